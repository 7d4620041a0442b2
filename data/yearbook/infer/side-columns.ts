/** Columns that an extractor left side by side on one line, parted by blanks: cut apart and put into reading order. */
import { makePiece } from '../read/lines';
import { isDateLine } from './any-chronicle';
import type { Evidence } from './evidence';
import { headingOf } from './headings';
import { columnsOf, indentOf, type Row } from './rows';

export interface SideColumns {
  rows: Row[];
  /** Columns found: 1 where the text runs in one. */
  count: number;
}

interface Gap {
  /** Terminal columns [from, to) and offset in the raw line at which the text after the gap begins. */
  from: number;
  to: number;
  offset: number;
}

interface Measured {
  row: Row;
  gaps: Gap[];
  start: number;
  end: number;
}

/** Blanks this wide part columns; a single ideographic space does not. */
const GUTTER = 3;
/** Share of the lines that must use a gutter, and of those that reach beyond it that may cross it. */
const USED = 0.2;
const CROSSED = 0.4;

/** Cuts lines at a gutter that runs through the text. `page` of each row says which lines stand together. */
export function splitSideColumns(rows: readonly Row[], evidence: Evidence): SideColumns {
  const measured = rows.map(measure);
  const gutters = findGutters(measured);
  if (gutters.length === 0) return { rows: [...rows], count: 1 };
  const out: Row[] = [];
  let cut = 0;
  for (let i = 0; i < measured.length; ) {
    let j = i;
    while (
      j < measured.length &&
      measured[j]!.row.piece.page === measured[i]!.row.piece.page &&
      (j === i || !measured[j]!.row.feed)
    )
      j++;
    cut += splitPage(measured.slice(i, j), gutters, out);
    i = j;
  }
  evidence.note(
    'columns',
    String(gutters.length + 1),
    Math.min(0.95, cut / rows.length + 0.3),
    `${cut}行在同一处被空白隔成${gutters.length + 1}栏`,
    [],
  );
  return { rows: out, count: gutters.length + 1 };
}

function measure(row: Row): Measured {
  const { raw, from, to } = row.piece;
  const gaps: Gap[] = [];
  let column = 0;
  let blankFrom = -1;
  let start = -1;
  let end = 0;
  for (let i = from; i < to; i++) {
    const unit = raw.charCodeAt(i);
    const blank = unit === 9 || unit === 32 || unit === 0x3000 || unit === 0xa0 || unit === 0x2003;
    const width = unit === 9 ? 4 : unit === 12 ? 0 : unit === 0x2003 ? 2 : columnsOf(unit);
    if (blank) {
      if (blankFrom < 0) blankFrom = column;
    } else if (unit !== 12) {
      if (start < 0) start = column;
      else if (blankFrom >= 0 && column - blankFrom >= GUTTER) gaps.push({ from: blankFrom, to: column, offset: i });
      blankFrom = -1;
      end = column + width;
    }
    column += width;
  }
  return { row, gaps, start: Math.max(0, start), end };
}

/** The gap of a line at a gutter: it ends there, or a little later where the text after it is indented. */
function gapAt({ gaps }: Measured, gutter: number): Gap | undefined {
  return gaps.find(({ from, to }) => from < gutter && to >= gutter - 2 && to <= gutter + 12);
}

/** Terminal columns at which the text after a gutter begins, left to right. */
function findGutters(lines: readonly Measured[]): number[] {
  if (lines.filter(({ end }) => end >= 24).length < 8) return [];
  const uses = new Map<number, number>();
  for (const { gaps } of lines) for (const gap of gaps) uses.set(gap.to, (uses.get(gap.to) ?? 0) + 1);
  const found: number[] = [];
  const best = [...uses].sort((a, b) => b[1] - a[1]).slice(0, 40);
  for (const [at] of best) {
    if (at < 16 || found.some((other) => Math.abs(other - at) < 16)) continue;
    // Of the lines that reach beyond the gutter nearly all must keep it free.
    const reach = lines.filter(({ end, start }) => end > at + 2 && start < at - 2);
    const using = reach.filter((line) => gapAt(line, at) !== undefined);
    const alone = lines.filter(({ start }) => start >= at - 2).length;
    if (
      using.length + alone < Math.max(6, lines.length * USED) ||
      reach.length - using.length > (reach.length + alone) * CROSSED
    )
      continue;
    // Columns of a table are short; columns of text are mostly full.
    const filled = using.filter((line) => gapAt(line, at)!.from - line.start > (at - line.start) * 0.55);
    if (filled.length < using.length * 0.5) continue;
    found.push(at);
    if (found.length === 2) break;
  }
  return found.sort((a, b) => a - b);
}

