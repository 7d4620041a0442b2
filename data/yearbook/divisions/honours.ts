/** 先进集体, 先进个人: honours from the tables and from the lists under 【】. */
import type { TableDescription } from '../description';
import type { Honour } from '../model';
import type { Owned } from '../read/ledger';
import type { Piece } from '../read/lines';
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
    if (BARE_BRANCH.test(unit) && units.length > 0) units[units.length - 1] += `、${unit}`;
    else units.push(unit);
  }
  return units;
}

/** `2021年9月` → `2021-09`; `2021年4月、6月` → `2021-04`; a misprint without a year stays as printed. */
function isoMonth(text: string): string | null {
  const match = /^(\d{4})年(\d{1,2})月/.exec(text);
  if (match) return `${match[1]}-${match[2]!.padStart(2, '0')}`;
  return text === '' ? null : text;
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
    const isNames = lines.every((piece) => readNames(piece.text).every((name) => name.length <= 4));
    const push = (recipient: string, piece: Piece) =>
      out.honours.push({
        recipient,
        unit: null,
        award,
        awarder: null,
        date: null,
        list: title,
        page: piece.page ?? 0,
        lines: [piece.line, piece.line],
      });
    if (isNames) for (const piece of lines) for (const name of readNames(piece.text)) push(name, piece);
    else for (const unit of splitUnits(joinPieces(lines))) push(unit, lines[0]!);
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
