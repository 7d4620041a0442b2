/** The library's work as measured inside a browser page; bundled and called by `store.ts`. */
import { ensureBuiltIn, getEntry, Library, listEntries, search } from '../../data/store/index';

const QUERIES = [
  '望江街道',
  '街道',
  '社区',
  '2021年',
  '钱塘江 治理',
  '南宋',
  'wjjd',
  '的',
  '没有这样的词',
  '数字化改革',
];

async function packText(): Promise<string> {
  const { body } = await fetch('/pack.json.gz');
  return new Response(body!.pipeThrough(new DecompressionStream('gzip'))).text();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const measures = {
  /** Fresh libraries, whole way from the package's file to a book that is ready; milliseconds. */
  async imports(runs: number): Promise<number[]> {
    const times: number[] = [];
    for (let i = 0; i < runs; i++) {
      const db = new Library(`bench-${i}`);
      times.push(await timed(() => ensureBuiltIn(db, packText)));
      await db.delete();
    }
    return times;
  },

  /** Leaves a library behind for the measures below. */
  async prepare(): Promise<void> {
    await ensureBuiltIn(new Library(), packText);
  },

  async lookups(count: number): Promise<number[]> {
    const db = new Library();
    const lines = await listEntries('shangcheng-2022', db);
    const times: number[] = [];
    for (let i = 0; i < count; i++) {
      const { id } = lines[(i * 7919) % lines.length]!;
      times.push(await timed(() => getEntry(id, db)));
    }
    return times;
  },

  /** First search of a fresh page: library opened, text read and folded, hits with snippets. */
  firstSearch(): Promise<number> {
    return timed(() => search('望江街道'));
  },

  async searches(rounds: number): Promise<number[]> {
    await search('望江街道');
    const times: number[] = [];
    for (let i = 0; i < rounds; i++) for (const query of QUERIES) times.push(await timed(() => search(query)));
    return times;
  },
};

export type Measures = typeof measures;
Object.assign(globalThis, { measures });