/** Cuts the lines of one page and deals them out column by column; a line across all columns parts the page into bands. */
function splitPage(lines: readonly Measured[], gutters: readonly number[], out: Row[]): number {
  let columns: Row[][] = Array.from({ length: gutters.length + 1 }, () => []);
  let cut = 0;
  const flush = () => {
    for (const column of columns) out.push(...column);
    columns = Array.from({ length: gutters.length + 1 }, () => []);
  };
  // Where baselines differ, lines of the two columns alternate; else a heading with nothing beside it runs across.
  const alternate = lines.some(({ start }) => gutters.some((gutter) => start >= gutter - 2));
  let inTable = false;
  for (const line of lines) {
    const { row, start, end } = line;
    inTable = opensTable(row) || (inTable && isTableRow(row));
    const at = gutters.map((gutter) => gapAt(line, gutter));
    const across = inTable || (!alternate && at.every((gap) => gap === undefined) && standsAlone(row));
    const crosses =
      across || gutters.some((gutter, k) => at[k] === undefined && start < gutter - 2 && end > gutter + 2);
    if (crosses) {
      flush();
      out.push(row);
      continue;
    }
    const { piece } = row;
    let from = piece.from;
    let column = 0;
    const put = (to: number) => {
      if (piece.raw.slice(from, to).trim() !== '') {
        columns[column]!.push({
          piece: makePiece(piece.raw, piece.line, piece.page, from, to),
          indent: column === 0 ? row.indent : Math.max(0, indentColumns(piece.raw, from) - (gutters[column - 1] ?? 0)),
          gap: row.gap,
          blanks: row.blanks,
          feed: column === 0 && row.feed,
        });
        if (column > 0) cut++;
      }
      from = to;
    };
    gutters.forEach((gutter, k) => {
      const gap = at[k];
      if (gap) put(gap.offset);
      else if (start >= gutter - 2) put(from);
      else return;
      column = k + 1;
    });
    put(piece.to);
  }
  flush();
  return cut;
}

function opensTable({ piece }: Row): boolean {
  return /^(?:续)?表\s*[\d一二三四五六七八九十]/.test(piece.tight) && !/[。；]/.test(piece.tight);
}

/** Cells of a table: several short ones, or figures. */
function isTableRow({ piece }: Row): boolean {
  if (/^[│┌├└─━|]/.test(piece.text)) return true;
  const cells = piece.text.split(/[\s\u3000]{2,}|\t/);
  if (/[。；，]/.test(piece.tight) || cells.some((cell) => cell.length > 24)) return /单位[：:]/.test(piece.tight);
  return cells.length >= 3 || cells.some((cell) => /^[\d.,%]+$/.test(cell));
}

/** A heading, a month or the title of a table: nothing that goes on in the next line. */
function standsAlone({ piece }: Row): boolean {
  if (/^(?:表|图)\s*\d/.test(piece.tight) || /摄[）)]$/.test(piece.tight) || isDateLine(piece.text)) return true;
  return piece.width <= 14 && headingOf(piece.text) !== null;
}

/** Terminal column at which the sign at or after an offset stands. */
function indentColumns(raw: string, offset: number): number {
  let column = 0;
  for (let i = 0; i < offset; i++) column += columnsOf(raw.charCodeAt(i));
  return column + indentOf(raw, offset, raw.length);
}
