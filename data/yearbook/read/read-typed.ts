/**
 * Reads a yearbook of any layout from its text alone: what the description does not say is inferred, and each inference is
 * kept with its evidence. Books that an extractor dumped line by printed line, with a description of their parts, are
 * read by `read.ts`.
 */
import type { BookDescription } from '../description';
import { correctionsOf } from '../export/corrections';
import { commonFindings, knownFindings, unbalanced } from '../export/findings';
import { compareIndex } from '../export/oracle';
import { makeReport } from '../export/report';
import { readAnyChronicle } from '../infer/any-chronicle';
import { chronicleSpan } from '../infer/chronicle-span';
import { keyOf } from '../infer/contents';
import type { Division } from '../infer/divisions';
import { type EntryMark, findEntries } from '../infer/entry-marks';
import { Evidence } from '../infer/evidence';
import { splitGluedNumbers } from '../infer/folios/glued';
import { inferInfo } from '../infer/info';
import { ORGS_HEADING, readOrgPairs, saysShortName, takeOrgLists } from '../infer/org-pairs';
import { headingCandidates, isFull, isText } from '../infer/outline/candidates';
import { findOutline } from '../infer/outline/outline';
import { type Row, rowsOf } from '../infer/rows';
import { findSetting, type Setting } from '../infer/setting';
import { splitSideColumns } from '../infer/side-columns';
import { findTypedTables, type TypedTable } from '../infer/typed-tables';
import type { Book, Caption, ChronicleItem, Finding, OrgPair, Table } from '../model';
import { assemble, type TypedRecords } from './assemble';
import { categoryByPage, contentsFindings, listedCategories, pagesFromLists } from './by-page';
import { IdRegister } from './ids';
import { bookLines, type Owned } from './ledger';
import { splitLines } from './lines';
import { append } from './lists';
import type { Reading } from './read';
import { recordsOfTables, tablesOf } from './table-records';
import { type PageFurniture, takePageFurniture, withoutBoxes } from './typed/page-furniture';
import { type FoundCaption, findCaptions } from './typed/typed-captions';

/** Reads a text; never throws on a bad one. `divisions` is the list of districts, for the book's own place. */
export function readTyped(text: string, given: Partial<BookDescription>, divisions: readonly Division[]): Reading {
  const source = splitLines(text);
  const evidence = new Evidence();
  const owned: Owned[] = [];
  const { rows: lines, blanks } = rowsOf(source);
  const all = splitGluedNumbers(lines);
  const info = inferInfo(all, given.info ?? {}, divisions, evidence);
  const pack = info.id;
  const printed = takePageFurniture(all, info.title, new Set(given.furniture ?? []), owned, evidence);
  const { contents, index } = printed;
  const lists = takeOrgLists(printed.text);
  append(owned, lists.owned);
  const { rows, rules } = withoutBoxes(splitSideColumns(lists.rest, evidence).rows);
  for (const row of rules) printed.furniture.push({ kind: 'rule', row });
  const titles = new Set([...printed.listed, ...index.rows.map(({ title }) => keyOf(title))]);
  const levels = new Map(Object.entries(given.headings ?? {}).map(([line, level]) => [keyOf(line), level]));
  const script: Script = {
    given,
    rows,
    printed,
    titles,
    levels,
    pack,
    year: info.year,
    evidence,
    owned,
    setting: findSetting(rows, evidence, given.wrapped),
  };
  const aside = setAside(script);
  aside.orgs = [...lists.orgs, ...aside.orgs];
  const { records, chronicle } = readTree(script, aside);
  const tables = tablesOf(aside.tables, pack, owned);
  pagesFromLists(records, index.rows, contents.rows);
  const oracle = compareIndex({
    rows: index.rows,
    categoryTitles: records.categories.map(({ title }) => title),
    categories: records.categories,
    sections: records.sections,
    entries: records.entries,
    tables,
  });
  for (const { kind, row } of printed.furniture) owned.push({ owner: `furniture:${kind}`, pieces: [row.piece] });
  const book = bookOf(info, records, chronicle, aside, tables, oracle);
  const ledger = bookLines(source, owned);
  const furnitureCounts: Record<string, number> = { blank: blanks.length };
  for (const { kind } of printed.furniture) furnitureCounts[kind] = (furnitureCounts[kind] ?? 0) + 1;
  if (contents.lines.length > 0) furnitureCounts['contents'] = contents.lines.length;
  const pieces = all.map(({ piece }) => piece);
  const findings: Finding[] = [
    ...oracle.findings,
    ...contentsFindings(contents.rows, records, chronicle !== null),
    ...commonFindings(tables, [], pieces),
    ...unbalanced([
      ...book.entries.map(({ body, title, lines }) => ({ text: body, name: title, line: lines[0] })),
      ...[...book.chronicle, ...book.notes, ...book.people].map(({ id, text: words, lines }) => ({
        text: words,
        name: id,
        line: lines[0],
      })),
    ]),
    ...knownFindings({ findings: given.findings ?? [] }, pieces),
  ];
  const report = makeReport(
    book,
    { expected: given.expected ?? {} },
    ledger,
    furnitureCounts,
    findings,
    index.rows.length > 0 ? { 'index pages right': oracle.pagesRight } : {},
    [],
  );
  report.inferred = evidence.all;
  report.corrections = correctionsOf({ ...book, report });
  return { book: { ...book, report }, ledger, owned, source };
}

