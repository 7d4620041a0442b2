import 'fake-indexeddb/auto';
import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PACK_LIMITS, type Pack, type PackSource, packChecksum } from '../../../data/pack/index';
import { type ImportOptions, importPack, Library, LibraryError, listPacks } from '../../../data/store/index';
import { smallPack } from '../../fixtures/small-pack';

// biome-ignore lint/suspicious/noExplicitAny: the changes break the type on purpose
type Broken = any;

/** A good pack with one thing changed. Its checksum is compared last, so it need not be made good. */
async function changed(change: (pack: Broken) => void): Promise<string> {
  const pack: Pack = await smallPack();
  change(pack);
  return JSON.stringify(pack);
}

/** A file that says it is larger than it is: the size is looked at before anything is read. */
class Huge extends Blob {
  override get size(): number {
    return PACK_LIMITS.bytes + 1;
  }
}

/** A file that was moved after it was chosen. */
class Gone extends Blob {
  override slice(): Blob {
    return this;
  }
  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.reject(new DOMException('moved', 'NotFoundError'));
  }
}

const whole = JSON.stringify;
/** More zeros than the limit under gzip, without its end, which nobody reads: a flushed block is the same wherever it comes. */
const zeros = () => {
  const size = 1 << 20;
  const block = deflateRawSync(Buffer.alloc(size), { finishFlush: constants.Z_FULL_FLUSH });
  const head = gzipSync('').subarray(0, 10);
  return Buffer.concat([head, ...Array<Buffer>(PACK_LIMITS.bytes / size + 1).fill(block)]);
};

/** What a reader may choose, and where the sentence must say that the fault is. */
const FILES: [what: string, source: () => PackSource | Promise<PackSource>, place: RegExp][] = [
  ['an empty file', () => new Blob([]), /文件是空的/],
  ['a file over the limit', () => new Huge(['x']), /文件太大（上限 300 MB/],
  ['a small archive of something huge', () => new Blob([zeros()]), /解压后也一样/],
  ['a damaged archive', async () => gzipSync(whole(await smallPack())).subarray(0, 900), /压缩包不完整/],
  ['a file that was moved', () => new Gone(['x']), /已移走、改名/],
  ['a text that is not UTF-8', () => new Uint8Array([0xc9, 0xcf, 0xb3, 0xc7]), /不是 UTF-8/],
  ['a Word document or ZIP archive', () => new Blob(['PK\u0003\u0004…']), /ZIP 压缩包或 Word/],
  ['a PDF', () => new Blob(['%PDF-1.7']), /PDF/],
  ['a page of the web', () => '<!doctype html><p>404', /网页/],
  ['a text of a yearbook', () => '上城年鉴\n概况', /普通文字/],
  ['a backup', () => '{"format":"yearbook-lens-backup","version":1}\n{}', /备份/],
  ['half a download', () => '{"format":"yearbook-lens-pack","ver', /没有下载完整/],
  ['JSON with a fault', () => '{"format": oops}', /第 1 个字符后不远/],
  ['other JSON', () => '[1]', /不是年鉴包/],
  ['another format', () => '{"format":"x"}', /不是年鉴包/],
  ['a newer version', () => '{"format":"yearbook-lens-pack","version":2}', /版本是 2/],
  ['a version that is no number', () => '{"format":"yearbook-lens-pack","version":{"toString":0}}', /版本是/],
];

/** Faults inside a pack: each sentence has the place, the fault and what to do. */
const FAULTS: [what: string, change: (pack: Broken) => void, place: RegExp][] = [
  ['a missing part', (p) => delete p.book.entries, /\$\.book：缺少“entries”/],
  ['a wrong type', (p) => (p.entities[1].location.lon = 'x'), /第 2 个名称所指.*应是数字/],
  ['an unknown value', (p) => (p.names[0].kind = '<b>'), /第 1 个名称（.*不是这里认得的取值/],
  ['a form that is not allowed', (p) => (p.id = '../x'), /\$\.id：写法不合规定/],
  [
    'a text that is too long',
    (p) => (p.book.entries[0].body = '长'.repeat(400_001)),
    /第 1 个条目.*太长（上限 400000）/,
  ],
  ['more than a million names', (p) => (p.names = Array(1_000_001).fill(0)), /\$\.names：项数太多（上限 1000000）/],
  ['a number beyond belief', (p) => (p.entities[1].facts = [{ value: 1e300 }]), /第 2 个名称所指.*数字超出/],
  ['a year beyond belief', (p) => (p.book.info.year = 99_999), /年份不可信/],
  ['a latitude off the globe', (p) => (p.entities[1].location.lat = 91), /第 2 个名称所指.*数字太大（上限 90）/],
  ['an id of another book', (p) => (p.entities[0].id = 'shangcheng-2022/x'), /第 1 个名称所指.*应以/],
  ['an id twice', (p) => (p.book.entries[1].id = p.book.entries[0].id), /第 2 个条目.*编号重复/],
  ['control characters in an id', (p) => (p.book.entries[1].id += '\u202e'), /第 2 个条目.*控制字符/],
  ['an id of the book that differs', (p) => (p.book.info.id = 'x-1'), /与年鉴包的编号不同/],
  ['a name of nothing', (p) => (p.names[2].entity = `${p.id}/none`), /第 3 个名称（.*不存在的实体/],
  ['an entry that is not there', (p) => (p.entities[1].entries[1].entry = `${p.id}/none`), /不存在的条目/],
  [
    'a map of a wrong shape',
    (p) => (p.layers[0].features.features[0].geometry.coordinates = [[1, 2]]),
    /第 1 个底图图层.*坐标/,
  ],
  ['a key that is too long', (p) => (p.sources = [{ ['k'.repeat(400)]: 1 }]), /第 1 个资料来源.*不允许的键/],
];

