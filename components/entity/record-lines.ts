import type { Link, LinkKind } from '../../data/gazetteer/model';
import type { ReaderRoute } from '../../data/routes';
import { documentId, honourId, officeId } from '../../data/store/record-ids';
import type { Book } from '../../data/yearbook/model';
import type { RecordLine } from './entity-records';
import { snippetAround } from './snippet';

/** Kinds of record that a list of an entity can lead to. */
export type Records = Partial<Pick<Book, LinkKind>>;

/** What a group of an entity's records is about, in the order in which surfaces show them. */
export const RECORD_GROUPS = [
  'holders',
  'honours',
  'people',
  'chronicle',
  'photographs',
  'tables',
  'awarded',
  'portraits',
  'documents',
  'explained',
  'reports',
] as const;

export type RecordGroup = (typeof RECORD_GROUPS)[number];

/** Kinds of record each group is read from. */
export const GROUP_KINDS: Record<RecordGroup, readonly LinkKind[]> = {
  holders: ['offices'],
  honours: ['honours'],
  people: ['honours'],
  awarded: ['honours'],
  chronicle: ['chronicle'],
  photographs: ['captions'],
  tables: ['tables'],
  portraits: ['people'],
  documents: ['documents'],
  explained: ['notes', 'terms'],
  reports: ['treatises'],
};

const CREDIT = /[（(][^（）()]*(?:供稿|摄)[）)]$/;

/** Links of an entity by group; what only credits a photograph or repeats the list of organizations is left out. */
export function groupLinks(links: readonly Link[]): Map<RecordGroup, Link[]> {
  const groups = new Map<RecordGroup, Link[]>();
  for (const link of links) {
    const group = groupOf(link);
    if (group === null) continue;
    const list = groups.get(group);
    if (list === undefined) groups.set(group, [link]);
    else list.push(link);
  }
  return groups;
}

function groupOf({ kind, role }: Link): RecordGroup | null {
  switch (kind) {
    case 'offices':
      return role === 'holder' ? 'holders' : null;
    case 'honours':
      return role === 'awarder' ? 'awarded' : role === 'recipient' ? 'honours' : 'people';
    case 'chronicle':
      return 'chronicle';
    case 'captions':
      return 'photographs';
    case 'tables':
      return 'tables';
    case 'people':
      return 'portraits';
    case 'documents':
      return 'documents';
    case 'notes':
    case 'terms':
      return 'explained';
    case 'treatises':
      return 'reports';
    default:
      return null;
  }
}

/** How dates stand in a list: `day('2021-05-08')`. */
export interface LineWords {
  day: (iso: string) => string;
}

/** The rows of one group, ready to show; a link that leads nowhere (a broken pack) gives none. */
export function recordLines(
  group: RecordGroup,
  links: readonly Link[],
  records: Records,
  pack: string,
  forms: readonly string[],
  words: LineWords,
): RecordLine[] {
  return links.flatMap((link, i) => {
    const line = LINES[link.kind]?.(link, records, { group, pack, forms, words });
    return line === undefined || line === null
      ? []
      : [{ ...line, key: `${link.kind} ${link.record} ${link.part ?? ''} ${i}`, page: link.page }];
  });
}

interface Context {
  group: RecordGroup;
  pack: string;
  forms: readonly string[];
  words: LineWords;
}

type Line = Omit<RecordLine, 'key' | 'page'>;
type MakeLine = (link: Link, records: Records, context: Context) => Line | null;

const around = (text: string, link: Link, forms: readonly string[]): string =>
  snippetAround(text, link.at ?? 0, forms).text;

const LINES: Partial<Record<LinkKind, MakeLine>> = {
  offices: ({ record }, { offices }, { pack }) => {
    const row = offices?.[record];
    if (row === undefined) return null;
    const remarks = [row.period, ...(row.remark?.split('；') ?? [])].filter((one): one is string => Boolean(one));
    return {
      lead: row.post,
      text: row.name,
      note: [...new Set(remarks)].join('；'),
      to: { page: 'offices', row: officeId(row), book: pack },
    };
  },
  honours: ({ record }, { honours }, { group, pack, words }) => {
    const row = honours?.[record];
    if (row === undefined) return null;
    const to: ReaderRoute = { page: 'honours', row: honourId(row), book: pack };
    const whose = row.unit === null ? row.recipient : `${row.recipient}（${row.unit}）`;
    return {
      ...(row.date === null ? {} : { lead: row.date.split('、').map(words.day).join('、') }),
      text: group === 'honours' ? row.award : `${whose}：${row.award}`,
      ...(row.awarder === null || group === 'awarded' ? {} : { note: row.awarder }),
      to,
    };
  },
  chronicle: (link, { chronicle }, { forms, words }) => {
    const row = chronicle?.[link.record];
    if (row === undefined) return null;
    return {
      lead: words.day(row.from ?? row.month),
      text: around(row.text, link, forms),
      to: { page: 'chronicle', id: row.id },
    };
  },
  captions: (link, { captions }, { pack, words }) => {
    const row = captions?.[link.record];
    // Who sent a photograph in is named with it; it shows something else.
    if (row === undefined || (link.at ?? 0) >= (CREDIT.exec(row.text)?.index ?? row.text.length)) return null;
    return {
      ...(row.date === null ? {} : { lead: row.date.split('/').map(words.day).join('—') }),
      text: row.text.replace(CREDIT, ''),
      note: row.credit ?? '',
      to: row.entry ? { page: 'entry', id: row.entry } : { page: 'captions', row: row.id, book: pack },
    };
  },
  tables: ({ record, part }, { tables }, { pack }) => {
    const table = tables?.[record];
    const row = table?.rows[part ?? -1];
    if (table === undefined || row === undefined) return null;
    return {
      text: table.title,
      note: row
        .map((cell, i) => [table.header[i] ?? '', cell] as const)
        .filter(([, cell]) => cell !== '')
        .map(([head, cell]) => (head === '' ? cell : `${head} ${cell}`))
        .join('；'),
      to: { page: 'tables', number: table.number, book: pack },
    };
  },
  people: (link, { people }, { forms }) => {
    const row = people?.[link.record];
    return row === undefined
      ? null
      : { lead: row.name, text: around(row.text, link, forms), to: { page: 'people', id: row.id } };
  },
  documents: ({ record }, { documents }, { pack }) => {
    const row = documents?.[record];
    return row === undefined
      ? null
      : { text: row.title, note: row.number ?? '', to: { page: 'documents', row: documentId(row), book: pack } };
  },
  notes: (link, { notes }, { forms }) => {
    const row = notes?.[link.record];
    return row === undefined ? null : { text: around(row.text, link, forms), to: { page: 'glossary', id: row.id } };
  },
  terms: (link, { terms }, { forms }) => {
    const row = terms?.[link.record];
    return row === undefined
      ? null
      : { lead: row.term, text: around(row.text, link, forms), to: { page: 'glossary', id: row.id } };
  },
  treatises: (link, { treatises }, { forms }) => {
    const row = treatises?.[link.record];
    const part = row?.sections[link.part ?? -1];
    return row === undefined || part === undefined
      ? null
      : { text: around(part.text, link, forms), note: row.title, to: { page: 'treatises', id: row.id } };
  },
};
