import { useMemo, useSyncExternalStore } from 'react';
import { type AtlasRoute, atlasHash, readAtlasRoute } from '../../data/routes';

const subscribe = (changed: () => void) => {
  addEventListener('hashchange', changed);
  addEventListener('popstate', changed);
  return () => {
    removeEventListener('hashchange', changed);
    removeEventListener('popstate', changed);
  };
};

interface Addressed {
  route: AtlasRoute;
  /** `replace` for what should not fill the history. */
  go: (route: AtlasRoute, replace?: boolean) => void;
  /** Back to what was shown before in this document; absent at the first. */
  back: (() => void) | undefined;
}

/** The route in the address, so that back, forward and reload work. The panel has no buttons of the browser: it gets its own. */
export function useRoute(fallback: AtlasRoute): Addressed {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fallback is a fresh object each time, its view says all
  const route = useMemo(() => readAtlasRoute(hash, fallback), [hash, fallback.view]);
  return { route, go: goTo, back: depth() > 0 ? goBack : undefined };
}

/** How many places of ours lie before this one. Kept with the place itself, so that back, forward and reload keep it. */
function depth(): number {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && 'depth' in state ? Number(state.depth) : 0;
}

function goTo(route: AtlasRoute, replace = false): void {
  const hash = atlasHash(route);
  if (hash === location.hash) return;
  if (replace) history.replaceState({ depth: depth() }, '', hash);
  else history.pushState({ depth: depth() + 1 }, '', hash);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

const goBack = () => history.back();
