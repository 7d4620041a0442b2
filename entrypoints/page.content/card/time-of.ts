/**
 * When an event happened, ms since 1970: comparable between frames of several processes. `performance.timeOrigin` is not,
 * where the system's clock was set between the starts of two processes.
 */
export const timeOf = (event: Event): number => Date.now() - (performance.now() - event.timeStamp);
