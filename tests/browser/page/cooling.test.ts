import { afterEach, beforeEach, expect, it, vi } from 'vitest';

let hidden = false;
// Before the page script's getters are taken: a tab under test is never hidden.
Object.defineProperty(Document.prototype, 'hidden', { configurable: true, get: () => hidden });
const { onCold } = await import('../../../entrypoints/page.content/card/cooling');

let stop: AbortController;
const letGo = vi.fn();
const turn = (to: boolean): void => {
  hidden = to;
  document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  vi.useFakeTimers();
  letGo.mockClear();
  stop = new AbortController();
  onCold(letGo, stop.signal);
});
afterEach(() => {
  stop.abort();
  turn(false);
  vi.useRealTimers();
});

it('lets go of the warm card when the tab has been hidden for a minute', () => {
  turn(true);
  vi.advanceTimersByTime(59_000);
  expect(letGo).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2000);
  expect(letGo).toHaveBeenCalledTimes(1);
});

it('keeps it where the reader comes back before', () => {
  turn(true);
  vi.advanceTimersByTime(40_000);
  turn(false);
  vi.advanceTimersByTime(120_000);
  expect(letGo).not.toHaveBeenCalled();
  // And counts anew from the next time on.
  turn(true);
  vi.advanceTimersByTime(40_000);
  expect(letGo).not.toHaveBeenCalled();
});

it('does nothing where the run has ended', () => {
  turn(true);
  stop.abort();
  vi.advanceTimersByTime(120_000);
  expect(letGo).not.toHaveBeenCalled();
});
