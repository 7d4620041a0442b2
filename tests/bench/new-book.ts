/**
 * From a text dropped on the guided page to its names on a page of the web, in the built extension: what a person waits for, and
 * whether the guided page stands still meanwhile. Least and middle of the rounds, wall time. Asserts nothing.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMarked } from '../../scripts/driver/marks';
import { county } from '../books/content';
import { print } from '../books/layouts';
import { variants } from '../books/variants';
import { launch, PAGES, PATIENCE, servePages, waitForImport } from '../e2e/harness';

const ROUNDS = Number(process.env.YL_BENCH_ROUNDS ?? 3);
const SIZE = 2_000_000;
/** A task of the page's main thread longer than this is one that a person feels. */
const LONG = 50;
const NEWS = '<!doctype html><meta charset=utf-8><p>青浦源县白沙镇、竹溪镇和云门乡昨天举办油茶节。</p>';
const BUDGET = '≤ 10 s in all';

/** A book of two million bytes: the small one’s parts, but for its towns, again and again, each with a name of its own. */
function largeBook(): string {
  const signs = '东南西北中上下前后左右大小长短高低新老';
  const categories = [];
  for (let n = 0; ; n++) {
    const own = signs[n % signs.length]! + signs[Math.floor(n / signs.length) % signs.length]!;
    for (const { title, sections } of county.categories.slice(0, -1))
      categories.push({
        title: `${own}${title}`,
        sections: sections.map((section) => ({
          ...section,
          title: `${own}${section.title}`,
          entries: section.entries.map((entry) => ({
            title: `${own}${entry.title}`,
            paragraphs: Array.from({ length: 4 }, () => entry.paragraphs).flat(),
          })),
        })),
      });
    const { text } = print({ ...county, categories: [...county.categories, ...categories] }, LAYOUT);
    if (Buffer.byteLength(text) >= SIZE) return text;
  }
}

const LAYOUT = {
  ...variants.find(({ name }) => name.startsWith('county, brackets'))!,
  category: (t: string) => [`第一编　${t}`],
};

export async function run() {
  const text = largeBook();
  const totals: { understood: number; names: number; page: number; longest: number }[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'new-book-'));
  const file = join(folder, 'book.txt');
  writeFileSync(file, text);
  for (let round = 0; round < ROUNDS; round++) totals.push(await once(file));
  rmSync(folder, { recursive: true });
  const row = (what: string, of: (one: (typeof totals)[number]) => number, budget = '') => {
    const all = totals.map(of).sort((a, b) => a - b);
    const s = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
    return { what, value: `${s(all[0]!)} (${s(all[Math.floor(all.length / 2)]!)})`, budget };
  };
  return {
    rows: [
      row(
        `drop of ${(Buffer.byteLength(text) / 1e6).toFixed(1)} MB until the book is understood`,
        ({ understood }) => understood,
      ),
      row('until its names are found and it can be shelved', ({ names }) => names),
      row('until a page of the web has its names', ({ page }) => page, BUDGET),
      row('longest task of the guided page', ({ longest }) => longest, `≤ ${LONG} ms`),
    ],
  };
}

async function once(file: string) {
  const lens = await launch();
  const server = await servePages(PAGES, { pages: { '/made.html': NEWS } });
  try {
    await waitForImport(lens);
    const page = await lens.newPage(lens.url('new-book.html'));
    await page.evaluate(`window.longest = 0; new PerformanceObserver((list) => {
      for (const one of list.getEntries()) window.longest = Math.max(window.longest, one.duration);
    }).observe({ type: 'longtask' });`);
    const begun = performance.now();
    // A file of the disk, as one that is dropped: bytes that the driver hands over are decoded in the page, in a task of their own.
    await page.setInputFiles('input[type=file]', file);
    await page
      .getByText(/\d+条条目/)
      .first()
      .waitFor({ timeout: PATIENCE });
    const understood = performance.now() - begun;
    await page.getByLabel('编号').fill('qingpuyuan-2019');
    await page.getByLabel('市', { exact: true }).fill('某州市');
    const shelve = page.getByRole('button', { name: '放上书架' });
    await page.waitForFunction(
      () => [...document.querySelectorAll('button')].some((one) => one.textContent === '放上书架' && !one.disabled),
      undefined,
      { timeout: PATIENCE },
    );
    const names = performance.now() - begun;
    await shelve.click();
    await page.getByText('已放上书架').waitFor({ timeout: PATIENCE });
    const web = await lens.newPage(`${server.origin}/made.html`);
    await web.waitForFunction(isMarked, '白沙镇', { timeout: PATIENCE });
    const total = performance.now() - begun;
    const longest = (await page.evaluate('window.longest')) as number;
    return { understood, names, page: total, longest };
  } finally {
    await server.close();
    await lens.close();
  }
}
