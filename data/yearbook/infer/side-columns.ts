/** Columns that an extractor left side by side on one line, parted by blanks: cut apart and put into reading order. */

import { makePiece, type Piece, tighten, widthOf } from '../read/lines';
import { append } from '../read/lists';
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
  /** Narrow gaps, as a column whose line is full leaves them. */
  thin: Gap[];
  /** Offset of the sign at each terminal column. */
  signs: Map<number, number>;
  start: number;
  end: number;
}

/** Blanks this wide part columns; a single ideographic space does not. */
const GUTTER = 3;
/** Share of the lines that must use a gutter, and of those that reach beyond it that may cross it. */
const USED = 0.2;
const CROSSED = 0.4;
/** How far stray blanks may push the end of a line over its column, and the share of two columns that such a line fills. */
const STRAY = 8;
const FULL = 1.5;
/** Share of the first column that what stands before a narrow gap must take up. */
const LEFT_PART = 0.5;
/** Blanks before the text of a column that is indented. */
const INDENT = 12;
/** Share of the lines beyond a gutter that must show it where full lines touch. */
const TOUCHED = 0.3;

/** Fewest lines of a part with columns of its own, and the share of its lines that must have a gap. */
const PART = 10;
const GAPPED = 0.5;
/** Lines without a gap in a row that end such a part. */
const APART = 6;
/** Share of the cut lines of a part whose first column must be full, the share of the column that such a one takes, and of lines that hold a stop. */
const FULL_LINES = 0.5;
const FILLED = 0.75;
const STOPPED = 0.5;
/** Narrower columns are those of a list. */
const NARROWEST = 20;

/** A stretch of lines that is cut at the same places. */
interface Part {
  from: number;
  to: number;
  gutters: number[];
  touching: boolean;
}

/**
 * Cuts lines at the gutters that run through the text, and in a stretch that has others at those. `page` of each row says which
 * lines stand together.
 */
export function splitSideColumns(rows: readonly Row[], evidence: Evidence): SideColumns {
  const measured = rows.map(measure);
  const whole = findGutters(measured);
  const parts = partsOf(measured, whole);
  const count = Math.max(1, ...parts.map(({ gutters }) => gutters.length + 1));
  if (count === 1) return { rows: [...rows], count };
  const out: Row[] = [];
  let cut = 0;
  for (const { from, to, gutters, touching } of parts) {
    if (gutters.length === 0) {
      append(out, rows.slice(from, to));
      continue;
    }
    const headings = headingsInColumns(gutters === whole.gutters ? measured : measured.slice(from, to), gutters[0]!);
    for (let i = from; i < to; ) {
      let j = i;
      while (
        j < to &&
        measured[j]!.row.piece.page === measured[i]!.row.piece.page &&
        (j === i || !measured[j]!.row.feed)
      )
        j++;
      cut += splitPage(measured.slice(i, j), { gutters, touching, headings }, out);
      i = j;
    }
  }
  evidence.note(
    'columns',
    String(count),
    Math.min(0.95, cut / rows.length + 0.3),
    `${cut}行在同一处被空白隔成${count}栏`,
    [],
  );
  return { rows: out, count };
}

/** The text in stretches: those with gutters of their own, and what is between them, which has those of the whole. */
function partsOf(measured: readonly Measured[], whole: { gutters: number[]; touching: boolean }): Part[] {
  const out: Part[] = [];
  let done = 0;
  const put = (from: number, to: number, cuts: { gutters: number[]; touching: boolean }) => {
    if (to > from) out.push({ from, to, ...cuts });
  };
  const isGapped = (line: Measured) =>
    line.gaps.length > 0 && !isDrawn(line.row) && !whole.gutters.some((gutter) => gapAt(line, gutter) !== undefined);
  for (let i = 0; i < measured.length; i++) {
    if (!isGapped(measured[i]!)) continue;
    // From the first line with a gap to the last one before a good many without.
    let last = i;
    let gapped = 1;
    let plain = 0;
    let apart = 0;
    for (let k = i + 1; k < measured.length && apart < APART; k++) {
      // A drawn table says nothing of columns.
      if (isDrawn(measured[k]!.row)) continue;
      if (isGapped(measured[k]!)) {
        last = k;
        gapped++;
        plain += apart;
        apart = 0;
      } else apart++;
    }
    const lines = measured.slice(i, last + 1);
    if (gapped >= PART && gapped >= (gapped + plain) * GAPPED) {
      const own = findGutters(lines);
      if (own.gutters.length > 0 && isFullyText(lines, own.gutters[0]!)) {
        put(done, i, whole);
        put(i, last + 1, own);
        done = last + 1;
      }
    }
    i = last;
  }
  put(done, measured.length, whole);
  return out;
}

