import type * as recognizer from '../../data/recognizer';
import type { LiveName, NameFinder, NameFinders } from './names-context';

/** Texts whose names are remembered; a reader page of tables holds some hundreds. */
const REMEMBERED = 600;

/** Compiled names, and the title that texts are read under. */
interface Names {
  wire: string | null;
  title: string;
}

/** Reads the names of a book; asked once, when the first text wants them. */
export type ReadNames = () => Promise<Names>;

/** What a text of these books is read under: the districts they are about. Within a book, every name is at home. */
export function titleOf(packs: readonly { info: { district: string } }[]): string {
  return `${[...new Set(packs.map(({ info }) => info.district))].join(' ')} 年鉴`;
}

/**
 * Finds names in the book's own texts. The vocabulary is read when it is first needed and after the next paint, so that
 * a card shows its text before its links.
 */
export function openNameFinder(readNames: ReadNames): NameFinder {
  let vocabulary: recognizer.Vocabulary | null = null;
  let recognizeText: typeof recognizer.recognizeText | null = null;
  let title = '';
  let asked = false;
  const listeners = new Set<() => void>();
  const known = new Map<string, readonly LiveName[]>();

  const load = async () => {
    await new Promise((resolve) => setTimeout(resolve, 30));
    const [names, code] = await Promise.all([readNames(), import('../../data/recognizer')]);
    if (names.wire === null) {
      asked = false;
      return;
    }
    title = names.title;
    recognizeText = code.recognizeText;
    vocabulary = code.loadVocabulary(names.wire);
    for (const listener of [...listeners]) listener();
  };

  return {
    ready: () => vocabulary !== null,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    find: (text) => {
      if (!vocabulary || !recognizeText) {
        if (!asked) {
          asked = true;
          load().catch((error: unknown) => {
            asked = false;
            console.warn('names of the book', error);
          });
        }
        return null;
      }
      let names = known.get(text);
      if (!names) {
        names = recognizeText(vocabulary, text, { title });
        if (known.size >= REMEMBERED) known.clear();
        known.set(text, names);
      }
      return names;
    },
  };
}

/** Books whose names are kept open in one document. */
const BOOKS_OPEN = 4;

/** A finder for each book asked for; the ones used longest ago are let go of. */
export function openNameFinders(readNames: (book: string) => Promise<Names>): NameFinders {
  const finders = new Map<string, NameFinder>();
  return (book) => {
    const finder = finders.get(book) ?? openNameFinder(() => readNames(book));
    finders.delete(book);
    finders.set(book, finder);
    const [oldest] = finders.keys();
    if (finders.size > BOOKS_OPEN && oldest !== undefined) finders.delete(oldest);
    return finder;
  };
}
