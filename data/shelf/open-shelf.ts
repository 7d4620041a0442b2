import { type Decider, LateDocument } from '../recognizer/late-document';
import { loadVocabulary, type Vocabulary } from '../recognizer/match/vocabulary';
import type { DocumentContext, RecognizerDocument } from '../recognizer/model';
import { NAMES_KEY, readPublished, readWire, wireKey } from './published';
import type { ShelfParts } from './shelf-document';

/** Where published names are read, and who is told that they cannot be. */
export interface NameStore extends Pick<ShelfParts, 'missing'> {
  /** Values by key, as `storage.local.get` gives them. */
  get: (keys: string[]) => Promise<Record<string, unknown>>;
  /** What it takes to know several books at once: most readers have one. */
  several: () => Promise<Pick<typeof import('./shelf-document'), 'ShelfDocument'>>;
  /** What decides about names, once a text holds a string that may be one. */
  decider: () => Decider | Promise<Decider>;
  /** Opens one more document on what was read for another, at once: there where the one book's names have been read. */
  again?: (joined: ShelfParts['joined'], context: DocumentContext) => RecognizerDocument;
}

/** Vocabularies of the wires unpacked last, for the other documents (frames) of a page. */
const MOST_UNPACKED = 4;
const vocabularies = new Map<string, Vocabulary>();

function unpacked(wire: string): Vocabulary {
  const vocabulary = vocabularies.get(wire) ?? loadVocabulary(wire);
  vocabularies.delete(wire);
  vocabularies.set(wire, vocabulary);
  for (const oldest of vocabularies.keys()) if (vocabularies.size > MOST_UNPACKED) vocabularies.delete(oldest);
  return vocabulary;
}

/**
 * A document on the books as published, with those open that the texts name. Null, and the store told, where nothing is
 * published or the list, or the only book's names, are damaged; where only some names are, the others mark and the store is told.
 * @param texts what is known of the document by now
 */
export async function openShelf(
  store: NameStore,
  joined: ShelfParts['joined'],
  context: DocumentContext,
  texts: Iterable<string> = [],
): Promise<RecognizerDocument | null> {
  const { get, missing, several, decider } = store;
  const published = readPublished((await get([NAMES_KEY]))[NAMES_KEY]);
  // Every book turned off looks like a list that lost its books: the background knows which.
  if (!published || published.books.length === 0) {
    missing();
    return null;
  }
  const wires = async (packs: readonly string[]): Promise<(string | null)[]> => {
    const stored = await get(packs.map(wireKey));
    return packs.map((pack) => {
      const book = published.books.find((one) => one.pack === pack);
      return book ? readWire(stored[wireKey(pack)], book) : null;
    });
  };
  const open = (wire: string, at: DocumentContext) => new LateDocument(unpacked(wire), at, decider, joined);
  if (published.books.length === 1) {
    const [wire] = await wires([published.books[0]!.pack]);
    try {
      if (wire) {
        const document = open(wire, context);
        store.again = (joined, at) => new LateDocument(unpacked(wire), at, decider, joined);
        return document;
      }
    } catch {
      // Not of this version of the extension.
    }
    missing();
    return null;
  }
  const { ShelfDocument } = await several();
  const document = new ShelfDocument(published, { open, wires, joined, missing }, context);
  await document.start(texts);
  return document;
}
