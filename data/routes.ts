import { KINDS, type Kind } from './gazetteer/model';
import { FACETS, type Facet, type SearchHit } from './store/model';

/**
 * Every address of the extension's own pages, written and read here and nowhere else. A page is a file of the package and
 * a fragment (`reader.html#/entry/<id>`): state that can be shared, bookmarked or cited is in the fragment. No browser call
 * here; the page script uses `searchHash` alone.
 *
 * Ids of records begin with the id of their book, so an address that carries one names the book by it. Where it does not
 * (contents, tables, chronicle by month …), `?book=<id>` names it; without it the page's own choice of book stands.
 */

/** Files of our pages, relative to the package's root. The atlas is the side panel's page in a tab of its own. */
const FILES = {
  reader: '/reader.html',
  options: '/options.html',
  panel: '/sidepanel.html',
  atlas: '/sidepanel.html?tab=1',
  welcome: '/welcome.html',
  newBook: '/new-book.html',
} as const;

export type OurPage = keyof typeof FILES;

/** Path of a page of ours in the package; what is no fragment is left out, for it may come from a page of the web. */
export function pagePath(page: OurPage, hash?: string): string {
  return `${FILES[page]}${hash?.startsWith('#') ? hash : ''}`;
}

interface OfBook {
  /** Id of the book the address is about, where no id of a record says it. */
  book?: string;
  /** Words of the search that led there: marked in the page as long as the address says so. */
  find?: string;
}

/** Parts of the book that are lists of rows; `row` is what a row says (`officeId` and its like in `data/store`). */
const LIST_PAGES = ['offices', 'honours', 'documents', 'orgs', 'captions'] as const;
type ListPage = (typeof LIST_PAGES)[number];
const isList = (page: string): page is ListPage => (LIST_PAGES as readonly string[]).includes(page);

/** What a search is narrowed to, facet by facet. */
export type SearchFilter = Partial<Record<Facet, readonly string[]>>;

/** Where the reader (`reader.html`) is. One address per thing, so that a citation can carry a link. */
export type ReaderRoute = OfBook &
  (
    | { page: 'contents'; category?: string }
    | { page: 'entry'; id: string }
    | { page: 'entity'; id: string }
    | { page: 'names'; kind?: string }
    | { page: 'tables'; number?: number }
    | { page: 'chronicle'; month?: string; day?: string; id?: string }
    | { page: 'glossary'; id?: string }
    | { page: 'index' }
    | { page: 'people'; id?: string }
    | { page: ListPage; row?: string }
    | { page: 'treatises'; id?: string }
    /** `shelf`: in all books of the shelf. */
    | { page: 'search'; query: string; only?: SearchFilter; shelf?: boolean }
    | { page: 'compare'; id: string; other?: string }
    | { page: 'about' }
    /** The reader's own pins, collections and notes, of all books. */
    | { page: 'mine' }
    | { page: 'data' }
  );

export type ReaderPage = ReaderRoute['page'];

/** What the atlas (panel or tab) shows. */
export type AtlasRoute = Pick<OfBook, 'book'> &
  (
    | { view: 'page' }
    | { view: 'all'; kinds: Kind[]; text: string }
    | { view: 'year'; month: string | null; street: string | null }
    | { view: 'streets'; measure: string | null }
    | { view: 'entity'; id: string }
  );

