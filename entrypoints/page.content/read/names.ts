import { browser } from 'wxt/browser';
import { sendMessage } from '../../../data/messaging/messages';
import { loadPart } from '../parts';
import type { Names } from './late-recognizer';

/** Most times that one document tells of damage: where repair does not help, asking on does not either. */
const ASKS = 3;
let asks = 0;

/** Where a frame offers its names to the frames inside it. Symbols of this kind are the same in all of them. */
const OFFER = Symbol.for('names');
type Load = (stamp: string) => Promise<Names>;
type Offering = Window & { [OFFER]?: Load };

let kept: { stamp: string; names: Promise<Names> } | null = null;

/** This frame's names, read once for each state of the library. */
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

async function loadNames(): Promise<Names> {
  const values = new Map<string, Promise<Record<string, unknown>>>();
  return {
    ...(await loadPart('recognize')),
    // The names as the background published them. When missing ones are made good, `storage.onChanged` tells.
    store: {
      get: (keys) => {
        const key = keys.join();
        const value = values.get(key) ?? browser.storage.local.get(keys);
        values.set(key, value);
        return value;
      },
      several: () => loadPart('shelf'),
      missing: () => {
        values.clear();
        if (asks++ < ASKS) void sendMessage('names.missing', {}).catch(() => {});
      },
    },
  };
}

/**
 * The names, read and unpacked once for all frames of a tab that can reach one another: those of one origin, whose page
 * scripts run in one world (Chromium; Firefox gives each frame a world of its own, and each loads them). The outermost of
 * them keeps them, since it outlives the others. `stamp`: which state of the names is wanted, where it has changed.
 */
export function sharedNames(stamp: string): Promise<Names> {
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
