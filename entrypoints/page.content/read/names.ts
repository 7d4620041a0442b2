import { browser } from 'wxt/browser';
import { sendMessage } from '../../../data/messaging/messages';
import type { NameStore } from '../../../data/shelf/open-shelf';
import { loadPart } from '../parts';
import type { Names } from './late-recognizer';

/** Most times that one document tells of damage: where repair does not help, asking on does not either. */
const ASKS = 3;
let asks = 0;

type Load = (stamp: string) => Promise<Names>;

/** What the frames of one origin share. */
interface Shared {
  /** The names, read and unpacked once. `stamp`: which state of them is wanted, where it has changed. */
  names: Load;
  /** What shows names; it takes the window that it is to show them in. */
  show(): ReturnType<typeof loadPart<'show'>>;
}

/** Where each frame has its own. Symbols of this kind are the same in all of them. */
const SHARED = Symbol.for('names');
type Sharing = Window & { [SHARED]?: Shared };

let kept: { stamp: string; names: Promise<Names> } | null = null;

/** This frame's names, read once for each state of the library. */
const load: Load = (stamp) => {
  if (!kept || (stamp && kept.stamp !== stamp)) {
    const mine = { stamp, names: loadNames() };
    kept = mine;
    mine.names.catch(() => {
      if (kept === mine) kept = null;
    });
  }
  return kept.names;
};

const several: NameStore['several'] = () => loadPart('shelf');

async function loadNames(): Promise<Names> {
  let values: Record<string, Promise<Record<string, unknown>>> = {};
  return {
    ...(await loadPart('find')),
    // The names as the background published them. When missing ones are made good, `storage.onChanged` tells.
    store: {
      get: (keys) => {
        const key = keys.join();
        values[key] ??= browser.storage.local.get(keys);
        return values[key];
      },
      several,
      decider: () => loadPart('decide'),
      missing: () => {
        values = {};
        if (asks++ < ASKS) void sendMessage('names.missing', {}).catch(() => {});
      },
    },
  };
}

const own: Shared = { names: load, show: () => loadPart('show') };
(window as Sharing)[SHARED] = own;

/**
 * What is loaded once for all frames of a tab that can reach one another: those of one origin, whose page scripts run in one
 * world (Chromium; Firefox gives each frame a world of its own, and each loads its own). The outermost loads it, which has been there
 * before the others and goes with them: nothing runs any more in a frame that has been left.
 */
export function shared(): Shared {
  let view: Sharing = window;
  try {
    // Asked for anything of its own, a frame of another origin throws.
    while (view !== view.parent && view.parent.origin) view = view.parent;
  } catch {
    // The frame around is of another origin.
  }
  return view[SHARED] ?? own;
}
