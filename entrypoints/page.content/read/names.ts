import { loadPart } from '../parts';
import { type OpenDocument, readVocabulary } from './late-recognizer';

type Load = (stamp: string) => Promise<OpenDocument | null>;

/** Where a frame offers its names to the frames inside it. Symbols of this kind are the same in all of them. */
const OFFER = Symbol.for('names');
type Offering = Window & { [OFFER]?: Load };

let kept: { stamp: string; names: Promise<OpenDocument | null> } | null = null;

/** This frame's names, loaded once for each state of the library. */
const load: Load = (stamp) => {
  if (!kept || (stamp !== '' && kept.stamp !== stamp)) {
    const mine = { stamp, names: loadNames() };
    kept = mine;
    mine.names.catch(() => {
      if (kept === mine) kept = null;
    });
  }
  return kept.names;
};

async function loadNames(): Promise<OpenDocument | null> {
  const [wire, { loadVocabulary, openDocument }] = await Promise.all([readVocabulary(), loadPart('recognize')]);
  if (wire === null) return null;
  const vocabulary = loadVocabulary(wire);
  return (context) => openDocument(vocabulary, context);
}

/**
 * The names, read and unpacked once for all frames of a tab that can reach one another: those of one origin, whose page
 * scripts run in one world (Chromium; Firefox gives each frame a world of its own, and each loads them). The outermost of
 * them keeps them, since it outlives the others. `stamp`: which state of the library is wanted, where that has changed.
 */
export function sharedNames(stamp: string): Promise<OpenDocument | null> {
  let offer = load;
  try {
    for (let view: Window = window; view !== view.parent; view = view.parent) {
      const offered = (view.parent as Offering)[OFFER];
      if (!offered) break;
      offer = offered;
    }
  } catch {
    // The frame around is of another origin.
  }
  return offer(stamp);
}

/** Offers this frame's names to the frames inside it. */
export function offerNames(): void {
  (window as Offering)[OFFER] = load;
}
