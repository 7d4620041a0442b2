import type { Entity, Kind } from '../gazetteer/model';
import type { Book } from '../yearbook/model';
import type { SearchKind } from './model';

/** A record as the search sees it. Fields of all documents lie in three long texts; `at` are the starts in them. */
export interface SearchDocument {
  kind: Exclude<SearchKind, 'entity'>;
  id: string;
  page: number | null;
}

export interface SearchEntity {
  id: string;
  kind: Kind;
  name: string;
  aliases: string[];
  pinyin: string;
  initials: string;
  path: string;
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

interface Source extends SearchDocument {
  title: string;
  path: string;
  body: string;
}

function* sourcesOf(book: Book): Generator<Source> {
  for (const e of book.entries) {
    const path = e.category === e.section || !e.section ? e.category : `${e.category} › ${e.section}`;
    yield { kind: 'entry', id: e.id, page: e.page, title: e.title, path, body: e.body };
  }
  for (const t of book.terms) {
    yield { kind: 'term', id: t.id, page: t.page, title: t.term, path: '名词解释', body: t.text };
  }
  for (const n of book.notes) {
    const title = n.terms.map((t) => t.term).join('、') || n.text.slice(0, 20);
    yield { kind: 'term', id: n.id, page: n.page, title, path: '资料', body: n.text };
  }
  for (const c of book.chronicle) {
    const title = c.from ? (c.to && c.to !== c.from ? `${c.from} — ${c.to}` : c.from) : c.month;
    yield { kind: 'chronicle', id: c.id, page: c.page, title, path: '大事记', body: c.text };
  }
  for (const t of book.tables) {
    const body = [t.header, ...t.rows].map((row) => row.join(' ')).join('\n');
    yield { kind: 'table', id: String(t.number), page: t.page, title: t.title, path: `表${t.number}`, body };
  }
  for (const p of book.people) {
    yield { kind: 'person', id: p.id, page: p.page, title: p.name, path: p.section, body: p.text };
  }
  for (const t of book.treatises) {
    const body = t.sections.map((s) => `${s.heading}\n${s.text}`).join('\n');
    yield { kind: 'treatise', id: t.id, page: t.page, title: t.title, path: t.subtitle ?? '', body };
  }
}

/** Path of the areas that hold an entity, outermost first; empty for the district itself. */
function holders(entity: Entity, byId: ReadonlyMap<string, Entity>): string {
  const names: string[] = [];
  for (let id = entity.within, depth = 0; id && depth < 6; depth++) {
    const holder = byId.get(id);
    if (!holder) break;
    names.unshift(holder.name);
    id = holder.within;
  }
  return names.join(' › ');
}

/** Lays out a book and its entities for searching. */
export function buildSearchRow(pack: string, book: Book, entities: readonly Entity[]): SearchRow {
  const titles: string[] = [];
  const paths: string[] = [];
  const bodies: string[] = [];
  const documents: SearchDocument[] = [];
  for (const { title, path, body, ...document } of sourcesOf(book)) {
    titles.push(title.replaceAll('\n', ' '));
    paths.push(path.replaceAll('\n', ' '));
    bodies.push(body);
    documents.push(document);
  }
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
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
      path: holders(entity, byId),
      page: pageOf.get(entity.entries[0]?.entry ?? '') ?? null,
      weight: entity.entries.length,
    };
  });
  return {
    pack,
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
