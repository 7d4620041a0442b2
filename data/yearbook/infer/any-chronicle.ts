/** 大事记 in any of its settings: by month and day, by full dates, under dates of their own line, with △ for the same day. */
import type { ChronicleItem } from '../model';
import { IdRegister } from '../read/ids';
import type { Owned } from '../read/ledger';
import { cutPiece, type Piece } from '../read/lines';
import { leadOf } from './lead';
import { remembered } from './remembered';
import { half, numberOf, type Row } from './rows';

const NUMBER = '(?:\\d{1,2}|[一二三四五六七八九十廿]{1,3})';
/** `1月`, `一月份`, `2019年1月`, `【1月】`. */
const MONTH = new RegExp(
  `^[—\\-\\s]*(?:(\\d{4}|[〇零一二三四五六七八九十]{4})年)?\\s*(${NUMBER}|正|冬|腊)\\s*月(?:份|大事)?[—\\-\\s]*$`,
);
const YEAR = /^(\d{4}|[〇零一二三四五六七八九十]{4})年(?:（[^）]*）)?$/;
const DASH = '\\s*(?:[—–\\-~～至]|——)+\\s*';
/** A date at the start of an item, with a range where one is printed. */
const DATE = new RegExp(
  `^(?:(\\d{4})\\s*年\\s*)?(?:(${NUMBER})\\s*月\\s*)?(?:(${NUMBER})\\s*日?(?:${DASH}(?:(${NUMBER})\\s*月\\s*)?(${NUMBER}))?\\s*日|(上旬|中旬|下旬|初|底|末|间))(起|前|后)?`,
);
const MONTH_RANGE = new RegExp(`^(${NUMBER})\\s*月?${DASH}(${NUMBER})\\s*月`);
const SAME = /^(?:△|▲|▽|☆|同\s*日|是\s*日|当\s*日|当\s*天|本\s*日)/;
/** A sign before each whole date is a bullet, not "the same day". */
const SIGN_AND_DATE = /^[△▲▽☆]\s*(?:\d{4}年)?\d{1,2}月\d{1,2}日/;
const MONTHLONG =
  /^(?:(?:是|本|同|当|该)\s*月(?:上旬|中旬|下旬|初|底|末|间)?|(?:上旬|中旬|下旬|月初|月底|月末|月中|月内|年内|是年|同年|本年|春|夏|秋|冬)(?=[\s\u3000，,：:]))/;

/** Signs and brackets around a date: `【1月8日】`, `**8日**`, `● 8日`, `## 3月`. */
interface Undressed {
  /** The line in half-width signs, without what stands before the date and with blanks for what closes it. */
  text: string;
  /** How many signs were taken off its beginning. */
  from: number;
}

/** A line without the sign or bracket that dates may stand in; △ and its like say "the same day" and stay. */
const undressed = remembered(undress);