/** The first columns of a text are mostly full; those of a table are as long as their words. */
function isFullyText(lines: readonly Measured[], gutter: number): boolean {
  const cut = lines.filter((line) => gapAt(line, gutter) !== undefined);
  const full = cut.filter((line) => gapAt(line, gutter)!.from >= gutter * FILLED);
  const stopped = cut.filter(({ row }) => /[，。、；：]/.test(row.piece.tight));
  return gutter >= NARROWEST && full.length >= cut.length * FULL_LINES && stopped.length >= cut.length * STOPPED;
}

const widthOfUnit = (unit: number) => (unit === 9 ? 4 : unit === 12 ? 0 : unit === 0x2003 ? 2 : columnsOf(unit));

function measure(row: Row): Measured {
  const { raw, from, to } = row.piece;
  const gaps: Gap[] = [];
  const thin: Gap[] = [];
  const signs = new Map<number, number>();
  let column = 0;
  let blankFrom = -1;
  let start = -1;
  let end = 0;
  for (let i = from; i < to; i++) {
    const unit = raw.charCodeAt(i);
    const blank = unit === 9 || unit === 32 || unit === 0x3000 || unit === 0xa0 || unit === 0x2003;
    const width = widthOfUnit(unit);
    if (blank) {
      if (blankFrom < 0) blankFrom = column;
    } else if (unit !== 12) {
      signs.set(column, i);
      if (start < 0) start = column;
      else if (blankFrom >= 0)
        (column - blankFrom >= GUTTER ? gaps : thin).push({ from: blankFrom, to: column, offset: i });
      blankFrom = -1;
      end = column + width;
    }
    column += width;
  }
  return { row, gaps, thin, signs, start: Math.max(0, start), end };
}

/** The gap of a line at a gutter: it ends there, or a little later where the text after it is indented. */
function gapAt({ row, gaps, thin, start, end }: Measured, gutter: number): Gap | undefined {
  return (
    // A stop that hangs over the end of a full line moves what follows.
    gaps.find(
      ({ from, to }) =>
        (from < gutter || (from <= gutter + 2 && to > gutter)) && to >= gutter - 2 && to <= gutter + INDENT,
    ) ??
    // A heading in the middle of the next column, a signature at its end.
    gaps.find(({ from, to }) => from <= gutter + 2 && to > gutter && end <= gutter * 2 + 4) ??
    // A line that is full leaves a narrow gap; a letter-spaced title across the columns does too.
    thin.find(
      ({ from, to }) => from <= gutter && to >= gutter && to <= gutter + 2 && from - start >= gutter * LEFT_PART,
    ) ??
    // Stray blanks and a stop that hangs over the end make a line longer than its column; the next one begins after the next blanks.
    (start < gutter - 2 && end >= gutter * FULL
      ? [...gaps, ...thin].find(
          ({ from, to, offset }) =>
            to - from >= 2 && from > gutter && from <= gutter + STRAY && row.piece.raw[offset - 1] !== '\u3000',
        )
      : undefined)
  );
}

/** Of three columns and more: a gap so wide that the next column is empty, or holds a heading in its middle or a signature at its end. */
function wideGapAt({ gaps }: Measured, gutter: number, next: number | undefined): Gap | undefined {
  if (next === undefined) return undefined;
  const at = gaps.findIndex(({ from, to }) => from <= gutter + 2 && to > gutter);
  const gap = gaps[at];
  if (gap === undefined || gap.to >= next - 2) return gap;
  const after = gaps[at + 1];
  return after !== undefined && after.from <= next + 2 && after.to >= next - 2 ? gap : undefined;
}

