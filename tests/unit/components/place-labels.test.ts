import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Labelled, placeLabels } from '../../../components/charts/place-labels';

const PICTURE = { width: 640, height: 300 };
const dot = (x: number, y: number, letters = 4): Labelled => ({ x, y, r: 5, width: letters * 12, height: 15 });

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
const meets = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The boxes of names, and that none is where it must not be. */
function boxesOf(things: readonly Labelled[], picture = PICTURE): (Box | null)[] {
  const boxes = placeLabels(things, picture).map(
    (place, at): Box | null =>
      place && {
        left: place.x,
        right: place.x + things[at]!.width,
        top: place.y - things[at]!.height / 2,
        bottom: place.y + things[at]!.height / 2,
      },
  );
  for (const [at, box] of boxes.entries()) {
    if (!box) continue;
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(picture.width);
    for (const { x, y, r } of things)
      expect(meets(box, { left: x - r, right: x + r, top: y - r, bottom: y + r })).toBe(false);
    for (const other of boxes.slice(at + 1)) expect(other && meets(box, other)).not.toBe(true);
  }
  return boxes;
}

describe('names beside dots', () => {
  it('stand to the right where nothing is in the way', () => {
    expect(placeLabels([dot(100, 100)], PICTURE)).toEqual([{ x: 109, y: 100 }]);
  });

  it('give way to a dot and to the edge', () => {
    const boxes = boxesOf([dot(100, 100, 5), dot(160, 104), dot(620, 50)]);
    expect(boxes.every(Boolean)).toBe(true);
    expect(boxes[2]!.right).toBeLessThan(620);
  });

  it('never lie on a dot, on one another or outside, wherever the dots are', () => {
    const anywhere = fc.record({
      x: fc.integer({ min: 10, max: 630 }),
      y: fc.integer({ min: 10, max: 290 }),
      letters: fc.integer({ min: 2, max: 8 }),
    });
    fc.assert(
      fc.property(fc.array(anywhere, { maxLength: 30 }), (dots) => {
        boxesOf(dots.map(({ x, y, letters }) => dot(x, y, letters)));
      }),
    );
  });

  it('find room for fourteen names on a phone’s width, nine of ten times at least', () => {
    let [named, all] = [0, 0];
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 16807) % 2147483647;
      return seed % below;
    };
    for (let turn = 0; turn < 50; turn++) {
      const things = Array.from({ length: 14 }, () => dot(70 + next(240), 10 + next(270), 4));
      const boxes = boxesOf(things, { width: 320, height: 300 });
      named += boxes.filter(Boolean).length;
      all += boxes.length;
    }
    expect(named / all).toBeGreaterThan(0.9);
  });
});
