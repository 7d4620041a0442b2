/** The table of contents and the back index: rows that end in a page number. */

import type { PrintedRow } from '../divisions/back-index';
import { cutPiece, type Piece } from '../read/lines';
import { extent } from '../read/lists';
import { isChronicleLine, isDateLine } from './any-chronicle';
import type { Evidence } from './evidence';
import { countOf, headingOf, isSpecial, RANK } from './headings';
import { columnsOf, endsSentence, half, isProse, type Row } from './rows';

export interface ContentsRow {
  title: string;
  /** The title without the number of its heading. */
  bare: string;
  page: number | null;
  /** 1 for the top of the tree. */
  level: number;
  line: number;
}

export interface Contents {
  rows: ContentsRow[];
  /** Lines of the table, its heading included. */
  lines: Row[];
}

/** The line over a table of contents. */
export const CONTENTS_HEAD = /^(?:目录|目錄|目次|总目|總目|总目录|详目|细目|本卷目录|contents)$/i;
/** Title, leaders or a blank, page. */
const LEADER =
  /[\s\u3000]*(?:[.．·•…‥⋯。—–-]{2,}|[…⋯]+|[\s\u3000]{2,}|\t)[\s\u3000.．·…]*[（(]?\s*(\d{1,4})\s*[）)]?(?=[\s\u3000]|$)/g;
const ENDS_IN_PAGE = /^(\S.*?[^\d\s/／|｜:：])[\s\u3000.．·•…⋯\-—/／|｜:：]*[（(]?(\d{1,4})[）)]?$/;

/** Rows of one line: `农业……12　　工业……20` has two. */
function rowsOfLine(row: Row): { title: string; page: number; from: number }[] {
  const text = half(row.piece.text);
  const out: { title: string; page: number; from: number }[] = [];
  let from = 0;
  for (const match of text.matchAll(LEADER)) {
    const title = row.piece.text.slice(from, match.index).trim();
    if (title === '') continue;
    out.push({ title, page: Number(match[1]), from: row.piece.text.indexOf(title, from) });
    from = match.index + match[0].length;
  }
  if (out.length > 0 && text.slice(from).trim() === '') return out;
  if (out.length > 0) return [];
  const plain = ENDS_IN_PAGE.exec(text);
  if (plain && !/[。，；]$/.test(plain[1]!) && !/(?:\s{3,}|\u3000{2,}).*[，。；]/.test(plain[1]!))
    return [
      {
        title: row.piece.text
          .slice(0, plain[1]!.length)
          .trim()
          .replace(/[.．·•…⋯\-—\s]+$/, ''),
        page: Number(plain[2]),
        from: 0,
      },
    ];
  return [];
}

/** A row of the table as it is found. */
interface Listed {
  title: string;
  page: number | null;
  row: Row;
  /** Of several on one line, which: 0 for the first. */
  column: number;
  /** Terminal column at which it begins. */
  indent: number;
  /** Columns it is set in by within its own column, where wide blanks behind narrow ones say so. */
  inset: number | null;
}

const columnsUpTo = (text: string, to: number) =>
  [...text.slice(0, to)].reduce((sum, sign) => sum + columnsOf(sign.charCodeAt(0)), 0);

/** Rows column by column where the pages count on that way; each set in as far as it is within its column. */
function byColumn(list: readonly Listed[]): Listed[] {
  const starts = new Map<number, number>();
  for (const { column, indent } of list) starts.set(column, Math.min(starts.get(column) ?? indent, indent));
  if (starts.size < 2) return [...list];
  // Signs that are as wide as one writes them (·) move the columns; wide blanks after narrow ones stand before a title whatever they do.
  const beside = list.flatMap(({ column, inset }) => (column === 0 ? [] : [inset]));
  const told = !beside.includes(null) && new Set(beside).size > 1;
  const within = list.map((one) =>
    one.column === 0 ? one : { ...one, indent: told ? one.inset! : one.indent - starts.get(one.column)! },
  );
  const down = [...starts.keys()]
    .sort((a, b) => a - b)
    .flatMap((column) => within.filter((one) => one.column === column));
  const back = (rows: readonly Listed[]) => {
    const pages = rows.flatMap(({ page }) => page ?? []);
    return pages.filter((page, k) => k > 0 && page < pages[k - 1]!).length;
  };
  return back(down) < back(within) ? down : within;
}

