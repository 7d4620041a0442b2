import { browser } from 'wxt/browser';

/**
 * The page script comes in nine files, so that a page pays for what it needs: this one finds Chinese text in every page;
 * `find` is loaded with the first Chinese text and knows the strings of the names (with `shelf`, where the reader has several
 * books); `decide` with the first such string, since it may be a word or another place; `show` with the first name, and does what
 * follows from there being one (painting, hovering); `pointer` with the first move of it (at once where a finger may be what comes), `card` when the pointer first comes near one, `expand` when a name is expanded, `long` on pages that are not read whole or have very many names, `drawn` on
 * pages that change their styles at every frame. A content script is one file without
 * imports, but it may import modules of the package while it runs: each part is a self-contained module that the build
 * puts beside the pages (`modules/page-parts`). They run in the extension's own world like the script itself, past the
 * page's policies.
 */
interface Parts {
  find: typeof import('./find.part');
  decide: typeof import('./decide.part');
  shelf: typeof import('./shelf.part');
  /** Made for each window, so that the frames of a page load it once (`read/names.ts`); the build sees to it. */
  show: { of(view: Window): typeof import('./show.part') };
  pointer: typeof import('./pointer.part');
  card: typeof import('./card.part');
  expand: typeof import('./expand.part');
  long: typeof import('./long.part');
  drawn: typeof import('./drawn.part');
}

/** Those that are there. A frame may ask the outermost one's (`hub.ts`): even to import what is there is work for the browser. */
export const present: { [K in keyof Parts]?: Parts[K] } = {};

/** How often a part is asked for that does not come, and the pause between, ms. */
const TRIES = 5;
const PAUSE_MS = 500;

/**
 * Loads a part; the browser loads it once. A page, or its reader, may stop all that is being loaded: it is asked for again,
 * under another address, since a failure may be remembered. Rejects where the extension has been updated or removed.
 */
export async function loadPart<K extends keyof Parts>(name: K, tried = 0): Promise<Parts[K]> {
  try {
    present[name] ??= await import(
      /* @vite-ignore */ browser.runtime.getURL(`/parts/${name}.js${tried ? `?${tried}` : ''}` as '/')
    );
    return present[name] as Parts[K];
  } catch (error) {
    if (tried === TRIES) throw error;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    return loadPart(name, tried + 1);
  }
}
