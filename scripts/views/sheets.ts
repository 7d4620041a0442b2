import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';

export interface Shot {
  name: string;
  width: number;
  scheme: string;
  file: string;
}

/** Widest and highest sheet that can still be looked at as one picture, in CSS pixels. */
const SHEET = { width: 1500, height: 1120 };
/** How large pictures of a width are shown on a sheet. */
const SCALES: [upTo: number, scale: number][] = [
  [480, 1],
  [900, 0.62],
  [Number.POSITIVE_INFINITY, 0.5],
];
const GAP = 8;

/** Contact sheets: as many pictures of one width and scheme on each as can be looked at together. */
export async function makeSheets(context: BrowserContext, out: string, shots: readonly Shot[], height: number) {
  const page = await context.newPage();
  const keyOf = ({ width, scheme }: Shot) => `${width}-${scheme}`;
  for (const key of new Set(shots.map(keyOf))) {
    const group = shots.filter((shot) => keyOf(shot) === key);
    const wide = Math.round(group[0]!.width * SCALES.find(([upTo]) => group[0]!.width <= upTo)![1]);
    const high = Math.round((wide * height) / group[0]!.width) + 20;
    const across = Math.max(1, Math.floor(SHEET.width / (wide + GAP)));
    const most = across * Math.max(1, Math.floor(SHEET.height / (high + GAP)));
    for (let from = 0; from < group.length; from += most) {
      const figures = group
        .slice(from, from + most)
        .map(({ file, name }) => `<figure><img src="${file}"><figcaption>${name}</figcaption></figure>`);
      const html = join(out, 'sheet.html');
      await writeFile(
        html,
        `<!doctype html><meta charset="utf-8"><style>body{margin:${GAP}px;display:flex;flex-wrap:wrap;gap:${GAP}px;font:12px sans-serif;background:#888}figure{margin:0}img{width:${wide}px;display:block}</style>${figures.join('')}`,
      );
      await page.setViewportSize({ width: across * (wide + GAP) + GAP, height: 400 });
      await page.goto(`file://${html}`);
      await page.screenshot({ path: join(out, `sheet-${key}-${1 + from / most}.png`), fullPage: true });
    }
  }
  await page.close();
}
