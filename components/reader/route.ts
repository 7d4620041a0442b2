/** Where the reader is. One address per thing, so that a citation can carry a link. */
export type Route =
  | { page: 'contents'; category?: string }
  | { page: 'entry'; id: string }
  | { page: 'entity'; id: string }
  | { page: 'names'; kind?: string }
  | { page: 'tables'; number?: number }
  | { page: 'chronicle'; month?: string; id?: string }
  | { page: 'glossary'; id?: string }
  | { page: 'index' }
  | { page: 'people'; id?: string }
  | { page: 'offices' }
  | { page: 'honours' }
  | { page: 'documents' }
  | { page: 'treatises'; id?: string }
  | { page: 'search'; query: string }
  | { page: 'about' };

export type PageName = Route['page'];

/** `decodeURIComponent` that leaves a broken escape as it is: addresses are typed by hand too. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Reads `#/entry/<id>`, `#/entity/<id>`, `#/contents/<category>`, `#/names/<kind>`, `#/tables/<number>`,
 * `#/chronicle/<2021-03>`, `#/chronicle?id=`, `#/glossary?id=`, `#/people?id=`, `#/treatises/<id>`, `#/search?q=` and the plain
 * page names. Anything else is the contents.
 */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const slash = path.indexOf('/');
  const page = slash < 0 ? path : path.slice(0, slash);
  const rest = slash < 0 ? undefined : decoded(path.slice(slash + 1)) || undefined;
  const params = new URLSearchParams(query);
  const id = params.get('id') ?? undefined;
  switch (page) {
    case 'entry':
    case 'entity':
      return rest ? { page, id: rest } : { page: 'contents' };
    case 'contents':
      return { page, category: rest };
    case 'names':
      return { page, kind: rest };
    case 'tables': {
      const number = Number(rest);
      return Number.isInteger(number) && number > 0 ? { page, number } : { page };
    }
    case 'chronicle':
      return { page, month: rest && /^\d{4}-\d{2}$/.test(rest) ? rest : undefined, id };
    case 'glossary':
    case 'people':
      return { page, id };
    case 'treatises':
      return { page, id: rest };
    case 'search':
      return { page, query: params.get('q') ?? '' };
    case 'index':
    case 'offices':
    case 'honours':
    case 'documents':
    case 'about':
      return { page };
    default:
      return { page: 'contents' };
  }
}

/** The address of a route; `parseRoute(hrefOf(route))` is the route again. */
export function hrefOf(route: Route): string {
  const part = encodeURIComponent;
  switch (route.page) {
    case 'entry':
    case 'entity':
      return `#/${route.page}/${part(route.id)}`;
    case 'contents':
      return route.category ? `#/contents/${part(route.category)}` : '#/contents';
    case 'names':
      return route.kind ? `#/names/${part(route.kind)}` : '#/names';
    case 'tables':
      return route.number ? `#/tables/${route.number}` : '#/tables';
    case 'chronicle':
      if (route.id) return `#/chronicle?id=${part(route.id)}`;
      return route.month ? `#/chronicle/${route.month}` : '#/chronicle';
    case 'glossary':
    case 'people':
      return route.id ? `#/${route.page}?id=${part(route.id)}` : `#/${route.page}`;
    case 'treatises':
      return route.id ? `#/treatises/${part(route.id)}` : '#/treatises';
    case 'search':
      return route.query ? `#/search?q=${part(route.query)}` : '#/search';
    default:
      return `#/${route.page}`;
  }
}

/** Where a name in a text leads. */
export function entityHref(id: string): string {
  return hrefOf({ page: 'entity', id });
}
