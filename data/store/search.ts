import { LibraryError } from './errors';
import { foldForSearch } from './fold';
import { type Library, openLibrary } from './library';
import type { SearchHit } from './model';
import type { SearchDocument, SearchEntity, SearchRow } from './search-index';
import { snippetOf } from './snippet';

/** A row made ready: folded texts beside the printed ones. Kept for the life of the context. */
interface Loaded {
  pack: string;
  checksum: string;
  titles: string;
  paths: string;
  bodies: string;
  printedTitles: string;
  printedPaths: string;
  printedBodies: string;
  titleAt: Uint32Array;
  pathAt: Uint32Array;
  bodyAt: Uint32Array;
  documents: SearchDocument[];
  entities: (SearchEntity & { forms: string[] })[];
}

const cache = new WeakMap<Library, Map<string, Promise<Loaded>>>();

function load(row: SearchRow, checksum: string): Loaded {
  return {
    pack: row.pack,
    checksum,
    titles: foldForSearch(row.titles),
    paths: foldForSearch(row.paths),
    bodies: foldForSearch(row.bodies),
    printedTitles: row.titles,
    printedPaths: row.paths,
    printedBodies: row.bodies,
    titleAt: row.titleAt,
    pathAt: row.pathAt,
    bodyAt: row.bodyAt,
    documents: JSON.parse(row.documents),
    entities: (JSON.parse(row.entities) as SearchEntity[]).map((entity) => ({
      ...entity,
      forms: [entity.name, ...entity.aliases].map(foldForSearch),
    })),
  };
}

/** The ready books of the library, read on first use and again only when a book was replaced; `only` some of them. */
async function loadedBooks(db: Library, only?: readonly string[]): Promise<Loaded[]> {
  const ready = await db.packs.filter(({ id, status }) => status === 'ready' && (!only || only.includes(id))).toArray();
  const known = cache.get(db) ?? new Map<string, Promise<Loaded>>();
  cache.set(db, known);
  const books = ready.map(({ id, checksum }) => {
    const key = `${id} ${checksum}`;
    let book = known.get(key);
    if (!book) {
      for (const old of known.keys()) if (old.startsWith(`${id} `)) known.delete(old);
      book = db.search.get(id).then((row) => {
        if (!row) throw new LibraryError('damaged', `search ${id}`);
        return load(row, checksum);
      });
      book.catch(() => known.delete(key));
      known.set(key, book);
    }
    return book;
  });
  return Promise.all(books);
}

/** Reads the search text ahead of the first keystroke (call it when a search field is focused). */
export async function warmSearch(db: Library = openLibrary()): Promise<void> {
  await loadedBooks(db);
}

interface Scored {
  score: number;
  order: number;
  hit: () => SearchHit;
}

// Title > section > body, as a reader expects of a book; a name that is the query itself comes first of all.
const SCORE = {
  nameExact: 120,
  titleExact: 110,
  aliasExact: 105,
  sound: 100,
  titlePrefix: 80,
  namePrefix: 75,
  title: 60,
  soundPrefix: 50,
  nameInside: 40,
  path: 20,
  body: 10,
};

function scoreEntity(entity: Loaded['entities'][number], term: string, latin: boolean): number {
  let best = 0;
  for (let i = 0; i < entity.forms.length; i++) {
    const form = entity.forms[i]!;
    const at = form.indexOf(term);
    if (at < 0) continue;
    const exact = form.length === term.length;
    const score = exact
      ? i === 0
        ? SCORE.nameExact
        : SCORE.aliasExact
      : at === 0
        ? SCORE.namePrefix
        : SCORE.nameInside;
    if (score > best) best = score;
  }
  if (!latin || best >= SCORE.sound) return best;
  if (entity.pinyin === term || entity.initials === term) return SCORE.sound;
  if (entity.initials.startsWith(term) || entity.pinyin.startsWith(term)) return Math.max(best, SCORE.soundPrefix);
  return best;
}

function findEntities(book: Loaded, terms: readonly string[]): Scored[] {
  const found: Scored[] = [];
  const latin = terms.map((term) => /^[a-z]{2,}$/.test(term));
  for (const entity of book.entities) {
    let score = 0;
    for (let t = 0; t < terms.length; t++) {
      const one = scoreEntity(entity, terms[t]!, latin[t]!);
      if (!one) {
        score = 0;
        break;
      }
      score += one;
    }
    if (!score) continue;
    found.push({
      score: score / terms.length + Math.min(entity.weight, 20) / 10,
      order: found.length,
      hit: () => entityHit(book.pack, entity, terms),
    });
  }
  return found;
}

