/** Which lines may be headings: by their words, by what stands before them, by what the book's lists print. */
import type { Piece } from '../../read/lines';
import { isChronicleLine, isDateLine } from '../any-chronicle';
import { keyOf } from '../contents';
import { type Heading, type HeadingClass, headingOf, RANK } from '../headings';
import { endsSentence, isProse, type Row } from '../rows';
import { isCredit, signatureOfLine } from '../signatures';

export interface Surroundings {
  rows: readonly Row[];
  /** True where lines are printed lines that must be joined. */
  wrapped: boolean;
  /** Titles that the contents or the index print, by key. */
  listed: ReadonlySet<string>;
  /** The pages that the lists print for categories, by key. */
  topPages: ReadonlyMap<string, number>;
  /** Rows before which a table, a list or the chronicle was taken out: what stands around them belongs to different runs. */
  severed: ReadonlySet<Row>;
  /** What kind of number the contents print before a title, by key; none for titles in no contents. */
  classes?: ReadonlyMap<string, HeadingClass>;
  /** Titles that a person said are of a level, by key. */
  given: ReadonlyMap<string, 'category' | 'section' | 'entry' | 'text'>;
}

/** Longest line without a number that is a heading. */
const LONGEST_BARE = 40;
/** A line set in columns by blanks that holds more signs than a letter-spaced title. */
const LONGEST_SPACED = 12;

/** A reading of each line as a heading; null for one that is none. */
export function headingCandidates(around: Surroundings): (Heading | null)[] {
  const nearest = nearestPages(around);
  return around.rows.map((row, i) => candidate(around, nearest, row, i));
}

function candidate(around: Surroundings, nearest: ReadonlyMap<string, number>, row: Row, i: number): Heading | null {
  const { text } = row.piece;
  const decided = around.given.get(keyOf(text));
  if (decided === 'text' || (decided === undefined && isElsewhere(around, nearest, row))) return null;
  const heading = headingOf(text);
  if (heading === null || isOther(row.piece, heading)) return null;
  if (decided !== undefined) return heading;
  if (isSetInColumns(row)) return null;
  const before = around.rows[i - 1];
  const closed = before === undefined || around.severed.has(row) || isClosed(before);
  const printed = around.listed.has(keyOf(heading.title));
  const apart = row.gap >= 1 || (row.feed && !around.wrapped);
  if (!closed && !printed && !apart) return null;
  if (heading.shape === 'bare') return bareHeading(around, heading, i, closed || printed);
  return isPoint(around, heading, row) ? null : heading;
}

/** The first line of a numbered point that goes on in the next one is full. */
function isPoint({ wrapped, rows }: Surroundings, heading: Heading, { piece }: Row): boolean {
  const numbered = heading.class !== 'bare' && RANK[heading.class] >= RANK.chinese;
  return numbered && wrapped && piece.width >= columnOf(rows) - 0.5;
}

/** Short lines that say something else: a date, an item of a chronicle, a signature. */
function isOther(piece: Piece, { title }: Heading): boolean {
  const { text } = piece;
  return (
    isDateLine(text) || isChronicleLine(text) || isDateLine(title) || isCredit(text) || signatureOfLine(piece) !== null
  );
}

/** Words parted by wide blanks only, more of them than a letter-spaced title has. */
function isSetInColumns({ piece: { text, tight } }: Row): boolean {
  return (
    tight.length > LONGEST_SPACED && /[\u3000 ]{4,}/.test(text) && text.replace(/[^\s\u3000]+/g, ' ').trim() === ''
  );
}

function bareHeading({ rows, wrapped }: Surroundings, heading: Heading, i: number, founded: boolean): Heading | null {
  const { piece, gap } = rows[i]!;
  if (piece.tight.length > LONGEST_BARE) return null;
  const next = rows[i + 1];
  // The first line of a wrapped paragraph is full; a heading is not.
  if (wrapped && !heading.doubled && next && !endsSentence(piece.tight) && piece.width >= columnOf(rows) - 1.5) {
    // One that fills its line stands between blank lines and over another heading.
    const over = next.gap >= 1 && next.piece.tight.length < piece.tight.length && headingOf(next.piece.text) !== null;
    if (gap === 0 || !over) return null;
  }
  return founded || (gap >= 1 && !wrapped) ? heading : null;
}

