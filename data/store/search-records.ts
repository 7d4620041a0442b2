import type { Entity } from '../gazetteer/model';
import type { Book } from '../yearbook/model';
import type { SearchKind } from './model';
import { documentId, type HonourLevel, honourId, honourLevel, officeId, orgId } from './record-ids';

/** A record as the search sees it. */
export interface SearchDocument {
  kind: Exclude<SearchKind, 'entity'>;
  id: string;
  page: number | null;
  /** ISO days the record speaks of. */
  days?: [from: string, to: string];
  /** 类目. */
  category?: string;
  /** Names of the streets it speaks of. */
  streets?: string[];
  level?: HonourLevel;
  /** Body or unit a holder or recipient belongs to. */
  unit?: string;
}

export interface SearchSource extends SearchDocument {
  title: string;
  path: string;
  body: string;
}

const lines = (parts: readonly (string | null | undefined)[]) => parts.filter(Boolean).join('　');

/** A month or day as records give it; anything else is no date. */
function daysOf(from: string | null, to = from): { days?: [string, string] } {
  return from && /^\d{4}(-\d{2}){0,2}$/.test(from) ? { days: [from, to ?? from] } : {};
}

/** First and last of several months (`2021-04、2021-06`) or of an interval (`2021-05-08/2021-05-10`). */
function spanOf(date: string | null, separator: string): { days?: [string, string] } {
  const parts = date?.split(separator) ?? [];
  return daysOf(parts[0] ?? null, parts.at(-1) ?? null);
}

function chronicleTitle({ month, from, to }: Book['chronicle'][number]): string {
  const words = (iso: string) => {
    const [, m, d] = iso.split('-').map(Number);
    return d ? `${m}月${d}日` : `${m}月`;
  };
  if (!from) return words(month);
  return to && to !== from ? `${words(from)}—${words(to)}` : words(from);
}

/** Every record of the book that prints something, with the words it prints: what is not here cannot be found. */
export function* searchSources(book: Book, entities: readonly Entity[]): Generator<SearchSource> {
  const streets = entities.filter(({ kind }) => kind === 'street').map(({ name }) => name);
  for (const source of records(book)) {
    const text = `${source.title}${source.path}${source.body}`;
    const about = streets.filter((street) => text.includes(street));
    yield about.length > 0 ? { ...source, streets: about } : source;
  }
}

function* records(book: Book): Generator<SearchSource> {
  for (const e of book.entries) {
    const path = e.category === e.section || !e.section ? e.category : `${e.category} › ${e.section}`;
    const body = lines([e.body, e.signature.join('　')]);
    yield { kind: 'entry', id: e.id, page: e.page, category: e.category, title: e.title, path, body };
  }
  for (const t of book.terms) {
    yield { kind: 'term', id: t.id, page: t.page, title: t.term, path: '名词解释', body: t.text };
  }
  for (const n of book.notes) {
    const title = n.terms.map((t) => t.term).join('、') || n.text.slice(0, 20);
    yield { kind: 'term', id: n.id, page: n.page, title, path: '资料', body: n.text };
  }
  for (const c of book.chronicle) {
    const days = daysOf(c.from ?? c.month, c.to ?? c.from ?? c.month);
    yield { kind: 'chronicle', id: c.id, page: c.page, ...days, title: chronicleTitle(c), path: '', body: c.text };
  }
  for (const t of book.tables) {
    const body = [t.header, ...t.rows].map((row) => row.join('　')).join('\n');
    yield { kind: 'table', id: String(t.number), page: t.page, title: t.title, path: `表${t.number}`, body };
  }
  for (const p of book.people) {
    const body = lines([p.text, p.signature?.join('　')]);
    yield { kind: 'person', id: p.id, page: p.page, title: p.name, path: p.section, body };
  }
  for (const t of book.treatises) {
    const body = [t.signature.join('　'), ...t.sections.map((s) => `${s.heading}\n${s.text}`)].join('\n');
    yield { kind: 'treatise', id: t.id, page: t.page, title: t.title, path: t.subtitle ?? '', body };
  }
  yield* listed(book);
}

/** Rows of the lists: office holders, honours, documents, names, photographs. */
function* listed(book: Book): Generator<SearchSource> {
  const titles = new Map(book.tables.map((table) => [`表${table.number}`, table.title]));
  for (const o of book.offices) {
    const path = lines([o.group, o.body]).replace('　', ' › ');
    const body = lines([o.post, o.remark]);
    yield { kind: 'office', id: officeId(o), page: o.page, unit: o.body, title: o.name, path, body };
  }
  for (const h of book.honours) {
    const path = titles.get(h.list) ?? h.list;
    const unit = h.unit ?? h.recipient;
    const title = h.unit ? `${h.recipient}（${h.unit}）` : h.recipient;
    const body = lines([h.award, h.awarder, h.date]);
    const level = honourLevel(path);
    yield { kind: 'honour', id: honourId(h), page: h.page, ...spanOf(h.date, '、'), level, unit, title, path, body };
  }
  for (const d of book.documents) {
    const path = titles.get(`表${d.table}`) ?? '';
    const body = lines([d.number, d.date]);
    yield { kind: 'document', id: documentId(d), page: d.page, ...daysOf(d.date), title: d.title, path, body };
  }
  for (const o of book.orgs) {
    const body = lines([o.short, ...Object.values(o).filter((value) => typeof value === 'string' && value !== o.full)]);
    yield { kind: 'org', id: orgId(o), page: null, title: o.full, path: '', body };
  }
  for (const c of book.captions) {
    const title = c.text.length > 40 ? `${c.text.slice(0, 40)}…` : c.text;
    yield {
      kind: 'caption',
      id: c.id,
      page: c.page,
      ...spanOf(c.date, '/'),
      title,
      path: c.section ?? '',
      body: c.text,
    };
  }
}
