import { describe, expect, it } from 'vitest';
import type { Box } from '../../../data/messaging/messages';
import { EDGE, GAP, limitsOf, type Placement, place } from '../../../entrypoints/page.content/card/placement';

const screen: Box = { x: 0, y: 0, width: 1280, height: 800 };
const card = { width: 372, height: 420 };
const at = (x: number, y: number, width = 96, height = 20): Box => ({ x, y, width, height });

function placed(boxes: Box[], change: Partial<Parameters<typeof place>[0]> = {}): Placement {
  return place({ boxes, pointer: null, ...card, viewport: screen, rtl: false, ...change });
}
function apart(a: Box, b: Box): boolean {
  return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
}
function inside(box: Box, view: Box): boolean {
  return (
    box.x >= view.x &&
    box.y >= view.y &&
    box.x + box.width <= view.x + view.width &&
    box.y + box.height <= view.y + view.height
  );
}

describe('place', () => {
  it('puts the card under the name, at its start', () => {
    expect(placed([at(300, 100)])).toEqual({ side: 'below', x: 300, y: 120 + GAP, ...card });
  });

  it('goes above where there is no room below', () => {
    const { side, y, height } = placed([at(300, 700)]);
    expect(side).toBe('above');
    expect(y + height).toBe(700 - GAP);
  });

  it('ends at the name’s end on right-to-left pages', () => {
    const { x, width } = placed([at(800, 100)], { rtl: true });
    expect(x + width).toBe(896);
  });

  it('stays inside at every edge and never covers the name, whatever the zoom', () => {
    // Asserted once: to assert each of twelve thousand places takes longer than to find them.
    const wrong: string[] = [];
    for (const zoom of [0.5, 1, 1.5, 2, 3]) {
      const viewport = { x: 0, y: 0, width: 1280 / zoom, height: 800 / zoom };
      for (let x = 0; x <= viewport.width - 60; x += 37)
        for (let y = 0; y <= viewport.height - 20; y += 23)
          for (const rtl of [false, true]) {
            const name = at(x, y, 60, 18);
            const box = placed([name], { viewport, rtl });
            if (!inside(box, viewport) || !apart(box, name) || box.height <= 60)
              wrong.push(`zoom ${zoom} at ${x},${y}: ${JSON.stringify(box)}`);
          }
    }
    expect(wrong).toEqual([]);
  });

  it('keeps clear of both lines of a wrapped name and starts at the line pointed at', () => {
    const lines = [at(1100, 200), at(40, 224)];
    const second = placed(lines, { pointer: { x: 60, y: 230 } });
    for (const line of lines) expect(apart(second, line)).toBe(true);
    expect(second.x).toBe(40);
    const first = placed(lines, { pointer: { x: 1120, y: 210 } });
    expect(first.x).toBe(1280 - EDGE - card.width);
  });

  it('goes beside the name in a low, wide viewport', () => {
    const viewport = { x: 0, y: 0, width: 1200, height: 300 };
    const box = placed([at(400, 140)], { viewport });
    expect(['right', 'left']).toContain(box.side);
    expect(box.height).toBeLessThanOrEqual(limitsOf(viewport).height);
  });

  it('leaves the sentence of the name in sight: a high card stands under or over it and scrolls', () => {
    const name = at(300, 300);
    const high = placed([name], { height: 540 });
    expect(high.side).toBe('below');
    expect(high.height).toBe(800 - EDGE - 320 - GAP);
    // It opens at the size of a usual card and grows with what arrives.
    expect(placed([name], { height: 540, side: placed([name]).side })).toEqual(high);
    expect(placed([at(300, 420)], { height: 540 }).side).toBe('above');
  });

  it('keeps its side while it grows, so that it does not jump', () => {
    const name = at(300, 380);
    const small = placed([name], { height: 200 });
    expect(small.side).toBe('below');
    expect(placed([name], { height: 380, side: small.side }).side).toBe('below');
    // Where it no longer fits it scrolls; only where the page has moved is another side better.
    const low = at(300, 450);
    expect(placed([low], { height: 500, side: 'below', grown: true })).toMatchObject({ side: 'below', y: 470 + GAP });
    expect(placed([low], { height: 500, side: 'below' }).side).not.toBe('below');
  });

  it('stays in the part that pinch zoom shows', () => {
    const viewport = { x: 500, y: 300, width: 420, height: 500 };
    expect(inside(placed([at(560, 340)], { viewport }), viewport)).toBe(true);
  });

  it('takes at most 70 % of the height', () => {
    expect(placed([at(300, 20)], { height: 5000 }).height).toBe(560);
  });
});

describe('place, with something in the way', () => {
  const cell = (box: Box, weight = 1) => ({ ...box, weight });
  const rows = Array.from({ length: 8 }, (_, i) => cell(at(300, 132 + i * 32)));

  it('leaves the rows of a list free', () => {
    const card = placed([at(300, 100)], { obstacles: rows });
    for (const row of rows) expect(apart(card, row)).toBe(true);
    expect(inside(card, screen)).toBe(true);
  });

  it('leaves them free at the right edge too, on its other side', () => {
    const right = rows.map((row) => ({ ...row, x: 1150 }));
    const card = placed([at(1150, 100)], { obstacles: right });
    for (const row of right) expect(apart(card, row)).toBe(true);
  });

  it('stands beside a menu of the page under the name', () => {
    const menu = cell({ x: 300, y: 120, width: 160, height: 120 }, 6);
    expect(apart(placed([at(300, 100)], { obstacles: [menu] }), menu)).toBe(true);
  });

  it('covers what matters least where everything is in the way', () => {
    const all = [
      cell({ x: 0, y: 125, width: 1280, height: 675 }, 6),
      cell({ x: 0, y: 0, width: 1280, height: 95 }, 0.1),
    ];
    const card = placed([at(300, 400)], { obstacles: all, height: 300 });
    expect(inside(card, screen)).toBe(true);
    expect(apart(card, at(300, 400))).toBe(true);
  });

  it('keeps its side while nothing new is in the way, and moves when something is', () => {
    const first = placed([at(300, 100)], { obstacles: rows });
    expect(placed([at(300, 100)], { obstacles: rows, side: first.side })).toEqual(first);
    const menu = cell({ ...first, width: 200, height: 200 }, 6);
    expect(apart(placed([at(300, 100)], { obstacles: [...rows, menu], side: first.side }), menu)).toBe(true);
  });

  it('stands beside a column of vertical text, on the side already read, never on the rest of the column', () => {
    const name = at(640, 100, 20, 80);
    const rest = at(640, 180, 20, 400);
    const rl = placed([name], { columns: 'rl' });
    expect(rl.side).toBe('right');
    expect(apart(rl, rest)).toBe(true);
    expect(placed([name], { columns: 'lr' }).side).toBe('left');
    expect(placed([at(1200, 100, 20, 80)], { columns: 'rl' }).side).toBe('left');
    // On a phone there is no room beside it.
    const phone: Box = { x: 0, y: 0, width: 360, height: 700 };
    expect(inside(placed([at(200, 300, 20, 80)], { columns: 'rl', viewport: phone }), phone)).toBe(true);
  });
});
