import { useMemo, useSyncExternalStore } from 'react';
import { type AtlasRoute, atlasHash, readAtlasRoute } from '../../data/routes';

const subscribe = (changed: () => void) => {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
};

/** The route in the address, so that back, forward and reload work; `replace` for what should not fill the history. */
export function useRoute(fallback: AtlasRoute): [AtlasRoute, (route: AtlasRoute, replace?: boolean) => void] {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fallback is a fresh object each time, its view says all
  const route = useMemo(() => readAtlasRoute(hash, fallback), [hash, fallback.view]);
  return [route, goTo];
}

function goTo(route: AtlasRoute, replace = false): void {
  const hash = atlasHash(route);
  if (hash === location.hash) return;
  if (replace) {
    history.replaceState(null, '', hash);
    dispatchEvent(new HashChangeEvent('hashchange'));
  } else {
    location.hash = hash;
  }
}
