/** The tables of a dump: found by their numbers and titles, page by page, and cut into columns. */
import type { TableDescription, TableRegion } from '../description';
import { readBackIndex } from '../divisions/back-index';
import type { Piece } from '../read/lines';
import type { DumpPage } from './page-starts';
import { type Cut, columnsOf, cutAtHeads, cutTable } from './table-columns';

const LABEL = /^(续?)表(\d{1,3})$/;
/** What a page of a table that goes on without its number is headed with. */
const GOES_ON = /^(?:（续）|续表)$/;

interface Printed {
  number: number;
  title: string;
  page: number;
}

interface FoundRegion {
  number: number;
  region: TableRegion;
  cut: Cut | null;
}

/** The list of tables of the book's own index; empty where it has none. */
export function listOfTables(indexPieces: readonly Piece[]): Printed[] {
  return readBackIndex(indexPieces).rows.flatMap(({ part, title, page }) => {
    const match = part === 'tables' ? /^表\s*(\d+)\s*(.*)$/.exec(title) : null;
    return match ? [{ number: Number(match[1]), title: match[2]!.replace(/\s+/g, ''), page }] : [];
  });
}

/** Tables with their regions. `pages` are the pages of records, without furniture. */
export function findTables(pages: readonly DumpPage[], printed: readonly Printed[]): TableDescription[] {
  const titles = new Map(printed.map(({ title, number }) => [title, number]));
  // What one page of a table shows helps with the next: its heads are looked for on all its pages.
  const heads = new Map<number, string[]>();
  for (const [number, cuts] of cutsOf(findRegions(pages, titles, heads)))
    heads.set(number, commonHeads(cuts).split(','));
  const found = findRegions(pages, titles, heads);
  const cuts = cutsOf(found);
  return [...cuts.keys()]
    .sort((a, b) => a - b)
    .map((number) => {
      const columns = columnsOf(cuts.get(number)!.filter((cut) => cut.heads.join() === commonHeads(cuts.get(number)!)));
      const words = columns.map(({ head }) => head);
      const table: TableDescription = {
        number,
        title: printed.find((one) => one.number === number)?.title ?? '',
        columns,
        regions: found.filter((one) => one.number === number).map(({ region }) => region),
      };
      if (words.includes('文号') && words.includes('文件标题')) table.holds = 'documents';
      if (words.includes('获奖单位') && words.includes('颁奖时间')) table.holds = 'honours';
      return table;
    });
}

function cutsOf(found: readonly FoundRegion[]): Map<number, Cut[]> {
  const cuts = new Map<number, Cut[]>();
  for (const { number, cut } of found) if (cut) cuts.set(number, [...(cuts.get(number) ?? []), cut]);
  return cuts;
}

type Heads = ReadonlyMap<number, readonly string[]>;

function findRegions(pages: readonly DumpPage[], titles: ReadonlyMap<string, number>, heads: Heads): FoundRegion[] {
  const found: FoundRegion[] = [];
  for (const { page, pieces } of pages) {
    if (page === null) continue;
    const here = regionsOf(page, pieces, titles, heads);
    found.push(...here);
    const last = found[found.length - 1];
    if (here.length === 0 && last !== undefined && last.region.page === page - 1)
      found.push(...goesOn(page, pieces, last.number, heads));
  }
  return found;
}

/** A page without a number that a table of the page before runs over to its end. */
function goesOn(page: number, pieces: readonly Piece[], number: number, heads: Heads): FoundRegion[] {
  const known = heads.get(number);
  const cut = known ? cutAtHeads(pieces, known, false) : null;
  if (!cut) return [];
  const from = cut.from > 0 && GOES_ON.test(pieces[cut.from - 1]!.tight) ? cut.from - 1 : cut.from;
  return [region(number, page, pieces, from, pieces.length, cut)];
}

function commonHeads(cuts: readonly Cut[]): string {
  const votes = new Map<string, number>();
  for (const cut of cuts) votes.set(cut.heads.join(), (votes.get(cut.heads.join()) ?? 0) + cut.rows);
  return [...votes].sort((a, b) => b[1] - a[1])[0]![0];
}

/** A number or a title of a table on a page. */
interface Mark {
  number: number;
  from: number;
  to: number;
}

function marksOn(pieces: readonly Piece[], titles: ReadonlyMap<string, number>): Mark[] {
  const marks: Mark[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const label = LABEL.exec(pieces[i]!.tight);
    const number = label ? Number(label[2]) : titles.get(pieces[i]!.tight);
    if (number === undefined) continue;
    const last = marks[marks.length - 1];
    if (last && last.number === number && last.to === i) last.to = i + 1;
    else marks.push({ number, from: i, to: i + 1 });
  }
  return marks;
}

function regionsOf(
  page: number,
  pieces: readonly Piece[],
  titles: ReadonlyMap<string, number>,
  heads: Heads,
): FoundRegion[] {
  const out: FoundRegion[] = [];
  const marks = marksOn(pieces, titles);
  let free = 0;
  marks.forEach((mark, m) => {
    const known = heads.get(mark.number);
    const cutIn = (from: number, to: number, open: boolean): Cut | null => {
      const own = pieces.slice(from, to);
      return (known ? cutAtHeads(own, known, open) : null) ?? cutTable(own, open);
    };
    const limit = marks[m + 1]?.from ?? pieces.length;
    const above = cutIn(free, mark.from, false);
    if (above) {
      out.push(region(mark.number, page, pieces, free + above.from, mark.to, above));
      free = mark.to;
      return;
    }
    const below = cutIn(mark.to, stopAt(pieces, mark.to, limit), true) ?? cutIn(mark.to, limit, true);
    if (!below) return;
    const from = mark.to + below.from;
    free = mark.to + below.to;
    if (below.from === 0) out.push(region(mark.number, page, pieces, mark.from, free, below));
    else {
      out.push(region(mark.number, page, pieces, mark.from, mark.to, null));
      out.push(region(mark.number, page, pieces, from, free, below));
    }
  });
  return out;
}

/** A table below its number ends before the next entry at the latest. */
function stopAt(pieces: readonly Piece[], from: number, limit: number): number {
  const entry = pieces.findIndex((piece, i) => i >= from && i < limit && piece.tight.startsWith('【'));
  return entry < 0 ? limit : entry;
}

function region(
  number: number,
  page: number,
  pieces: readonly Piece[],
  from: number,
  to: number,
  cut: Cut | null,
): FoundRegion {
  const [first, last] = [pieces[from]!.tight, pieces[to - 1]!.tight];
  return { number, cut, region: { page, from: first, to: last, lines: [pieces[from]!.line, pieces[to - 1]!.line] } };
}
