import { expect, test } from 'vitest';
import { LabelField } from '../../../components/map/label-field';
import { placeLabels, textWidth, type View } from '../../../components/map/labels';
import { shapesOf } from '../../../components/map/shapes';
import type { MapLayer } from '../../../data/gazetteer/model';
import { buildLayers, parseGeoFacts } from '../../../data/gazetteer/places';
import { loadFacts } from '../../../scripts/load-facts';

const layers: MapLayer[] = buildLayers(parseGeoFacts(loadFacts()), 2021);
const base = shapesOf(layers);

const viewAt = (zoom: number, left: number, top: number): View => ({ zoom, left, top, width: 640, height: 560 });

/** Boxes of the glyphs as drawn, without the margin that the placing keeps. */
function boxes(labels: ReturnType<typeof placeLabels>) {
  return labels.map((label) =>
    label.glyphs.map((glyph) => ({
      x0: glyph.x - textWidth(glyph.text, label.size) / 2,
      x1: glyph.x + textWidth(glyph.text, label.size) / 2,
      y0: glyph.y - label.size / 2,
      y1: glyph.y + label.size / 2,
    })),
  );
}

test.each([10.75, 12, 13, 14.25, 15.5, 17])(
  'at zoom %d no two names of the real base map overlap, and none covers a marker',
  (zoom) => {
    const scale = 2 ** (zoom - 14);
    const view = viewAt(zoom, -320 / scale, -280 / scale);
    const markers = Array.from({ length: 12 }, (_, i) => ({
      x: 40 + ((i * 197) % 560),
      y: 40 + ((i * 131) % 480),
      radius: 11,
      name: `地点${i}`,
      tone: 'place' as const,
    }));
    const labels = placeLabels(base, view, markers);
    expect(labels.length).toBeGreaterThan(4);
    const placed = boxes(labels);
    for (let a = 0; a < placed.length; a++) {
      for (let b = a + 1; b < placed.length; b++) {
        for (const one of placed[a]!) {
          for (const other of placed[b]!) {
            const overlap = one.x0 < other.x1 && other.x0 < one.x1 && one.y0 < other.y1 && other.y0 < one.y1;
            expect(overlap, `${labels[a]!.text} over ${labels[b]!.text}`).toBe(false);
          }
        }
      }
      for (const one of placed[a]!) {
        for (const marker of markers) {
          const covers =
            one.x0 < marker.x + 11 && marker.x - 11 < one.x1 && one.y0 < marker.y + 11 && marker.y - 11 < one.y1;
          expect(covers, `${labels[a]!.text} over a marker`).toBe(false);
        }
      }
    }
  },
);

test('on the small map of a card no name is cut by its edge or stands under its caption', () => {
  const seen = { left: 130, right: 502, top: 46, bottom: 178 };
  const caption = { left: 134, right: 390, top: 154, bottom: 174 };
  for (const zoom of [12, 13, 14, 15]) {
    const scale = 2 ** (zoom - 14);
    const view = { zoom, left: -316 / scale, top: -112 / scale, width: 632, height: 224 };
    const labels = placeLabels(base, view, [], { seen, covered: [caption] });
    for (const [i, glyphs] of boxes(labels).entries()) {
      for (const { x0, x1, y0, y1 } of glyphs) {
        const { text } = labels[i]!;
        const across = (at: number, from: number, to: number) => from < at && at < to;
        const cut =
          [seen.left, seen.right].some((x) => across(x, x0, x1)) ||
          [seen.top, seen.bottom].some((y) => across(y, y0, y1));
        expect(cut, `${text} cut at ${zoom}`).toBe(false);
        const under = x0 < caption.right && caption.left < x1 && y0 < caption.bottom && caption.top < y1;
        expect(under, `${text} under the caption at ${zoom}`).toBe(false);
      }
    }
  }
});

test('on a large map the name of a marked place turns inward at an edge; far outside it stays where it was', () => {
  const seen = { left: 100, right: 540, top: 60, bottom: 500 };
  const marker = (x: number, y: number) => ({
    x,
    y,
    radius: 6,
    name: '一所很长名字的外国语学校',
    tone: 'place' as const,
  });
  const spot = (x: number, y: number) => {
    const labels = placeLabels(base, viewAt(9.75, -6000, -5300), [marker(x, y)], { seen, covered: null });
    return labels.find(({ text }) => text === '一所很长名字的外国语学校')!.glyphs[0]!;
  };
  expect(spot(300, 200).x).toBeGreaterThan(300);
  expect(spot(500, 200).x).toBeLessThan(500);
  expect(spot(120, 200).x).toBeGreaterThan(120);
  expect(spot(556, 200).x).toBeGreaterThan(556);
});

test('where the whole district is smaller than the name of its river, the river goes without', () => {
  const labels = placeLabels(base, viewAt(9.75, -6000, -5300), []);
  expect(labels.map((label) => label.text)).not.toContain('钱塘江');
});

test('panning keeps a name where it stood on the ground', () => {
  const before = placeLabels(base, viewAt(12, -640, -560), []);
  const after = placeLabels(base, viewAt(12, -600, -540), []);
  const dx = 40 * 2 ** (12 - 14);
  const dy = 20 * 2 ** (12 - 14);
  const street = before.find(
    (label) => label.tone === 'street' && label.glyphs[0]!.x > 200 && label.glyphs[0]!.x < 450,
  )!;
  const moved = after.find((label) => label.text === street.text)!;
  expect(moved.glyphs[0]!.x).toBeCloseTo(street.glyphs[0]!.x - dx, 3);
  expect(moved.glyphs[0]!.y).toBeCloseTo(street.glyphs[0]!.y - dy, 3);
});

test('a field gives all boxes of a label or none', () => {
  const field = new LabelField();
  const box = (left: number) => ({ left, right: left + 10, top: 0, bottom: 10 });
  expect(field.claim([box(0), box(20)])).toBe(true);
  expect(field.claim([box(40), box(25)])).toBe(false);
  expect(field.claim([box(40)])).toBe(true);
});