const MONTH = /^\d{4}-\d{2}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A fragment in its parts: `#/name/rest?query`. `rest` is as it stands; a broken escape in it makes `decoded` null. */
function split(hash: string): { name: string; rest: string; decoded: string | null; query: URLSearchParams } {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const slash = path.indexOf('/');
  const rest = slash < 0 ? '' : path.slice(slash + 1);
  return {
    name: slash < 0 ? path : path.slice(0, slash),
    rest,
    decoded: decoded(rest),
    query: new URLSearchParams(query),
  };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** `#/name/rest?query`; parts that are empty are left out. */
function join(name: string, rest?: string | number, query: Record<string, string | null | undefined> = {}): string {
  const pairs = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const text = pairs.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&');
  return `#/${name}${rest ? `/${encodeURIComponent(rest)}` : ''}${text ? `?${text}` : ''}`;
}

/**
 * Fragment → place in the reader: `#/entry/<id>`, `#/entity/<id>`, `#/contents/<category>`, `#/names/<kind>`,
 * `#/tables/<number>`, `#/chronicle/<2021-03>`, `#/chronicle/<2021-03-08>`, `#/chronicle?id=`, `#/glossary?id=`, `#/people?id=`, `#/treatises/<id>`,
 * `#/search?q=`, `#/offices?row=` and the other lists, `#/compare/<id>?with=<book>` and the plain names, each with `book=` and `find=` where given. Anything else is the contents. A broken escape is
 * taken as it stands: addresses are typed by hand too.
 */
export function readReaderRoute(hash: string): ReaderRoute {
  const { name, rest, decoded, query } = split(hash);
  const book = query.get('book');
  const find = query.get('find');
  return {
    ...readerPlace(name, (decoded ?? rest) || undefined, query),
    ...(book ? { book } : {}),
    ...(find ? { find } : {}),
  };
}

/** Complexity: one case a page of the reader. */
function readerPlace(page: string, rest: string | undefined, query: URLSearchParams): ReaderRoute {
  const id = query.get('id') ?? undefined;
  switch (page) {
    case 'entry':
    case 'entity':
      return rest ? { page, id: rest } : { page: 'contents' };
    case 'compare':
      return rest ? { page, id: rest, other: query.get('with') ?? undefined } : { page: 'contents' };
    case 'contents':
      return { page, category: rest };
    case 'names':
      return { page, kind: rest };
    case 'tables': {
      const number = Number(rest);
      return Number.isInteger(number) && number > 0 ? { page, number } : { page };
    }
    case 'chronicle':
      if (rest && DAY.test(rest)) return { page, day: rest, id };
      return { page, month: rest && MONTH.test(rest) ? rest : undefined, id };
    case 'glossary':
    case 'people':
      return { page, id };
    case 'treatises':
      return { page, id: rest };
    case 'search': {
      const only = Object.fromEntries(
        FACETS.flatMap((facet) => (query.has(facet) ? [[facet, query.getAll(facet)]] : [])),
      );
      return {
        page,
        query: query.get('q') ?? '',
        ...(Object.keys(only).length > 0 ? { only } : {}),
        ...(query.get('shelf') === '1' ? { shelf: true } : {}),
      };
    }
    case 'index':
    case 'about':
    case 'mine':
    case 'data':
      return { page };
    default:
      return isList(page) ? { page, row: query.get('row') ?? undefined } : { page: 'contents' };
  }
}

/** The fragment of a place in the reader; `readReaderRoute` gives the place again. */
export function readerHash(route: ReaderRoute): string {
  const hash = placeHash(route);
  return route.find ? `${hash}${hash.includes('?') ? '&' : '?'}find=${encodeURIComponent(route.find)}` : hash;
}

function placeHash(route: ReaderRoute): string {
  const { page, book } = route;
  switch (page) {
    case 'entry':
    case 'entity':
    case 'treatises':
      return join(page, route.id, { book });
    case 'compare':
      return join(page, route.id, { with: route.other, book });
    case 'contents':
      return join(page, route.category, { book });
    case 'names':
      return join(page, route.kind, { book });
    case 'tables':
      return join(page, route.number, { book });
    case 'chronicle':
      return route.id ? join(page, '', { id: route.id, book }) : join(page, route.day ?? route.month, { book });
    case 'glossary':
    case 'people':
      return join(page, '', { id: route.id, book });
    case 'search': {
      const hash = join(page, '', { q: route.query, shelf: route.shelf ? '1' : null, book });
      const only = FACETS.flatMap((facet) =>
        (route.only?.[facet] ?? []).map((value) => `${facet}=${encodeURIComponent(value)}`),
      );
      return only.length > 0 ? `${hash}${hash.includes('?') ? '&' : '?'}${only.join('&')}` : hash;
    }
    default:
      return join(page, '', { row: 'row' in route ? route.row : undefined, book });
  }
}

/** Whether a text is a fragment of one of our pages. */
export const isHash = (text: string): boolean => text.startsWith('#/');

/** The reader's full-text search for some words. */
export function searchHash(words: string): string {
  return `#/search?q=${encodeURIComponent(words)}`;
}

/** An entity in the reader; the same fragment shows it in the atlas. */
export function entityHash(id: string): string {
  return join('entity', id);
}

/** Where the reader shows what a search has found: the thing itself. */
export function hitRoute({ kind, id, pack }: Pick<SearchHit, 'kind' | 'id' | 'pack'>): ReaderRoute {
  switch (kind) {
    case 'entity':
    case 'entry':
      return { page: kind, id };
    case 'term':
      return { page: 'glossary', id };
    case 'chronicle':
      return { page: 'chronicle', id };
    case 'table':
      return { page: 'tables', number: Number(id), book: pack };
    case 'person':
      return { page: 'people', id };
    case 'treatise':
      return { page: 'treatises', id };
    case 'office':
      return { page: 'offices', row: id, book: pack };
    case 'honour':
      return { page: 'honours', row: id, book: pack };
    case 'document':
      return { page: 'documents', row: id, book: pack };
    case 'org':
      return { page: 'orgs', row: id, book: pack };
    case 'caption':
      return { page: 'captions', row: id, book: pack };
  }
}

/** Where the reader shows what a figure was read from: the id of an entry, or of a table (`<book>/表<number>`). */
export function sourceRoute(source: string): ReaderRoute {
  const table = /^(.*)\/表(\d+)$/.exec(source);
  return table ? { page: 'tables', number: Number(table[2]), book: table[1] } : { page: 'entry', id: source };
}

/** `#/all?kinds=park,hill&text=…` → what the atlas shows; anything unknown or broken gives `fallback`. */
export function readAtlasRoute(hash: string, fallback: AtlasRoute): AtlasRoute {
  const { name, decoded, query } = split(hash);
  const route = atlasView(name, decoded, query);
  if (!route) return fallback;
  const book = query.get('book');
  return book ? { ...route, book } : route;
}

function atlasView(view: string, rest: string | null, query: URLSearchParams): AtlasRoute | null {
  switch (view) {
    case 'page':
      return { view };
    case 'all': {
      const kinds = (query.get('kinds') ?? '').split(',').filter((kind): kind is Kind => Object.hasOwn(KINDS, kind));
      return { view, kinds, text: query.get('text') ?? '' };
    }
    case 'year': {
      const month = query.get('month');
      return { view, month: month && MONTH.test(month) ? month : null, street: query.get('street') };
    }
    case 'streets':
      return { view, measure: query.get('measure') };
    case 'entity':
      return rest ? { view, id: rest } : null;
    default:
      return null;
  }
}

/** The fragment of what the atlas shows, without what is at its default. */
export function atlasHash(route: AtlasRoute): string {
  const { view, book } = route;
  switch (view) {
    case 'all':
      return join(view, '', { kinds: route.kinds.join(','), text: route.text, book });
    case 'year':
      return join(view, '', { month: route.month, street: route.street, book });
    case 'streets':
      return join(view, '', { measure: route.measure, book });
    case 'entity':
      return join(view, route.id, { book });
    default:
      return join(view, '', { book });
  }
}
