import { loadVocabulary, recognizeText, type Vocabulary } from '../../data/recognizer';
import type { LiveName, NameFinder } from './names-context';

/** Texts whose names are remembered; a reader page of tables holds some hundreds. */
const REMEMBERED = 600;

/**
 * Finds names in the book's own texts. The vocabulary is read when it is first needed and after the next paint, so that
 * a card shows its text before its links. `title` is evidence: within the book, every name is at home.
 */
export function openNameFinder(readWire: () => Promise<string | null>, title: () => string): NameFinder {
  let vocabulary: Vocabulary | null = null;
  let asked = false;
  const listeners = new Set<() => void>();
  const known = new Map<string, readonly LiveName[]>();

  const load = async () => {
    await new Promise((resolve) => setTimeout(resolve, 30));
    const wire = await readWire();
    if (wire === null) {
      asked = false;
      return;
    }
    vocabulary = loadVocabulary(wire);
    for (const listener of [...listeners]) listener();
  };

  return {
    ready: () => vocabulary !== null,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    find: (text) => {
      if (!vocabulary) {
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
        names = recognizeText(vocabulary, text, { title: title() });
        if (known.size >= REMEMBERED) known.clear();
        known.set(text, names);
      }
      return names;
    },
  };
}
