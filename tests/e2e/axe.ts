import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** What axe says of a document. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rows of one list after so many are made as those before them: taken out, since axe takes seconds for a thousand. */
const MORE = ':is(li, tr, dd, details, [role=option]):nth-of-type(n + 6), section:nth-of-type(n + 12)';
/** What may come out otherwise in the dark: nothing but colours follows the scheme. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** Each rule that is broken with the places, of one document. */
async function broken(where: Page | Frame, options: RunOptions): Promise<string[]> {
  return where.evaluate(async (options) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    const { violations } = await axe.run({ iframes: false, resultTypes: ['violations'], ...options });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 140))
          .join(' | ')}`,
    );
  }, options);
}

/** Shows a page in the light or in the dark, and no colour on its way; a card follows the page under it a moment later. */
async function turn(page: Page, where: Page | Frame, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await where.waitForFunction((scheme) => {
    const { theme = scheme } = document.documentElement.dataset;
    const isStill = document.getAnimations().every(({ playState }) => playState !== 'running');
    return matchMedia(`(prefers-color-scheme: ${scheme})`).matches && theme === scheme && isStill;
  }, colorScheme);
}

/** Takes rows of long lists out of a document, and gives what puts them back where React expects them. Runs in the page. */
function shorten(more: string): () => void {
  const rows = [...document.querySelectorAll(more)].map((row) => ({ row, stand: document.createComment('') }));
  for (const { row, stand } of rows) row.replaceWith(stand);
  return () => {
    for (const { row, stand } of rows) stand.replaceWith(row);
  };
}

/** What is broken in the light, and in the dark; `page` is what `where` is shown by. The document is left as it was. */
export async function violations(
  page: Page,
  where: Page | Frame = page,
  off: readonly string[] = [],
): Promise<string[]> {
  if (!(await where.evaluate(() => 'axe' in globalThis))) await where.evaluate(`eval(${JSON.stringify(AXE)})`);
  const putBack = await where.evaluateHandle(shorten, MORE);
  const rules = Object.fromEntries(off.map((id) => [id, { enabled: false }]));
  await turn(page, where, 'light');
  const light = await broken(where, { rules });
  await turn(page, where, 'dark');
  const dark = await broken(where, { runOnly: { type: 'rule', values: OF_COLOUR } });
  await putBack.evaluate((putBack) => putBack());
  return [...light, ...dark.map((what) => `in the dark: ${what}`)];
}