/** The running text in the order it is read, and what is known of it. */
interface Script {
  given: Partial<BookDescription>;
  rows: readonly Row[];
  printed: PageFurniture;
  /** Keys of the titles that the contents or the index print. */
  titles: ReadonlySet<string>;
  /** Levels that a person gave to titles, by key. */
  levels: ReadonlyMap<string, 'category' | 'section' | 'entry' | 'text'>;
  pack: string;
  year: number;
  evidence: Evidence;
  owned: Owned[];
  setting: Setting;
}

/** What is set apart before the tree is looked for. */
interface Aside {
  mark: EntryMark | null;
  leaf: string | null;
  orgs: OrgPair[];
  tables: TypedTable[];
  captions: FoundCaption[];
  /** The rows that are left. */
  body: Row[];
}

/** Sets 全称/简称, tables and captions apart. */
function setAside({ given, rows, printed, titles, levels, pack, evidence, owned, setting }: Script): Aside {
  const shapes = headingCandidates({
    rows,
    wrapped: setting.wrapped,
    listed: titles,
    topPages: new Map(),
    severed: new Set(),
    given: levels,
  });
  const places = new Map(rows.map((row, i) => [row, i]));
  const { mark, leaf } = findEntries(
    {
      rows,
      headings: shapes,
      isListed: (title) => titles.has(keyOf(title)),
      isText: (row) => isText(rows, setting.wrapped, row, row && rows[places.get(row)! + 1]),
      isFull: (row) => setting.wrapped && isFull(rows, places.get(row) ?? 0),
    },
    evidence,
    given.mark,
  );
  const marked = (i: number) => (mark?.open(rows[i]!, rows[i + 1], rows[i + 2]) ?? null) !== null;
  const taken = new Set<Row>();
  const orgs: OrgPair[] = [];
  rows.forEach((row, i) => {
    const { tight } = row.piece;
    if (taken.has(row) || marked(i)) return;
    // A list without a heading, in the front of the book: the line above it leads into it.
    const unheaded = saysShortName(row) && rows[i + 1] !== undefined && saysShortName(rows[i + 1]!) && i > 0;
    if (!unheaded && (tight.length > 30 || !ORGS_HEADING.test(tight))) return;
    const read = readOrgPairs(rows, unheaded ? i - 1 : i);
    if (read.orgs.length < 2 || (unheaded && taken.has(rows[i - 1]!))) return;
    append(orgs, read.orgs);
    append(owned, read.owned);
    for (const one of rows.slice(unheaded ? i - 1 : i, read.end)) taken.add(one);
  });
  const typed = findTypedTables(rows, (row) => !taken.has(row) && !marked(places.get(row) ?? 0));
  for (const row of typed.taken) taken.add(row);
  const captions = findCaptions(
    {
      rows,
      pack,
      wrapped: setting.wrapped,
      numbered: printed.numbered,
      opensEntry: (i) => (mark ? marked(i) : leaf !== null && shapes[i]?.shape === leaf),
      marked,
      glued: given.gluedCaptions ?? [],
    },
    (row) => taken.has(row),
  );
  for (const { rows: lines, pieces, caption } of captions) {
    owned.push({ owner: `caption:${caption.id}`, pieces });
    for (const row of lines) taken.add(row);
  }
  return { mark, leaf, orgs, tables: typed.tables, captions, body: rows.filter((row) => !taken.has(row)) };
}