/** Finds the table of contents near the beginning. */
// Complexity: one pass; each condition is one form of a line of contents.
export function findContents(rows: readonly Row[], evidence: Evidence): Contents {
  const none: Contents = { rows: [], lines: [] };
  const limit = Math.max(60, rows.length * 0.4);
  let start = rows.findIndex((row, i) => i < limit && CONTENTS_HEAD.test(row.piece.tight));
  const headed = start >= 0;
  if (!headed) {
    start = rows.findIndex(
      (_, i) => i < limit && [0, 1, 2, 3].every((k) => rows[i + k] !== undefined && hasLeaders(rows[i + k]!)),
    );
    if (start < 0) return none;
  }
  const lines: Row[] = headed ? [rows[start]!] : [];
  const list: Listed[] = [];
  let i = headed ? start + 1 : start;
  for (; i < rows.length; i++) {
    const row = rows[i]!;
    const { tight } = row.piece;
    if (isFolio(row)) continue;
    if (CONTENTS_HEAD.test(tight)) {
      lines.push(row);
      continue;
    }
    const found = rowsOfLine(row);
    // A title that comes again after a blank line is a running head: the text begins.
    if (found.length === 1 && row.gap > 0 && list.some((one) => titleOf(one.title) === titleOf(found[0]!.title))) break;
    if (found.length > 0) {
      found.forEach(({ title, page, from }, column) => {
        const indent = row.indent + columnsUpTo(row.piece.text, from);
        const blanks = /[ \u00a0]{2,}(\u3000*)$/.exec(row.piece.text.slice(0, from));
        list.push({ title, page, row, column, indent, inset: blanks && blanks[1]!.length * 2 });
      });
      lines.push(row);
      continue;
    }
    if (endsSentence(tight) || isProse(tight) || /^[【〔■◆□]/.test(tight)) break;
    const key = keyOf(row.piece.text);
    if (comesAgain(key)) break;
    // What dates follow is the title of the chronicle: the text begins.
    const under = rows[i + 1]?.piece.text ?? '';
    if (isDateLine(under) || isChronicleLine(under)) break;
    const gapped = /\S(?:\s{3,}|\u3000{2,})\S/.test(row.piece.text) && row.piece.tight.length > 8;
    if (
      headingOf(row.piece.text) === null ||
      (gapped && !list.some(({ page }) => page !== null)) ||
      /全称.*简称|简称.*全称/.test(tight)
    )
      break;
    // A title without a page is a division whose first part has the number; after the last row with one the text begins.
    const more = rows.slice(i + 1, i + 4).some((next) => rowsOfLine(next).length > 0);
    const paged = list.some(({ page }) => page !== null);
    if (paged && !more) break;
    list.push({ title: row.piece.text.trim(), page: null, row, column: 0, indent: row.indent, inset: null });
    lines.push(row);
  }
  const inOrder = byColumn(list);
  /** The text begins where one of the first titles of the table, or one of its top, comes again; 概况 may stand in each part. */
  function comesAgain(key: string): boolean {
    const first = list.findIndex(({ title }) => keyOf(title) === key);
    if (first < 0) return false;
    const indents = list.map(({ indent, column }) => (column === 0 ? indent : null)).filter((one) => one !== null);
    const [top, deepest] = extent(indents);
    return first < OPENING || (list[first]!.indent === top && deepest > top);
  }
  // A headed list without page numbers must be found again in the text, else it is no table of contents.
  if (!list.some(({ page }) => page !== null)) {
    const later = new Set(rows.slice(i).map((row) => keyOf(row.piece.text)));
    const again = list.filter(({ title }) => later.has(keyOf(title))).length;
    if (list.length < 2 || again < list.length * 0.5) return none;
  }
  if (list.length < 2) return none;
  const levels = levelsOf(inOrder);
  evidence.note(
    'contents',
    `${list.length}行`,
    headed ? 0.95 : 0.8,
    headed ? '有目录标题，各行以页码结尾' : '连续多行以引导点和页码结尾',
    [rows[start]!.piece.line],
  );
  return {
    lines,
    rows: inOrder.map(({ title, page, row }, k) => ({
      title,
      bare: headingOf(title)?.title ?? title,
      page,
      level: levels[k]!,
      line: row.piece.line,
    })),
  };
}

