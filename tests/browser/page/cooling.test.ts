import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { onCold } from '../../../entrypoints/page.content/card/cooling';
import { turnTab } from '../hidden';

let stop: AbortController;
const letGo = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  letGo.mockClear();
  stop = new AbortController();
  onCold(letGo, stop.signal);
});
afterEach(() => {
  stop.abort();
  turnTab(false);
  vi.useRealTimers();
});

it('lets go of the warm card when the tab has been hidden for a minute', () => {
  turnTab(true);
  vi.advanceTimersByTime(59_000);
  expect(letGo).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2000);
  expect(letGo).toHaveBeenCalledTimes(1);
});

it('keeps it where the reader comes back before', () => {
  turnTab(true);
  vi.advanceTimersByTime(40_000);
  turnTab(false);
  vi.advanceTimersByTime(120_000);
  expect(letGo).not.toHaveBeenCalled();
  // And counts anew from the next time on.
  turnTab(true);
  vi.advanceTimersByTime(40_000);
  expect(letGo).not.toHaveBeenCalled();
});

it('does nothing where the run has ended', () => {
  turnTab(true);
  stop.abort();
  vi.advanceTimersByTime(120_000);
  expect(letGo).not.toHaveBeenCalled();
});
