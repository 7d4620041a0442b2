import { describe, expect, it } from 'vitest';
import type { Kind, Name } from '../../../data/gazetteer/model';
import { compileVocabulary, loadVocabulary, openDocument } from '../../../data/recognizer';
import type { Mention } from '../../../data/recognizer/model';
import { anchorsOf, buildFilter, describeNames, KEYS_OF_THE_FILTER } from '../../../data/shelf/anchors';
import { orderBooks, repairShelf } from '../../../data/shelf/choices';
import { loadFilter } from '../../../data/shelf/filter';
import { mergeMentions } from '../../../data/shelf/merge';
import { openShelf } from '../../../data/shelf/open-shelf';
import {
  NAMES_KEY,
  type PublishedNames,
  readPublished,
  readWire,
  wireHash,
  wireKey,
} from '../../../data/shelf/published';
import { ShelfDocument } from '../../../data/shelf/shelf-document';

const name = (pack: string, text: string, kind: Kind = 'street', risk: Name['class'] = 'A'): Name => ({
  name: text,
  entity: `${pack}/${text}`,
  kind,
  class: risk,
  origin: 'list',
  line: null,
});

/** A shelf of small books, as published, with their names and a count of what was read. */
function shelf(books: Record<string, string[]>) {
  const names = Object.entries(books).map(([pack, texts]) => texts.map((text) => name(pack, text)));
  const wires = new Map<string, string | null>(
    Object.keys(books).map((pack, i) => [pack, compileVocabulary(names[i]!)] as const),
  );
  const rows = Object.keys(books).map((pack, i) => describeNames(pack, 'x', wires.get(pack)!, names[i]!));
  const published: PublishedNames = {
    version: 1,
    books: rows.map(({ anchors: _anchors, ...book }) => book),
    filter: buildFilter(rows.map(({ anchors }) => anchors)),
  };
  const read: string[] = [];
  let missing = 0;
  const jobs: ((deadline: number) => boolean)[] = [];
  const open = (title = '') =>
    new ShelfDocument(
      published,
      {
        open: (wire, context) => openDocument(loadVocabulary(wire), context),
        wires: async (packs) => {
          read.push(...packs);
          return packs.map((pack) => wires.get(pack) ?? null);
        },
        joined: (job) => jobs.push(job),
        missing: () => {
          missing += 1;
        },
      },
      { title },
    );
  return { published, wires, read, jobs, open, missing: () => missing };
}

const texts = (mentions: Iterable<readonly Mention[]>) =>
  [...mentions].flatMap((list) => list.map(({ entity }) => entity));

describe('the filter of a shelf', () => {
  it('tells the books after the first that a text names, in either script', () => {
    const filter = loadFilter(
      buildFilter([anchorsOf([name('a', '甲丙街道')]), anchorsOf([name('b', '望樟区', 'district')])])!,
    );
    const found = (text: string) => {
      const books: number[] = [];
      filter.probe(text, (book) => books.push(book));
      return books;
    };
    expect(found('在望樟区召开')).toEqual([1]);
    expect(found('在望樟區召開')).toEqual([1]);
    expect(found('在甲丙街道，望樟。区')).toEqual([]);
  });

  it('tells a county whose name has two units, and no other name of two', () => {
    const books = [
      [],
      [name('b', '景县', 'district'), name('b', '和平', 'village')],
      [name('c', '望樟区', 'district')],
    ];
    const filter = loadFilter(buildFilter(books.map(anchorsOf))!);
    const found = (text: string) => {
      const met = new Set<number>();
      filter.probe(text, (book) => met.add(book));
      return [...met];
    };
    expect(found('景县')).toEqual([1]);
    expect(found('到景縣、望樟區')).toEqual([1, 2]);
    expect(found('和平，景，县')).toEqual([]);
  });

  it('keeps its size, however many books there are', () => {
    const books = Array.from({ length: 300 }, (_, b) =>
      anchorsOf(
        Array.from({ length: 400 }, (_, i) =>
          name(`b${b}`, `${String.fromCharCode(0x4e00 + b, 0x5000 + i, 0x6000 + ((i * 7 + b) % 900))}街道`),
        ),
      ),
    );
    const filter = buildFilter(books)!;
    expect(filter.keys.length / 3).toBeLessThanOrEqual(KEYS_OF_THE_FILTER);
    let met = false;
    loadFilter(filter).probe(books[250]!.slice(0, 3), (book) => {
      met ||= book === 250;
    });
    expect(met).toBe(true);
  });

  it('leaves out what many books share, unless a book has nothing else', () => {
    const many = Array.from({ length: 6 }, (_, b) =>
      anchorsOf([name('x', `${'甲乙丙丁戊己'[b]}山街道`), name('x', '和平社区')]),
    );
    const { keys } = buildFilter(many)!;
    expect(keys).not.toContain('和平社');
    const same = Array.from({ length: 6 }, () => anchorsOf([name('x', '和平社区')]));
    expect(buildFilter(same)!.keys).toContain('和平社');
  });
});

