import { readAddress } from '../address';
import { hitRoute, isHash, readerHash, searchHash } from '../routes';
import { followAddress } from './address-route';
import { foldForSearch } from './fold';
import type { SearchHit } from './model';
import type * as queries from './queries';
import type { search } from './search';

/** What the address bar shows under the words typed after the keyword (`omnibox` of the extension platform). */
export interface Suggestion {
  /** What the address bar holds when it is chosen: a fragment of the reader. */
  content: string;
  description: string;
}

/** Chromium reads descriptions as XML and draws `match` and `dim`; Firefox shows them as they are. */
export type SuggestionForm = 'xml' | 'plain';

type Reads = Pick<typeof queries, 'getEntity' | 'getEntry' | 'getRecords' | 'findEntitiesByName'> & {
  listPacks: () => ReturnType<typeof queries.listPacks>;
  search: typeof search;
};

/** Chromium shows six in all, the first of them its own. */
const MOST = 5;

// Chromium refuses a description with a character that XML 1.0 has no place for.
const xml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u001f\u007f\ufffe\uffff]/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');

/** What a hit is called, and the words around it. */
function describe({ title, path, page, snippet, marks }: SearchHit, form: SuggestionForm, pageWords: string): string {
  const under = [path, page === null ? '' : pageWords.replace('%s', String(page))].filter(Boolean).join(' · ');
  if (form === 'plain') return [title, under, snippet === title ? '' : snippet].filter(Boolean).join(' — ');
  const cut: string[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    cut.push(xml(snippet.slice(at, from)), `<match>${xml(snippet.slice(from, to))}</match>`);
    at = to;
  }
  cut.push(xml(snippet.slice(at)));
  return `${xml(title)} <dim>${xml(under)}</dim>${snippet === title || snippet === '' ? '' : ` ${cut.join('')}`}`;
}

/** Suggestions for words typed after the keyword. `pageWords` holds `%s` for the number of the printed page. */
export async function suggest(
  words: string,
  reads: Pick<Reads, 'search'>,
  packs: readonly string[],
  form: SuggestionForm,
  pageWords: string,
): Promise<Suggestion[]> {
  const query = words.trim();
  if (query === '' || readAddress(query) !== null) return [];
  const { hits } = await reads.search(query, { limit: MOST, packs });
  return hits.slice(0, MOST).map((hit) => ({
    content: readerHash({ ...hitRoute(hit), find: hit.kind === 'entity' ? undefined : query }),
    description: describe(hit, form, pageWords),
  }));
}

/** Where Enter leads: to what was chosen, to what an address names, to the thing of exactly this name, else to the search. */
export async function enter(words: string, reads: Reads, packs: readonly string[]): Promise<string> {
  const text = words.trim();
  if (isHash(text)) return text;
  const id = readAddress(text);
  if (id !== null) {
    const to = await followAddress(id, reads);
    return to.state === 'found' ? readerHash(to.route) : searchHash(text);
  }
  const folded = foldForSearch(text);
  const named = folded === '' ? [] : await reads.findEntitiesByName(folded);
  const [first] = packs.flatMap((pack) => named.filter((row) => row.pack === pack));
  return first ? readerHash({ page: 'entity', id: first.id }) : searchHash(text);
}
