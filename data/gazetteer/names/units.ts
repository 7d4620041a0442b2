import type { Book } from '../../yearbook/model';
import { SourceIndex } from '../../yearbook/read/source-index';
import type { District } from '../district';
import { addSurface, type Draft, draft } from './draft';
import { townDrafts } from './towns';

/** A street with the communities and villages the book's table of units gives it. */
export interface StreetRow {
  street: string;
  line: number;
  communities: string[];
  villages: string[];
  /** Source lines of the members, where they are known; else they are taken to stand on `line`. */
  lines: ReadonlyMap<string, number>;
}

/** The source line of each member of a list; `owner` holds the list, which begins at `from` of the owner's text. */
function linesOf(source: SourceIndex, owner: string, text: string, from: number, members: readonly string[]) {
  const lines = new Map<string, number>();
  let at = from;
  for (const name of members) {
    at = text.indexOf(name, at);
    if (at < 0) break;
    const span = source.span(owner, text, at, at + name.length);
    if (span !== null) lines.set(name, span[0]);
    at += name.length;
  }
  return lines;
}

const NO_SOURCE = new SourceIndex([]);

/** A table that prints one street a row: its short name, then its communities, then its villages, all without suffix but 村. */
export function streetsOfTable(book: Book, source: SourceIndex = NO_SOURCE): StreetRow[] {
  const table = book.tables.find(
    ({ header }) => /街道/.test(header[0] ?? '') && /社区/.test(header[1] ?? '') && header.length === 2,
  );
  if (table === undefined) return [];
  const rows: StreetRow[] = [];
  for (const [street, list] of table.rows) {
    if (street === undefined || list === undefined || street === '') continue;
    const members = list
      .split(/[、，,；;]/)
      .map((part) => part.trim())
      .filter(Boolean);
    const lines = linesOf(source, `table:${table.number}`, list, 0, members);
    rows.push({
      street: street.replace(/街道$/, ''),
      // The street stands beside the first of its members.
      line: lines.get(members[0] ?? '') ?? table.lines[0],
      communities: members.filter((name) => !name.endsWith('村')),
      villages: members.filter((name) => name.endsWith('村')),
      lines,
    });
  }
  return rows;
}

/**
 * The same list as the first entry of every street tells it (湖滨街道…下辖涌金门、青年路…6个社区): used where the table was
 * not read, and to check it.
 */
export function streetsOfEntries(book: Book, source: SourceIndex = NO_SOURCE): StreetRow[] {
  const rows: StreetRow[] = [];
  for (const entry of book.entries) {
    if (entry.title !== '概况' || !entry.section.endsWith('街道')) continue;
    const list = /下辖(.{5,400}?)\d+个社区(?:，以?及?(.{2,30}?)\d+个行政村)?/.exec(entry.body);
    if (list === null) continue;
    const communities = list[1]!.split('、');
    const villages = (list[2] ?? '').split('、').filter(Boolean);
    const lines = linesOf(source, `entry:${entry.id}`, entry.body, list.index, [...communities, ...villages]);
    rows.push({
      street: entry.section.replace(/街道$/, ''),
      line: entry.lines[0],
      communities,
      villages: villages.map((name) => (name.endsWith('村') ? name : `${name}村`)),
      lines,
    });
  }
  return rows;
}

const STREET_BODIES = [
  '街道党工委',
  '街道纪工委',
  '街道人大工委',
  '街道党群服务中心',
  '街道综合行政执法队',
  '街道总工会',
  '街道团工委',
  '街道妇联',
  '街道商会',
] as const;