/** Where two lines touch: a sign begins at the gutter; a stop that hangs over the end of the first belongs to it. */
function seamAt({ row, signs, start, end }: Measured, gutter: number): Gap | undefined {
  // What begins far in and runs over the gutter is a title across both columns; a signature stands at the edge of its own.
  if (start > gutter * LEFT_PART && !/[）)]$/.test(row.piece.raw.slice(0, signs.get(gutter) ?? 0))) return undefined;
  const hangs = /[，。、；：！？”）》】〕]/.test(row.piece.raw[signs.get(gutter) ?? -1] ?? '');
  // A figure more or less leaves no sign at the very column.
  const at = hangs ? gutter + 2 : signs.has(gutter) ? gutter : gutter + 1;
  const offset = signs.get(at);
  return offset !== undefined && end > gutter + 2 && end <= gutter * 2 + 4 ? { from: at, to: at, offset } : undefined;
}

/** Stops that hang over the end of a full line take up the gutter; the next column begins where it always does. */
function hangingSeam({ row, signs, end }: Measured, gutter: number): Gap | undefined {
  if (end <= gutter + 2 || end > gutter * 2 + 4) return undefined;
  // Two stops in a row may push what follows by one more.
  for (let at = gutter; at <= gutter + 2; at++) {
    const offset = signs.get(at);
    const stop = offset !== undefined && /[，。、；：！？”）》】〕]/.test(row.piece.raw[offset - 1] ?? '');
    if (stop && !/[，。、；：！？”）》】〕]/.test(row.piece.raw[offset]!)) return { from: at, to: at, offset };
  }
  return undefined;
}

/** Terminal columns at which the text after a gutter begins, left to right. */
function findGutters(lines: readonly Measured[]): { gutters: number[]; touching: boolean } {
  if (lines.filter(({ end }) => end >= 24).length < 8) return { gutters: [], touching: false };
  const uses = new Map<number, number>();
  for (const { gaps } of lines) for (const gap of gaps) uses.set(gap.to, (uses.get(gap.to) ?? 0) + 1);
  const found: number[] = [];
  let touching = false;
  const best = [...uses].sort((a, b) => b[1] - a[1]).slice(0, 40);
  for (const [most, count] of best) {
    // Paragraphs are indented: the column begins where some of its lines do, a little before most of them.
    const at = Math.min(
      most,
      ...[...uses].filter(([to, n]) => to < most && to >= most - 6 && n >= Math.max(3, count * 0.2)).map(([to]) => to),
    );
    if (at < 16 || found.some((other) => Math.abs(other - at) < 16)) continue;
    // Of the lines that reach beyond the gutter nearly all must keep it free.
    const reach = lines.filter(({ end, start }) => end > at + 2 && start < at - 2);
    const using = reach.filter((line) => gapAt(line, at) !== undefined);
    const alone = lines.filter(({ start }) => start >= at - 2).length;
    if (using.length + alone < Math.max(6, lines.length * USED)) continue;
    // Full lines of two columns may touch; then all that cross the gutter are as long as two columns.
    const others = reach.filter((line) => !using.includes(line));
    const seamless = others.filter((line) => line.end >= at * 1.3 && seamAt(line, at) !== undefined);
    const touches =
      others.length >= 3 && using.length >= reach.length * TOUCHED && seamless.length >= others.length * 0.75;
    if (others.length > (reach.length + alone) * CROSSED && (!touches || found.length > 0)) continue;
    // Columns of a table are short; columns of text are mostly full.
    const filled = using.filter((line) => gapAt(line, at)!.from - line.start > (at - line.start) * 0.55);
    if (filled.length < using.length * 0.5) continue;
    touching = touches && found.length === 0;
    found.push(at);
    if (found.length === 2 || touching) break;
  }
  return { gutters: found.sort((a, b) => a - b), touching };
}

