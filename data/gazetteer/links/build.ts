import type { Book, LineSpan } from '../../yearbook/model';
import type { SourceIndex } from '../../yearbook/read/source-index';
import { type BookText, bookTexts } from '../book-texts';
import type { OwnSection } from '../facts/facts';
import { type EntryRef, KINDS, type Kind, type Link, type LinkKind, type LinkRole, type Name } from '../model';
import { NamesIn } from '../names-in';
import { type EntryHit, rankEntries } from './entry-refs';
import { BookFinder, type Found, type Setting } from './finder';
import { ListReader } from './lists';
import { NameResolver } from './names-of-records';
import { ownSectionsOf, sectionKey } from './own-sections';
import { ROLES, roleOf } from './roles';

export interface LinkSources {
  book: Book;
  source: SourceIndex;
  names: readonly Name[];
  kinds: ReadonlyMap<string, Kind>;
  /** Entity id → name of its street, for everything that has one. */
  streetOf: ReadonlyMap<string, string>;
  ownSections: readonly OwnSection[];
  siblings: readonly string[];
}

export interface BookLinks {
  entries: Map<string, EntryRef[]>;
  links: Map<string, Link[]>;
}

const KIND_ORDER: readonly LinkKind[] = [
  'sections',
  'offices',
  'honours',
  'chronicle',
  'captions',
  'tables',
  'people',
  'documents',
  'notes',
  'terms',
  'treatises',
  'orgs',
];

/** Collects links; of two of one record the stronger role stays, with the earlier place. */
class Collector {
  readonly links = new Map<string, Map<string, Link>>();

  add(entity: string, link: Link): void {
    let own = this.links.get(entity);
    if (own === undefined) {
      own = new Map();
      this.links.set(entity, own);
    }
    const key = `${link.kind} ${link.record} ${link.part ?? ''}`;
    const before = own.get(key);
    if (before === undefined) own.set(key, link);
    else if (ROLES.indexOf(link.role) < ROLES.indexOf(before.role)) own.set(key, link);
  }

  sorted(): Map<string, Link[]> {
    const order = (one: Link): number => KIND_ORDER.indexOf(one.kind);
    return new Map(
      [...this.links].map(([entity, links]) => [
        entity,
        [...links.values()].sort((a, b) => order(a) - order(b) || a.record - b.record),
      ]),
    );
  }
}

/**
 * The index of everything the book says of each entity: entries ranked, and links to the records of every other kind, each
 * with its role, source lines and printed page. Pure; the texts are read once.
 */
export function buildLinks(sources: LinkSources): BookLinks {
  const { book, names, kinds } = sources;
  const finder = new BookFinder(sources);
  const lists = new ListReader(names, finder);
  const own = ownSectionsOf(book, names, sources.ownSections);
  const streets = new Set(sources.streetOf.values());
  const hits = new Map<string, Map<number, EntryHit>>();
  const entryKeys = book.entries.map(({ category, section }) => sectionKey(category, section));
  const sectionKeys = book.sections.map(({ category, title }) => sectionKey(category, title));
  const out = new Collector();

  const hitOf = (entity: string, index: number): EntryHit => {
    const all = hits.get(entity) ?? new Map<number, EntryHit>();
    hits.set(entity, all);
    const known = all.get(index);
    if (known !== undefined) return known;
    const made: EntryHit = { inTitle: false, own: own.get(entity)?.indexOf(entryKeys[index]!) ?? -1, mentions: [] };
    all.set(index, made);
    return made;
  };

  const entriesOf = placesOf(entryKeys);
  const sectionsOf = placesOf(sectionKeys);
  for (const [entity, keys] of own) {
    const places = (by: ReadonlyMap<string, number[]>) =>
      keys.flatMap((key) => by.get(key) ?? []).sort((a, b) => a - b);
    for (const index of places(entriesOf)) hitOf(entity, index);
    for (const record of places(sectionsOf)) {
      const { page, lines } = book.sections[record]!;
      out.add(entity, { kind: 'sections', record, role: 'subject', page, lines });
    }
  }

  for (const text of bookTexts(book)) {
    const setting: Setting = { street: text.section !== null && streets.has(text.section) ? text.section : null };
    for (const { entity } of merge(finder.find(text.title, setting), lists.read(text.title, setting))) {
      if (text.kind === 'entries') hitOf(entity, text.record).inTitle = true;
      else out.add(entity, linkOf(text, 'subject', text.lines));
    }
    for (const found of merge(finder.find(text.text, setting), lists.read(text.text, setting))) {
      const lines = sources.source.span(text.owner, text.text, found.start, found.end) ?? text.lines;
      const role = roleIn(text, found, kinds.get(found.entity)!);
      if (text.kind === 'entries') hitOf(found.entity, text.record).mentions.push({ role, at: found.start, lines });
      else out.add(found.entity, { ...linkOf(text, role, lines), at: found.start });
    }
  }
  addLists(sources, finder, lists, out);
  addInner(sources, hits, out);
  return {
    entries: new Map([...hits].map(([entity, each]) => [entity, rankEntries(book, each)])),
    links: out.sorted(),
  };
}