function undress(line: string): Undressed {
  const text = half(line);
  if (SAME.test(text) && !SIGN_AND_DATE.test(text)) return { text, from: 0 };
  const round = /^[（(]\s*(\S{1,16}?[月日])\s*[）)]/.exec(text);
  if (round) return { text: `${round[1]} ${text.slice(round[0].length)}`, from: text.indexOf(round[1]!) };
  const bullet = /^[-–—+][\s\u3000]+(?=\S)/.exec(text);
  if (bullet) return { text: text.slice(bullet[0].length), from: bullet[0].length };
  const lead = leadOf(line);
  // （一）1月: months may be numbered.
  if (lead.family === 'number' && MONTH.test(text.slice(lead.from).replace(/\s/g, '')))
    return { text: text.slice(lead.from), from: lead.from };
  if (lead.family !== 'sign' && lead.family !== 'bracket') return { text, from: 0 };
  let rest = text.slice(lead.outer);
  if (lead.close !== null) {
    const close = half(lead.close);
    const at = rest.indexOf(close);
    if (at >= 0 && at <= LONGEST_DATE)
      rest = rest.slice(0, at) + ' '.repeat(close.length) + rest.slice(at + close.length);
  } else rest = rest.replace(/[\p{S}#*]+$/u, '');
  return { text: rest, from: lead.outer };
}

/** Longest date in a bracket. */
const LONGEST_DATE = 16;

export interface AnyChronicle {
  items: ChronicleItem[];
  owned: Owned[];
  /** Lines before the first date. */
  rest: Row[];
}

interface Draft {
  month: number;
  year: number;
  from: string | null;
  to: string | null;
  label: string;
  pieces: Piece[];
  /** The lines without the label, for the text. */
  body: Piece[];
}

/**
 * Reads the chronicle of `year`. `join` makes running text of the lines of an item. In wrapped text an item opens only
 * with a blank after its date or at an indent, for a wrapped line can begin with a date by chance.
 */
export function readAnyChronicle(
  rows: readonly Row[],
  year: number,
  pack: string,
  wrapped: boolean,
  join: (pieces: Piece[]) => string,
): AnyChronicle {
  const out: AnyChronicle = { items: [], owned: [], rest: [] };
  const ids = new IdRegister();
  const frame: Piece[] = [];
  let currentYear = year;
  let month = 0;
  let day: { from: string | null; to: string | null; label: string } = { from: null, to: null, label: '' };
  let underDate = false;
  let draft: Draft | null = null;
  const indents = new Map<number, number>();
  for (const row of rows)
    if (DATE.test(undressed(row.piece.text).text)) indents.set(row.indent, (indents.get(row.indent) ?? 0) + 1);
  const usual = [...indents].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;

  const close = () => {
    if (!draft) return;
    const text = join(draft.body);
    const first = draft.pieces[0]!;
    const item: ChronicleItem = {
      id: '',
      month: `${draft.year}-${two(Math.min(12, Math.max(1, draft.month)))}`,
      from: draft.from,
      to: draft.to,
      label: draft.label,
      text,
      page: first.page ?? 0,
      lines: [first.line, draft.pieces[draft.pieces.length - 1]!.line],
    };
    item.id = ids.claim(`${pack}/大事记/${item.from ?? item.month}/${text.slice(0, 20)}`, item.page);
    out.items.push(item);
    out.owned.push({ owner: `chronicle:${item.id}`, pieces: draft.pieces });
    draft = null;
  };
  const open = (row: Row, offset: number, label: string, date: { from: string | null; to: string | null }) => {
    close();
    const { piece } = row;
    const skip = offset + /^[\s\u3000，,：:、.．】〕］\])）*_]*/.exec(piece.text.slice(offset))![0].length;
    const body = skip > 0 ? cutPiece(piece, skip)[1] : piece;
    draft = { month, year: currentYear, ...date, label, pieces: [piece], body: body.text === '' ? [] : [body] };
  };

  // Complexity: one condition a form of a date line; what a line is depends on the one before.
  rows.forEach((row, i) => {
    const { text, from: dressed } = undressed(row.piece.text);
    const tight = text.replace(/[\s\uFFFD]+/g, '');
    const monthLine = MONTH.exec(tight);
    if (monthLine) {
      close();
      if (monthLine[1]) currentYear = numberOf(monthLine[1]) ?? currentYear;
      month =
        monthLine[2] === '正'
          ? 1
          : monthLine[2] === '冬'
            ? 11
            : monthLine[2] === '腊'
              ? 12
              : (numberOf(monthLine[2]!) ?? month);
      day = { from: null, to: null, label: '' };
      underDate = false;
      frame.push(row.piece);
      return;
    }
    const yearLine = YEAR.exec(tight);
    if (yearLine) {
      close();
      currentYear = numberOf(yearLine[1]!) ?? currentYear;
      month = 0;
      frame.push(row.piece);
      return;
    }
    const opensParagraph = !wrapped || row.indent > 0 || row.gap > 0 || usual === row.indent;
    const same = SAME.exec(text);
    if (
      same &&
      (day.from !== null || month > 0) &&
      (row.indent >= usual || /[\s\u3000，,]/.test(text[same[0].length] ?? ''))
    ) {
      underDate = false;
      open(row, dressed + same[0].length, row.piece.text.slice(dressed, dressed + same[0].length).replace(/\s/g, ''), {
        from: day.from,
        to: day.to ?? day.from,
      });
      return;
    }
    const long = MONTHLONG.exec(text);
    if (long && month > 0 && (opensParagraph || /[\s\u3000]/.test(text[long[0].length] ?? ''))) {
      underDate = false;
      open(row, dressed + long[0].length, long[0].replace(/\s/g, ''), { from: null, to: null });
      return;
    }
    const months = MONTH_RANGE.exec(text);
    if (months && opensParagraph && !/^\d+日/.test(text.slice(months[0].length))) {
      month = numberOf(months[1]!) ?? month;
      underDate = false;
      open(row, dressed + months[0].length, months[0].replace(/\s/g, ''), { from: null, to: null });
      return;
    }
    const date = DATE.exec(text);
    if (date && dateIsSure(date, text, row, i)) {
      if (date[1]) currentYear = Number(date[1]);
      if (date[2]) month = numberOf(date[2]) ?? month;
      const label = row.piece.text.slice(dressed, dressed + date[0].length).replace(/\s/g, '');
      const from = date[3] ? iso(currentYear, month, numberOf(date[3])!) : null;
      const to = date[5]
        ? iso(currentYear, date[4] ? numberOf(date[4])! : month, numberOf(date[5])!)
        : date[7] === '起'
          ? null
          : from;
      day = { from, to, label };
      if (tight.length === date[0].replace(/\s/g, '').length) {
        close();
        underDate = true;
        frame.push(row.piece);
        return;
      }
      underDate = false;
      open(row, dressed + date[0].length, label, { from, to });
      return;
    }
    if (underDate && (!draft || opensParagraph) && !(wrapped && draft && row.indent === 0)) {
      const next = !draft;
      open(row, 0, next ? day.label : '同日', { from: day.from, to: day.to ?? day.from });
      return;
    }
    if (draft) {
      (draft as Draft).pieces.push(row.piece);
      (draft as Draft).body.push(row.piece);
    } else out.rest.push(row);
  });
  close();
  if (frame.length > 0) out.owned.push({ owner: 'chronicle:months', pieces: frame });
  return out;

  function dateIsSure(date: RegExpExecArray, text: string, row: Row, i: number): boolean {
    if (!date[2] && month === 0) return false;
    const day_ = date[3] ? numberOf(date[3]) : 1;
    if (day_ === null || day_ < 1 || day_ > 31) return false;
    const after = text[date[0].length] ?? '';
    if (/[\s\u3000]/.test(after) || after === '') return true;
    if (/^(?:上午|下午|晚|凌晨|晚上)/.test(text.slice(date[0].length)) && !wrapped) return true;
    if (!wrapped) return true;
    const before = rows[i - 1];
    if (
      /[：:]/.test(after) &&
      (before === undefined || /[。！？”）月]$|份$/.test(undressed(before.piece.text).text.trim()))
    )
      return true;
    return (
      row.indent === usual &&
      usual > 0 &&
      (before === undefined ||
        /[。！？”）]$/.test(before.piece.tight) ||
        MONTH.test(undressed(before.piece.text).text.replace(/\s/g, '')))
    );
  }
}