interface Cuts {
  gutters: readonly number[];
  /** Full lines of two columns may touch. */
  touching: boolean;
  /** Terminal columns at which headings inside a column begin. */
  headings: ReadonlySet<number>;
}

/** Headings with text beside them are set within their column; those that begin where they do are too. */
function headingsInColumns(lines: readonly Measured[], gutter: number): Set<number> {
  const starts = new Map<number, number>();
  for (const line of lines) {
    const gap = gapAt(line, gutter);
    if (!gap || line.start < 4) continue;
    const { raw, from } = line.row.piece;
    const text = raw.slice(from, gap.offset).trim();
    if (widthOf(text) <= 14 && !/^[（(]/.test(text) && headingOf(text) !== null)
      starts.set(line.start, (starts.get(line.start) ?? 0) + 1);
  }
  return new Set([...starts].filter(([, count]) => count >= 2).map(([start]) => start));
}

/** Cuts the lines of one page and deals them out column by column; a line across all columns parts the page into bands. */
// Complexity: one condition a way in which a line stands across the columns or within one.
function splitPage(lines: readonly Measured[], { gutters, touching, headings }: Cuts, out: Row[]): number {
  let columns: Row[][] = Array.from({ length: gutters.length + 1 }, () => []);
  let cut = 0;
  const flush = () => {
    for (const column of columns) append(out, column);
    columns = Array.from({ length: gutters.length + 1 }, () => []);
  };
  // Where baselines differ, lines of the two columns alternate; else a heading with nothing beside it runs across.
  const alternate = lines.some(({ start }) => gutters.some((gutter) => start >= gutter - 2));
  /** Whether the lines are those of a table, and whether it runs across the columns or stands in one. */
  let table: 'none' | 'across' | 'column' = 'none';
  // Lines beside which the next column has ended for some lines go on in theirs; a band that is parted has even columns.
  const lastBeside = lines.findLastIndex((line) =>
    gutters.some((gutter) => gapAt(line, gutter) || line.end > gutter + 2),
  );
  const ended = (i: number) => i > lastBeside + 2;
  const staysInColumn = (i: number): boolean =>
    columns.some((column, k) => k > 0 && column.length > 0) &&
    (ended(i) || headings.has(lines[i]!.start) || titlesNextColumn(lines[i]!, lines[i + 1], columns[1]![0]));
  const drawnAcross = framesAcross(lines, gutters);
  for (const [i, line] of lines.entries()) {
    const { row, start, end } = line;
    const at = gutters.map((gutter, k) => cutAt(lines, i, gutter, touching) ?? wideGapAt(line, gutter, gutters[k + 1]));
    const besides = at.some((gap) => gap !== undefined);
    if (opensTable(firstColumn(row, at[0])))
      table =
        (besides && !goesOnBeside(lines, i, gutters[0]!)) ||
        (start >= gutters[0]! - 2 && (besides || !headsTableAcross(lines, i, gutters)))
          ? 'column'
          : 'across';
    else if (!isTableRow(table === 'column' ? firstColumn(row, at[0]) : row)) table = 'none';
    const across =
      drawnAcross.has(i) ||
      (!besides && inTheMiddle(line, gutters)) ||
      (!besides &&
        columns.flat().every(({ piece }) => piece.tight === row.piece.tight) &&
        headsColumns(lines, i, gutters)) ||
      (table === 'across' && !(besides && isDrawn(row))) ||
      (table !== 'column' &&
        !alternate &&
        !besides &&
        standsAlone(row) &&
        !(fills(line, gutters[0]!) && !isLabel(row)) &&
        !staysInColumn(i));
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
        const indent =
          column === 0 ? row.indent : Math.max(0, indentColumns(piece.raw, from) - (gutters[column - 1] ?? 0));
        columns[column]!.push({
          piece: partOf(piece, from, to, indent),
          indent,
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

function opensTable({ piece }: { piece: Pick<Piece, 'tight'> }): boolean {
  return /^(?:续)?表\s*[\d一二三四五六七八九十]/.test(piece.tight) && !/[。；]/.test(piece.tight);
}

/** Lines after the title of a table that show whether it runs across the columns. */
const ROWS_SHOWN = 3;

/** A table across the columns may have blanks where the gutter is: what stands beyond it are a unit and cells, no text. */
function goesOnBeside(lines: readonly Measured[], i: number, gutter: number): boolean {
  const beyond = (line: Measured) => {
    const gap = gapAt(line, gutter);
    return gap ? line.row.piece.raw.slice(gap.offset, line.row.piece.to).trim() : '';
  };
  if (UNIT.test(beyond(lines[i]!))) return true;
  const shown = lines.slice(i + 1, i + 1 + ROWS_SHOWN);
  return (
    shown.length === ROWS_SHOWN &&
    shown.every(({ row, end }) => isTableRow(row) && end > gutter) &&
    shown.every((line) => widthOf(beyond(line)) * 2 < gutter * LEFT_PART && !/[，。；：]/.test(beyond(line)))
  );
}

/** What stands before the gap: of two columns the first. */
function firstColumn(row: Row, gap: Gap | undefined): { piece: Pick<Piece, 'text' | 'tight'> } {
  if (!gap) return row;
  const text = row.piece.raw.slice(row.piece.from, gap.offset).trim();
  return { piece: { text, tight: tighten(text) } };
}

/** Cells of a table: several short ones, or figures. */
function isTableRow({ piece }: { piece: Pick<Piece, 'text' | 'tight'> }): boolean {
  if (FRAME.test(piece.text) || piece.text.startsWith('|')) return true;
  const cells = piece.text.split(/[\s\u3000]{2,}|\t/);
  if (/[。；，]/.test(piece.tight) || cells.some((cell) => cell.length > 24)) return /单位[：:]/.test(piece.tight);
  return cells.length >= 3 || cells.some((cell) => /^[\d.,%]+$/.test(cell)) || UNIT.test(piece.tight);
}

/** What the figures of a table are counted in. */
const UNIT = /^[（(]?(?:计量)?单位[：:]/;

/** Columns by which the middle of a title across two columns may stand before the second, or after its beginning. */
const BEFORE_MIDDLE = 4;
const AFTER_MIDDLE = 1;

/** A title in the middle of a page of two columns: where neither of them has its own middle. */
function inTheMiddle({ row, start, end }: Measured, gutters: readonly number[]): boolean {
  const [gutter] = gutters;
  if (gutter === undefined || gutters.length > 1 || start < gutter * LEFT_PART) return false;
  const middle = (start + end) / 2;
  return (
    middle >= gutter - BEFORE_MIDDLE &&
    middle <= gutter + AFTER_MIDDLE &&
    !/^[（(]/.test(row.piece.tight) &&
    headingOf(row.piece.text) !== null
  );
}

/** Columns by which a title may miss the middle of a page of three columns, which is also that of the second. */
const OFF_MIDDLE = 4;

/** Whether a line stands in the middle of a page of three columns. */
function inTheMiddleOfThree({ start, end }: Measured, [first, second, more]: readonly number[]): boolean {
  if (first === undefined || second === undefined || more !== undefined) return false;
  return Math.abs((start + end) / 2 - (first + second) / 2) <= OFF_MIDDLE;
}

/** A title over three columns: in the middle of the page and parted from what is below it by blank lines. */
function headsColumns(lines: readonly Measured[], i: number, gutters: readonly number[]): boolean {
  const { piece } = lines[i]!.row;
  return (
    (lines[i + 1]?.row.gap ?? 0) > 0 &&
    inTheMiddleOfThree(lines[i]!, gutters) &&
    !/^[（(]/.test(piece.tight) &&
    headingOf(piece.text) !== null
  );
}

/** The title of a table over three columns: in the middle of the page, over rows that begin in the first column. */
function headsTableAcross(lines: readonly Measured[], i: number, gutters: readonly number[]): boolean {
  return (
    inTheMiddleOfThree(lines[i]!, gutters) &&
    lines.slice(i + 1, i + 1 + ROWS_SHOWN).some(({ row, start }) => start < gutters[0]! - 2 && isTableRow(row))
  );
}

/**
 * A plain title at the foot of the first column, whose text heads the next one: that begins with a paragraph, and below the
 * title there is no text for it but a heading of a higher rank, or nothing.
 */
function titlesNextColumn({ row, start }: Measured, below: Measured | undefined, next: Row | undefined): boolean {
  if (next === undefined || next.indent < 2 || start > 2 || headingOf(row.piece.text)?.class !== 'bare') return false;
  if (below === undefined) return true;
  const heading = standsAlone(below.row) ? headingOf(below.row.piece.text) : null;
  return heading !== null && (heading.class !== 'bare' || below.start >= 6);
}

/** A line of a drawn table; `━━ 教育 ━━` is a heading. */
const FRAME = /^(?:[│┌├└]|[─━]+(?![─━]|[ \u3000]{0,2}[\u3400-\u9fff]))/;

function isDrawn({ piece }: Row): boolean {
  return FRAME.test(piece.text);
}

/** Lines of drawn tables beside which no line has anything: they run across the columns, however narrow they are. */
function framesAcross(lines: readonly Measured[], gutters: readonly number[]): Set<number> {
  const out = new Set<number>();
  for (let from = 0; from < lines.length; from++) {
    if (!isDrawn(lines[from]!.row)) continue;
    let to = from;
    while (to < lines.length && isDrawn(lines[to]!.row)) to++;
    const frame = lines.slice(from, to);
    const beside = frame.some((_, k) => gutters.some((gutter) => cutAt(lines, from + k, gutter, false) !== undefined));
    if (!beside && frame[0]!.start < gutters[0]! - 2) for (let i = from; i < to; i++) out.add(i);
    from = to;
  }
  return out;
}

/** Where a line is cut at a gutter: at its gap, where two full lines touch, or where a stop hangs over the end of the first. */
function cutAt(lines: readonly Measured[], i: number, gutter: number, touching: boolean): Gap | undefined {
  const line = lines[i]!;
  const beside = [lines[i - 1], lines[i + 1]].filter((one) => one !== undefined);
  const free = (one: Measured) => gapAt(one, gutter) !== undefined || one.end <= gutter;
  const between = () => beside.every(free) && beside.some((one) => gapAt(one, gutter) !== undefined);
  const gap =
    gapAt(line, gutter) ?? (touching ? seamAt(line, gutter) : between() ? hangingSeam(line, gutter) : undefined);
  return gap && isDrawn(line.row) && !closesFrame(line.row, gap) ? undefined : gap;
}

/** Blanks within a cell of a drawn table part no columns; those after its frame do. */
function closesFrame({ piece: { raw } }: Row, { offset }: Gap): boolean {
  return /[│┃┐┤┘|]$/.test(raw.slice(0, offset).trimEnd());
}

/** The title of a table or figure, the words of a photograph, a date on a line of its own. */
function isLabel({ piece }: Row): boolean {
  return /^(?:表|图)\s*\d/.test(piece.tight) || /摄[）)]$/.test(piece.tight) || isDateLine(piece.text);
}

/** A line as wide as the first column is text of it, whatever its words. */
function fills({ start, end }: Measured, gutter: number): boolean {
  return start <= 4 && end >= gutter - 4 && end <= gutter + 2;
}

/** A heading, a month or the title of a table: nothing that goes on in the next line. */
function standsAlone(row: Row): boolean {
  const { piece } = row;
  if (isLabel(row)) return true;
  return piece.width <= 14 && !/^[（(]/.test(piece.tight) && headingOf(piece.text) !== null;
}

/** A part of a line, with the columns by which it is set in within its column of the text. */
function partOf({ raw, line, page }: Piece, from: number, to: number, inset: number): Piece {
  return { ...makePiece(raw, line, page, from, to), inset };
}

/** Terminal column at which the sign at or after an offset stands. */
function indentColumns(raw: string, offset: number): number {
  let column = 0;
  for (let i = 0; i < offset; i++) column += columnsOf(raw.charCodeAt(i));
  return column + indentOf(raw, offset, raw.length);
}
