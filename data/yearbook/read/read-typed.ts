/**
 * Reads a yearbook of any layout from its text alone: what the description does not say is inferred, and each inference is
 * kept with its evidence. Books that an extractor dumped line by printed line, with a description of their parts, are
 * read by `read.ts`.
 */
import type { BookDescription } from '../description';
import { readCaption, splitCaptions } from '../divisions/captions';
import { readGlossary } from '../divisions/glossary';
import { readPeople } from '../divisions/people';
import { checkTotals } from '../divisions/totals';
import { correctionsOf } from '../export/corrections';
import { commonFindings, knownFindings, unbalanced } from '../export/findings';
import { compareIndex } from '../export/oracle';
import { makeReport } from '../export/report';
import { readAnyChronicle } from '../infer/any-chronicle';
import { chronicleSpan } from '../infer/chronicle-span';
import { findContents, findIndex, keyOf } from '../infer/contents';
import { findMark } from '../infer/entry-marks';
import { Evidence } from '../infer/evidence';
import { findFolios } from '../infer/folios';
import { BOX } from '../infer/headings';
import { type Division, inferInfo } from '../infer/info';
import { ORGS_HEADING, readOrgPairs } from '../infer/org-pairs';
import { columnOf, findOutline, type Role } from '../infer/outline';
import { endsSentence, type Row, rowsOf } from '../infer/rows';
import { findSetting, type Setting } from '../infer/setting';
import { splitSideColumns } from '../infer/side-columns';
import { signatureOf, trailingSignature } from '../infer/signatures';
import { takeThumbs } from '../infer/thumbs';
import { findTypedTables, type TypedTable } from '../infer/typed-tables';
import type {
  Book,
  Caption,
  Category,
  DocumentTitle,
  Entry,
  Finding,
  Honour,
  NoteBox,
  OrgPair,
  Person,
  Section,
  Table,
  Term,
  Treatise,
} from '../model';
import { IdRegister } from './ids';
import { bookLines, type Owned } from './ledger';
import { cutPiece, type Piece, splitLines } from './lines';
import { append } from './lists';
import { noteOf } from './notes';
import type { Reading } from './read';

