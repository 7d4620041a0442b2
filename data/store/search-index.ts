import type { Entity, Kind } from '../gazetteer/model';
import type { Book } from '../yearbook/model';
import { type SearchDocument, searchSources } from './search-records';

/** Raised with every change of what the row holds: a row of an older extension is laid out anew from the records. */
export const SEARCH_VERSION = 2;

export interface SearchEntity {
  id: string;
  kind: Kind;
  name: string;
  aliases: string[];
  pinyin: string;
  initials: string;
  path: string;
  /** The street that holds it, or it itself. */
  street?: string;
  page: number | null;
  /** How many entries speak of it; breaks ties. */
  weight: number;
}

/**
 * One row a book, read once a context. A scan of the whole book as one text (0.7 M units) takes about a millisecond,
 * less than reading the postings of a bigram index out of IndexedDB, so there is no index to keep: only the texts and
 * where each document starts. `titles`, `paths` and `bodies` end every document with "\n"; starts have one element
 * more than there are documents. Texts are as printed; they are folded on load (folding keeps lengths).
 */
export interface SearchRow {
  pack: string;
  version: number;
  titles: string;
  paths: string;
  bodies: string;
  titleAt: Uint32Array;
  pathAt: Uint32Array;
  bodyAt: Uint32Array;
  /** JSON of `SearchDocument[]` and `SearchEntity[]`: one string is cloned faster than thousands of objects. */
  documents: string;
  entities: string;
}

/** Names of the areas that hold an entity, outermost first; none for the district itself. */
function holders(entity: Entity, byId: ReadonlyMap<string, Entity>): string[] {
  const names: string[] = [];
  for (let id = entity.within, depth = 0; id && depth < 6; depth++) {
    const holder = byId.get(id);
    if (!holder) break;
    names.unshift(holder.name);
    id = holder.within;
  }
  return names;
}

/** Lays out a book and its entities for searching. */
export function buildSearchRow(pack: string, book: Book, entities: readonly Entity[]): SearchRow {
  const titles: string[] = [];
  const paths: string[] = [];
  const bodies: string[] = [];
  const documents: SearchDocument[] = [];
  for (const { title, path, body, ...document } of searchSources(book, entities)) {
    titles.push(title.replaceAll('\n', ' '));
    paths.push(path.replaceAll('\n', ' '));
    bodies.push(body);
    documents.push(document);
  }
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const streets = new Set(entities.filter(({ kind }) => kind === 'street').map(({ name }) => name));
  const pageOf = new Map(book.entries.map((entry) => [entry.id, entry.page]));
  const lines = entities.map((entity): SearchEntity => {
    const { id, kind, name, aliases, pinyin, initials } = entity;
    const more = [entity.full, entity.short].filter((form): form is string => !!form && form !== name);
    return {
      id,
      kind,
      name,
      aliases: [...new Set([...aliases, ...more])],
      pinyin: pinyin.replaceAll(' ', '').toLowerCase(),
      initials: initials.replaceAll(' ', '').toLowerCase(),
      path: holders(entity, byId).join(' › '),
      street: [entity.name, ...holders(entity, byId)].find((holder) => streets.has(holder)),
      page: pageOf.get(entity.entries[0]?.entry ?? '') ?? null,
      weight: entity.entries.length,
    };
  });
  return {
    pack,
    version: SEARCH_VERSION,
    titles: joined(titles),
    paths: joined(paths),
    bodies: joined(bodies),
    titleAt: starts(titles),
    pathAt: starts(paths),
    bodyAt: starts(bodies),
    documents: JSON.stringify(documents),
    entities: JSON.stringify(lines),
  };
}

const joined = (texts: readonly string[]) => texts.map((text) => `${text}\n`).join('');

function starts(texts: readonly string[]): Uint32Array {
  const at = new Uint32Array(texts.length + 1);
  for (let i = 0, sum = 0; i < texts.length; i++) {
    sum += texts[i]!.length + 1;
    at[i + 1] = sum;
  }
  return at;
}
