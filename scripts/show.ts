/** The second half of `npm start`: a sample page and a browser with the built extension. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { readCall } from './call';
import { type Lens, launchWith } from './driver/launch';
import { hover, marksOf, waitForMarks } from './driver/marks';
import { servePages } from './driver/serve';
import { openSidePanel } from './driver/side-panel';
import { ROOT } from './load-facts';

const { values } = readCall({
  options: {
    headless: { type: 'boolean', default: false },
    firefox: { type: 'boolean', default: false },
    browser: { type: 'string' },
    out: { type: 'string', default: join(ROOT, '.output/screenshots') },
  },
});

const TRY = `
打开的是一篇示例新闻。可以试试：
  · 把鼠标停在有底色的名字上（如“望江街道”）：看卡片里的地图与年鉴条目
  · 停在“区发改经信局”上，点“展开”：简称就地变成全称，再点还原
  · 点工具栏的年鉴镜图标，打开侧边栏地图
  · Alt+Shift+N 跳到下一个名字，Alt+Shift+Y 打开它的卡片
按 Ctrl-C 结束。 / A sample news page is open: hover a marked name; press Ctrl-C here to end.`;

const extension = join(ROOT, values.firefox ? '.output/firefox-mv3' : '.output/chrome-mv3');
const server = await servePages(join(ROOT, 'data/books/shangcheng-2022/sample'));
const address = `${server.origin}/news.html`;

/** Waits for the marks, prints what the reader would see and saves pictures of it. */
async function headless(lens: Lens): Promise<void> {
  const out = resolve(values.out);
  mkdirSync(out, { recursive: true });
  const started = performance.now();
  const page = await lens.newPage(address);
  await waitForMarks(page, '望江街道');
  const marked = Math.round(performance.now() - started);
  const marks = await marksOf(page);
  const counts = new Map<string, number>();
  for (const { text } of marks) counts.set(text, (counts.get(text) ?? 0) + 1);
  console.log(`\n${address} · ${marks.length} marks, ${counts.size} names, first marks ${marked} ms after opening`);
  console.log(`  ${[...counts].map(([text, count]) => (count > 1 ? `${text}×${count}` : text)).join('、')}`);
  await page.screenshot({ path: join(out, 'page.png') });

  const card = await hover(page, '望江街道');
  await card.locator('.entity-entry').first().waitFor();
  await card.locator('.leaflet-container').first().waitFor();
  await page.waitForTimeout(1000); // the frame grows to its content; for the picture only
  const entries = await card.locator('.entity-entry').allInnerTexts();
  console.log(`card of 望江街道 · ${entries.length} entries shown`);
  for (const entry of entries) console.log(`  ${entry.replaceAll(/\s*\n\s*/g, ' · ').slice(0, 100)}`);
  await page.screenshot({ path: join(out, 'card.png') });

  await page.emulateMedia({ colorScheme: 'dark' });
  await page.keyboard.press('Escape');
  await page.mouse.move(5, 5);
  await hover(page, '望江街道');
  await page.waitForTimeout(1200); // as above
  await page.screenshot({ path: join(out, 'card-dark.png') });
  await page.emulateMedia({ colorScheme: 'light' });

  const map = await lens.newPage(lens.url('sidepanel.html?tab=1'));
  await map.locator('.leaflet-container').first().waitFor();
  await map.waitForTimeout(800); // the map's first view settles, for the picture only
  await map.screenshot({ path: join(out, 'map.png') });
  await map.close();
  await page.bringToFront();
  const panel = await openSidePanel(lens);
  await page.bringToFront();
  await page.waitForTimeout(1200); // the panel asks the page for its names, for the picture only
  writeFileSync(join(out, 'panel.png'), await panel.screenshot());
  writeFileSync(join(out, 'panel-320.png'), await panel.screenshot(320));
  console.log(`screenshots: ${relative(process.cwd(), out) || '.'}/{page,card,card-dark,map,panel,panel-320}.png`);
}

function byHand(reason: string): void {
  console.error(
    `\n${reason}\nLoad it by hand: open chrome://extensions (edge://extensions), switch on developer mode,`,
  );
  console.error(`choose “Load unpacked” and pick ${extension}; then open ${address}`);
}

try {
  if (values.firefox) {
    // web-ext installs it as a temporary add-on and ends with its browser.
    const args = ['--no-install', 'web-ext', 'run', '-s', extension, '--no-reload', '--start-url', address];
    if (values.browser) args.push('-f', values.browser);
    console.log(TRY);
    const child = spawn('npx', args, { stdio: 'inherit', cwd: ROOT, shell: process.platform === 'win32' });
    process.exitCode = await new Promise<number>((done) => child.on('exit', (code) => done(code ?? 0)));
  } else if (values.headless) {
    const lens = await launchWith({ extension, executable: values.browser, viewport: { width: 1280, height: 860 } });
    try {
      await headless(lens);
    } finally {
      await lens.close();
    }
  } else {
    const lens = await launchWith({ extension, executable: values.browser, headed: true, viewport: null }).catch(
      (error: Error) => {
        byHand(`The browser would not load the extension (${error.message.split('\n')[0]}).`);
        return null;
      },
    );
    console.log(TRY);
    const ended = new Promise<void>((done) => {
      process.once('SIGINT', () => done());
      process.once('SIGTERM', () => done());
      lens?.context.once('close', () => done());
    });
    if (lens) {
      const [blank] = lens.context.pages();
      const page = blank ?? (await lens.context.newPage());
      // The welcome page opens by itself after install; the sample is what there is to try, so it comes back to the front.
      lens.context.once('page', () => void page.bringToFront());
      await page.goto(address);
      await page.bringToFront();
    }
    await ended;
    await lens?.close().catch(() => undefined);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await server.close();
}