function entityHit(pack: string, entity: Loaded['entities'][number], terms: readonly string[]): SearchHit {
  // Say under which name it was found when the canonical one does not show it.
  const shown = entity.forms.findIndex((form) => terms.some((term) => form.includes(term)));
  const snippet = shown > 0 ? entity.aliases[shown - 1]! : entity.name;
  return {
    pack,
    kind: 'entity',
    id: entity.id,
    title: entity.name,
    path: entity.path,
    entityKind: entity.kind,
    page: entity.page,
    ...snippetOf(snippet, foldForSearch(snippet), terms),
  };
}

/** Counts a term per document of one field: all hits in one pass, documents walked along with them. */
function countHits(text: string, at: Uint32Array, term: string, onHit: (document: number, offset: number) => void) {
  let document = 0;
  for (let hit = text.indexOf(term); hit >= 0; hit = text.indexOf(term, hit + term.length)) {
    while (at[document + 1]! <= hit) document++;
    onHit(document, hit - at[document]!);
  }
}

function findDocuments(book: Loaded, terms: readonly string[]): Scored[] {
  const { documents } = book;
  const total = new Float64Array(documents.length);
  const met = new Uint8Array(documents.length);
  const field = new Float64Array(documents.length);
  const bodyHits = new Uint32Array(documents.length);
  for (let t = 0; t < terms.length; t++) {
    const term = terms[t]!;
    field.fill(0);
    bodyHits.fill(0);
    countHits(book.titles, book.titleAt, term, (document, offset) => {
      const length = book.titleAt[document + 1]! - book.titleAt[document]! - 1;
      const score = length === term.length ? SCORE.titleExact : offset === 0 ? SCORE.titlePrefix : SCORE.title;
      if (score > field[document]!) field[document] = score;
    });
    countHits(book.paths, book.pathAt, term, (document) => {
      if (field[document]! < SCORE.path) field[document] = SCORE.path;
    });
    countHits(book.bodies, book.bodyAt, term, (document) => {
      bodyHits[document]!++;
    });
    for (let d = 0; d < documents.length; d++) {
      // Body hits add less than one step between fields, however many they are.
      const body = bodyHits[d]! ? SCORE.body + Math.min(bodyHits[d]! - 1, 9) / 2 : 0;
      const score = Math.max(field[d]!, body) + (field[d]! && body ? body / 10 : 0);
      if (score && met[d] === t) {
        met[d] = t + 1;
        total[d]! += score;
      }
    }
  }
  const found: Scored[] = [];
  for (let d = 0; d < documents.length; d++) {
    if (met[d] !== terms.length) continue;
    found.push({ score: total[d]! / terms.length, order: d, hit: () => documentHit(book, d, terms) });
  }
  return found;
}

function documentHit(book: Loaded, d: number, terms: readonly string[]): SearchHit {
  const { kind, id, page } = book.documents[d]!;
  const from = book.bodyAt[d]!;
  const to = book.bodyAt[d + 1]! - 1;
  return {
    pack: book.pack,
    kind,
    id,
    title: book.printedTitles.slice(book.titleAt[d], book.titleAt[d + 1]! - 1),
    path: book.printedPaths.slice(book.pathAt[d], book.pathAt[d + 1]! - 1),
    page,
    ...snippetOf(book.printedBodies.slice(from, to), book.bodies.slice(from, to), terms),
  };
}

/** Longest query looked at, in UTF-16 units, and most terms of it: a pasted page must not stall the field. */
const QUERY_LIMIT = 200;
const TERM_LIMIT = 8;

export interface SearchOptions {
  limit?: number;
  signal?: AbortSignal;
  /** Ids of the books to look in, the ones that go first first; all when not given. */
  packs?: readonly string[];
  db?: Library;
}

/**
 * Finds `query` in every ready book: terms separated by spaces must all occur in a record. Ranking: title > section >
 * body; entities by name, alias, pinyin or initials, at most half of the answer where records are found too.
 * Throws the signal's reason when aborted, LibraryError where a book has lost its text. An empty query gives [].
 */
export async function search(query: string, options: SearchOptions = {}): Promise<SearchHit[]> {
  const { limit = 40, signal, packs, db = openLibrary() } = options;
  const folded = foldForSearch(query.slice(0, QUERY_LIMIT));
  const terms = [...new Set(folded.split(/\s+/).filter(Boolean))].slice(0, TERM_LIMIT);
  if (!terms.length) return [];
  const books = await loadedBooks(db, packs);
  if (packs) books.sort((a, b) => packs.indexOf(a.pack) - packs.indexOf(b.pack));
  signal?.throwIfAborted();
  const rank = (a: Scored, b: Scored) => b.score - a.score || a.order - b.order;
  const entities = books.flatMap((book) => findEntities(book, terms)).sort(rank);
  const documents = books.flatMap((book) => findDocuments(book, terms)).sort(rank);
  const half = Math.max(Math.ceil(limit / 2), limit - documents.length);
  return [...entities.slice(0, half), ...documents.slice(0, limit)]
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map((scored) => scored.hit());
}
