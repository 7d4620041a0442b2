import { LibraryError } from './errors';
import { foldForSearch } from './fold';
import { type Library, openLibrary } from './library';
import { FACETS, type Facet, type FacetCount, type SearchAnswer, type SearchHit } from './model';
import { bookOf } from './search-book';
import { SEARCH_VERSION } from './search-index';
import { withOtherNames } from './search-names';
import { nearMisses } from './search-near';
import { parseQuery, type Query } from './search-query';
import { type Found, findDocuments, findEntities, loadText, type SearchText } from './search-score';
import { snippetOf } from './snippet';

const cache = new WeakMap<Library, Map<string, Promise<SearchText>>>();

/** The ready books of the library, read on first use and again only when a book was replaced; `only` some of them. */
async function loadedTexts(db: Library, only?: readonly string[]): Promise<SearchText[]> {
  const ready = await db.packs.filter(({ id, status }) => status === 'ready' && (!only || only.includes(id))).toArray();
  const known = cache.get(db) ?? new Map<string, Promise<SearchText>>();
  cache.set(db, known);
  const texts = ready.map(({ id, checksum }) => {
    const key = `${id} ${checksum}`;
    let text = known.get(key);
    if (!text) {
      for (const old of known.keys()) if (old.startsWith(`${id} `)) known.delete(old);
      text = readText(db, id, checksum);
      text.catch(() => known.delete(key));
      known.set(key, text);
    }
    return text;
  });
  return Promise.all(texts);
}

/** The text of a book. One that an older version of the extension laid out is laid out anew, and kept. */
async function readText(db: Library, pack: string, checksum: string): Promise<SearchText> {
  const row = await db.search.get(pack);
  if (!row) throw new LibraryError('damaged', `search ${pack}`);
  if (row.version === SEARCH_VERSION) return loadText(row, checksum);
  const fresh = await bookOf(db, pack);
  await db.search.put(fresh);
  return loadText(fresh, checksum);
}

/** Reads the search text ahead of the first keystroke (call it when a search field is focused). */
export async function warmSearch(db: Library = openLibrary()): Promise<void> {
  await loadedTexts(db);
}

export interface SearchOptions {
  /** Most hits in the answer; all are counted. */
  limit?: number;
  /** Values of which a hit must have one, facet by facet. */
  filter?: Partial<Record<Facet, readonly string[]>>;
  signal?: AbortSignal;
  /** Ids of the books to look in, the ones that go first first; all when not given. */
  packs?: readonly string[];
  db?: Library;
}

/**
 * Finds `query` in every ready book: all its terms must occur in a record and none of the excluded ones (`-词`); `"…"`
 * keeps a phrase together; dates are found as written and by the records' own dates; traditional characters find
 * simplified ones. Ranking: title > section > body; entities by name, alias, pinyin or initials.
 * Throws the signal's reason when aborted, LibraryError where a book has lost its text. An empty query gives an empty answer.
 */
export async function search(query: string, options: SearchOptions = {}): Promise<SearchAnswer> {
  const { limit = 40, filter = {}, signal, packs, db = openLibrary() } = options;
  const parsed = parseQuery(query);
  if (parsed.terms.length === 0) return { hits: [], total: 0, facets: emptyFacets(), near: [] };
  const texts = await loadedTexts(db, packs);
  if (packs) texts.sort((a, b) => packs.indexOf(a.pack) - packs.indexOf(b.pack));
  signal?.throwIfAborted();
  const wide = withOtherNames(parsed, texts);
  const all = texts.flatMap((text) => [...findEntities(text, wide), ...findDocuments(text, wide)]);
  const kept = all.filter((one) => FACETS.every((facet) => passes(one, facet, filter)));
  kept.sort((a, b) => b.score - a.score || Number(b.entity) - Number(a.entity) || a.at - b.at);
  return {
    hits: firstOf(kept, limit).map((one) => hitOf(one, wide)),
    total: kept.length,
    facets: countFacets(all, filter),
    near: all.length === 0 ? nearMisses(parsed, texts) : [],
  };
}