/** Where each key stands in a list. */
function placesOf(keys: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  keys.forEach((key, at) => {
    const list = places.get(key);
    if (list) list.push(at);
    else places.set(key, [at]);
  });
  return places;
}

function linkOf(text: BookText, role: LinkRole, lines: LineSpan): Link {
  const kind = text.kind as LinkKind;
  const part = text.part === undefined ? {} : { part: text.part };
  return { kind, record: text.record, role, ...part, page: text.page, lines };
}

const CREDIT = /[（(][^（）()]*(?:供稿|摄)[）)]$/;

/** Who sent a photograph in is named with it; the photograph shows something else. */
function roleIn(text: BookText, found: Found, kind: Kind): LinkRole {
  if (text.kind !== 'captions') return roleOf(text.text, found, kind);
  const credit = CREDIT.exec(text.text)?.index ?? text.text.length;
  return found.start >= credit ? 'mentioned' : roleOf(text.text, found, kind);
}

/**
 * The kind of a list says what its members are: in 清河坊、定安路…5个社区 定安路 is the community, not the road. A longer
 * name that reaches over a member's edge stays.
 */
function merge(found: readonly Found[], listed: readonly Found[]): Found[] {
  const inside = (one: Found, other: Found): boolean => one.start >= other.start && one.end <= other.end;
  const apart = (one: Found, other: Found): boolean => one.end <= other.start || other.end <= one.start;
  const members = listed.filter((one) => found.every((other) => apart(one, other) || inside(other, one)));
  const rest = found.filter((one) => members.every((other) => apart(one, other)));
  return [...rest, ...members].sort((a, b) => a.start - b.start);
}

/**
 * An entity that is named only inside the names of others (建国北路 in 建国北路营业厅) is linked to those places: they are all
 * the book has of it.
 */
function addInner(sources: LinkSources, hits: Map<string, Map<number, EntryHit>>, out: Collector): void {
  const { book, names, kinds } = sources;
  const lost = names.filter(
    ({ entity, name, others, line }) =>
      line !== null &&
      others === undefined &&
      name.length >= 3 &&
      !hits.has(entity) &&
      !out.links.has(entity) &&
      kinds.has(entity),
  );
  if (lost.length === 0) return;
  const inText = new NamesIn(lost.map(({ name }) => name));
  for (const text of bookTexts(book)) {
    for (const rank of inText.ranks(text.text)) {
      const { name, entity } = lost[rank]!;
      const at = text.text.indexOf(name);
      const lines = sources.source.span(text.owner, text.text, at, at + name.length) ?? text.lines;
      if (text.kind !== 'entries') {
        out.add(entity, { ...linkOf(text, 'mentioned', lines), at });
        continue;
      }
      const all = hits.get(entity) ?? new Map<number, EntryHit>();
      hits.set(entity, all);
      all.set(text.record, { inTitle: false, own: -1, mentions: [{ role: 'mentioned', at, lines }] });
    }
  }
  const lists = listsOf(book);
  /** The things among the lost that some words name. */
  const inWords = (words: readonly (string | null)[]) => [...new Set(words.flatMap((one) => inText.ranks(one ?? '')))];
  book.tables.forEach(({ number, rows, page, lines }, record) => {
    if (lists.has(number)) return;
    const first = new Map<number, number>();
    rows.forEach((row, part) => {
      for (const rank of inWords(row)) if (!first.has(rank)) first.set(rank, part);
    });
    for (const [rank, part] of first)
      out.add(lost[rank]!.entity, { kind: 'tables', record, role: 'mentioned', part, page, lines });
  });
  book.honours.forEach(({ recipient, unit, awarder, page, lines }, record) => {
    for (const rank of inWords([recipient, unit, awarder]))
      out.add(lost[rank]!.entity, { kind: 'honours', record, role: 'mentioned', page, lines });
  });
  book.offices.forEach(({ body, page, lines }, record) => {
    for (const rank of inWords([body]))
      out.add(lost[rank]!.entity, { kind: 'offices', record, role: 'mentioned', page, lines });
  });
  book.orgs.forEach(({ full, lines }, record) => {
    for (const rank of inWords([full]))
      out.add(lost[rank]!.entity, { kind: 'orgs', record, role: 'mentioned', page: null, lines });
  });
}