describe('mentions of several books', () => {
  const at = (start: number, end: number, entity: string) => ({ start, end, entity }) as Mention;
  it('stand by the reader’s order, and never over one another', () => {
    const first = [at(2, 5, 'a'), at(10, 12, 'a')];
    const second = [at(0, 2, 'b'), at(2, 7, 'b'), at(6, 9, 'b'), at(9, 14, 'b'), at(20, 22, 'b')];
    expect(mergeMentions([first, second]).map(({ start, entity }) => `${start}${entity}`)).toEqual([
      '0b',
      '2a',
      '6b',
      '10a',
      '20b',
    ]);
    expect(mergeMentions([[], second])).toBe(second);
    expect(mergeMentions([])).toEqual([]);
  });
});

describe('a document on a shelf', () => {
  const BOOKS = { one: ['清泉街道', '共有街道'], two: ['白塔街道', '共有街道'], three: ['绿洲街道'] };

  it('reads the first book and those that the texts name, and marks with all of them', async () => {
    const { open, read } = shelf(BOOKS);
    const document = open();
    await document.start(['白塔街道和清泉街道']);
    document.set(1, '白塔街道和清泉街道，共有街道');
    expect(texts(document.decide().values())).toEqual(['two/白塔街道', 'one/清泉街道', 'one/共有街道']);
    expect(read).toEqual(['one', 'two']);
  });

  it('takes a book in that is named late, for what came before as well', async () => {
    const { open, read, jobs } = shelf(BOOKS);
    const document = open();
    await document.start([]);
    document.set(1, '这里说到绿洲……街道');
    expect(read).toEqual(['one']);
    document.set(2, '清泉街道与绿洲街道');
    document.set(3, '白塔街道');
    document.delete(3);
    await expect.poll(() => document.books).toEqual(['one', 'two', 'three']);
    for (const job of jobs) expect(job(Number.POSITIVE_INFINITY)).toBe(true);
    const decided = document.decide();
    expect(texts([decided.get(2)!])).toEqual(['one/清泉街道', 'three/绿洲街道']);
    expect(decided.get(3) ?? []).toEqual([]);
  });

  it('tells of names that are missing or none of ours, and goes on with the rest', async () => {
    const { open, wires, missing } = shelf(BOOKS);
    wires.set('one', null);
    wires.set('three', 'rubbish');
    const document = open();
    await document.start(['绿洲街道', '白塔街道']);
    expect(missing()).toBe(1);
    document.set(1, '白塔街道');
    expect(texts(document.decide().values())).toEqual(['two/白塔街道']);
  });
});

