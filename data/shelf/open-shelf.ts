import { openDocument } from '../recognizer/evidence/document';
import { loadVocabulary, type Vocabulary } from '../recognizer/match/vocabulary';
import type { DocumentContext } from '../recognizer/model';
import { NAMES_KEY, readPublished, readWire, wireKey } from './published';
import { ShelfDocument, type ShelfParts } from './shelf-document';

/** Where published names are read, and who is told that they cannot be. */
export interface NameStore extends Pick<ShelfParts, 'missing'> {
  /** Values by key, as `storage.local.get` gives them. */
  get: (keys: string[]) => Promise<Record<string, unknown>>;
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
 * published or the list is damaged; where only some names are, the others mark and the store is told.
 * @param texts what is known of the document by now
 */
export async function openShelf(
  { get, missing }: NameStore,
  joined: ShelfParts['joined'],
  context: DocumentContext,
  texts: Iterable<string> = [],
): Promise<ShelfDocument | null> {
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
  const open = (wire: string, at: DocumentContext) => openDocument(unpacked(wire), at);
  const document = new ShelfDocument(published, { open, wires, joined, missing }, context);
  await document.start(texts);
  return document;
}
