import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { cardBox, entriesOf, noCard } from './card';
import { desk, lens, server, setUp } from './fixtures';
import { badgeOf, command, countsOf, namesOf, painted, seenText, settledNames, store } from './golden';
import { bytesOf, cardFrame, hover, outlast, waitForMarks } from './harness';

const HEAD = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">';
const NO_SITES = { off: [], expand: [], pagesOff: [] };
/** A page that grows by a line each time it is brought back, and says whether it was. */
const KEPT = `${HEAD}<title>上城区</title><h1>杭州市上城区</h1><p>清波街道与区发改经信局。</p><p id="new"></p>
<script>addEventListener('pageshow', (event) => {
  document.documentElement.dataset.kept = event.persisted;
  if (event.persisted) document.getElementById('new').textContent = '回来以后，小营街道也在。';
})</script>`;
const ROUTES = `${HEAD}<title>上城区清波街道</title><main><h1>杭州市上城区</h1><p>这里是清波街道。</p></main>
<script>function go(url, title, text) {
  history.pushState(null, '', url);
  document.title = title;
  document.querySelector('main').innerHTML = '<h1>杭州市上城区</h1><p>' + text + '</p>';
}</script>`;

/** Many times as long as what is read at once. */
const LONG = `${HEAD}<title>上城区</title><h1>杭州市上城区</h1><p>今天的清波街道。</p>${'<p>昨天下午天气很好，大家坐在院子里说话，孩子们跑来跑去，一直到天黑才回家。</p>'.repeat(6000)}<p>后来的小营街道。</p>`;

