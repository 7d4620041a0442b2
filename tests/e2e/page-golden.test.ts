import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, command, countsOf, expectedOf, namesOf, openDesk, settledNames } from './golden';
import { bytesOf, type Lens, launch, PAGES, type PageServer, servePages, waitForImport, waitForMarks } from './harness';

/** The golden pages in the built extension: what is marked, and that nothing of the page was touched. */
describe('golden pages', () => {
  let server: PageServer;
  let lens: Lens;
  let desk: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    const [react, vue] = await Promise.all([bundle('react/app.jsx'), bundle('vue/app.js')]);
    server = await servePages(PAGES, { files: { '/react/app.js': react, '/vue/app.js': vue } });
    lens = await launch();
    lens.context.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    lens.context.on('weberror', (error) => errors.push(String(error.error())));
    await waitForImport(lens);
    desk = await openDesk(lens);
  });

  afterAll(async () => {
    await lens?.close();
    await server?.close();
  });

  it.each([
    'news',
    'notice',
    'table',
    'rtl',
    'traditional',
    'editor',
    'shadow',
    'frames',
    'dialogs',
    'long',
    'endless',
    'rendered',
    'hostile',
  ])('marks %s as expected and leaves its HTML as it was', async (name) => {
    const page = await lens.newPage('about:blank');
    // The page's own bytes, once its scripts have run: taken before our script starts at document_idle.
    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => {
        (window as unknown as { before: string }).before = document.documentElement.outerHTML;
      });
    });
    await page.goto(`${server.origin}/${name}/`);
    const wanted = expectedOf(name);
    expect(await settledNames(desk, page, wanted)).toEqual(wanted);
    const before = await page.evaluate(() => (window as unknown as { before: string }).before);
    expect(await bytesOf(page)).toBe(before);
    await page.close();
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
    await page.close();
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
    await page.close();
  });

  it('keeps up with a chat that changes a hundred times a second, and stays small', async () => {
    const page = await lens.newPage(`${server.origin}/chat/`);
    await waitForMarks(page, '清波街道');
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 4000)));
    await page.evaluate(() => (window as unknown as { stop(): void }).stop());
    const inPage = await page.evaluate(
      () => [...document.querySelectorAll('#log p')].filter((line) => line.textContent?.includes('清波街道')).length,
    );
    const wanted = { 上城: 3, 清波街道: inPage };
    await page.waitForTimeout(1000);
    const found = countsOf(await namesOf(desk, page.url()));
    expect(found.清波街道).toBe(wanted.清波街道);
    await page.close();
  });

  it('keeps the endless list registered near the viewport only', async () => {
    const page = await lens.newPage(`${server.origin}/endless/`);
    await waitForMarks(page, '清波街道');
    for (let i = 0; i < 12; i++) {
      await page.mouse.wheel(0, 3000);
      await page.waitForTimeout(120);
    }
    await page.waitForTimeout(800);
    const { nodes, registered } = await page.evaluate(() => {
      let count = 0;
      for (const [, ranges] of CSS.highlights) count += ranges.size;
      return { nodes: document.querySelectorAll('#list p').length, registered: count };
    });
    expect(nodes).toBeGreaterThan(200);
    expect(registered).toBeLessThan(nodes);
    await page.close();
  });

  it('brought no console error to any page', () => {
    expect(errors).toEqual([]);
  });
});
