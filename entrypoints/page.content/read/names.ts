import { browser } from 'wxt/browser';
import { sendMessage } from '../../../data/messaging/messages';
import { loadPart, present } from '../parts';
import type { Names } from './late-recognizer';

/** Most times that one document tells of damage: where repair does not help, asking on does not either. */
const ASKS = 3;
let asks = 0;

let kept: { stamp: string; names: Names | Promise<Names> } | null = null;

/**
 * The names, read and unpacked once for each state of the library; at once where they are there. `stamp`: which state is wanted, where it
 * has changed.
 */
export function namesOf(stamp: string): Names | Promise<Names> {
  if (!kept || (stamp && kept.stamp !== stamp)) {
    const names = loadNames();
    const mine: typeof kept = { stamp, names };
    kept = mine;
    names.then(
      (come) => {
        mine.names = come;
      },
      () => {
        if (kept === mine) kept = null;
      },
    );
  }
  return kept.names;
}

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
      several: () => loadPart('shelf'),
      decider: () => present.decide ?? loadPart('decide'),
      missing: () => {
        values = {};
        if (asks++ < ASKS) void sendMessage('names.missing', {}).catch(() => {});
      },
    },
  };
}