/** The chronicle, then the tree of what is left. */
function readTree(script: Script, aside: Aside): { records: TypedRecords; chronicle: ChronicleItem[] | null } {
  const { given, rows, printed, titles, levels, pack, evidence, owned, setting } = script;
  const { contents, index, heads } = printed;
  const { body, mark, leaf } = aside;
  const span = chronicleSpan(body, mark, printed.listed, levels);
  const inSpan = span ? body.slice(span.first, span.end) : [];
  const chronicle = span
    ? readAnyChronicle(inSpan, script.year, pack, setting.wrapped, (pieces) => setting.join(pieces))
    : null;
  if (chronicle) append(owned, chronicle.owned);
  const inChronicle = new Set(inSpan.filter((row) => !chronicle!.rest.includes(row)));
  const tree = body.filter((row) => !inChronicle.has(row));
  const place = new Map(rows.map((row, i) => [row, i]));
  const severed = new Set(tree.filter((row, i) => i > 0 && place.get(row) !== place.get(tree[i - 1]!)! + 1));
  const tops = listedCategories(
    contents.rows,
    index.rows.filter(({ part }) => part === 'entries'),
  );
  const categories = new Set([
    ...tops.map(({ title }) => keyOf(title)),
    ...(given.categories ?? []).map(({ title }) => keyOf(title)),
  ]);
  const firstHeads = new Map<string, number>();
  for (const [page, head] of heads) {
    const key = keyOf(head);
    firstHeads.set(key, Math.min(page, firstHeads.get(key) ?? page));
  }
  const { roles, listsHold } = findOutline({
    rows: tree,
    mark,
    leaf,
    contents,
    categories,
    firstHeads,
    wrapped: setting.wrapped,
    given: levels,
    listed: titles,
    topsListed: tops.length > 1,
    severed,
    topPages: new Map(tops.map(({ title, page }) => [keyOf(title), page])),
  });
  const records = assemble({
    rows: tree,
    roles,
    setting,
    pack,
    owned,
    categoryOf: categoryByPage(listsHold ? tops : [], heads),
    tables: aside.tables,
    ordered: rows,
    captionRows: aside.captions,
    chronicle: span
      ? { heading: body[span.heading]!, lines: [body[span.heading]!.piece.line, body[span.end - 1]!.piece.line] }
      : null,
  });
  evidence.note(
    'tree',
    `${records.categories.length}›${records.sections.length}›${records.entries.length}`,
    contents.rows.length > 0 || index.rows.length > 0 ? 0.85 : 0.65,
    `类目${records.categories.length}个，分目${records.sections.length}个，条目${records.entries.length}条`,
    records.categories.map(({ lines }) => lines[0]),
  );
  return { records, chronicle: chronicle?.items ?? null };
}

/** The records as a book: captions with ids of their own, entries with the columns that the index prints. */
function bookOf(
  info: Book['info'],
  records: TypedRecords,
  chronicle: ChronicleItem[] | null,
  aside: Aside,
  tables: Table[],
  oracle: ReturnType<typeof compareIndex>,
): Omit<Book, 'report'> {
  const captionIds = new IdRegister();
  const renamed = new Map<string, string>();
  const captions: Caption[] = aside.captions.map(({ caption }) => {
    const id = captionIds.claim(caption.id, caption.page);
    if ((renamed.get(caption.id) ?? caption.id) === caption.id) renamed.set(caption.id, id);
    caption.id = id;
    return caption;
  });
  for (const entry of records.entries) entry.captions = entry.captions.map((id) => renamed.get(id) ?? id);
  const { documents, honours } = recordsOfTables(tables);
  return {
    info,
    ...records,
    entries: records.entries.map((entry) => {
      const column = oracle.columns.get(entry.id) ?? null;
      return { ...entry, column, columnFrom: column ? ('index' as const) : null };
    }),
    chronicle: chronicle ?? [],
    orgs: aside.orgs,
    captions,
    tables,
    offices: [],
    honours,
    documents,
    index: oracle.index,
  };
}
