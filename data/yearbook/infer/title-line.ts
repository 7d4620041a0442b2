/** A line as the title of a record: what it opens with, its words, and where the text after them begins. */
import { isChronicleLine, isDateLine } from './any-chronicle';
import { isTitle } from './headings';
import { type Lead, leadOf } from './lead';
import { isProse, type Row } from './rows';
import { signatureOf, signatureOfLine } from './signatures';

export interface TitleLine {
  title: string;
  /** Offset at which the text begins, the line's length where the title stands alone; −1 where it closes on one of the next two lines. */
  body: number;
  /** What parts the title from text on its own line. */
  tail: 'alone' | 'close' | 'gap' | 'colon' | 'space' | 'stop' | 'dash';
  /** Lines after the first that the title runs over; `body` is an offset in the last of them. */
  more?: number;
}

/** How titles of one kind are written: reads a line as one of them, with the two lines after it. */
export type Reader = (row: Row, next: Row | undefined, after?: Row) => TitleLine | null;

/** Longest words of a title, and of one that text follows on its line. */
const LONGEST = 60;
const LONGEST_INLINE = 24;
/** A title in brackets may be a sentence; one longer than this is a quotation. */
const LONGEST_BRACKETED = 300;
/** Signs after a title that are more than the other half of it. */
const SENTENCE = 8;
const FRAGMENT = 3;

/** Words, then a wide blank or a colon, then text. */
const GAP = /^(\S(?:[^。；！？]{0,40}?\S)?)(?:[ \u00a0]{2,}|[ \u00a0]*[\u3000\u2003\t]+[ \u00a0]*)(?=\S)/;
const COLON = /^([^\s。；！？，,：:][^。；！？，,：:]{0,22})[：:][\s\u3000]*(?=\S)/;
const STOP = /^([\u3400-\u9fffA-Za-z·“”]{2,16})。(?=\S{6})/;
const DASH = /^([\u3400-\u9fffA-Za-z\d·“”《》（）、]{2,30})(?:——|──|--)(?=\S{6})/;
const SPACE = /^([\u3400-\u9fffA-Za-z“”《》·、（）]{2,24}) (?=\S{6})/;
/** What a wide blank follows in a line that is no title: a date, one letter-spaced word, a cell of figures. */
const NO_INLINE =
  /^(?:\S|[\d.,%]+|.*(?:单位|注|说明|来源|记者|作者|通讯员|供稿|撰稿|整理|摄影|编辑|电话|地址|邮编|日期))$/;

/** A title in brackets at the start of a line; it may close on one of the next lines. */
export function bracketed(open: string, close: string, shape?: string): Reader {
  const isOpen = (row: Row | undefined) => row !== undefined && sameBracket(row.piece.text[0], open);
  const closeAt = (text: string) => [...text].findIndex((sign) => sameBracket(sign, close));
  const closes = (row: Row | undefined) => {
    const at = row === undefined || isOpen(row) ? -1 : closeAt(row.piece.text);
    return at >= 0 && at <= LONGEST;
  };
  return (row, next, after) => {
    const { text } = row.piece;
    if (!isOpen(row) || (shape !== undefined && leadOf(text).shape !== shape) || signatureOfLine(row.piece) !== null)
      return null;
    const end = closeAt(text);
    if (end > 0) return closedTitle(text, end);
    // Between book title marks only what closes at once is a title.
    if (text.length > LONGEST + 1 || isOpen(next) || BOOK_MARKS.test(open)) return null;
    return closes(next) || closes(after) ? { title: '', body: -1, tail: 'close' } : null;
  };
}

const BOOK_MARKS = /^[《〈]/;

/** A title between brackets; null for what is no title: a date, the number of a note or a document, the beginning of a sentence. */
function closedTitle(text: string, end: number): TitleLine | null {
  const title = text.slice(1, end).trim();
  const rest = text.slice(end + 1);
  if (title === '' || title.length > LONGEST_BRACKETED || isDateLine(title)) return null;
  if (/^(?:注|说明|[\d一二三四五六七八九十]+)$/.test(title)) return null;
  // 〔2020〕12号 opens the number of a document, not an entry; 《办法》印发 is a sentence.
  if (/^\d{4}$/.test(title) || (/^[号第]/.test(rest) && /\d/.test(title))) return null;
  if (BOOK_MARKS.test(text) && rest !== '' && !/^[\s\u3000]/.test(rest)) return null;
  return { title, body: end + 1, tail: rest.trim() === '' ? 'alone' : 'close' };
}