/** Rows of a level that is one: a single line set otherwise is none. */
const FEWEST_ROWS = 2;

/** Whether contents show several levels, so that the first is that of categories. */
export function isDeep(rows: readonly { level: number }[]): boolean {
  const counts = new Map<number, number>();
  for (const { level } of rows) counts.set(level, (counts.get(level) ?? 0) + 1);
  return [...counts.values()].filter((count) => count >= FEWEST_ROWS).length > 1;
}

/** Titles at the head of a table of contents that cannot stand in it twice. */
const OPENING = 4;

const titleOf = (title: string) => keyOf(headingOf(title)?.title ?? title);

/** A page number or a running head with one: furniture that stands among the rows. */
function isFolio({ piece }: Row): boolean {
  const text = half(piece.text);
  return (
    /^[-—–─·•\s]*(?:第|page|p\.)?\s*\d{1,4}\s*页?[-—–─·•\s]*$/i.test(text) ||
    /^<.*>¶?$/.test(text) ||
    /^(?:[\u3400-\u9fff].{0,20}?)?\s*([·—–-])\s*\d{1,4}\s*\1(?:\s*[\u3400-\u9fff].{0,20})?$/.test(text) ||
    // The book's title with its year, or right beside the page; 年鉴编纂 is a title.
    (/年[鉴鑑]\s*[（(]?\d{4}|年[鉴鑑][）)》]?\s*\d{1,4}$|^\d{1,4}\s*\S{2,12}年[鉴鑑]$/.test(text) &&
      /^\d{1,4}\D|\D\d{1,4}$/.test(text) &&
      text.length < 30)
  );
}

function hasLeaders(row: Row): boolean {
  return /(?:[.．·•]{3,}|[…⋯]{1,}|-{3,})\s*[（(]?\d{1,4}[）)]?$/.test(half(row.piece.text));
}

