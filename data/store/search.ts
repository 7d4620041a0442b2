import { foldForSearch } from './fold';
import { type Library, openLibrary } from './library';
import { FACETS, type Facet, type FacetCount, type PackRow, type SearchAnswer, type SearchHit } from './model';
import { withOtherNames } from './search-names';
import { nearMisses } from './search-near';
import { parseQuery, type Query } from './search-query';
import { type Found, findDocuments, findEntities, type SearchText } from './search-score';
import { SearchTexts } from './search-texts';
import { snippetOf } from './snippet';

const shared = new WeakMap<Library, SearchTexts>();

function textsOf(db: Library): SearchTexts {
  const known = shared.get(db) ?? new SearchTexts(db);
  shared.set(db, known);
  return known;
}

/** The ready books of the library, in the order of `only` where it is given. */
async function readyBooks(db: Library, only?: readonly string[]): Promise<PackRow[]> {
  const ready = await db.packs.filter(({ id, status }) => status === 'ready' && (!only || only.includes(id))).toArray();
  return only ? ready.sort((a, b) => only.indexOf(a.id) - only.indexOf(b.id)) : ready;
}

/** Reads the search text ahead of the first keystroke (call it when a search field is focused). */
export async function warmSearch(db: Library = openLibrary()): Promise<void> {
  for (const { id, checksum } of await readyBooks(db)) await textsOf(db).get(id, checksum);
}

export interface SearchOptions {
  /** Most hits in the answer; all are counted. */
  limit?: number;
  /** Values of which a hit must have one, facet by facet. */
  filter?: Partial<Record<Facet, readonly string[]>>;
  signal?: AbortSignal;
  /** Ids of the books to look in, the ones that go first first; all when not given. */
  packs?: readonly string[];
  /** Told before each book when there are several. */
  onBook?: (done: number, all: number) => void;
  db?: Library;
}

/**
 * Finds `query` in every ready book: all its terms must occur in a record and none of the excluded ones (`-词`); `"…"`
 * keeps a phrase together; dates are found as written and by the records' own dates; traditional characters find
 * simplified ones. Ranking: title > section > body; entities by name, alias, pinyin or initials; of equals the earlier book's
 * first. Book after book, so that a long shelf costs time and not memory.
 * Throws the signal's reason when aborted, LibraryError where a book has lost its text. An empty query gives an empty answer.
 */
export async function search(query: string, options: SearchOptions = {}): Promise<SearchAnswer> {
  const { limit = 40, filter = {}, signal, packs, onBook, db = openLibrary() } = options;
  const parsed = parseQuery(query);
  const answer: SearchAnswer = { hits: [], books: [], total: 0, facets: emptyFacets(), near: [] };
  if (parsed.terms.length === 0) return answer;
  const books = await readyBooks(db, packs);
  const counts = emptyCounts();
  const ranked: RankedHit[] = [];
  let all = 0;
  for (const [at, { id, checksum }] of books.entries()) {
    if (books.length > 1) onBook?.(at, books.length);
    const found = findIn(await textsOf(db).get(id, checksum), parsed, filter, limit);
    signal?.throwIfAborted();
    ranked.push(...found.hits);
    all += found.all;
    answer.total += found.total;
    if (found.total > 0) answer.books.push({ pack: id, total: found.total });
    for (const facet of FACETS)
      for (const [value, count] of found.counts[facet])
        counts[facet].set(value, (counts[facet].get(value) ?? 0) + count);
  }
  // Stable: of equals the earlier book's stand first, and in a book as they stand in it.
  ranked.sort((a, b) => b.score - a.score || Number(b.entity) - Number(a.entity));
  answer.hits = firstOf(ranked, limit).map(({ hit }) => hit);
  answer.facets = facetsOf(counts);
  // Of a long shelf the first book alone is looked through for what is near.
  const [first] = books;
  if (all === 0 && first) answer.near = nearMisses(parsed, [await textsOf(db).get(first.id, first.checksum)]);
  return answer;
}

/** A hit ready to be shown, with what it is sorted by. */
interface RankedHit extends Pick<Found, 'score' | 'entity'> {
  hit: SearchHit;
}

/** What one book has: its first hits, and counts over all of them. `all` counts what the filter leaves out too. */
function findIn(text: SearchText, query: Query, filter: NonNullable<SearchOptions['filter']>, limit: number) {
  const wide = withOtherNames(query, [text]);
  const all = [...findEntities(text, wide), ...findDocuments(text, wide)];
  const kept = all.filter((one) => FACETS.every((facet) => passes(one, facet, filter)));
  kept.sort((a, b) => b.score - a.score || Number(b.entity) - Number(a.entity) || a.at - b.at);
  const hits = firstOf(kept, limit).map(
    (one): RankedHit => ({ score: one.score, entity: one.entity, hit: hitOf(one, wide) }),
  );
  return { hits, total: kept.length, all: all.length, counts: countFacets(all, filter) };
}

/** Names take at most half of a short answer where records are found too. */
function firstOf<T extends Pick<Found, 'entity'>>(sorted: readonly T[], limit: number): T[] {
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

type Counts = Record<Facet, Map<string, number>>;

const emptyCounts = (): Counts => ({
  kind: new Map(),
  category: new Map(),
  street: new Map(),
  month: new Map(),
  level: new Map(),
  unit: new Map(),
});

function emptyFacets(): SearchAnswer['facets'] {
  return { kind: [], category: [], street: [], month: [], level: [], unit: [] };
}

/** Each facet over the hits that pass the other facets, so that a second value of the same can be chosen. */
function countFacets(all: readonly Found[], filter: NonNullable<SearchOptions['filter']>): Counts {
  const counts = emptyCounts();
  for (const facet of FACETS)
    for (const one of all) {
      if (!FACETS.every((other) => other === facet || passes(one, other, filter))) continue;
      for (const value of valuesOf(one, facet)) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
    }
  return counts;
}

function facetsOf(counts: Counts): SearchAnswer['facets'] {
  const facets = emptyFacets();
  for (const facet of FACETS) {
    const rows: FacetCount[] = [...counts[facet]].map(([value, count]) => ({ value, count }));
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