/** Half and full width are one bracket, also where only one of the two came out so. */
function sameBracket(sign: string | undefined, bracket: string): boolean {
  if (sign === undefined) return false;
  const code = sign.charCodeAt(0);
  return sign === bracket || (code > 0xff00 && String.fromCharCode(code - 0xfee0) === bracket);
}

/** Lines that open with one lead (a sign, a kind of number, nothing) and then a title, alone or with text after it. */
export function opening(shape: string): Reader {
  return (row, next) => {
    const { piece } = row;
    const lead = leadOf(piece.text);
    if (lead.shape !== shape) return null;
    if (lead.close !== null) return enclosed(piece.text, lead);
    return inline(row, lead, next) ?? alone(piece.text, lead) ?? single(piece.text, lead);
  };
}

/** Lines of one lead of which text follows the title on its line, parted in one way. */
export function inlineWith(shape: string, tail: 'gap' | 'colon' | 'space' | 'stop' | 'dash'): Reader {
  return (row, next) => {
    const lead = leadOf(row.piece.text);
    if (lead.shape !== shape) return null;
    const { text } = row.piece;
    if (isDateLine(text) || isChronicleLine(text) || signatureOf(text) !== null) return null;
    const found =
      tail === 'space'
        ? single(text, lead)
        : tail === 'stop' || tail === 'dash'
          ? runIn(text, lead, tail)
          : inline(row, lead, next);
    return found?.tail === tail && !NO_INLINE.test(found.title) && !isDateLine(found.title) ? found : null;
  };
}

/** What parts a title from the text on its line, in a book that does it in one way throughout. */
const PARTED = {
  gap: /[ \u00a0]{2,}|[ \u00a0]*[\u3000\u2003\t]+[ \u00a0]*/,
  space: /[ \u00a0\u3000]/,
  colon: /[：:][\s\u3000]*/,
};
/** Share of the lines of a kind that must be parted in one way. */
const THROUGHOUT = 0.75;
/** Signs of text after a title. */
const TEXT_AFTER = 6;
/** Behind the first wide blank another cell and another blank: a row of a table or a list of people, no title and its text. */
const CELLS = /^[^，。；：、！？\s]{0,20}(?: {2,}|[\u3000\t]+)\S/;

/** The way in which nearly all lines of a lead part title and text; null where they do not agree. */
export function partedBy(texts: readonly string[]): keyof typeof PARTED | null {
  const count = (tail: keyof typeof PARTED) =>
    texts.filter((text) => {
      const rest = text.slice(leadOf(text).from);
      const blank = PARTED[tail].exec(rest);
      return (
        blank !== null &&
        blank.index >= 2 &&
        rest.length >= blank.index + TEXT_AFTER &&
        isTitle(rest.slice(0, blank.index), false)
      );
    }).length;
  for (const tail of ['gap', 'space', 'colon'] as const) if (count(tail) >= texts.length * THROUGHOUT) return tail;
  return null;
}

/** Lines of one lead in a book that parts all its titles in one way; a title that fills its line goes on to the blank in the next one. */
export function parted(shape: string, tail: keyof typeof PARTED, isFull: (row: Row) => boolean): Reader {
  const other = opening(shape);
  return (row, next) => {
    const { text } = row.piece;
    const lead = leadOf(text);
    if (lead.shape !== shape || lead.close !== null) return other(row, next);
    const rest = text.slice(lead.from);
    const blank = PARTED[tail].exec(rest);
    if (blank) {
      const title = rest.slice(0, blank.index);
      const body = lead.from + blank.index + blank[0].length;
      if (tail === 'gap' && lead.family === 'bare' && CELLS.test(text.slice(body))) return null;
      return isTitle(title, false) && !isDateLine(title) ? { title, body, tail } : other(row, next);
    }
    const goesOnAt = next && isFull(row) ? PARTED[tail].exec(next.piece.text) : null;
    const whole = goesOnAt ? rest + next!.piece.text.slice(0, goesOnAt.index) : '';
    return whole !== '' && isTitle(whole, false)
      ? { title: whole, body: goesOnAt!.index + goesOnAt![0].length, tail, more: 1 }
      : other(row, next);
  };
}

