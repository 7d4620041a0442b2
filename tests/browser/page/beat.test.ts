import { afterEach, expect, it } from 'vitest';
import { Beat } from '../../../entrypoints/page.content/mark/beat';

const stop = new AbortController();
afterEach(() => {
  stop.abort();
  document.documentElement.removeAttribute('style');
});

it('tells changes of every frame from those that scrolling brings', async () => {
  const told: boolean[] = [];
  new Beat(
    stop.signal,
    () => false,
    (_byRoot, surely) => told.push(surely),
  );
  const change = async (frames: number, first: () => void): Promise<void> => {
    for (let n = 0; n < frames; n++) {
      await new Promise(requestAnimationFrame);
      first();
      document.documentElement.style.setProperty('--at', `${n}`);
    }
    await new Promise(requestAnimationFrame);
  };
  await change(9, () => document.dispatchEvent(new Event('scroll')));
  expect(told).not.toContain(true);
  await change(9, () => {});
  expect(told).toContain(true);
});