/** Levels by the kinds of lines (their numbers, none) where there are several, else by indent, else one level. */
function levelsOf(list: readonly { title: string; indent: number }[]): number[] {
  const all = list.map(({ title, indent }) => ({ heading: headingOf(title), indent }));
  type Shown = (typeof all)[number];
  const classOf = ({ heading }: Shown) => heading?.class ?? 'bare';
  // What is counted begins with the first: 12345热线 alone is no level.
  const counted = new Set(
    all.flatMap((row) => {
      const count = row.heading && row.heading.number !== '' ? countOf(row.heading.number) : null;
      return count === 1 || (count === null && row.heading?.number) ? [classOf(row)] : [];
    }),
  );
  const kindOf = (row: Shown) => (counted.has(classOf(row)) ? classOf(row) : 'bare');
  // 特载, 大事记, 附录 stand beside the numbered tops, whatever is below those.
  const isBeside = ({ heading }: Shown) => heading?.class === 'bare' && isSpecial(heading.title);
  const numbered = all.some((row) => kindOf(row) !== 'bare');
  const rows = numbered ? all.filter((row) => !isBeside(row)) : all;
  const kinds = [...new Set(rows.map(kindOf))];
  const indents = [...new Set(rows.map(({ indent }) => indent))].sort((a, b) => a - b);
  if (kinds.length === 1)
    return all.map((row) => ((isBeside(row) && numbered) || indents.length < 2 ? 1 : indents.indexOf(row.indent) + 1));
  const shown = kinds.map((kind) => {
    const own = rows.filter((row) => kindOf(row) === kind);
    const sorted = own.map(({ indent }) => indent).sort((a, b) => a - b);
    return {
      kind,
      indent: sorted[Math.floor(sorted.length / 2)]!,
      least: sorted[0]!,
      /** How often the count begins anew: once for the top, under each heading above for what is below. */
      firsts: own.filter(({ heading }) => heading !== null && countOf(heading.number) === 1).length,
    };
  });
  const first = kindOf(rows[0]!);
  const sorted = shown.sort((a, b) => {
    if (a.indent !== b.indent) return a.indent - b.indent;
    // Bare titles stand above numbered ones where the table opens with one of them, below where it opens with a number.
    if (a.kind === 'bare' || b.kind === 'bare') {
      const [bare, other] = a.kind === 'bare' ? [a, b] : [b, a];
      const above = first === 'bare' && bare.least <= other.least;
      return (a === bare) === above ? -1 : 1;
    }
    if (a.firsts !== b.firsts && Math.min(a.firsts, b.firsts) === 1) return a.firsts - b.firsts;
    return RANK[a.kind] - RANK[b.kind];
  });
  const order = sorted.map(({ kind }) => kind);
  return all.map((row) => (isBeside(row) ? 1 : order.indexOf(kindOf(row)) + 1));
}

