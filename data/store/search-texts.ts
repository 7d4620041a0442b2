import { LibraryError } from './errors';
import type { Library } from './library';
import { bookOf } from './search-book';
import { SEARCH_VERSION } from './search-index';
import { loadText, type SearchText } from './search-score';

/**
 * UTF-16 units of text kept between searches: some ten whole books. A search of a longer shelf reads the others again each
 * time, book by book, so that its memory is that of a few books however many there are.
 */
const UNITS_KEPT = 30_000_000;

const unitsOf = ({ titles, paths, bodies }: SearchText): number => 2 * (titles.length + paths.length + bodies.length);

/** Texts of books made ready for searching, the ones used last. */
export class SearchTexts {
  private readonly texts = new Map<string, Promise<SearchText>>();
  private readonly sizes = new Map<string, number>();

  constructor(private readonly db: Library) {}

  /** The text of a book, read when it is not here or the book was replaced. */
  get(pack: string, checksum: string): Promise<SearchText> {
    const key = `${pack} ${checksum}`;
    const known = this.texts.get(key);
    if (known) {
      this.texts.delete(key);
      this.texts.set(key, known);
      return known;
    }
    for (const old of this.texts.keys()) if (old.startsWith(`${pack} `)) this.drop(old);
    const text = readText(this.db, pack, checksum);
    this.texts.set(key, text);
    text.then(
      (read) => {
        this.sizes.set(key, unitsOf(read));
        this.shrink(key);
      },
      () => this.drop(key),
    );
    return text;
  }

  private shrink(newest: string): void {
    let sum = 0;
    for (const size of this.sizes.values()) sum += size;
    for (const key of [...this.texts.keys()]) {
      if (sum <= UNITS_KEPT) return;
      if (key === newest) continue;
      sum -= this.sizes.get(key) ?? 0;
      this.drop(key);
    }
  }

  private drop(key: string): void {
    this.texts.delete(key);
    this.sizes.delete(key);
  }
}

/** The text of a book. One that an older version of the extension laid out is laid out anew, and kept. */
async function readText(db: Library, pack: string, checksum: string): Promise<SearchText> {
  const row = await db.search.get(pack);
  if (!row) throw new LibraryError('damaged', `search ${pack}`);
  if (row.version === SEARCH_VERSION) return loadText(row, checksum);
  const fresh = await bookOf(db, pack);
  await db.search.put(fresh);
  return loadText(fresh, checksum);
}