function iso(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return `${year}-${two(month)}-${two(day)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** True for a line that only a chronicle has: a month alone, or a date that opens a line. */
export function isChronicleLine(text: string): boolean {
  const plain = undressed(text.trim()).text;
  const date = DATE.exec(plain);
  return (
    (date?.[3] !== undefined && /[\s\u3000]/.test(plain[date[0].length] ?? '')) ||
    MONTH.test(plain.replace(/[\s\u3000]+/g, '')) ||
    /^(?:\d{1,2}月)?\d{1,2}(?:[—–\-~～至](?:\d{1,2}月)?\d{1,2})?日[\s\u3000]/.test(plain) ||
    /^(?:△|同\s*日|[是本]\s*月|月内)[\s\u3000]/.test(plain)
  );
}

/** True for a line that begins with a day of a month, whatever parts it from what happened. */
export function opensWithDay(text: string): boolean {
  const date = DATE.exec(undressed(text.trim()).text);
  return date?.[2] !== undefined && date[3] !== undefined;
}

/** True for a line that names a month or a date and nothing else. */
export function isDateLine(text: string): boolean {
  const tight = undressed(text.trim()).text.replace(/[\s\u3000]+/g, '');
  return (
    MONTH.test(tight) ||
    YEAR.test(tight) ||
    /^(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}(?:[—–\-~～至](?:\d{1,2}月)?\d{1,2})?日$/.test(tight)
  );
}