/** What stands before a heading has come to its end. */
function isClosed({ piece }: Row): boolean {
  return (
    endsSentence(piece.tight) ||
    /[）)]$/.test(piece.tight) ||
    signatureOfLine(piece) !== null ||
    isCredit(piece.text) ||
    headingOf(piece.text) !== null ||
    isDateLine(piece.text)
  );
}

/** Whether a heading may be the title that the contents print with a number of this kind: 第三节 社会事业 is not their 第八篇 社会事业. */
export function isAsListed(heading: Heading, listed: HeadingClass = 'bare'): boolean {
  return heading.class === 'bare' || listed === 'bare' || heading.class === listed;
}

/** Pages by which a count of pages may be off, or a title stand before the page that the lists print for it. */
const PAGES_OFF = 2;

/** By how many pages the line nearest to the page that the lists print for a category misses it. */
function nearestPages({ rows, topPages }: Surroundings): Map<string, number> {
  const nearest = new Map<string, number>();
  if (topPages.size === 0) return nearest;
  for (const { piece } of rows) {
    const key = keyOf(piece.text);
    const page = topPages.get(key);
    if (page === undefined || piece.page === null) continue;
    nearest.set(key, Math.min(nearest.get(key) ?? PAGES_OFF, Math.abs(piece.page - page)));
  }
  return nearest;
}

/** A category's name farther from the page that the lists print for it than another line of its words is a word of the text or a cell of a table. */
function isElsewhere(
  { topPages, classes }: Surroundings,
  nearest: ReadonlyMap<string, number>,
  { piece }: Row,
): boolean {
  if (topPages.size === 0 || piece.page === null) return false;
  const key = keyOf(piece.text);
  const page = topPages.get(key);
  const heading = headingOf(piece.text);
  if (heading && !isAsListed(heading, classes?.get(key))) return false;
  return page !== undefined && Math.abs(piece.page - page) > nearest.get(key)!;
}

/** Columns by which a paragraph is set in; what stands farther in is centred. */
const DEEPEST_INDENT = 4;

/** A line of running text; a printed line may hold no full stop. */
export function isText(rows: readonly Row[], wrapped: boolean, row: Row | undefined, next?: Row): boolean {
  if (row === undefined) return false;
  const { tight, width } = row.piece;
  if (isPunctuated(tight)) return true;
  if (!wrapped) return false;
  if (width >= columnOf(rows) - 3 && headingOf(row.piece.text) === null) return true;
  // The first line of a paragraph, set in by two signs, fills its column and goes on.
  const reach = row.indent <= DEEPEST_INDENT ? width + row.indent / 2 : width;
  return reach >= columnOf(rows) - 1.5 && next !== undefined && isPunctuated(next.piece.tight);
}

function isPunctuated(tight: string): boolean {
  return isProse(tight) || (/[，。；]/.test(tight) && tight.length > 8);
}

/** Lines around one that say how wide its column is. */
const AROUND = 4;

/** A printed line as wide as the lines around it, or as the book's: what it says may go on in the next one. */
export function isFull(rows: readonly Row[], at: number): boolean {
  const reach = ({ piece, indent }: Row) => piece.width + indent / 2;
  const own = Math.max(...rows.slice(Math.max(0, at - AROUND), at + AROUND + 1).map(reach));
  return reach(rows[at]!) >= Math.min(own, columnOf(rows)) - 1.5;
}

const widths = new WeakMap<readonly Row[], number>();

/** Width of the column the text was set in: the eighth decile of its lines. */
export function columnOf(rows: readonly Row[]): number {
  let width = widths.get(rows);
  if (width === undefined) {
    const sorted = rows
      .filter(({ piece }) => piece.tight.length > 4)
      .map(({ piece }) => piece.width)
      .sort((a, b) => a - b);
    width = sorted[Math.floor(sorted.length * 0.8)] ?? 0;
    widths.set(rows, width);
  }
  return width;
}