/** Titles that stand alone: one that fills its line goes on in the next, where that is neither full nor set in as a paragraph is. */
export function standing(shape: string, isFull: (row: Row) => boolean): Reader {
  const other = opening(shape);
  return (row, next, after) => {
    const found = other(row, next);
    if (found?.tail !== 'alone' || !next || !after || !isFull(row) || isFull(next)) return found;
    const whole = found.title + next.piece.text;
    const goesOn = next.indent <= row.indent && after.indent > next.indent && leadOf(next.piece.text).family === 'bare';
    return goesOn && isTitle(whole, false) && !isDateLine(next.piece.text)
      ? { title: whole, body: next.piece.text.length, tail: 'alone', more: 1 }
      : found;
  };
}

function enclosed(text: string, lead: Lead): TitleLine | null {
  const end = text.toLowerCase().indexOf(lead.close!.toLowerCase(), lead.from);
  if (end < 0) return null;
  const title = text
    .slice(lead.from, end)
    .trim()
    .replace(/[：:]$/, '')
    // Bold brackets: `**【标题】**`.
    .replace(/^[【〔［[〖]([^【】〔〕［］[\]〖〗]+)[】〕］\]〗]$/, '$1');
  if (title === '' || !isTitle(title, false) || isDateLine(title)) return null;
  const from = end + lead.close!.length;
  const skip = /^[：:]?[\s\u3000]*/.exec(text.slice(from))![0].length;
  return { title, body: from + skip, tail: from + skip >= text.length ? 'alone' : 'close' };
}

function alone(text: string, lead: Lead): TitleLine | null {
  const title = text.slice(lead.from).trim();
  if (!isTitle(title, false) || isDateLine(title)) return null;
  return { title: withoutEcho(title, lead), body: text.length, tail: 'alone' };
}

/** A sign may stand on both sides of a title: `◎水利◎`, `## 水利 ##`. */
function withoutEcho(title: string, lead: Lead): string {
  if (lead.family !== 'sign') return title;
  return title.replace(/[\s\u3000]*[\p{S}#*]+$/u, '') || title;
}

function inline(row: Row, lead: Lead, next: Row | undefined): TitleLine | null {
  const { piece } = row;
  const rest = piece.text.slice(lead.from);
  for (const [tail, pattern] of [
    ['gap', GAP],
    ['colon', COLON],
  ] as const) {
    const match = pattern.exec(rest);
    if (!match) continue;
    const title = match[1]!.trim();
    const text = rest.slice(match[0].length);
    if (title.length < 2 || title.replace(/\s/g, '').length > LONGEST_INLINE || !isTitle(title, false)) continue;
    // 主要做法：一是…: what points follow leads into them.
    if (tail === 'colon' && /^(?:一是|首先|其一|一、|[（(][一1１][)）]|1[.、]|[“"《①])/.test(text)) continue;
    // 委员：张三　李四 is a list of names.
    if (lead.family === 'bare' && /[：:]/.test(title)) continue;
    if (lead.family === 'bare' && tail === 'gap' && (/\S[\s\u3000]{2,}\S/.test(text) || CELLS.test(text))) continue;
    if (isProse(text.replace(/\s/g, '')) || goesOn(row, lead, text, next))
      return { title, body: lead.from + match[0].length, tail };
  }
  return null;
}

/** The beginning of a sentence that the next line goes on with is no part of the title: it is long, or fills the line. */
function goesOn(row: Row, lead: Lead, text: string, next: Row | undefined): boolean {
  if (next === undefined || (lead.family !== 'bare' && leadOf(next.piece.text).shape === lead.shape)) return false;
  const fills = row.indent / 2 + row.piece.width >= next.piece.width - 1.5;
  return text.replace(/\s/g, '').length >= (fills ? FRAGMENT : SENTENCE);
}

/** A numbered title that a full stop or a dash parts from its text: `1.公路建设。全年…`, `1.公路建设——全年…`. */
function runIn(text: string, lead: Lead, tail: 'stop' | 'dash'): TitleLine | null {
  const match = (tail === 'stop' ? STOP : DASH).exec(text.slice(lead.from));
  if (!match || lead.family !== 'number' || !isTitle(match[1]!, false)) return null;
  return { title: match[1]!, body: lead.from + match[0].length, tail };
}

/** A title and a single blank before text. */
function single(text: string, lead: Lead): TitleLine | null {
  const match =
    SPACE.exec(text.slice(lead.from)) ??
    (lead.family === 'bare' ? null : /^(\S{2,24}?)[ \u3000](?=\S{8,})/.exec(text.slice(lead.from)));
  if (!match || !isTitle(match[1]!, false)) return null;
  if (lead.family === 'bare' && !isProse(text.slice(match[0].length).replace(/\s/g, ''))) return null;
  return { title: match[1]!, body: lead.from + match[0].length, tail: 'space' };
}