/** Names take at most half of a short answer where records are found too. */
function firstOf(sorted: readonly Found[], limit: number): Found[] {
  if (sorted.length <= limit) return [...sorted];
  const documents = sorted.filter((one) => !one.entity);
  const names = sorted.filter((one) => one.entity).slice(0, Math.max(Math.ceil(limit / 2), limit - documents.length));
  const chosen = new Set([...names, ...documents.slice(0, limit - names.length)]);
  return sorted.filter((one) => chosen.has(one));
}

/** Values of a facet that a hit has. */
function valuesOf({ text, at, entity }: Found, facet: Facet): readonly string[] {
  if (entity) {
    if (facet === 'kind') return ['entity'];
    const { street } = text.entities[at]!;
    return facet === 'street' && street ? [street] : [];
  }
  const document = text.documents[at]!;
  switch (facet) {
    case 'kind':
      return [document.kind];
    case 'street':
      return document.streets ?? [];
    case 'month':
      return document.days && document.days[0].length >= 7 ? [document.days[0].slice(0, 7)] : [];
    default:
      return document[facet] === undefined ? [] : [document[facet]];
  }
}

function passes(one: Found, facet: Facet, filter: NonNullable<SearchOptions['filter']>): boolean {
  const wanted = filter[facet];
  return !wanted?.length || valuesOf(one, facet).some((value) => wanted.includes(value));
}

function emptyFacets(): SearchAnswer['facets'] {
  return { kind: [], category: [], street: [], month: [], level: [], unit: [] };
}

/** Each facet over the hits that pass the other facets, so that a second value of the same can be chosen. */
function countFacets(all: readonly Found[], filter: NonNullable<SearchOptions['filter']>): SearchAnswer['facets'] {
  const facets = emptyFacets();
  for (const facet of FACETS) {
    const counts = new Map<string, number>();
    for (const one of all) {
      if (!FACETS.every((other) => other === facet || passes(one, other, filter))) continue;
      for (const value of valuesOf(one, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const rows: FacetCount[] = [...counts].map(([value, count]) => ({ value, count }));
    // Months stand in their order, all else by how many.
    rows.sort((a, b) => (facet === 'month' ? a.value.localeCompare(b.value) : b.count - a.count));
    facets[facet] = rows;
  }
  return facets;
}

function hitOf(one: Found, query: Query): SearchHit {
  const words = query.terms.flatMap((term) => term.forms.map((form) => form.text));
  return one.entity ? entityHit(one, words) : documentHit(one, words);
}

function entityHit({ text, at }: Found, words: readonly string[]): SearchHit {
  const entity = text.entities[at]!;
  // Say under which name it was found when the canonical one does not show it.
  const shown = entity.forms.findIndex((form) => words.some((word) => form.includes(word)));
  const snippet = shown > 0 ? entity.aliases[shown - 1]! : entity.name;
  return {
    pack: text.pack,
    kind: 'entity',
    id: entity.id,
    title: entity.name,
    path: entity.path,
    entityKind: entity.kind,
    page: entity.page,
    ...snippetOf(snippet, foldForSearch(snippet), words),
  };
}

function documentHit({ text, at }: Found, words: readonly string[]): SearchHit {
  const { kind, id, page } = text.documents[at]!;
  const from = text.bodyAt[at]!;
  const to = text.bodyAt[at + 1]! - 1;
  return {
    pack: text.pack,
    kind,
    id,
    title: text.printedTitles.slice(text.titleAt[at], text.titleAt[at + 1]! - 1),
    path: text.printedPaths.slice(text.pathAt[at], text.pathAt[at + 1]! - 1),
    page,
    ...snippetOf(text.printedBodies.slice(from, to), text.bodies.slice(from, to), words),
  };
}
