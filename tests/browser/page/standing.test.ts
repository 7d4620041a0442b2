import { expect, it } from 'vitest';
import type { CardRequest } from '../../../entrypoints/page.content/card/card-handle';
import { Standing } from '../../../entrypoints/page.content/card/standing';

it('stays where it is while its name is not drawn', () => {
  const request = {
    boxes: [{ x: 40, y: 60, width: 80, height: 20 }],
    pointer: null,
    rtl: false,
    element: null,
  } as object;
  const follow = { follow: () => [], around: null };
  const standing = new Standing(() => null);
  const first = standing.begin({ ...request, ...follow } as unknown as CardRequest);
  const grown = standing.grow({ ...request, ...follow } as unknown as CardRequest, { width: 300, height: 200 }, false);
  expect(grown).toEqual(first);
  expect(Object.values(first).filter((value) => typeof value === 'number' && !Number.isFinite(value))).toEqual([]);
});
