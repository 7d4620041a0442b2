import { browser } from 'wxt/browser';
import { buildFilter } from '../../data/shelf/anchors';
import { orderBooks, repairShelf, SHELF_KEY } from '../../data/shelf/choices';
import {
  NAMES_KEY,
  type PublishedBook,
  type PublishedNames,
  type PublishedRow,
  type PublishedWire,
  readPublished,
  readWire,
  wireKey,
} from '../../data/shelf/published';
import { getPublished, getWire, listPacks } from '../../data/store';
import type { PackagedNames } from './package-files';

/** Keys of older versions of the extension. */
const OLD_KEYS = ['vocabulary', 'published'];

/** Books whose published names are read and proved at each start; of a longer shelf pages prove what they use. */
const PROVED_AT_START = 4;

/**
 * The one place that writes the names pages read. What is published is compared by content, never by a marker: a value
 * that is lost, cut or of another type is written again.
 */
export class Publishing {
  private queue: Promise<unknown> = Promise.resolve();

  /**
   * Brings what is published into step with the library and the reader's shelf. `prove` reads every value back.
   * @returns books whose names in the library are not the ones that its rows tell of: they are not published
   */
  publish(prove = false): Promise<string[]> {
    return this.enqueue(async () => {
      const choices = repairShelf((await browser.storage.local.get(SHELF_KEY))[SHELF_KEY]);
      const packs = orderBooks(await listPacks(), choices).filter(({ id }) => !choices.off.includes(id));
      const rows = await getPublished(packs.map(({ id }) => id));
      return this.write(rows, (pack) => getWire(pack), prove || rows.length <= PROVED_AT_START);
    });
  }

  /**
   * Names of the book in our package, before the book itself is in the library: the first page need not wait for it.
   * @returns whether the published list told of the book before, in whatever version
   */
  publishFirst(stampOf: { id: string; checksum: string }, read: () => Promise<PackagedNames>): Promise<boolean> {
    return this.enqueue(async () => {
      const { [NAMES_KEY]: stored, [SHELF_KEY]: shelf } = await browser.storage.local.get([NAMES_KEY, SHELF_KEY]);
      const published = readPublished(stored);
      const known = published?.books.find(({ pack }) => pack === stampOf.id);
      if (known?.checksum === stampOf.checksum || repairShelf(shelf).off.includes(stampOf.id))
        return known !== undefined;
      // Other books keep their place; how they are told apart is worked out when the library is read.
      if (published && !known) return false;
      const names = await read();
      const { wire, anchors: _anchors, form: _form, ...book } = names;
      const books = published ? published.books.map((one) => (one.pack === book.pack ? book : one)) : [book];
      await browser.storage.local.set({
        [wireKey(book.pack)]: { pack: book.pack, checksum: book.checksum, wire } satisfies PublishedWire,
        [NAMES_KEY]: { version: 1, books, filter: published?.filter ?? null } satisfies PublishedNames,
      });
      return known !== undefined;
    });
  }

  private async write(
    rows: readonly PublishedRow[],
    wireOf: (pack: string) => Promise<string | null>,
    prove: boolean,
  ): Promise<string[]> {
    const { [NAMES_KEY]: stored } = await browser.storage.local.get(NAMES_KEY);
    const before = readPublished(stored);
    const values: Record<string, unknown> = {};
    const unproved = new Set<string>();
    for (const row of rows) {
      const book = bookOf(row);
      const key = wireKey(book.pack);
      const known = before?.books.find(({ pack }) => pack === book.pack);
      const same = known && known.checksum === book.checksum && known.hash === book.hash;
      if (same && !(prove && readWire((await browser.storage.local.get(key))[key], book) === null)) continue;
      const wire = await wireOf(book.pack);
      const value = { pack: book.pack, checksum: book.checksum, wire: wire ?? '' } satisfies PublishedWire;
      if (readWire(value, book) === null) unproved.add(book.pack);
      else values[key] = value;
    }
    const listed = rows.filter(({ pack }) => !unproved.has(pack));
    const list: PublishedNames = {
      version: 1,
      books: listed.map(bookOf),
      filter: buildFilter(listed.map(({ anchors }) => anchors)),
    };
    if (JSON.stringify(stored) !== JSON.stringify(list)) values[NAMES_KEY] = list;
    // One write: a page hears of a list and of the names it tells of together.
    if (Object.keys(values).length > 0) await browser.storage.local.set(values);
    const gone = (before?.books ?? []).filter(({ pack }) => !rows.some((row) => row.pack === pack));
    await browser.storage.local.remove([...gone.map(({ pack }) => wireKey(pack)), ...OLD_KEYS]);
    return [...unproved];
  }

  private enqueue<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work);
    this.queue = done.catch(() => undefined);
    return done;
  }
}

function bookOf({ pack, checksum, length, hash }: PublishedRow): PublishedBook {
  return { pack, checksum, length, hash };
}