describe('the books as published', () => {
  const opened = async (
    books: Record<string, string[]>,
    damage: (stored: Record<string, unknown>) => void = () => {},
  ) => {
    const { published, wires } = shelf(books);
    const stored: Record<string, unknown> = { [NAMES_KEY]: published };
    for (const [pack, wire] of wires) stored[wireKey(pack)] = { pack, checksum: 'x', wire };
    damage(stored);
    const told = { missing: 0, several: 0 };
    const jobs: ((deadline: number) => boolean)[] = [];
    const document = await openShelf(
      {
        get: async (keys) => Object.fromEntries(keys.map((key) => [key, stored[key]])),
        missing: () => {
          told.missing += 1;
        },
        several: async () => {
          told.several += 1;
          return { ShelfDocument };
        },
        decider: async () => ({ openDocument }),
      },
      (job) => jobs.push(job),
      {},
      ['白塔街道'],
    );
    document?.set(1, '清泉街道和白塔街道');
    await Promise.resolve();
    for (const job of jobs) job(Number.POSITIVE_INFINITY);
    return { marked: document && texts(document.decide().values()), ...told };
  };

  it('are read without what several books take, where there is one', async () => {
    expect(await opened({ one: ['清泉街道'] })).toEqual({ marked: ['one/清泉街道'], missing: 0, several: 0 });
    const marked = ['one/清泉街道', 'two/白塔街道'];
    expect(await opened({ one: ['清泉街道'], two: ['白塔街道'] })).toEqual({ marked, missing: 0, several: 1 });
  });

  it('are asked for again where the only one is missing, cut or none of ours', async () => {
    const gone = { marked: null, missing: 1, several: 0 };
    const only = { one: ['清泉街道'] };
    const rubbish = { pack: 'one', checksum: 'x', wire: '望'.repeat(1_000_000) };
    expect(await opened(only, (stored) => delete stored[wireKey('one')])).toEqual(gone);
    expect(await opened(only, (stored) => Object.assign(stored, { [wireKey('one')]: rubbish }))).toEqual(gone);
    expect(
      await opened(only, (stored) => {
        const [book] = (stored[NAMES_KEY] as PublishedNames).books;
        Object.assign(book!, { length: rubbish.wire.length, hash: wireHash(rubbish.wire) });
        stored[wireKey('one')] = rubbish;
      }),
    ).toEqual(gone);
  });
});

describe('what is published', () => {
  it('is taken only whole', () => {
    const { published, wires } = shelf({ one: ['清泉街道'], two: ['白塔街道'] });
    const [book] = published.books;
    const wire = wires.get('one')!;
    expect(readPublished(structuredClone(published))).toEqual(published);
    expect(readWire({ pack: 'one', checksum: 'x', wire }, book!)).toBe(wire);
    for (const broken of [
      undefined,
      null,
      7,
      'names',
      [],
      {},
      { ...published, version: 9 },
      { ...published, books: {} },
      { ...published, books: [null] },
      { ...published, filter: null },
      { ...published, filter: { ...published.filter, owners: '' } },
    ])
      expect(readPublished(broken)).toBeNull();
    for (const broken of [
      undefined,
      null,
      wire,
      { wire },
      { pack: 'one', checksum: 'x', wire: wire.slice(0, -1) },
      { pack: 'one', checksum: 'x', wire: `${wire.slice(0, -1)}?` },
      { pack: 'one', checksum: 'y', wire },
      { pack: 'one', checksum: 'x', wire: [wire] },
      { pack: 'one', checksum: 'x', wire: '' },
    ])
      expect(readWire(broken, book!)).toBeNull();
  });
});

describe('the reader’s shelf', () => {
  it('keeps the order given, and puts a new book behind', () => {
    const book = (id: string, importedAt: string, builtIn = false) => ({ id, builtIn, importedAt });
    const books = [book('aaa', '2026-02'), book('zzz', '2026-01'), book('home', '2026-03', true)];
    expect(orderBooks(books, { order: [] }).map(({ id }) => id)).toEqual(['home', 'zzz', 'aaa']);
    expect(orderBooks(books, { order: ['aaa', 'gone', 'home'] }).map(({ id }) => id)).toEqual(['aaa', 'home', 'zzz']);
  });

  it('is repaired from any shape', () => {
    for (const broken of [
      null,
      3,
      'x',
      [],
      { order: 'a', off: 5, badges: [1] },
      { badges: { a: null, b: { colour: 'url(x)' } } },
    ])
      expect(repairShelf(broken)).toEqual({ order: [], off: [], badges: {} });
    expect(
      repairShelf({ order: ['a', 'a', 1, 'b'], badges: { a: { short: ' 二〇二二年的上城年鉴 ', colour: 'blue' } } }),
    ).toEqual({
      order: ['a', 'b'],
      off: [],
      badges: { a: { short: '二〇二二年的上城', colour: 'blue' } },
    });
  });
});