/** What a page goes through from its first byte to its last, and back. */
describe('the life of a page', () => {
  setUp({
    pages: {
      '/kept': KEPT,
      '/routes': ROUTES,
      '/coming': `${HEAD}<title>上城区</title><h1>杭州市上城区</h1><p>清波街道。</p><script src="held.js"></script><p>小营街道。</p>`,
      '/long': LONG,
      '/other': `${HEAD}<title>x</title><p>elsewhere</p>`,
      '/outer': `${HEAD}<title>x</title><iframe src="/frames/inner.html"></iframe>`,
    },
    launch: { backForwardCache: true },
    files: { '/plain.txt': '杭州市上城区\n\n今天清波街道\n和小营街道一起。\n' },
  });

  async function open(path: string, text: string): Promise<Page> {
    const page = await lens.newPage(`${server.origin}/${path}`);
    await waitForMarks(page, text);
    return page;
  }

  /**
   * Away from `/kept` and back to it as it was left. Whether a page is kept is for the browser to say, which keeps none that
   * still loads something, or when memory is short: then what was done `before` is done again to the one that was loaded anew.
   */
  async function leaveAndReturn(
    page: Page,
    { before, meanwhile }: { before?: () => Promise<void>; meanwhile?: () => Promise<void> } = {},
  ): Promise<void> {
    for (let turn = 1; ; turn++) {
      await before?.();
      await page.waitForSelector('html[data-kept]', { state: 'attached' });
      await page.evaluate(() => delete document.documentElement.dataset.kept);
      await page.goto(`${server.origin}/other?wait=100`);
      await meanwhile?.();
      await page.goBack({ waitUntil: 'commit' });
      await page.waitForSelector('html[data-kept]', { state: 'attached' });
      const [kept, why] = await page.evaluate(() => {
        const [navigation] = performance.getEntriesByType('navigation');
        return [document.documentElement.dataset.kept, JSON.stringify(navigation)] as const;
      });
      if (kept === 'true') return;
      if (turn === 4) throw new Error(`not kept: ${why}`);
    }
  }

  it('comes back from the back/forward cache with its marks and what was expanded, and what changed on the way is read', async () => {
    const page = await open('kept', '清波街道');
    await leaveAndReturn(page, {
      before: async () => {
        await waitForMarks(page, '清波街道');
        const card = await hover(page, '清波街道');
        await entriesOf(card).first().waitFor();
        await cardBox(page);
        await command(desk, page, 'expand-page');
        await page.waitForFunction(() => document.body.textContent?.includes('（杭州市上城区发展改革和经济信息化局）'));
      },
    });
    await noCard(page);
    await waitForMarks(page, '小营街道');
    expect(await painted(page)).toEqual({ 杭州市上城区: 1, 清波街道: 1, 区发改经信局: 1, 小营街道: 1 });
    await expect.poll(() => badgeOf(desk, page.url())).toBe('4');
    expect(await seenText(page, 'p')).toBe('清波街道与区发改经信局（杭州市上城区发展改革和经济信息化局）。');
    const card = await hover(page, '小营街道');
    await entriesOf(card).first().waitFor();
    await command(desk, page, 'restore-page');
    await page.waitForFunction(() => document.querySelector('p')?.textContent === '清波街道与区发改经信局。');
  });

  it('of a very long page is told so far as it is read, and whole to who asks', async () => {
    await open('long', '清波街道');
    // To find it by its address all tabs would be asked for their names.
    const badge = () =>
      desk.evaluate(async () => {
        const newest = Math.max(...(await chrome.tabs.query({})).map(({ id }) => id ?? 0));
        return chrome.action.getBadgeText({ tabId: newest });
      });
    await expect.poll(badge, { timeout: 10_000 }).toBe('2+');
    await expect
      .poll(async () => countsOf(await namesOf(desk, `${server.origin}/long`)), { timeout: 10_000 })
      .toMatchObject({ 清波街道: 1, 小营街道: 1 });
    await expect.poll(badge, { timeout: 10_000 }).toBe('3');
  });

  it('is read while it still comes, and what comes late is read too', async () => {
    const page = await lens.newPage('about:blank');
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/held.js', async (route) => {
      await released;
      await route.fulfill({ body: '' });
    });
    await page.goto(`${server.origin}/coming`, { waitUntil: 'commit' });
    await waitForMarks(page, '清波街道');
    expect(await page.evaluate(() => [document.readyState, document.querySelectorAll('p').length])).toEqual([
      'loading',
      1,
    ]);
    release();
    await waitForMarks(page, '小营街道');
    expect(await painted(page)).toEqual({ 杭州市上城区: 1, 清波街道: 1, 小营街道: 1 });
  });

  it('follows what the reader chose while it was away', async () => {
    const page = await open('kept', '清波街道');
    const url = page.url();
    await leaveAndReturn(page, { meanwhile: () => store(desk, { sites: { ...NO_SITES, pagesOff: [url] } }) });
    await expect.poll(() => painted(page)).toEqual({});
    await expect.poll(() => badgeOf(desk, url)).toBe('–');
    await leaveAndReturn(page);
    await expect.poll(() => badgeOf(desk, url)).toBe('–');
    await leaveAndReturn(page, { meanwhile: () => store(desk, { sites: NO_SITES }) });
    await waitForMarks(page, '清波街道');
    await expect.poll(() => badgeOf(desk, url)).toBe('4');
  });

  it('follows same-document navigation, with the choices for the new address', async () => {
    await store(desk, { sites: { ...NO_SITES, pagesOff: [`${server.origin}/routes/off`] } });
    const page = await open('routes', '清波街道');
    const go = (path: string, title: string, text: string): Promise<void> =>
      page.evaluate(
        ([...given]) => (window as unknown as { go(...given: string[]): void }).go(...given),
        [path, title, text],
      );
    await go('/routes/xiaoying', '上城区小营街道', '现在是小营街道。');
    const wanted = { 杭州市上城区: 1, 小营街道: 1 };
    expect(await settledNames(desk, page, wanted)).toEqual(wanted);
    expect(await painted(page)).toEqual(wanted);
    await go('/routes/off', '上城区望江街道', '望江街道不看。');
    await expect.poll(() => painted(page)).toEqual({});
    await expect.poll(() => badgeOf(desk, page.url())).toBe('–');
    await go('/routes#望江', '上城区望江街道', '望江街道再看。');
    await waitForMarks(page, '望江街道');
    await page.evaluate(() => {
      location.hash = '#湖滨';
      document.querySelector('p')!.textContent = '湖滨街道在后面。';
    });
    await waitForMarks(page, '湖滨街道');
    await page.goBack();
    await page.goBack();
    await expect.poll(() => painted(page)).toEqual({});
  });

  it('marks a document of plain text and opens the card there', async () => {
    const page = await open('plain.txt', '小营街道');
    expect(await page.evaluate(() => document.contentType)).toBe('text/plain');
    expect(await painted(page)).toEqual({ 杭州市上城区: 1, 清波街道: 1, 小营街道: 1 });
    const card = await hover(page, '小营街道');
    await entriesOf(card).first().waitFor();
  });

  it('follows a page that writes itself anew, as often as it does', async () => {
    const page = await open('news/', '小营街道');
    for (const street of ['望江街道', '湖滨街道']) {
      await page.evaluate((name) => {
        document.open();
        document.write(`<!doctype html><title>上城区</title><h1>杭州市上城区</h1><p>写上了${name}。</p>`);
        document.close();
      }, street);
      await waitForMarks(page, street);
      await expect.poll(() => painted(page)).toEqual({ 杭州市上城区: 1, [street]: 1 });
      const before = await bytesOf(page);
      const card = await hover(page, street);
      await card.getByText(street).first().waitFor();
      await page.keyboard.press('Escape');
      await noCard(page);
      expect((await bytesOf(page)).replace(/<div popover.*<\/div>/, '')).toBe(before);
    }
  });

  it('finds a shadow root attached long after its host when the pointer comes to it', async () => {
    const page = await open('news/', '小营街道');
    await page.evaluate(() => document.body.append(document.createElement('x-late')));
    // Past the last look for roots that nobody points at.
    await outlast(page, 4500);
    await page.evaluate(() => {
      const root = document.querySelector('x-late')!.attachShadow({ mode: 'open' });
      root.innerHTML = '<p>杭州市上城区紫阳街道在组件里。</p>';
    });
    const { x, y } = (await page.locator('x-late p').boundingBox())!;
    await page.mouse.move(x + 30, y + 40);
    await page.mouse.move(x + 30, y + 10, { steps: 4 });
    await waitForMarks(page, '紫阳街道');
    await page.evaluate(() => {
      document.querySelector('x-late')!.shadowRoot!.innerHTML = '<p>又换成了湖滨街道。</p>';
    });
    await waitForMarks(page, '湖滨街道');
    await expect.poll(() => painted(page)).not.toHaveProperty('紫阳街道');
    const card = await hover(page, '湖滨街道');
    await card.getByText('湖滨街道').first().waitFor();
  });

  it('marks frames that have no address of their own', async () => {
    const page = await open('news/', '小营街道');
    await page.evaluate((origin) => {
      const html = (name: string): string => `<meta charset="utf-8"><p>杭州市上城区，<b>${name}</b>。</p>`;
      const frame = (set: Partial<HTMLIFrameElement>, sandbox?: string): HTMLIFrameElement => {
        const made = Object.assign(document.createElement('iframe'), set);
        made.height = '60';
        if (sandbox !== undefined) made.setAttribute('sandbox', sandbox);
        document.body.append(made);
        return made;
      };
      frame({}).contentDocument!.body.innerHTML = html('湖滨街道');
      const written = frame({}).contentDocument!;
      written.write(html('望江街道'));
      written.close();
      frame({ srcdoc: html('紫阳街道') });
      frame({ src: `data:text/html,${encodeURIComponent(html('南星街道'))}` });
      frame({ src: URL.createObjectURL(new Blob([html('凯旋街道')], { type: 'text/html' })) });
      frame({ srcdoc: html('采荷街道') }, '');
      frame({ src: `${origin}/frames/inner.html` }, 'allow-scripts');
    }, server.origin);
    const wanted = ['湖滨街道', '望江街道', '紫阳街道', '南星街道', '凯旋街道', '采荷街道'];
    await expect
      .poll(async () => Object.keys(countsOf(await namesOf(desk, page.url()))), { timeout: 10_000 })
      .toEqual(expect.arrayContaining(wanted));
    // A document that wrote itself has lost its listeners; the card opens there all the same.
    const written = page.frames()[2]!;
    await waitForMarks(written, '望江街道');
    await written.locator('p').scrollIntoViewIfNeeded();
    const { x, y } = (await written.locator('b').boundingBox())!;
    await page.mouse.move(x + 20, y + 30);
    await page.mouse.move(x + 20, y + 8, { steps: 6 });
    await (await cardFrame(page)).getByText('望江街道').first().waitFor();
  });

  it('goes on marking frames when the one that had loaded the names for all is taken away', async () => {
    const page = await lens.newPage(`${server.origin}/other`);
    const add = (): Promise<void> =>
      page.evaluate((origin) => {
        document.body.append(Object.assign(document.createElement('iframe'), { src: `${origin}/frames/inner.html` }));
      }, server.origin);
    await add();
    await waitForMarks(page.frames()[1]!, '小营街道');
    await add();
    await waitForMarks(page.frames()[2]!, '小营街道');
    await page.evaluate(() => document.querySelector('iframe')!.remove());
    const left = page.frames()[1]!;
    await left.evaluate(() => document.querySelector('p')!.append('还有清波街道。'));
    await waitForMarks(left, '清波街道');
    await add();
    await waitForMarks(page.frames()[2]!, '小营街道');
    // Taken away while its names are on their way to itself and another.
    await page.evaluate(() => {
      for (const frame of document.querySelectorAll('iframe')) frame.remove();
    });
    await Promise.all([add(), add()]);
    await page.evaluate(() => document.querySelector('iframe')!.remove());
    await waitForMarks(page.frames()[1]!, '小营街道');
  });

  it('sums its frames on the button and in the list, as they come, show a card, go to another page and go', async () => {
    const page = await open('kept', '清波街道');
    const own = countsOf(await namesOf(desk, page.url()));
    const count = Object.values(own).reduce((sum, some) => sum + some, 0);
    const shows = (wanted: number) => expect.poll(() => badgeOf(desk, page.url())).toBe(`${wanted}`);
    await shows(count);
    const frames = [1, 2].map((at) => () => page.frames()[at]!);
    for (const frame of frames) {
      await page.evaluate(() => {
        document.body.append(Object.assign(document.createElement('iframe'), { src: '/frames/inner.html' }));
      });
      await waitForMarks(frame(), '小营街道');
    }
    await shows(count + 4);
    const all = await namesOf(desk, page.url());
    expect(all?.title).toBe('上城区');
    expect(countsOf(all).小营街道).toBe(2);
    // With a card it speaks for itself, and counts once.
    const text = (await frames[0]!().locator('p').boundingBox())!;
    const { innerX, y } = await frames[0]!().evaluate(() => {
      const range = document.createRange();
      const line = document.querySelector('p')!.firstChild as Text;
      range.setStart(line, line.data.indexOf('小营'));
      range.setEnd(line, line.data.indexOf('小营') + 4);
      const { x, width, height } = range.getBoundingClientRect();
      return { innerX: x + width / 2 - document.querySelector('p')!.getBoundingClientRect().x, y: height / 2 };
    });
    await page.mouse.move(text.x + innerX, text.y + 60);
    await page.mouse.move(text.x + innerX, text.y + y, { steps: 6 });
    await cardBox(page);
    await frames[1]!().goto(`${server.origin}/other`);
    await shows(count + 2);
    expect(countsOf(await namesOf(desk, page.url())).小营街道).toBe(1);
    await page.evaluate(() => document.querySelector('iframe')!.remove());
    await shows(count);
    expect(countsOf(await namesOf(desk, page.url()))).toEqual(own);
  });

  it('tells the button of frames alone where the page before was off', async () => {
    await store(desk, { sites: { ...NO_SITES, pagesOff: [`${server.origin}/news/`] } });
    const page = await lens.newPage(`${server.origin}/news/`);
    await expect.poll(() => badgeOf(desk, page.url())).toBe('–');
    await page.goto(`${server.origin}/outer`);
    await expect.poll(() => badgeOf(desk, page.url())).toBe('2');
  });
});