const CAPTION = /^(?:图\s*\d+|图为|▲|△图|[（(]?图[：:])|[（(][^（）()]{0,24}摄(?:影)?[）)]$/;
const CREDITED = /[^。！？；][（(][^（）()。]{2,24}(?:供稿|供图|提供|供片)[）)]$/;
/** Columns of text no wider than this have captions that run across them. */
const NARROW = 22;
const TOTAL = /^(?:合计|总计|总数|总量|全县|全区|全市|全州)$/;
/** A line drawn with signs that are no frame of a table. */
const RULE = /^([=\-_*~＝－＿＊～※◆◇·])\1{2,}$/;
/** The category of what stands under none. */
const UNNAMED = '正文';
const FRONT = '卷首';

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

  // Page numbers, running heads, contents, index.
  const contents = findContents(all, evidence);
  const inContents = new Set(contents.lines);
  const index = findIndex(
    all.filter((row) => !inContents.has(row)),
    evidence,
  );
  const lists = new Set([...contents.lines, ...index.lines]);
  const folios = findFolios(
    all.filter((row) => !lists.has(row)),
    info.title,
    pagesOfTitles(index.rows, contents.rows),
    evidence,
  );
  for (const [row, { kind, title }] of folios.furniture) furniture.push({ kind, row, title });
  const stated = new Set(given.furniture ?? []);
  const named = all.filter((row) => stated.has(row.piece.tight) && !folios.furniture.has(row));
  for (const row of named) furniture.push({ kind: 'named', row, title: row.piece.tight });
  const rules = all.filter((row) => RULE.test(row.piece.tight) && !folios.furniture.has(row) && !named.includes(row));
  for (const row of rules) furniture.push({ kind: 'rule', row, title: '' });
  const ruled = new Set(rules);
  const inked = all.filter((row) => !folios.furniture.has(row) && !stated.has(row.piece.tight) && !ruled.has(row));
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
  const mark = findMark(ordered, evidence, given.mark);

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
  const captions: Caption[] = [];
  const captionRows: { row: Row; caption: Caption }[] = [];
  ordered.forEach((row, i) => {
    if (taken.has(row) || typed.taken.has(row) || mark?.open(row, ordered[i + 1], ordered[i + 2])) return;
    const { text, tight } = row.piece;
    if (tight.length > 120 || signatureOf(text) !== null) return;
    if (!(CAPTION.test(tight) || (CREDITED.test(tight) && !setting.wrapped && !/。/.test(tight)))) return;
    if (/^▲/.test(tight) && mark?.sign === '▲') return;
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
  const headings = new Map(Object.entries(given.headings ?? {}).map(([line, level]) => [keyOf(line), level]));
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
  const outline = findOutline(
    {
      rows: tree,
      mark,
      contents,
      categories: topKeys,
      wrapped: setting.wrapped,
      given: headings,
      listed: new Set([...listed, ...index.rows.map(({ title }) => keyOf(title))]),
      topsListed: tops.length > 1,
      severed,
      topPages: new Map(tops.map(({ title, page }) => [keyOf(title), page])),
    },
    evidence,
  );
  const records = assemble({
    rows: tree,
    roles: outline.roles,
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

function twoLineSignature(before: string, at: number, last: string): string[] | null {
  for (const between of ['　', '']) {
    const text = before.slice(at) + between + last;
    const names = at === 0 ? signatureOf(text) : (trailingSignature(before.slice(0, at) + text)?.names ?? null);
    if (names && (between === '' || names.every((name) => name.length >= 2))) return names;
  }
  return null;
}

interface AssembleInput {
  rows: readonly Row[];
  roles: readonly Role[];
  setting: Setting;
  pack: string;
  owned: Owned[];
  categoryOf: (page: number | null) => ByPage | null;
  tables: readonly TypedTable[];
  ordered: readonly Row[];
  captionRows: readonly { row: Row; caption: Caption }[];
  chronicle: { heading: Row; lines: [number, number] } | null;
}

interface Records {
  categories: Category[];
  sections: Section[];
  entries: Entry[];
  notes: NoteBox[];
  terms: Term[];
  people: Person[];
  treatises: Treatise[];
}

/** Rows and their roles → records. Text that stands in no entry becomes a treatise of its division. */
function assemble(input: AssembleInput): Records {
  const { rows, roles, setting, pack, owned } = input;
  const out: Records = { categories: [], sections: [], entries: [], notes: [], terms: [], people: [], treatises: [] };
  const ids = new IdRegister();
  const categoryIds = new IdRegister();
  const treatiseIds = new IdRegister();
  const order = new Map(input.ordered.map((row, i) => [row.piece, i]));
  let category: Category | null = null;
  let section: Section | null = null;
  let entry: Entry | null = null;
  let open: { title: Piece[]; body: Piece[] } | null = null;
  let run: Entry[] = [];
  let loose: Row[] = [];
  const shown = new Set(roles.flatMap((role) => (role.kind === 'category' ? [keyOf(role.title)] : [])));
  const entryEnds: { entry: Entry; from: number; to: number }[] = [];

  const newCategory = (title: string, piece: Piece, from: Category['titleFrom']): Category => {
    const made: Category = {
      id: categoryIds.claim(`${pack}/${title}`, piece.page),
      title,
      titleFrom: from,
      page: piece.page ?? 0,
      lines: [piece.line, piece.line],
    };
    out.categories.push(made);
    return made;
  };
  const ensure = (piece: Piece): void => {
    const named = input.categoryOf(piece.page);
    const current: Category | null = category;
    const other = named !== null && (current === null || keyOf((current as Category).title) !== keyOf(named.title));
    // A title in the text stands unless the book's own lists say that a category has begun since whose title is lost.
    const lost = current && named?.listed && !shown.has(keyOf(named.title));
    if (named && other && (current === null || (current as Category).titleFrom !== 'layout' || lost))
      category =
        out.categories.find(({ title }) => keyOf(title) === keyOf(named.title)) ??
        newCategory(named.title, piece, 'index');
    category ??= newCategory(UNNAMED, piece, 'description');
  };
  const newSection = (title: string, piece: Piece): Section => {
    ensure(piece);
    const made: Section = {
      id: ids.claim(`${pack}/${category!.title}/${title}`, piece.page),
      title,
      category: category!.title,
      page: piece.page ?? 0,
      column: null,
      lines: [piece.line, piece.line],
    };
    out.sections.push(made);
    return made;
  };
  const sign = (names: string[], pieces: Piece[]): void => {
    const signed = run.filter((one) => one.signature.length === 0);
    for (const one of signed) one.signature = names;
    owned.push({ owner: `signature:${signed[signed.length - 1]?.id ?? ''}`, pieces });
    run = [];
  };
  // Complexity: an entry ends with or without signature, notes and pieces that wait.
  const close = (): void => {
    if (!entry || !open) return;
    const made: Entry = entry;
    let { body } = open;
    // The signature: the last line, or the end of it.
    let names: string[] | null = null;
    let signature: Piece[] = [];
    const last = body[body.length - 1];
    if (last) {
      names = body.length > 0 ? signatureOf(last.text) : null;
      if (names) {
        signature = [last];
        body = body.slice(0, -1);
      } else {
        const trailing = trailingSignature(last.text);
        if (trailing) {
          const [left, right] = cutPiece(last, trailing.at);
          names = trailing.names;
          signature = [right];
          body = left.text === '' ? body.slice(0, -1) : [...body.slice(0, -1), left];
        }
      }
      // A signature may run over two lines in narrow columns.
      if (!names && setting.wrapped && body.length >= 2 && /[）)]$/.test(last.text)) {
        const before = body[body.length - 2]!;
        const at = Math.max(before.text.lastIndexOf('（'), before.text.lastIndexOf('('));
        // The break may stand between two names or inside one.
        const trailing = at >= 0 ? twoLineSignature(before.text, at, last.text) : null;
        if (trailing) {
          names = trailing;
          if (at === 0) {
            signature = [before, last];
            body = body.slice(0, -2);
          } else {
            const [left, right] = cutPiece(before, at);
            signature = [right, last];
            body = [...body.slice(0, -2), left];
          }
        }
      }
    }
    const boxAt = body.findIndex((piece) => BOX.test(piece.tight));
    const box = boxAt < 0 ? [] : body.slice(boxAt);
    const text = boxAt < 0 ? body : body.slice(0, boxAt);
    made.body = setting.join(text);
    const own = [...open.title, ...text];
    made.lines = [open.title[0]!.line, Math.max(...own.map(({ line }) => line))];
    owned.push({ owner: `entry:${made.id}`, pieces: own });
    if (box.length > 0) {
      const note = noteOf(box, made.id, setting.paragraphs(box.slice(1)));
      made.notes.push(note.id);
      out.notes.push(note);
      owned.push({ owner: `note:${note.id}`, pieces: box });
    }
    run.push(made);
    if (names) sign(names, signature);
    const bounds = [...own, ...box, ...signature].map((piece) => order.get(piece) ?? -1).filter((at) => at >= 0);
    entryEnds.push({ entry: made, from: Math.min(...bounds), to: Math.max(...bounds) });
    if (section) section.lines[1] = Math.max(section.lines[1], made.lines[1]);
    if (category) category.lines[1] = Math.max(category.lines[1], made.lines[1]);
    entry = null;
    open = null;
  };
  const flush = (): void => {
    if (loose.length === 0) return;
    const pieces = loose.map(({ piece }) => piece);
    loose = [];
    looseText(pieces);
  };

  let consumed = -1;
  // Complexity: one case a role of a line.
  rows.forEach((row, i) => {
    const role = roles[i]!;
    const { piece } = row;
    if (i <= consumed || (role.kind === 'group' && role.more === -1)) return;
    if (role.kind === 'category') {
      close();
      flush();
      run = [];
      const pieces = [piece, ...rows.slice(i + 1, i + 1 + role.more).map((one) => one.piece)];
      const title = role.title.replace(/[\s\u3000]+/g, '');
      const again: Category | null = category;
      if (
        again !== null &&
        (again as Category).title === title &&
        (again as Category).lines[0] === (again as Category).lines[1]
      ) {
        owned.push({ owner: `category:${title}`, pieces });
        return;
      }
      category = newCategory(title, piece, 'layout');
      section = null;
      owned.push({ owner: `category:${category.id}`, pieces });
      if (input.chronicle && input.chronicle.heading === row) category.lines = [...input.chronicle.lines];
    } else if (role.kind === 'section') {
      close();
      flush();
      run = [];
      section = newSection(role.title.replace(/[\s\u3000]+/g, ''), piece);
      const pieces = [piece, ...rows.slice(i + 1, i + 1 + role.more).map((one) => one.piece)];
      owned.push({ owner: `section:${section.id}`, pieces });
    } else if (role.kind === 'group') {
      close();
      flush();
      owned.push({ owner: `group:${role.title}`, pieces: [piece] });
    } else if (role.kind === 'entry') {
      close();
      flush();
      if (section === null) {
        ensure(piece);
        section = newSection(category!.title, piece);
      }
      const title = role.title.replace(/[\s\u3000]*\n[\s\u3000]*/g, '');
      const clean = title.replace(/(?<=[^A-Za-z])[\s\u3000]+|[\s\u3000]+(?=[^A-Za-z])/g, '');
      entry = {
        id: ids.claim(`${(section as Section).id}/${clean}`, piece.page),
        title: clean,
        category: category!.title,
        section: (section as Section).title,
        page: piece.page ?? 0,
        column: null,
        columnFrom: null,
        body: '',
        signature: [],
        notes: [],
        captions: [],
        tables: [],
        lines: [piece.line, piece.line],
      };
      out.entries.push(entry);
      const titleRows = rows.slice(i, i + role.more).map((one) => one.piece);
      const lastTitle = rows[i + role.more]!.piece;
      consumed = i + role.more;
      if (role.body > 0 && role.body < lastTitle.text.length) {
        const [left, right] = cutPiece(lastTitle, role.body);
        open = { title: [...titleRows, left], body: right.text === '' ? [] : [right] };
        order.set(left, order.get(lastTitle) ?? 0);
        order.set(right, order.get(lastTitle) ?? 0);
      } else open = { title: [...titleRows, lastTitle], body: [] };
    } else if (open) {
      if (!open.title.includes(piece)) open.body.push(piece);
    } else loose.push(row);
  });
  close();
  flush();
  place();
  return out;

  /** Text under a division without entries: people, terms, or a treatise. */
  function looseText(pieces: Piece[]): void {
    const first = pieces[0]!;
    if (run.length > 0 && pieces.length === 1) {
      const names = signatureOf(first.text);
      if (names) {
        sign(names, pieces);
        return;
      }
    }
    const division: Section | Category | null = section ?? category;
    const name = division === null ? FRONT : (division as Section | Category).title;
    if (/人物|英模|先进/.test(`${category?.title ?? ''}${name}`)) {
      const read = readPeople(pieces, category?.title ?? name, pack);
      if (read.people.length > 0 && read.sections.length === 0) {
        for (const person of read.people) person.section = person.section || name;
        append(out.people, read.people);
        append(owned, read.owned);
        if (read.rest.length > 0) treatise(name, read.rest);
        return;
      }
    }
    if (/名词解释|名词注释|词语解释|术语/.test(name)) {
      const read = readGlossary(pieces, name, pack);
      append(out.terms, read.terms);
      append(owned, read.owned);
      if (read.rest.length > 0) treatise(name, read.rest);
      return;
    }
    treatise(name, pieces);
  }

  function treatise(name: string, pieces: Piece[]): void {
    const last = pieces[pieces.length - 1]!;
    const names = pieces.length > 1 ? signatureOf(last.text) : null;
    const text = names ? pieces.slice(0, -1) : pieces;
    const id = treatiseIds.claim(`${pack}/文/${name}`, pieces[0]!.page);
    const sections: Treatise['sections'] = [];
    let heading: Piece | null = null;
    let lines: Piece[] = [];
    const end = () => {
      if (heading === null && lines.length === 0) return;
      const all_ = heading ? [heading, ...lines] : lines;
      const title = heading?.text.trim() ?? '';
      const level = /^[（(]/.test(title) ? 2 : 1;
      sections.push({
        heading: title.slice(0, 300),
        level,
        text: setting.join(lines),
        page: all_[0]!.page,
        lines: [all_[0]!.line, all_[all_.length - 1]!.line],
      });
      heading = null;
      lines = [];
    };
    for (const piece of text) {
      if (
        /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/.test(piece.tight) &&
        piece.tight.length <= 30 &&
        !/[。；]/.test(piece.tight)
      ) {
        end();
        heading = piece;
      } else lines.push(piece);
    }
    end();
    out.treatises.push({
      id,
      title: name,
      subtitle: null,
      signature: names ?? [],
      sections,
      page: pieces[0]!.page,
      lines: [pieces[0]!.line, Math.max(...pieces.map(({ line }) => line))],
    });
    owned.push({ owner: `treatise:${id}`, pieces });
    if (category) category.lines[1] = Math.max(category.lines[1], last.line);
  }

  /** Tables and captions stand in the entry they come after. */
  function place(): void {
    const at = (position: number) => entryEnds.filter(({ from }) => from <= position).at(-1);
    for (const table of input.tables) {
      const home = at(table.at);
      if (home) home.entry.tables.push(tableId(pack, table, input.tables));
    }
    for (const { row, caption } of input.captionRows) {
      const home = at(order.get(row.piece) ?? -1);
      if (home) home.entry.captions.push(caption.id);
    }
  }
}

interface ByPage {
  title: string;
  /** From the contents or the index, which say where a category begins; running heads only say where one goes on. */
  listed: boolean;
}

/** Categories by page, from the contents or from an index that prints columns for all but categories. */
function listedCategories(
  contents: readonly { bare: string; page: number | null; level: number }[],
  index: readonly { title: string; page: number; column: string | null }[],
): { title: string; page: number }[] {
  const tops: { title: string; page: number }[] = [];
  if (new Set(contents.map(({ level }) => level)).size > 1)
    contents.forEach(({ bare, page, level }, i) => {
      const at = page ?? contents[i + 1]?.page;
      if (level === 1 && at !== null && at !== undefined) tops.push({ title: bare.replace(/\s/g, ''), page: at });
    });
  const inColumns = index.filter(({ column }) => column !== null).length;
  if (tops.length === 0 && inColumns > index.length * 0.6)
    for (const { title, page, column } of index)
      if (column === null && !/^表/.test(title)) tops.push({ title: title.replace(/\s/g, ''), page });
  return tops.sort((a, b) => a.page - b.page);
}

/** The category of a page; null where nothing tells. */
function categoryByPage(
  tops: readonly { title: string; page: number }[],
  heads: ReadonlyMap<number, string>,
): (page: number | null) => ByPage | null {
  return (page) => {
    if (page === null) return null;
    const top = tops.filter((one) => one.page <= page).at(-1);
    if (top) return { title: top.title, listed: true };
    // Heads stand on one side of the leaf only: the other side has that of its neighbour.
    const title = heads.get(page) ?? heads.get(page - 1) ?? heads.get(page + 1);
    return title === undefined ? null : { title, listed: false };
  };
}

/** Pages of a text without page numbers, as its index or contents print them. */
function pagesFromLists(
  records: Records,
  index: readonly { title: string; page: number }[],
  contents: readonly { bare: string; page: number | null }[],
): void {
  const pages = pagesOfTitles(index, contents);
  for (const record of [...records.categories, ...records.sections, ...records.entries])
    if (record.page === 0) record.page = pages.get(keyOf(record.title)) ?? 0;
}

/** Titles that the lists print with one page only. */
function pagesOfTitles(
  index: readonly { title: string; page: number }[],
  contents: readonly { bare: string; page: number | null }[],
): Map<string, number> {
  const pages = new Map<string, number | null>();
  for (const { title, page } of [...index, ...contents.map((row) => ({ title: row.bare, page: row.page }))]) {
    if (page === null) continue;
    const key = keyOf(title);
    pages.set(key, pages.has(key) && pages.get(key) !== page ? null : page);
  }
  return new Map([...pages].filter((pair): pair is [string, number] => pair[1] !== null));
}

function tableId(pack: string, table: TypedTable, all: readonly TypedTable[]): string {
  return `${pack}/表${tableNumber(table, all)}`;
}

/** The printed number where it is a plain one and the first of its kind, else the next that is free. */
function tableNumber(table: TypedTable, all: readonly TypedTable[]): number {
  const printed = new Map<number, TypedTable>();
  for (const one of all) if (one.number !== null && !printed.has(one.number)) printed.set(one.number, one);
  if (table.number !== null && printed.get(table.number) === table) return table.number;
  let next = Math.max(0, ...printed.keys());
  for (const one of all) {
    if (one.number !== null && printed.get(one.number) === one) continue;
    next++;
    if (one === table) return next;
  }
  return next;
}

function tablesOf(typed: readonly TypedTable[], pack: string, owned: Owned[]): Table[] {
  return typed.map((one) => {
    const number = tableNumber(one, typed);
    const lines = one.pieces.map(({ line }) => line);
    const table: Table = {
      id: tableId(pack, one, typed),
      number,
      title: one.title,
      header: one.header,
      rows: one.rows,
      page: one.page ?? 0,
      entry: null,
      confidence: 0,
      checks: [],
      lines: [Math.min(...lines), Math.max(...lines)],
    };
    const total = one.rows.find((row) => TOTAL.test((row[0] ?? '').replace(/\s/g, '')));
    if (total) table.checks = checkTotals(table, { totalRow: total[0]! });
    owned.push({ owner: `table:${number}`, pieces: one.pieces });
    return table;
  });
}

/** Titles of documents and honours, where the heads of a table say that it holds them. */
// Complexity: one condition a column that may be there.
function recordsOfTables(tables: readonly Table[]): { documents: DocumentTitle[]; honours: Honour[] } {
  const documents: DocumentTitle[] = [];
  const honours: Honour[] = [];
  for (const table of tables) {
    const column = (pattern: RegExp) => table.header.findIndex((head) => pattern.test(head));
    const title = column(/标题|文件名|题名|文件题目|题目/);
    const number = column(/文号|编号|发文字号/);
    const date = column(/日期|时间/);
    if (title >= 0 && number >= 0)
      for (const row of table.rows)
        if (row[title])
          documents.push({
            number: row[number] || null,
            date: row[date] || null,
            title: row[title],
            table: table.number,
            page: table.page,
            lines: table.lines,
          });
    const award = column(/荣誉|称号|奖项|奖励/);
    const unit = column(/获奖单位|受表彰单位|先进集体|单位/);
    const person = column(/姓名|获奖人|个人/);
    if (award >= 0 && (unit >= 0 || person >= 0))
      for (const row of table.rows) {
        const recipient = (person >= 0 ? row[person] : undefined) || (unit >= 0 ? row[unit] : undefined) || '';
        if (recipient === '' || !row[award]) continue;
        const awarder = column(/颁奖|授予|表彰单位|授奖/);
        honours.push({
          recipient,
          unit: person >= 0 && unit >= 0 ? (row[unit] ?? null) : null,
          award: row[award],
          awarder: row[awarder] || null,
          date: row[date] || null,
          list: `表${table.number}`,
          page: table.page,
          lines: table.lines,
        });
      }
  }
  return { documents, honours };
}

/** What the table of contents prints and the text does not show, or shows on another page. */
function contentsFindings(
  rows: readonly { title: string; bare: string; page: number | null; line: number }[],
  records: Records,
  chronicle: boolean,
): Finding[] {
  const found = new Map<string, number>();
  for (const { title, page } of [...records.entries, ...records.sections, ...records.categories])
    found.set(keyOf(title), page);
  for (const { title } of records.treatises) if (!found.has(keyOf(title))) found.set(keyOf(title), 0);
  const out: Finding[] = [];
  for (const { title, page, line } of rows) {
    const key = keyOf(title);
    const at = found.get(key);
    if (at === undefined && !(chronicle && /大事/.test(title)) && !/索引/.test(title))
      out.push({ code: 'contents-missing', message: `目录“${title}”在正文中没有找到`, lines: [line] });
    else if (at !== undefined && at > 0 && page !== null && at !== page)
      out.push({ code: 'contents-page', message: `目录“${title}”在第${page}页，版面推得第${at}页`, lines: [line] });
  }
  return out;
}
