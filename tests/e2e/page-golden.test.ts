import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { ConsoleMessage, Page, WebError } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { annotateDocument, blocksOfHtml, type Mention } from '../../data/index';
import type { Pack } from '../../data/pack/model';
import { loadVocabulary, recognizeText, type Vocabulary } from '../../data/recognizer';
import { PACK_FILE } from '../../scripts/pack-file';
import { GOLDEN_PAGES, MOVING_PAGES } from '../fixtures/golden-pages';
import { desk, lens, server, setUp } from './fixtures';
import { bundle, command, countsOf, expectedOf, namesOf, settledNames } from './golden';
import { bytesOf, waitForMarks } from './harness';

/** How often each entity is named. The page lists a name once, under the words it first stands in. */
function counted(mentions: readonly Mention[]): Record<string, number> {
  const first = new Map<string, string>();
  const counts: Record<string, number> = {};
  for (const mention of mentions) {
    const words = first.get(mention.entity) ?? mention.text;
    first.set(mention.entity, words);
    counts[words] = (counts[words] ?? 0) + 1;
  }
  return counts;
}

/** What `annotate` finds in the text of a page as a reader sees it, written down, and in its HTML, read from markup alone. */
async function annotated(page: Page, vocabulary: Vocabulary): Promise<Record<string, number>[]> {
  const [text, title] = await page.evaluate(() => [document.body.innerText, document.title] as const);
  const url = page.url();
  const html = blocksOfHtml(await page.content());
  return [
    counted(recognizeText(vocabulary, text.replaceAll('\t', '\n'), { title, url })),
    counted(annotateDocument(vocabulary, { id: url, ...html, title, url })),
  ];
}

/** Pages whose text alone has all that the page's names hang on. */
const TEXTS = ['news', 'notice', 'table', 'traditional', 'long'];

/** The golden pages in the built extension: what is marked, by `annotate` too, and that nothing of the page was touched. */
describe('golden pages', () => {
  const errors: string[] = [];
  let vocabulary: Vocabulary;

  beforeAll(() => {
    const pack: Pack = JSON.parse(gunzipSync(readFileSync(PACK_FILE)).toString());
    vocabulary = loadVocabulary(pack.vocabulary);
  });

  setUp({
    files: async () => ({ '/react/app.js': await bundle('react/app.jsx'), '/vue/app.js': await bundle('vue/app.js') }),
    prepare: ({ context }) => {
      const told = (message: ConsoleMessage) => {
        if (message.type() === 'error') errors.push(message.text());
      };
      const thrown = (error: WebError) => {
        errors.push(String(error.error()));
      };
      context.on('console', told).on('weberror', thrown);
      return () => context.off('console', told).off('weberror', thrown);
    },
  });

  /** The tab that notes the bytes of what it shows, and goes from page to page; what notes them touches nothing there. */
  let noting: Page | undefined;

  it.each([...GOLDEN_PAGES, 'endless'])('marks %s as expected and leaves its HTML as it was', async (name) => {
    const page = await lens.newPage('about:blank');
    // The page's own bytes, once its scripts have run: taken before our script starts at document_idle.
    if (page !== noting)
      await page.addInitScript(() => {
        addEventListener('DOMContentLoaded', () => {
          (window as unknown as { before: string }).before = document.documentElement.outerHTML;
        });
      });
    noting = page;
    await page.goto(`${server.origin}/${name}/`);
    const wanted = expectedOf(name);
    expect(await settledNames(desk, page, wanted)).toEqual(wanted);
    const before = await page.evaluate(() => (window as unknown as { before: string }).before);
    expect(await bytesOf(page)).toBe(before);
    // One recognizer for both.
    if (TEXTS.includes(name)) for (const found of await annotated(page, vocabulary)) expect(found).toEqual(wanted);
  });

  it.each(MOVING_PAGES)('keeps to what stands on %s at last', async (name) => {
    const page = await lens.newPage(`${server.origin}/${name}/`);
    await page.waitForSelector('[data-done]', { state: 'attached' });
    const wanted = expectedOf(name);
    expect(await settledNames(desk, page, wanted)).toEqual(wanted);
  });

  it('leaves a React app alone that takes its text over late, and follows it', async () => {
    const page = await lens.newPage(`${server.origin}/react/`);
    await waitForMarks(page, '清波街道');
    await page.waitForSelector('html[data-hydrated]', { state: 'attached' });
    await page.click('#more');
    await command(desk, page, 'expand-page');
    await page.waitForFunction(() => document.body.textContent?.includes('（杭州市上城区发展改革和经济信息化局）'));
    await page.click('#more');
    await waitForMarks(page, '小营街道');
    await page.click('#more');
    expect(await page.textContent('#root p')).toContain('清波街道有 3 条消息');
    await command(desk, page, 'restore-page');
    await page.waitForFunction(() => !document.body.textContent?.includes('（杭州市'));
    expect(await page.textContent('#root p')).toBe('清波街道有 3 条消息，区发改经信局已经答复。');
    expect(await page.evaluate(() => (window as unknown as { reactErrors: string[] }).reactErrors)).toEqual([]);
  });

  it('leaves a Vue app alone, and follows it', async () => {
    const page = await lens.newPage(`${server.origin}/vue/`);
    await waitForMarks(page, '清波街道');
    await command(desk, page, 'expand-page');
    await page.waitForFunction(() => document.body.textContent?.includes('（杭州市上城区发展改革和经济信息化局）'));
    await page.click('#more');
    await page.click('#more');
    await waitForMarks(page, '小营街道');
    await page.waitForFunction(() => document.body.textContent?.includes('清波街道有 2 条消息'));
    expect(await page.evaluate(() => (window as unknown as { vueErrors: string[] }).vueErrors)).toEqual([]);
  });

  it('keeps up with a chat that changes a hundred times a second, and stays small', async () => {
    const page = await lens.newPage(`${server.origin}/chat/`);
    await waitForMarks(page, '清波街道');
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 2000)));
    await page.evaluate(() => (window as unknown as { stop(): void }).stop());
    const inPage = await page.evaluate(
      () => [...document.querySelectorAll('#log p')].filter((line) => line.textContent?.includes('清波街道')).length,
    );
    const wanted = { 上城: 3, 清波街道: inPage };
    await expect.poll(async () => countsOf(await namesOf(desk, page.url())).清波街道).toBe(wanted.清波街道);
  });

  it('keeps the endless list registered near the viewport only', async () => {
    const page = await lens.newPage(`${server.origin}/endless/`);
    await waitForMarks(page, '清波街道');
    const lines = (): Promise<number> => page.evaluate(() => document.querySelectorAll('#list p').length);
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, 3000);
        return lines();
      })
      .toBeGreaterThan(200);
    const registered = (): Promise<number> =>
      page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0));
    await expect.poll(registered).toBeGreaterThan(0);
    await expect.poll(async () => (await registered()) < (await lines())).toBe(true);
  });

  it('brought no console error to any page', () => {
    expect(errors).toEqual([]);
  });
});