/** The district itself, its streets, communities and villages, and the bodies that go with each by rule. */
export function unitDrafts(book: Book, district: District, source: SourceIndex = NO_SOURCE): Draft[] {
  const rows = streetsOfTable(book, source);
  const told = streetsOfEntries(book, source);
  const streets = rows.length > 0 ? rows : told;
  const seen = new Map<string, Draft>();
  const drafts: Draft[] = [];

  const whole = draft(district.name, 'district', 'title', null);
  addSurface(whole, { name: district.city + district.name, origin: 'text', line: null });
  addSurface(whole, { name: district.cityStem + district.name, origin: 'rule', line: null });
  // 巴里坤县 of 巴里坤哈萨克自治县.
  const brief = district.stem + district.type;
  if (district.stem.length >= 2 && brief !== district.name)
    addSurface(whole, { name: brief, origin: 'rule', line: null });
  addSurface(whole, { name: district.stem, origin: 'text', line: null, bare: true });
  drafts.push(whole);
  const towns = rows.length > 0 ? [] : townDrafts(book, district);
  if (towns.length > 0) return [...drafts, ...towns];

  for (const row of streets) {
    const street = draft(`${row.street}街道`, 'street', 'table', row.line);
    street.within = district.name;
    street.short = `${row.street}街道`;
    const office = book.orgs.find((org) => org.short === street.name);
    street.full = office?.full ?? `${district.city}${district.name}人民政府${row.street}街道办事处`;
    addSurface(street, { name: street.full, origin: office ? 'table' : 'rule', line: office?.lines[0] ?? null });
    addSurface(street, { name: `${district.name}${street.name}`, origin: 'rule', line: null });
    // The office of a street is the street: the book's own table gives 湖滨街道 the office's full name.
    for (const office of ['办事处', '办'])
      addSurface(street, { name: street.name + office, origin: 'rule', line: null });
    addSurface(street, { name: row.street, origin: 'table', line: row.line, bare: true });
    drafts.push(street);
    drafts.push(...streetBodies(row.street, street));
    const variants = variantsOf(
      row,
      told.find((one) => one.street === row.street),
    );
    for (const name of row.communities) {
      const made = community(name, 'community', '社区', street, row.lines.get(name) ?? row.line, seen);
      const variant = variants.get(name);
      if (variant !== undefined) {
        addSurface(made, { name: `${variant.name}社区`, origin: 'list', line: variant.line });
        addSurface(made, { name: variant.name, origin: 'list', line: variant.line, bare: true });
      }
      drafts.push(made);
    }
    for (const name of row.villages) {
      drafts.push(community(name.replace(/村$/, ''), 'village', '村', street, row.lines.get(name) ?? row.line, seen));
    }
  }
  return drafts;
}

/**
 * Communities that the street's own entry writes otherwise than the table (丽红 for 丽江, 82249): what only one of the two
 * lists has, paired where two names share a character. Keys are the table's names.
 */
function variantsOf(table: StreetRow, told: StreetRow | undefined): Map<string, { name: string; line: number }> {
  const variants = new Map<string, { name: string; line: number }>();
  const only = (told?.communities ?? []).filter((name) => !table.communities.includes(name));
  const missing = table.communities.filter((name) => !told?.communities.includes(name));
  const likeness = (a: string, b: string): number => [...a].filter((char) => b.includes(char)).length;
  // The surest pair first: 丽红 is like 丽江 alone, 湘江 like both 丽江 and 相江.
  const choices = (name: string): number => missing.filter((one) => likeness(one, name) > 0).length;
  for (const name of [...only].sort((a, b) => choices(a) - choices(b))) {
    const like = missing.filter((one) => !variants.has(one) && likeness(one, name) > 0);
    if (like.length === 1) variants.set(like[0]!, { name, line: told!.lines.get(name) ?? told!.line });
  }
  return variants;
}

function community(
  stem: string,
  kind: 'community' | 'village',
  suffix: string,
  street: Draft,
  line: number,
  seen: Map<string, Draft>,
): Draft {
  const name = stem + suffix;
  const made = draft(name, kind, 'table', line);
  made.within = street.name;
  const other = seen.get(name);
  if (other === undefined) seen.set(name, made);
  else {
    // 兴隆社区: one in 望江街道, one in 彭埠街道.
    made.tag = street.name;
    other.tag = other.within ?? '';
  }
  const bodies =
    kind === 'community'
      ? ['居委会', '居民委员会', '党委', '党总支', '党支部', '党群服务中心']
      : ['村委会', '村民委员会', '党委', '党总支', '股份经济合作社'];
  for (const body of bodies) {
    const form = kind === 'village' && body.startsWith('村') ? name + body.slice(1) : name + body;
    addSurface(made, { name: form, origin: 'rule', line: null });
  }
  addSurface(made, { name: street.name + name, origin: 'rule', line: null });
  addSurface(made, { name: stem, origin: 'table', line, bare: true });
  return made;
}

/** 党工委, 派出所, 司法所… of one street. */
function streetBodies(stem: string, street: Draft): Draft[] {
  const drafts: Draft[] = [];
  for (const body of STREET_BODIES) {
    const kind =
      /党/.test(body) || /纪工委/.test(body)
        ? 'party'
        : /总工会|妇联|团工委|商会/.test(body)
          ? 'association'
          : 'government';
    const made = draft(stem + body, kind, 'rule', null);
    made.within = street.name;
    made.rule = true;
    drafts.push(made);
  }
  for (const body of ['派出所', '司法所', '市场监管所']) {
    const made = draft(stem + body, 'government', 'rule', null);
    made.within = street.name;
    made.rule = true;
    if (body !== '市场监管所') addSurface(made, { name: `${stem}街道${body}`, origin: 'rule', line: null });
    else addSurface(made, { name: `${stem}市场监督管理所`, origin: 'rule', line: null });
    drafts.push(made);
  }
  return drafts;
}
