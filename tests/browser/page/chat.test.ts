import { expect, it } from 'vitest';
import { make, painted, reader } from './stand';

/** Lines before the first that comes, and those that come: more than are observed one by one, and longer than all the margins. */
const BEFORE = 300;
const COME = 120;

const at = reader();
const soon = (what: () => unknown) => expect.poll(what, { timeout: 5000 });
const line = (i: number): HTMLElement => make('p', [`第${i}条，清波街道。`]);
const isPainted = (element: Element): boolean =>
  [...CSS.highlights.values()].some((ranges) =>
    [...ranges].some(({ startContainer }) => element.contains(startContainer)),
  );

it('paints what a chat brings line after line, while it goes on and where the reader goes back', async () => {
  const main = make(
    'main',
    Array.from({ length: BEFORE }, (_, i) => line(i)),
  );
  await at.read(main);
  const end = (): void => scrollTo(0, document.documentElement.scrollHeight);
  let wasPainted = 0;
  for (let i = BEFORE; i < BEFORE + COME; i++) {
    main.append(line(i));
    end();
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    if (isPainted(main.children[i - 30] as Element)) wasPainted++;
  }
  // Not only when it has come to rest.
  expect(wasPainted).toBeGreaterThan(COME / 2);
  await soon(() => isPainted(main.lastElementChild as Element)).toBe(true);
  await soon(() => isPainted(main.children[BEFORE - 20] as Element)).toBe(false);
  scrollTo(0, 0);
  await soon(() => isPainted(main.firstElementChild as Element)).toBe(true);
  await soon(() => isPainted(main.lastElementChild as Element)).toBe(false);
  end();
  await soon(() => isPainted(main.lastElementChild as Element)).toBe(true);
  expect(painted().place?.length).toBeLessThan(BEFORE);
});
