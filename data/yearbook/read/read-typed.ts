/**
 * Reads a yearbook of any layout from its text alone: what the description does not say is inferred, and each inference is
 * kept with its evidence. Books that an extractor dumped line by printed line, with a description of their parts, are
 * read by `read.ts`.
 */
import type { BookDescription } from '../description';
import { readCaption, splitCaptions } from '../divisions/captions';
import { correctionsOf } from '../export/corrections';
import { commonFindings, knownFindings, unbalanced } from '../export/findings';
import { compareIndex } from '../export/oracle';
import { makeReport } from '../export/report';
import { readAnyChronicle } from '../infer/any-chronicle';
import { chronicleSpan } from '../infer/chronicle-span';
import { CONTENTS_HEAD, findContents, findIndex, keyOf } from '../infer/contents';
import { findEntries } from '../infer/entry-marks';
import { Evidence } from '../infer/evidence';
import { findFolios } from '../infer/folios/folios';
import { type Division, inferInfo } from '../infer/info';
import { ORGS_HEADING, readOrgPairs } from '../infer/org-pairs';
import { columnOf, headingCandidates, isText } from '../infer/outline/candidates';
import { findOutline } from '../infer/outline/outline';
import { endsSentence, half, type Row, rowsOf } from '../infer/rows';
import { findSetting } from '../infer/setting';
import { splitSideColumns } from '../infer/side-columns';
import { signatureOf } from '../infer/signatures';
import { takeThumbs } from '../infer/thumbs';
import { translationsOf } from '../infer/translations';
import { findTypedTables } from '../infer/typed-tables';
import type { Book, Caption, Finding, OrgPair } from '../model';
import { assemble } from './assemble';
import { categoryByPage, contentsFindings, listedCategories, pagesFromLists, pagesOfTitles } from './by-page';
import { IdRegister } from './ids';
import { bookLines, type Owned } from './ledger';
import { splitLines } from './lines';
import { append } from './lists';
import type { Reading } from './read';
import { recordsOfTables, tablesOf } from './table-records';

