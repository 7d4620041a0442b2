/**
 * Who hears of the pointer's moves before the page does: some pages keep all of them to themselves, at the window, so that only
 * a listener older than the page's scripts is told. Nobody before the first name.
 */
export const first: { moved?: (event: PointerEvent) => void } = {};
