import type { Book, LineSpan } from '../../yearbook/model';
import type { Entity, Link, LinkKind, LinkRole } from '../model';

/** The book's records of the kinds that links lead to. */
export type LinkedRecords = Pick<Book, LinkKind>;

/** A linked record in words: what a list shows, and an id that lasts. */
export interface LinkedRecord {
  /** Slug below the book's id: ids of the book where the record has one, else made of what it says. */
  id: string;
  title: string;
  text: string;
  /** ISO date, month or interval where the record has one. */
  date: string | null;
}

/** What a link leads to. `pack` is the book's id. Undefined where the link leads nowhere (a broken pack). */
export function linkedRecord(records: LinkedRecords, link: Link, pack: string): LinkedRecord | undefined {
  const make = WORDS[link.kind] as (records: LinkedRecords, link: Link, pack: string) => LinkedRecord | undefined;
  return make(records, link, pack);
}

const slug = (...parts: (string | null)[]): string => parts.filter(Boolean).join('/');

const WORDS: { [K in LinkKind]: (records: LinkedRecords, link: Link, pack: string) => LinkedRecord | undefined } = {
  sections: ({ sections }, { record }) => {
    const one = sections[record];
    return one && { id: one.id, title: `${one.category} › ${one.title}`, text: '', date: null };
  },
  chronicle: ({ chronicle }, { record }) => {
    const one = chronicle[record];
    if (one === undefined) return undefined;
    const date =
      one.from === null ? one.month : one.to === null || one.to === one.from ? one.from : `${one.from}/${one.to}`;
    return { id: one.id, title: '', text: one.text, date };
  },
  tables: ({ tables }, { record, part }) => {
    const one = tables[record];
    const row = one?.rows[part ?? -1];
    if (one === undefined || row === undefined) return undefined;
    const cells = row.map((cell, i) => [one.header[i] ?? '', cell] as const).filter(([, cell]) => cell !== '');
    return {
      id: slug(one.id, String((part ?? 0) + 1)),
      title: one.title,
      text: cells.map(([head, cell]) => (head === '' ? cell : `${head}：${cell}`)).join('；'),
      date: null,
    };
  },
  offices: ({ offices }, { record }, pack) => {
    const one = offices[record];
    if (one === undefined) return undefined;
    const remark = [one.period, ...(one.remark ?? '').split('；')].filter(Boolean);
    return {
      id: slug(pack, '机构', one.body, one.post, one.name, one.period),
      title: `${one.post}：${one.name}`,
      text: [...new Set(remark)].join('；'),
      date: null,
    };
  },
  honours: ({ honours }, { record }, pack) => {
    const one = honours[record];
    if (one === undefined) return undefined;
    const recipient = one.unit === null ? one.recipient : `${one.recipient}（${one.unit}）`;
    return {
      id: slug(pack, '荣誉', one.list, one.recipient, one.award),
      title: one.award,
      text: [recipient, one.awarder].filter(Boolean).join(' · '),
      date: one.date,
    };
  },
  documents: ({ documents }, { record }, pack) => {
    const one = documents[record];
    if (one === undefined) return undefined;
    return {
      id: slug(pack, '文件', one.number ?? one.title),
      title: one.title,
      text: one.number ?? '',
      date: one.date,
    };
  },
  people: ({ people }, { record }) => {
    const one = people[record];
    return one && { id: one.id, title: one.name, text: one.text, date: null };
  },
  captions: ({ captions }, { record }) => {
    const one = captions[record];
    return one && { id: one.id, title: '', text: one.text, date: one.date };
  },
  notes: ({ notes }, { record }) => {
    const one = notes[record];
    return one && { id: one.id, title: one.terms[0]?.term ?? '', text: one.text, date: null };
  },
  terms: ({ terms }, { record }) => {
    const one = terms[record];
    return one && { id: one.id, title: one.term, text: one.text, date: null };
  },
  treatises: ({ treatises }, { record, part }) => {
    const one = treatises[record];
    const section = one?.sections[part ?? -1];
    if (one === undefined || section === undefined) return undefined;
    const title = [one.title, section.heading].filter(Boolean).join(' › ');
    return { id: slug(one.id, section.heading || String((part ?? 0) + 1)), title, text: section.text, date: null };
  },
  orgs: ({ orgs }, { record }, pack) => {
    const one = orgs[record];
    return one && { id: slug(pack, '简称', one.short), title: one.full, text: one.short, date: null };
  },
};

/** A row of `export links`. */
export interface LinkRow {
  /** Id of the entity. */
  entity: string;
  name: string;
  role: LinkRole;
  kind: 'entries' | LinkKind;
  /** Id of the record. */
  record: string;
  page: number | null;
  lines: LineSpan;
}

/** The index as the command line exports it: entries as ranked, then the other kinds. */
export function exportLinks(entities: readonly Entity[], book: Book): LinkRow[] {
  return entities.flatMap(({ id, name, entries, links }) => [
    ...entries.map(
      ({ entry, role, page, lines }): LinkRow => ({
        entity: id,
        name,
        role,
        kind: 'entries',
        record: entry,
        page,
        lines,
      }),
    ),
    ...links.map((link): LinkRow => {
      const record = linkedRecord(book, link, book.info.id)?.id ?? '';
      return { entity: id, name, role: link.role, kind: link.kind, record, page: link.page, lines: link.lines };
    }),
  ]);
}