/** An honour that is given to communities or estates lists them by their short names. */
const MEMBERS: readonly { award: RegExp; suffixes: readonly string[]; kinds: readonly Kind[] }[] = [
  { award: /社区(?:（村）)?$/, suffixes: ['社区', '村'], kinds: ['community', 'village'] },
  { award: /小区$/, suffixes: ['小区', ''], kinds: ['estate'] },
];

/** Numbers of the tables whose rows are records of their own: honours and documents. */
function listsOf(book: Book): ReadonlySet<number> {
  const honours = book.honours.flatMap(({ list }) => (list.startsWith('表') ? [Number(list.slice(1))] : []));
  return new Set([...honours, ...book.documents.map(({ table }) => table)]);
}

/** Records that are no running text: offices, honours, cells of tables, the list of organizations. */
function addLists(sources: LinkSources, finder: BookFinder, lists: ListReader, out: Collector): void {
  const { book, names, source } = sources;
  const resolver = new NameResolver(names, finder);
  book.offices.forEach(({ body, post, page, lines }, record) => {
    for (const entity of resolver.bodies(body, post))
      out.add(entity, { kind: 'offices', record, role: 'holder', page, lines });
  });
  book.honours.forEach((honour, record) => {
    const { page, lines } = honour;
    const add = (entity: string, role: LinkRole): void =>
      out.add(entity, { kind: 'honours', record, role, page, lines });
    const meant = MEMBERS.find(({ award }) => award.test(honour.award));
    const member = meant === undefined ? null : resolver.ofKind(honour.recipient, meant.suffixes, meant.kinds);
    const whole = member ?? resolver.whole(honour.recipient);
    if (whole !== null) add(whole, 'recipient');
    for (const { entity, partOf } of member === null ? resolver.named(honour.unit ?? honour.recipient) : []) {
      if (entity !== whole) add(entity, partOf || honour.unit !== null ? 'member' : 'mentioned');
    }
    for (const { entity } of resolver.named(honour.awarder ?? '')) add(entity, 'awarder');
  });
  // …年度…区人大常委会文件题录: the title of the list says whose papers they are.
  const titles = new Map(book.tables.map(({ number, title }) => [number, title]));
  // 江人大〔2021〕1号 among them is of the district that became part of this one in the year.
  const district = book.info.district;
  const former = names.filter((name) => name.kind === 'district' && name.former === true).map(({ name }) => name);
  book.documents.forEach(({ table, number, page, lines }, record) => {
    const title = titles.get(table) ?? '';
    const other = former.find((name) => number?.startsWith(name[0]!) && name[0] !== district[0]);
    const whose = other === undefined ? title : title.replace(district, other);
    for (const { entity } of finder.find(whose, { street: null })) {
      if (KINDS[sources.kinds.get(entity)!] === 'organization')
        out.add(entity, { kind: 'documents', record, role: 'subject', page, lines });
    }
  });
  const read = listsOf(book);
  book.tables.forEach((table, record) => {
    if (read.has(table.number)) return;
    table.rows.forEach((row, part) => {
      const street = resolver.streetOfRow(row);
      for (const cell of row) {
        for (const { entity, whole, start, end } of resolver.cell(cell, street, lists)) {
          out.add(entity, {
            ...{ kind: 'tables', record, role: whole ? 'listed' : 'mentioned', part },
            ...{ page: table.page, lines: source.span(`table:${table.number}`, cell, start, end) ?? table.lines },
          });
        }
      }
    });
  });
  book.orgs.forEach(({ full, short, plate, lines }, record) => {
    for (const name of [full, short, plate ?? '']) {
      const entity = resolver.whole(name);
      if (entity !== null) out.add(entity, { kind: 'orgs', record, role: 'listed', page: null, lines });
    }
  });
}