/** What two wordings of a title share: no white space, no number of a heading, no brackets. */
export function keyOf(text: string): string {
  const title = headingOf(text)?.title || text;
  return half(title).replace(/[\s\u3000·•【】〔〕《》“”"'（）()［］[\]—-]+/g, '');
}

const INDEX = /^(?:.{0,10})?(?:索引|検索|检索)$/;
const SUBHEAD =
  /^(?:[A-Za-zＡ-Ｚ]|[0０][—～~－-][9９]|数字|其他|[一二三四五六七八九十]{1,3}[画劃]|.{1,4}[画劃]|[一丨丿丶乛乙]|[（(][一二三四五六七八九十]+[)）])$/;
/** A page, with the letter of a column where one is printed; several are parted by commas. */
const LOCATOR =
  /[\s\u3000.．·•…⋯\-—]*[（(]?(\d{1,4})([abcABC左中右]?)(?:[、,，]\s*\d{1,4}[abc左中右]?)*[）)]?(?=[\s\u3000]|$)/g;

export interface IndexBlock {
  rows: PrintedRow[];
  frame: Piece[];
  rest: Piece[];
  lines: Set<Row>;
  /** Page numbers and running heads among its rows. */
  folios: Row[];
}

/** Characters of a row of the index that no title has: such a line is text. The longest of the books known has 76. */
const ROW = 300;

/** The back index: from its heading in the second half of the text to its last row that ends in a page number. */
export function findIndex(rows: readonly Row[], evidence: Evidence): IndexBlock {
  const out: IndexBlock = { rows: [], frame: [], rest: [], lines: new Set(), folios: [] };
  const half_ = Math.floor(rows.length * 0.4);
  const start = rows.findIndex(
    (row, i) => i >= half_ && INDEX.test(row.piece.tight.replace(/(.+)\1/, '$1')) && followedByRows(rows, i),
  );
  if (start < 0) return out;
  let part: PrintedRow['part'] = 'entries';
  let open: Piece[] = [];
  let stray = 0;
  let end = start;
  const pending: Row[] = [];
  const folios: Row[] = [];
  for (let i = start; i < rows.length; i++) {
    const row = rows[i]!;
    const { piece } = row;
    const { tight } = piece;
    if (isFolio(row)) {
      folios.push(row);
      continue;
    }
    if (INDEX.test(tight) || SUBHEAD.test(half(tight))) {
      if (/表/.test(tight)) part = 'tables';
      else if (/条目|主题|内容/.test(tight)) part = 'entries';
      for (const one of open) out.frame.push(one);
      open = [];
      out.frame.push(piece);
      take(row);
      stray = 0;
      continue;
    }
    const found = indexRowsOf(piece);
    const longest = open.reduce(
      (sum, { text }) => sum + text.length,
      Math.max(0, ...found.map(({ title }) => title.length)),
    );
    if (found.length === 0 || longest > ROW) {
      // A title that goes on in the next line, a note to the reader, or the end of the index.
      stray++;
      if (
        stray > (out.rows.length > 0 ? 4 : 16) ||
        (out.rows.length > 0 && (endsSentence(tight) || /^(?:编后记|后记|跋|版权|图书在版)/.test(tight)))
      )
        break;
      if (out.rows.length === 0) out.frame.push(piece);
      else open.push(piece);
      pending.push(row);
      continue;
    }
    stray = 0;
    found.forEach((one, k) => {
      const title = k === 0 ? open.map((piece_) => piece_.text.trim()).join('') + one.title : one.title;
      out.rows.push({
        title,
        page: one.page,
        column: one.column,
        part,
        lines: [k === 0 && open[0] ? open[0].line : piece.line, piece.line],
        pieces: k === 0 ? [...open, one.piece] : [one.piece],
      });
    });
    open = [];
    take(row);
  }
  if (out.rows.length < 2) return { rows: [], frame: [], rest: [], lines: new Set(), folios: [] };
  void end;
  evidence.note('index', `${out.rows.length}行`, 0.9, `“${rows[start]!.piece.tight}”之后各行以页码结尾`, [
    rows[start]!.piece.line,
  ]);
  return out;

  function take(row: Row): void {
    for (const one of pending) out.lines.add(one);
    pending.length = 0;
    for (const one of folios) out.folios.push(one);
    folios.length = 0;
    out.lines.add(row);
    end = row.piece.line;
  }
}

function followedByRows(rows: readonly Row[], at: number): boolean {
  // An explanation may stand before the first row.
  const next = rows.slice(at + 1, at + 41);
  return (
    next.filter(({ piece }) => indexRowsOf(piece).length > 0 || SUBHEAD.test(half(piece.tight))).length >=
    Math.min(8, next.length * 0.5)
  );
}

function indexRowsOf(piece: Piece): { title: string; page: number; column: PrintedRow['column']; piece: Piece }[] {
  if (endsSentence(piece.tight)) return [];
  const text = half(piece.text);
  const out: { title: string; page: number; column: PrintedRow['column']; piece: Piece }[] = [];
  const cuts: number[] = [];
  const heads: { title: string; page: number; column: PrintedRow['column'] }[] = [];
  let from = 0;
  for (const match of text.matchAll(LOCATOR)) {
    const title = piece.text.slice(from, match.index).trim();
    if (title === '' || !/[\u3400-\u9fff]/.test(title)) continue;
    // A figure inside a title (2019年 …) is followed by more of the title, not by a blank.
    const side = match[2] ?? '';
    const column =
      ({ a: 'a', b: 'b', c: 'c', A: 'a', B: 'b', C: 'c', 左: 'a', 中: 'b', 右: 'b' } as const)[side] ?? null;
    heads.push({ title: title.replace(/[\s.．·•…⋯\-—]+$/, ''), page: Number(match[1]), column });
    from = match.index + match[0].length;
    cuts.push(from);
  }
  if (heads.length === 0 || text.slice(from).trim() !== '') return [];
  let rest = piece;
  let taken = 0;
  heads.forEach((head, k) => {
    if (k === heads.length - 1) out.push({ ...head, piece: rest });
    else {
      const [left, right] = cutPiece(
        rest,
        cuts[k]! - taken - (piece.text.slice(taken).length - piece.text.slice(taken).trimStart().length),
      );
      out.push({ ...head, piece: left });
      rest = right;
      taken = piece.text.length - right.text.length;
    }
  });
  return out;
}
