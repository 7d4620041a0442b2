import { browser } from 'wxt/browser';
import { sendMessage } from '../../../data/messaging/messages';
import type { NameStore } from '../../../data/shelf/open-shelf';
import { listen } from '../dom';
import { loadPart } from '../parts';
import type { Names } from './late-recognizer';

/** Most times that one document tells of damage: where repair does not help, asking on does not either. */
const ASKS = 3;
let asks = 0;

type Load = (stamp: string) => Promise<Names>;

/** Names that the frames of one origin share. */
interface Offer {
  load: Load;
  /** When the frame that offers them is left: nothing runs in it any more then. */
  left: Promise<null>;
  isLeft?: true;
}

/** Where the offer stands: on the outermost of the frames. Symbols of this kind are the same in all of them. */
const OFFER = Symbol.for('names');
type Offering = Window & { [OFFER]?: Offer };

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

/** The outermost frame that this one can reach. */
function outermost(): Offering {
  let view: Offering = window;
  try {
    // Asked for anything of its own, a frame of another origin throws.
    while (view !== view.parent && view.parent.origin) view = view.parent;
  } catch {
    // The frame around is of another origin.
  }
  return view;
}

/** Offers this frame's names to those it shares with, until it is left. */
function offer(top: Offering): void {
  const left = new Promise<null>((resolve) => {
    const leave = (): void => {
      mine.isLeft = true;
      delete top[OFFER];
      resolve(null);
    };
    listen(window, 'pagehide' as 'click', leave, { once: true });
  });
  const mine: Offer = { load, left };
  top[OFFER] = mine;
}

/**
 * The names, read and unpacked once for all frames of a tab that can reach one another: those of one origin, whose page
 * scripts run in one world (Chromium; Firefox gives each frame a world of its own, and each loads them). The frame that
 * needs them first loads them and offers them on the outermost. `stamp`: which state of the names is wanted, where it has
 * changed.
 */
export async function sharedNames(stamp: string): Promise<Names> {
  const top = outermost();
  const offered = top[OFFER];
  if (!offered) offer(top);
  if (!offered || offered.load === load) return load(stamp);
  const names = (await Promise.race([offered.load(stamp), offered.left])) ?? (await sharedNames(stamp));
  const get: NameStore['get'] = async (keys) => (offered.isLeft ? await sharedNames(stamp) : names).store.get(keys);
  const decider: NameStore['decider'] = async () =>
    (!offered.isLeft && (await Promise.race([names.store.decider(), offered.left]))) ||
    (await sharedNames(stamp)).store.decider();
  return { ...names, store: { ...names.store, get, decider } };
}
