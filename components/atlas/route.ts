import { useMemo, useSyncExternalStore } from 'react';
import { KINDS, type Kind } from '../../data/gazetteer/model';

/** What the panel shows; every state that can be shared is in the address. */
export type Route =
  | { view: 'page' }
  | { view: 'all'; kinds: Kind[]; text: string }
  | { view: 'year'; month: string | null; street: string | null }
  | { view: 'streets'; measure: string | null }
  | { view: 'entity'; id: string };

/** `#/all?kinds=park,hill&text=…` → route; anything unknown gives the fallback. */
export function readRoute(hash: string, fallback: Route): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const given = new URLSearchParams(query);
  const [view, ...rest] = path.split('/');
  switch (view) {
    case 'page':
      return { view: 'page' };
    case 'all':
      return {
        view: 'all',
        kinds: (given.get('kinds') ?? '').split(',').filter((kind): kind is Kind => Object.hasOwn(KINDS, kind)),
        text: given.get('text') ?? '',
      };
    case 'year': {
      const month = given.get('month');
      return {
        view: 'year',
        month: month && /^\d{4}-\d{2}$/.test(month) ? month : null,
        street: given.get('street'),
      };
    }
    case 'streets':
      return { view: 'streets', measure: given.get('measure') };
    case 'entity': {
      const id = decode(rest.join('/'));
      return id === '' ? fallback : { view: 'entity', id };
    }
    default:
      return fallback;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Route → `#/…`, without the parts that are at their defaults. */
export function writeRoute(route: Route): string {
  const query = new URLSearchParams();
  switch (route.view) {
    case 'all':
      if (route.kinds.length > 0) query.set('kinds', route.kinds.join(','));
      if (route.text) query.set('text', route.text);
      break;
    case 'year':
      if (route.month) query.set('month', route.month);
      if (route.street) query.set('street', route.street);
      break;
    case 'streets':
      if (route.measure) query.set('measure', route.measure);
      break;
    case 'entity':
      return `#/entity/${encodeURIComponent(route.id)}`;
  }
  const text = query.toString();
  return `#/${route.view}${text ? `?${text}` : ''}`;
}

const subscribe = (changed: () => void) => {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
};

/** The route in the address, so that back, forward and reload work; `replace` for what should not fill the history. */
export function useRoute(fallback: Route): [Route, (route: Route, replace?: boolean) => void] {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fallback is a fresh object each time, its view says all
  const route = useMemo(() => readRoute(hash, fallback), [hash, fallback.view]);
  return [route, goTo];
}

function goTo(route: Route, replace = false): void {
  const hash = writeRoute(route);
  if (hash === location.hash) return;
  if (replace) {
    history.replaceState(null, '', hash);
    dispatchEvent(new HashChangeEvent('hashchange'));
  } else {
    location.hash = hash;
  }
}