const CAPTION = /^(?:图\s*\d+|图为|△图|[（(]?图[：:])|[（(][^（）()]{0,24}摄(?:影)?[）)]$/;
const CREDITED = /[^。！？；][（(][^（）()。]{2,24}(?:供稿|供图|提供|供片)[）)]$/;
/** Columns of text no wider than this have captions that run across them. */
const NARROW = 22;
/** A line drawn with signs that are no frame of a table. */
const RULE = /^([=\-_*~＝－＿＊～※◆◇·])\1{2,}$/;

function without(rows: readonly Row[], taken: readonly Row[]): Row[] {
  const out = new Set(taken);
  return rows.filter((row) => !out.has(row));
}

/** Captions that point to their picture by ▲; none where lines with it stand over entries, for then they head them. */
function pointedCaptions(rows: readonly Row[], opensEntry: (i: number) => boolean): Set<Row> {
  const at = rows.flatMap(({ piece }, i) => (piece.text.startsWith('▲') && !opensEntry(i) ? [i] : []));
  const over = at.filter((i) => i + 1 < rows.length && opensEntry(i + 1)).length;
  return new Set(over * 2 >= at.length ? [] : at.map((i) => rows[i]!));
}

/** Reads a text; never throws on a bad one. `divisions` is the list of districts, for the book's own place. */
// Complexity: the steps of reading in their order; each is skipped where the text has nothing for it.
export function readTyped(text: string, given: Partial<BookDescription>, divisions: readonly Division[]): Reading {
  const source = splitLines(text);
  const evidence = new Evidence();
  const owned: Owned[] = [];
  const { rows: all, blanks } = rowsOf(source);
  const info = inferInfo(all, given.info ?? {}, divisions, evidence);
  const pack = info.id;
  const furniture: { kind: string; row: Row; title: string }[] = [];

  // Headings in another language, page numbers, running heads, contents, index.
  const foreign = translationsOf(all, ({ piece }) => CONTENTS_HEAD.test(piece.tight));
  for (const row of foreign) furniture.push({ kind: 'translation', row, title: row.piece.text });
  const native = without(all, foreign);
  const contents = findContents(native, evidence);
  const inContents = new Set(contents.lines);
  const index = findIndex(without(native, contents.lines), evidence);
  const lists = new Set([...contents.lines, ...index.lines]);
  const folios = findFolios(
    native.filter((row) => !lists.has(row)),
    info.title,
    {
      pages: pagesOfTitles(index.rows, contents.rows),
      titles: new Set(contents.rows.map(({ title }) => half(title.replace(/\s/g, '')))),
    },
    evidence,
  );
  for (const [row, { kind, title }] of folios.furniture) furniture.push({ kind, row, title });
  const stated = new Set(given.furniture ?? []);
  const named = native.filter((row) => stated.has(row.piece.tight) && !folios.furniture.has(row));
  for (const row of named) furniture.push({ kind: 'named', row, title: row.piece.tight });
  const rules = native.filter(
    (row) => RULE.test(row.piece.tight) && !folios.furniture.has(row) && !named.includes(row),
  );
  for (const row of rules) furniture.push({ kind: 'rule', row, title: '' });
  const ruled = new Set(rules);
  const inked = native.filter((row) => !folios.furniture.has(row) && !stated.has(row.piece.tight) && !ruled.has(row));
  owned.push({ owner: 'contents', pieces: contents.lines.map(({ piece }) => piece) });
  owned.push({ owner: 'index:frame', pieces: index.frame });
  for (const row of index.rows) owned.push({ owner: `index:${row.title}`, pieces: row.pieces });
  const running = inked.filter((row) => !inContents.has(row) && !index.lines.has(row));
  const listed = new Set(contents.rows.map(({ title }) => keyOf(title)));

  // Thumb titles and columns.
  const thumbs = takeThumbs(
    running,
    new Set([...contents.rows.map(({ bare }) => bare.replace(/\s/g, '')), ...folios.heads.values()]),
  );
  for (const { row, title } of thumbs.furniture) furniture.push({ kind: 'tab', row, title });
  const heads = new Map([...folios.heads, ...thumbs.byPage]);
  const { rows: ordered } = splitSideColumns(thumbs.rows, evidence);
  const setting = findSetting(ordered, evidence, given.wrapped);
  const titles = new Set([...listed, ...index.rows.map(({ title }) => keyOf(title))]);
  const headings = new Map(Object.entries(given.headings ?? {}).map(([line, level]) => [keyOf(line), level]));
  const shapes = headingCandidates({
    rows: ordered,
    wrapped: setting.wrapped,
    listed: titles,
    topPages: new Map(),
    severed: new Set(),
    given: headings,
  });
  const { mark, leaf } = findEntries(
    {
      rows: ordered,
      headings: shapes,
      isListed: (title) => titles.has(keyOf(title)),
      isText: (row) => isText(ordered, setting.wrapped, row),
      isFull: ({ piece, indent }) => setting.wrapped && piece.width + indent / 2 >= columnOf(ordered) - 1.5,
    },
    evidence,
    given.mark,
  );

  // 全称/简称, tables and captions are set apart before the outline is looked for.
  const taken = new Set<Row>();
  const orgs: OrgPair[] = [];
  ordered.forEach((row, i) => {
    if (
      taken.has(row) ||
      row.piece.tight.length > 30 ||
      !ORGS_HEADING.test(row.piece.tight) ||
      mark?.open(row, ordered[i + 1], ordered[i + 2])
    )
      return;
    const read = readOrgPairs(ordered, i);
    if (read.orgs.length < 2) return;
    append(orgs, read.orgs);
    append(owned, read.owned);
    for (const one of ordered.slice(i, read.end)) taken.add(one);
  });
  const typed = findTypedTables(ordered, (row) => !taken.has(row) && !(mark?.open(row, undefined) ?? false));
  const opensEntry = (i: number) =>
    mark ? mark.open(ordered[i]!, ordered[i + 1], ordered[i + 2]) !== null : leaf !== null && shapes[i]?.shape === leaf;
  const pointed = pointedCaptions(ordered, opensEntry);
  const captions: Caption[] = [];
  const captionRows: { row: Row; caption: Caption }[] = [];
  ordered.forEach((row, i) => {
    if (taken.has(row) || typed.taken.has(row) || mark?.open(row, ordered[i + 1], ordered[i + 2])) return;
    const { text, tight } = row.piece;
    if (tight.length > 120 || signatureOf(text) !== null) return;
    if (!(CAPTION.test(tight) || pointed.has(row) || (CREDITED.test(tight) && !setting.wrapped && !/。/.test(tight))))
      return;
    const caption = readCaption({ pieces: [row.piece] }, pack, null);
    captions.push(caption);
    captionRows.push({ row, caption });
    owned.push({ owner: `caption:${caption.id}`, pieces: [row.piece] });
    taken.add(row);
  });
  // In narrow columns captions run across the page, at its foot or head.
  const column = columnOf(ordered);
  if (setting.wrapped && folios.range !== null && column <= NARROW) {
    const byPiece = new Map(ordered.map((row) => [row.piece, row]));
    const free = ordered.filter((row) => !taken.has(row) && !typed.taken.has(row)).map(({ piece }) => piece);
    for (const block of splitCaptions(free, given.gluedCaptions ?? [], column + 0.75).blocks) {
      const found = block.pieces.map((piece) => byPiece.get(piece));
      const [credit, above] = [block.pieces.at(-1)!, block.pieces.at(-2)];
      if (found.some((row) => row === undefined) || signatureOf(block.pieces.map(({ text }) => text).join('')) !== null)
        continue;
      // A sentence that has ended is followed by who signs it; words of a photograph run into their credit.
      if (above && endsSentence(above.tight) && signatureOf(credit.text) !== null) continue;
      const caption = readCaption(block, pack, null);
      captions.push(caption);
      captionRows.push({ row: found[0]!, caption });
      owned.push({ owner: `caption:${caption.id}`, pieces: block.pieces });
      for (const row of found) taken.add(row!);
    }
  }
  const body = ordered.filter((row) => !taken.has(row) && !typed.taken.has(row));

  // The chronicle, then the tree of what is left.
  const span = chronicleSpan(body, mark, listed, headings);
  const chronicle = span
    ? readAnyChronicle(body.slice(span.first, span.end), info.year, pack, setting.wrapped, (pieces) =>
        setting.join(pieces),
      )
    : null;
  if (chronicle) append(owned, chronicle.owned);
  const inChronicle = new Set(
    span ? body.slice(span.first, span.end).filter((row) => !chronicle!.rest.includes(row)) : [],
  );
  const tree = body.filter((row) => !inChronicle.has(row));
  const place = new Map(ordered.map((row, i) => [row, i]));
  const severed = new Set(tree.filter((row, i) => i > 0 && place.get(row) !== place.get(tree[i - 1]!)! + 1));
  const tops = listedCategories(
    contents.rows,
    index.rows.filter(({ part }) => part === 'entries'),
  );
  const topKeys = new Set([
    ...tops.map(({ title }) => keyOf(title)),
    ...[...heads.values()].map((head) => keyOf(head)),
    ...(given.categories ?? []).map(({ title }) => keyOf(title)),
  ]);
  const roles = findOutline({
    rows: tree,
    mark,
    leaf,
    contents,
    categories: topKeys,
    wrapped: setting.wrapped,
    given: headings,
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
    categoryOf: categoryByPage(tops, heads),
    tables: typed.tables,
    ordered,
    captionRows,
    chronicle:
      span && chronicle
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

  const tables = tablesOf(typed.tables, pack, owned);
  pagesFromLists(records, index.rows, contents.rows);
  const oracle = compareIndex({
    rows: index.rows,
    categoryTitles: records.categories.map(({ title }) => title),
    categories: records.categories,
    sections: records.sections,
    entries: records.entries,
    tables,
  });
  for (const { kind, row } of furniture) owned.push({ owner: `furniture:${kind}`, pieces: [row.piece] });
  const captionIds = new IdRegister();
  captions.forEach((caption) => {
    const id = captionIds.claim(caption.id, caption.page);
    for (const entry of records.entries) entry.captions = entry.captions.map((one) => (one === caption.id ? id : one));
    caption.id = id;
  });
  const { documents, honours } = recordsOfTables(tables);
  const book: Omit<Book, 'report'> = {
    info,
    categories: records.categories,
    sections: records.sections,
    entries: records.entries.map((entry) => {
      const column = oracle.columns.get(entry.id) ?? null;
      return { ...entry, column, columnFrom: column ? ('index' as const) : null };
    }),
    chronicle: chronicle?.items ?? [],
    orgs,
    terms: records.terms,
    notes: records.notes,
    captions,
    tables,
    people: records.people,
    offices: [],
    honours,
    documents,
    treatises: records.treatises,
    index: oracle.index,
  };
  const ledger = bookLines(source, owned);
  const furnitureCounts: Record<string, number> = { blank: blanks.length };
  for (const { kind } of furniture) furnitureCounts[kind] = (furnitureCounts[kind] ?? 0) + 1;
  if (contents.lines.length > 0) furnitureCounts['contents'] = contents.lines.length;
  const pieces = all.map(({ piece }) => piece);
  const findings: Finding[] = [
    ...oracle.findings,
    ...contentsFindings(contents.rows, records, chronicle !== null),
    ...commonFindings(tables, [], pieces),
    ...unbalanced([
      ...book.entries.map(({ body: words, title, lines }) => ({ text: words, name: title, line: lines[0] })),
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
