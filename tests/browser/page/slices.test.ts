import { afterEach, expect, it, vi } from 'vitest';
import { Slices } from '../../../entrypoints/page.content/slices';

const stop = new AbortController();
afterEach(() => stop.abort());

it('goes on with the other jobs when one throws, the more urgent first', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const done: string[] = [];
  const job = (name: string) => ({ step: () => done.push(name) > 0 });
  const slices = new Slices(stop.signal, () => {});
  slices.add(job('background'), 'background');
  slices.add(job('rest'), 'rest');
  slices.add(
    {
      step: () => {
        throw new Error('of a page that is gone');
      },
    },
    'first',
  );
  slices.add(job('first'), 'first');
  slices.add(job('next'), 'next');
  await expect.poll(() => slices.busy).toBe(false);
  expect(done).toEqual(['next', 'first', 'rest', 'background']);
  expect(warn).toHaveBeenCalledOnce();
  warn.mockRestore();
});

it('lets what is urgent go before the rest that the page’s changes have to take', async () => {
  const done: string[] = [];
  const slices = new Slices(new AbortController().signal, () => {});
  const long = (name: string) => ({
    step: () => {
      for (const end = performance.now() + 60; performance.now() < end; );
      return done.push(name) > 0;
    },
  });
  slices.add(long('one'), 'background');
  slices.add(long('two'), 'background');
  await expect.poll(() => done, { interval: 1 }).toEqual(['one']);
  slices.add({ step: () => done.push('urgent') > 0 }, 'first');
  await expect.poll(() => slices.busy).toBe(false);
  expect(done).toEqual(['one', 'urgent', 'two']);
});
