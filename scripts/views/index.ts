/**
 * Pictures of every view of the built extension, light and dark, narrow to wide, and contact sheets of them: for looking
 * at. `npx tsx scripts/views/index.ts [--out DIR] [--only WORD,WORD] [--locale en] [--browser firefox] [--height 900]`
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCall } from '../call';
import { launchFirefox } from '../driver/firefox';
import { bareExtensionPage, launchWith, PATIENCE } from '../driver/launch';
import { hover, waitForMarks } from '../driver/marks';
import { servePages } from '../driver/serve';
import { ROOT } from '../load-facts';
import { STREET, VIEWS } from './addresses';
import { type Camera, chromiumCamera, firefoxCamera } from './camera';
import { idsOf, ownThings, yearBefore } from './prepare';
import { makeSheets, type Shot } from './sheets';

const { values } = readCall({
  options: {
    out: { type: 'string', default: join(ROOT, '.output/views') },
    only: { type: 'string', default: '' },
    locale: { type: 'string', default: 'zh-CN' },
    widths: { type: 'string', default: '360,768,1440' },
    height: { type: 'string', default: '900' },
    schemes: { type: 'string', default: 'light,dark' },
    browser: { type: 'string', default: 'chromium' },
  },
});
const PACK = join(ROOT, '.output/chrome-mv3/pack/shangcheng-2022.json.gz');
const SAMPLE = join(ROOT, 'data/books/shangcheng-2022/sample');
const wanted = values.only.split(',').filter(Boolean);
const isWanted = (name: string) => wanted.length === 0 || wanted.some((word) => name.includes(word));
const widths = values.widths.split(',').map(Number);
const height = Number(values.height);
const ids = idsOf(PACK);
const own = ownThings(ids);
const shots: Shot[] = [];

type Scheme = 'light' | 'dark';
type Waiting = (work: () => Promise<boolean>) => Promise<unknown>;
const ready = async () => (await chrome.runtime.sendMessage({ type: 'import.state', params: {} }))?.state === 'ready';

await rm(values.out, { recursive: true, force: true });
await mkdir(values.out, { recursive: true });
const server = await servePages(SAMPLE);
try {
  for (const scheme of values.schemes.split(',') as Scheme[])
    await (values.browser === 'firefox' ? inFirefox(scheme) : inChromium(scheme));
  const lens = await launchWith({ extension: null });
  await makeSheets(lens.context, values.out, shots, height);
  await lens.close();
} finally {
  await server.close();
}
console.log(`${shots.length} pictures in ${values.out}`);

async function inChromium(scheme: Scheme): Promise<void> {
  const lens = await launchWith({
    extension: join(ROOT, '.output/chrome-mv3'),
    colorScheme: scheme,
    locale: values.locale,
  });
  try {
    const desk = await bareExtensionPage(lens);
    const wait: Waiting = (work) => desk.waitForFunction(work, undefined, { timeout: 3 * PATIENCE, polling: 100 });
    await wait(ready);
    const sample = await lens.newPage(`${server.origin}/news.html`);
    await waitForMarks(sample, STREET);
    const tab = await desk.evaluate(tabOf, sample.url());
    const options = await lens.newPage(lens.url('options.html'));
    await options.locator('#shelf > .import input[type=file]').setInputFiles({
      name: 'shangcheng-2021.json.gz',
      mimeType: 'application/gzip',
      buffer: await yearBefore(PACK),
    });
    await options
      .locator('.preview button')
      .first()
      .click({ timeout: 3 * PATIENCE });
    await options
      .locator('.shelf > li')
      .nth(1)
      .waitFor({ timeout: 3 * PATIENCE });
    await options.close();
    await desk.evaluate((items) => chrome.storage.local.set(items), own);
    const camera = await chromiumCamera(lens);
    await takeAll(camera, lens.url, tab, scheme);
    await camera.close();
    for (const width of isWanted('card') ? widths : []) {
      await sample.setViewportSize({ width, height });
      await sample.bringToFront();
      const card = await hover(sample, STREET);
      await card.locator('.leaflet-container').first().waitFor();
      await sample.waitForTimeout(900);
      await keep('card', width, scheme, await sample.screenshot());
      for (const action of ['why', 'cite', 'menu']) {
        await card.locator(`.card-action-${action}`).click();
        await sample.waitForTimeout(300);
        await keep(`card-${action}`, width, scheme, await sample.screenshot());
        if (action === 'menu') await sample.keyboard.press('Escape');
      }
      await sample.keyboard.press('Escape');
    }
  } finally {
    await lens.close();
  }
}

async function inFirefox(scheme: Scheme): Promise<void> {
  const fox = await launchFirefox({
    extension: join(ROOT, '.output/firefox-mv3'),
    prefs: { 'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1 },
  });
  try {
    const desk = await fox.newPage(fox.url('manifest.json'));
    await desk.until(ready);
    const sample = await fox.newPage(`${server.origin}/news.html`);
    await sample.until(() => CSS.highlights.size > 0);
    const tab = await desk.evaluate(tabOf, `${server.origin}/news.html`);
    await desk.evaluate((items) => chrome.storage.local.set(items), own);
    const camera = firefoxCamera(await fox.newPage('about:blank'));
    await takeAll(camera, fox.url, tab, scheme);
    await camera.close();
  } finally {
    await fox.close();
  }
}

/** The tab at an address; runs in a page of the extension. */
async function tabOf(url: string): Promise<number> {
  for (const { id } of await chrome.tabs.query({}))
    if ((await chrome.runtime.sendMessage({ type: 'page.names', params: { tab: id } }))?.url === url) return id!;
  return 0;
}

async function takeAll(camera: Camera, url: (path: string) => string, tab: number, scheme: Scheme): Promise<void> {
  for (const [name, address] of Object.entries(VIEWS)) {
    if (!isWanted(name)) continue;
    const path = address
      .replace(/[@!][^?#]+$|[@!][^?#]+(?=\?)/, (key) => encodeURIComponent(ids.get(key) ?? key))
      .replace('%tab', String(tab));
    for (const width of widths) await keep(name, width, scheme, await camera.take(url(path), { width, height }));
  }
}

async function keep(name: string, width: number, scheme: string, picture: Buffer): Promise<void> {
  const file = `${name}-${width}-${scheme}.png`;
  await writeFile(join(values.out, file), picture);
  shots.push({ name, width, scheme, file });
}
