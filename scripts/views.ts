/**
 * Pictures of every view of the built extension, light and dark, narrow to wide, and a sheet of all at each width: for
 * looking at. `npx tsx scripts/views.ts [--out DIR] [--only WORD,WORD] [--locale en]`
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bareExtensionPage, type Lens, launchWith, PATIENCE } from './driver/launch';
import { hover, waitForMarks } from './driver/marks';
import { servePages } from './driver/serve';
import { ROOT } from './load-facts';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(ROOT, '.output/views') },
    only: { type: 'string', default: '' },
    locale: { type: 'string', default: 'zh-CN' },
    widths: { type: 'string', default: '360,768,1440' },
  },
});

/** A name, a body, an entry that every edition of the sample book has: found by looking, not by id. */
const STREET = '望江街道';
const BODY = '上城区发展改革和经济信息化局';

const VIEWS: Record<string, string> = {
  'reader-contents': 'reader.html#/contents',
  'reader-names': 'reader.html#/names',
  'reader-entity': `reader.html#/entity/@${STREET}`,
  'reader-body': `reader.html#/entity/@${BODY}`,
  'reader-search': 'reader.html#/search?q=未来社区',
  'reader-nothing': 'reader.html#/search?q=小米里',
  'reader-tables': 'reader.html#/tables',
  'reader-table': 'reader.html#/tables/3',
  'reader-table-wide': 'reader.html#/tables/5',
  'reader-data': 'reader.html#/data',
  'reader-chronicle': 'reader.html#/chronicle',
  'reader-offices': 'reader.html#/offices',
  'reader-honours': 'reader.html#/honours',
  'reader-people': 'reader.html#/people',
  'reader-orgs': 'reader.html#/orgs',
  'reader-captions': 'reader.html#/captions',
  'reader-glossary': 'reader.html#/glossary',
  'reader-index': 'reader.html#/index',
  'reader-about': 'reader.html#/about',
  'panel-all': 'sidepanel.html?tab=1#/all',
  'panel-streets': 'sidepanel.html?tab=1#/streets',
  'panel-year': 'sidepanel.html?tab=1#/year',
  'panel-entity': `sidepanel.html?tab=1#/entity/@${STREET}`,
  popup: 'popup.html',
  options: 'options.html',
  welcome: 'welcome.html',
};

const wanted = values.only.split(',').filter(Boolean);
const widths = values.widths.split(',').map(Number);
await rm(values.out, { recursive: true, force: true });
await mkdir(values.out, { recursive: true });
const server = await servePages(join(ROOT, 'scripts/sample'));
const shots: { name: string; width: number; scheme: string; file: string }[] = [];
for (const scheme of ['light', 'dark'] as const) {
  const lens = await launchWith({
    extension: join(ROOT, '.output/chrome-mv3'),
    colorScheme: scheme,
    locale: values.locale,
  });
  try {
    const idOf = await namesOf(lens);
    for (const [name, address] of Object.entries(VIEWS)) {
      if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
      const page = await lens.newPage('about:blank');
      for (const width of widths) {
        await page.setViewportSize({ width, height: name.startsWith('panel') ? 800 : 900 });
        await page.goto(lens.url(address.replace(/@(.+)$/, (_, text: string) => encodeURIComponent(idOf.get(text)!))));
        await page.reload();
        await page.locator('main').first().waitFor({ timeout: PATIENCE });
        await page.waitForTimeout(700); // for the picture only: maps and names settle
        const file = `${name}-${width}-${scheme}.png`;
        await page.screenshot({ path: join(values.out, file) });
        shots.push({ name, width, scheme, file });
      }
      await page.close();
    }
    if (wanted.length === 0 || wanted.includes('card')) {
      const page = await lens.newPage(`${server.origin}/news.html`);
      await waitForMarks(page, STREET);
      const card = await hover(page, STREET);
      await card.locator('.leaflet-container').first().waitFor();
      await page.waitForTimeout(900);
      await page.screenshot({ path: join(values.out, `card-1280-${scheme}.png`) });
      shots.push({ name: 'card', width: 1280, scheme, file: `card-1280-${scheme}.png` });
      await page.close();
    }
    if (scheme === 'dark') await sheets(lens);
  } finally {
    await lens.close();
  }
}
await server.close();
console.log(`${shots.length} pictures in ${values.out}`);

/** Ids by name, out of the extension's own library. */
async function namesOf(lens: Lens): Promise<Map<string, string>> {
  const page = await bareExtensionPage(lens);
  await page.waitForFunction(
    async () => (await chrome.runtime.sendMessage({ type: 'import.state', params: {} }))?.state === 'ready',
    undefined,
    { timeout: 3 * PATIENCE, polling: 100 },
  );
  const rows = await page.evaluate(
    () =>
      new Promise<[string, string][]>((resolve, reject) => {
        const opening = indexedDB.open('yearbook-lens');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('entities').objectStore('entities').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result.map((row: { name: string; id: string }) => [row.name, row.id]));
          };
        };
      }),
  );
  await page.close();
  return new Map(rows);
}

/** One picture of all views at a width, light over dark. */
async function sheets(lens: Lens): Promise<void> {
  const page = await lens.context.newPage();
  for (const width of new Set(shots.map((shot) => shot.width))) {
    const figures = shots
      .filter((shot) => shot.width === width)
      .map((shot) => `<figure><img src="${shot.file}"><figcaption>${shot.name} ${shot.scheme}</figcaption></figure>`);
    const html = join(values.out, `sheet-${width}.html`);
    await writeFile(
      html,
      `<!doctype html><meta charset="utf-8"><style>body{margin:8px;display:flex;flex-wrap:wrap;gap:8px;font:12px sans-serif}figure{margin:0}img{width:300px;border:1px solid #999}</style>${figures.join('')}`,
    );
    await page.setViewportSize({ width: 1580, height: 1000 });
    await page.goto(`file://${html}`);
    await page.screenshot({ path: join(values.out, `sheet-${width}.png`), fullPage: true });
  }
  await page.close();
}
