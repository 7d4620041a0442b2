/** 先进集体, 先进个人: honours from the tables and from the lists under 【】. */
import type { TableDescription } from '../description';
import type { Honour } from '../model';
import type { Owned } from '../read/ledger';
import { type Piece, tighten } from '../read/lines';
import { readNames } from '../read/names';
import { joinPieces } from '../read/spacing';
import type { TableRow } from './tables';

const AWARD = '先进荣誉（称号）';
const AWARDER = '颁奖单位';
const DATE = '颁奖时间';
const UNIT = '获奖单位';
const PERSON = '获奖人姓名';

/** One honour for each recipient of each row: every person of a cell of names, else every unit the cell names. */
export function honoursOfTable(table: TableDescription, rows: readonly TableRow[]): Honour[] {
  const at = (head: string) => table.columns.findIndex((column) => column.head === head);
  return rows.flatMap((row) => {
    const cell = (head: string) => row.cells[at(head)] ?? '';
    const units = cell(UNIT) === '—' ? null : cell(UNIT);
    const people = at(PERSON) >= 0 ? (row.lines[at(PERSON)] ?? []) : null;
    const recipients = people ? people : splitUnits(cell(UNIT));
    return recipients.map((recipient) => ({
      recipient,
      unit: people ? units : null,
      award: cell(AWARD),
      awarder: cell(AWARDER) || null,
      date: isoMonth(cell(DATE)),
      list: `表${table.number}`,
      page: row.page,
      lines: row.span,
    }));
  });
}

/** A branch by its number alone is no name: `…委员会三支部、四支部` (line 88762) stays one recipient. */
const BARE_BRANCH = /^第?[一二三四五六七八九十\d]+支部$/;

/** Splits `甲、乙（丙、丁）` at commas outside brackets and quotation marks. */
export function splitUnits(text: string): string[] {
  const out: string[] = [];
  let depth = 0;
  let current = '';
  for (const char of text) {
    if ('（“《('.includes(char)) depth++;
    if ('）”》)'.includes(char)) depth--;
    if (char === '、' && depth === 0) {
      out.push(current);
      current = '';
    } else current += char;
  }
  const units: string[] = [];
  for (const unit of [...out, current].filter((part) => part !== '')) {
    const court = COURT.exec(units[units.length - 1] ?? '')?.[1];
    if (BARE_BRANCH.test(unit) && units.length > 0) units[units.length - 1] += `、${unit}`;
    else if (court !== undefined && BARE_COURT.test(unit)) units.push(court + unit);
    else units.push(unit);
  }
  return units;
}

/** `2021年9月` → `2021-09`; `2021年4月、6月` → `2021-04、2021-06`; a misprint without a year stays as printed. */
function isoMonth(text: string): string | null {
  const match = /^(\d{4})年((?:、?\d{1,2}月)+)/.exec(text);
  if (!match) return text === '' ? null : text;
  const months = match[2]!.match(/\d{1,2}/g)!;
  return months.map((month) => `${match[1]}-${month.padStart(2, '0')}`).join('、');
}

/**
 * Who awards, where the title of a list says so: `上城区委、区政府给予记三等功、嘉奖人员`, `2021年上城区政府质量奖`.
 */
export function awarderOf(title: string): string | null {
  return (
    /^(?:\d{4}年)?(.{2,20}?)(?:给予|颁发|授予)/.exec(title)?.[1] ??
    /^(?:\d{4}年)?(.{2,16}?(?:政府|党委|[区市县省]委))(?=.{2,8}奖$)/.exec(title)?.[1] ??
    null
  );
}

/** A department of the body named before it is no name by itself: `区法院立案庭（诉讼服务中心）、刑事审判庭` (line 88592). */
const BARE_COURT = /^[^、]{2,6}庭$/;
const COURT = /^(.*法院)[^法院]*$/;

/** The pieces on which a unit starts and ends, asked for in the order of the list. */
function linesOf(pieces: readonly Piece[]): (unit: string) => [Piece, Piece] {
  const text = pieces.map((piece) => piece.tight).join('');
  let from = 0;
  const pieceAt = (offset: number): Piece => {
    let rest = offset;
    for (const piece of pieces) {
      if (rest < piece.tight.length) return piece;
      rest -= piece.tight.length;
    }
    return pieces[pieces.length - 1]!;
  };
  return (unit) => {
    const word = tighten(unit);
    const at = text.indexOf(word, from);
    if (at < 0) return [pieces[0]!, pieces[pieces.length - 1]!];
    from = at + word.length;
    return [pieceAt(at), pieceAt(from - 1)];
  };
}

export interface HonourLists {
  honours: Honour[];
  owned: Owned[];
  rest: Piece[];
}

/** Reads lists under 【标题】: names in columns, or units parted by commas; a short line alone is the award's class. */
export function readHonourLists(pieces: readonly Piece[], headings: ReadonlySet<string>): HonourLists {
  const out: HonourLists = { honours: [], owned: [], rest: [] };
  let list: { title: string; awardClass: string | null; lines: Piece[] } | null = null;
  const own: Piece[] = [];
  const flush = () => {
    if (!list || list.lines.length === 0) return;
    const { title, awardClass, lines } = list;
    const award = awardClass ?? title;
    const awarder = awarderOf(title);
    const isNames = lines.every((piece) => readNames(piece.text).every((name) => name.length <= 4));
    const push = (recipient: string, piece: Piece, last = piece) =>
      out.honours.push({
        recipient,
        unit: null,
        award,
        awarder,
        date: null,
        list: title,
        page: piece.page ?? 0,
        lines: [piece.line, last.line],
      });
    if (isNames) for (const piece of lines) for (const name of readNames(piece.text)) push(name, piece);
    else {
      const at = linesOf(lines);
      for (const unit of splitUnits(joinPieces(lines))) push(unit, ...at(unit));
    }
    list.lines = [];
  };
  for (const piece of pieces) {
    const heading = /^【(.*)】$/.exec(piece.tight);
    if (heading) {
      flush();
      list = { title: heading[1]!, awardClass: null, lines: [] };
    } else if (headings.has(piece.tight) || /^（[\u4e00-\u9fff]+）$/.test(piece.tight)) {
      flush();
      list = null;
    } else if (list && /^(?:记?[一二三]等功|记?嘉奖)$/.test(piece.tight)) {
      flush();
      list.awardClass = piece.tight;
    } else if (list) {
      list.lines.push(piece);
    } else {
      out.rest.push(piece);
      continue;
    }
    own.push(piece);
  }
  flush();
  if (own.length > 0) out.owned.push({ owner: 'honours', pieces: own });
  return out;
}