describe('every refusal says in the reader’s language where the fault is and what to do', () => {
  const db = new Library('refusals');
  const other = 'other-2020';
  beforeAll(async () => {
    await importPack(db, whole(await smallPack(other)));
    await db.packs.add({ ...(await listPacks(db))[0]!, id: 'built-in', builtIn: true });
  });
  afterAll(() => db.delete());

  const refusal = async (source: PackSource, options?: ImportOptions): Promise<LibraryError> => {
    const before = await listPacks(db);
    const error = await importPack(db, source, options).then(
      () => new Error('taken'),
      (error: unknown) => error,
    );
    expect(error).toBeInstanceOf(LibraryError);
    expect(await listPacks(db), 'the shelf is as it was').toEqual(before);
    return error as LibraryError;
  };
  const expectHelp = (error: LibraryError, place: RegExp) => {
    const [zh, en] = [error.sentence('zh-CN'), error.sentence('en')];
    expect(zh).toMatch(place);
    expect(zh).toMatch(/请|资料库没有改动/);
    expect(zh).not.toMatch(/[a-z]{3,} [a-z]{2,} [a-z]{2,}/);
    // Names and ids of the file stay as they are.
    expect(en.replace(/“[^”]*”|\$\S+|probe-2020\S+/g, '')).not.toMatch(/[\u4e00-\u9fff]/);
    expect(en).toMatch(/again|choose|use |make sure|update|send|unpack|save|give|unchanged/);
  };

  it.each(FILES)('%s', async (_, source, place) => expectHelp(await refusal(await source()), place));
  it.each(FAULTS)('%s', async (_, change, place) => expectHelp(await refusal(await changed(change)), place));

  it('a content that does not fit its checksum', async () => {
    const pack = await smallPack();
    pack.book.entries[0]!.body += '另';
    expectHelp(await refusal(whole(pack)), /校验和与内容不符/);
  });

  it('nesting without end, more values than a book has, and keys that reach for the prototype', async () => {
    const text = await changed(() => undefined);
    const withSources = (sources: string) => text.replace('"sources":[]', `"sources":${sources}`);
    expectHelp(await refusal(withSources(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)), /嵌套超过 20 层/);
    expectHelp(await refusal(withSources(`[${`[${'0,'.repeat(900_000)}0],`.repeat(9)}0]`)), /内容太多/);
    expectHelp(await refusal(withSources('[],"__proto__":{"a":1}')), /不允许的键/);
  });

  it('the id of the book of the extension, and another book than the one to update', async () => {
    const builtIn = (await changed((p) => (p.name = 0))).replaceAll('probe-2020', 'built-in');
    const pack = JSON.parse(builtIn) as Broken;
    delete pack.name;
    pack.checksum = await packChecksum(pack);
    expectHelp(await refusal(whole(pack)), /属于扩展自带的年鉴/);
    expectHelp(await refusal(whole(await smallPack()), { expect: other }), /不是要更新的/);
  });

  it('a word of no, and a stop at any step', async () => {
    const text = whole(await smallPack());
    expectHelp(await refusal(text, { accept: () => false }), /导入已取消/);
    const steps = new Set<string>();
    const source = new Blob([gzipSync(text)]);
    await importPack(new Library('refusals-steps'), source, {
      compile: () => 'x',
      onProgress: ({ step }) => steps.add(step),
    });
    steps.delete('done');
    expect([...steps]).toEqual([
      'unpack',
      'check',
      'names',
      'entries',
      'entities',
      'records',
      'map',
      'search',
      'publish',
    ]);
    for (const at of steps) {
      const end = new AbortController();
      const onProgress: ImportOptions['onProgress'] = ({ step }) => step === at && end.abort();
      expectHelp(await refusal(source, { compile: () => 'x', onProgress, signal: end.signal }), /导入已取消/);
    }
  });
});
