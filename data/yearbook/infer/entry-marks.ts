/** How the book marks its entries: brackets, a sign, or nothing but a line of its own. */
import type { Evidence } from './evidence';
import { isTitle } from './headings';
import { isProse, type Row } from './rows';

export interface EntryMark {
  /** `【】`, `〔〕`, `■` …; empty where entries are titled by a line alone. */
  sign: string;
  /**
   * Offset at which the body begins on the title's line, and the title; null for a line that opens no entry. A body of −1: the
   * title closes on the next line or the one after it.
   */
  open(row: Row, next: Row | undefined, after?: Row): { title: string; body: number } | null;
}

const BRACKETS: [string, string][] = [
  ['【', '】'],
  ['〔', '〕'],
  ['［', '］'],
  ['[', ']'],
  ['〖', '〗'],
  ['［', ']'],
  ['「', '」'],
  ['『', '』'],
  ['﹝', '﹞'],
  ['〈', '〉'],
];
const SIGNS = '■◆□●▲★◇○▇█▪▌▎◎☆△▼❖✦•►▶※';
/** `**标题**` and `标题` in a tag, as converters of office files leave bold. */
const BOLD = /^(?:\*\*|__|<b>|<strong>)\s*(\S.{0,38}?)\s*(?:\*\*|__|<\/b>|<\/strong>)/i;

/** The marks of a text in the order of how often they open a line with a title. */
export function findMark(rows: readonly Row[], evidence: Evidence, given?: string): EntryMark | null {
  const marks: EntryMark[] = [
    ...BRACKETS.map(([open, close]) => bracketed(open, close)),
    ...[...SIGNS].map((sign) => signed(sign)),
    bold(),
  ];
  if (given !== undefined) {
    const wanted = marks.find(({ sign }) => sign === given || sign.startsWith(given));
    if (given === '') return null;
    if (wanted) return wanted;
    return given.length === 2 ? bracketed(given[0]!, given[1]!) : signed(given);
  }
  const counted = marks
    .map((mark) => ({
      mark,
      lines: rows.flatMap((row, i) => (mark.open(row, rows[i + 1], rows[i + 2]) ? [row.piece.line] : [])),
    }))
    .filter(({ lines }) => lines.length > 0)
    .sort((a, b) => b.lines.length - a.lines.length);
  const [best, other] = counted;
  if (!best || best.lines.length < 2) return null;
  // A sign that is rare beside the running text marks points of a list or items of a chronicle, not entries.
  const prose = rows.filter(({ piece }) => isProse(piece.tight)).length;
  if (best.lines.length < 4 && best.lines.length < prose * 0.08) return null;
  const rivals = other ? other.lines.length : 0;
  evidence.note(
    'mark',
    best.mark.sign,
    best.lines.length / (best.lines.length + rivals * 0.5),
    `${best.lines.length}行以“${best.mark.sign}”开头${rivals > 0 ? `，另有${rivals}行以“${other!.mark.sign}”开头` : ''}`,
    best.lines,
  );
  return best.mark;
}

const LONGEST = 60;
/** Signs after a title that are more than the other half of it. */
const SENTENCE = 8;
const FRAGMENT = 3;

/** A title in brackets at the start of a line; it may close on the next line. */
function bracketed(open: string, close: string): EntryMark {
  return {
    sign: open + close,
    open({ piece }, next, after) {
      if (!piece.text.startsWith(open)) return null;
      const end = piece.text.indexOf(close);
      if (end > 0) {
        const title = piece.text.slice(open.length, end).trim();
        if (
          title === '' ||
          title.length > 300 ||
          /^\d+$/.test(title) ||
          /^(?:注|说明|[\d一二三四五六七八九十]+)$/.test(title)
        )
          return null;
        // 〔2020〕12号 opens the number of a document, not an entry.
        if (/^\d{4}$/.test(title) || (/^[号第]/.test(piece.text.slice(end + 1)) && /\d/.test(title))) return null;
        return { title, body: end + close.length };
      }
      const inner = piece.text.slice(open.length);
      const closes = (row: Row | undefined) =>
        (row?.piece.text.indexOf(close) ?? -1) >= 0 && row!.piece.text.indexOf(close) <= LONGEST;
      if (inner.length > LONGEST || next?.piece.text.startsWith(open)) return null;
      if (!closes(next) && !(after && !after.piece.text.startsWith(open) && closes(after))) return null;
      return { title: '', body: -1 };
    },
  };
}

/** A sign, then the title: alone on the line, or parted from the text by a wide blank or a colon. */
function signed(sign: string): EntryMark {
  return {
    sign,
    open(row, next) {
      const { piece } = row;
      if (!piece.text.startsWith(sign)) return null;
      const lead = /^.[\s\u3000]*/u.exec(piece.text)![0].length;
      const rest = piece.text.slice(lead);
      const wide = /^(\S(?:[^。；！？]{0,40}?\S)?)(?:[ \u00a0]{2,}|\u3000+|\t+|[：:][\s\u3000]*)(?=\S)/.exec(rest);
      const after = wide ? rest.slice(wide[0].length).replace(/\s/g, '') : '';
      // The beginning of a sentence that the next line goes on with is no part of the title: it is long, or fills the line.
      const fills = next !== undefined && row.indent / 2 + piece.width >= next.piece.width - 1.5;
      const goesOn =
        next !== undefined && !next.piece.text.startsWith(sign) && after.length >= (fills ? FRAGMENT : SENTENCE);
      if (wide && isTitle(wide[1]!, false) && wide[1]!.length >= 2 && (isProse(after) || goesOn))
        return { title: wide[1]!.trim(), body: lead + wide[0].length };
      if (isTitle(rest, false)) return { title: rest.trim(), body: piece.text.length };
      const single = /^(\S{2,24}?)[ \u3000](?=\S{8,})/.exec(rest);
      if (single && isTitle(single[1]!, false)) return { title: single[1]!, body: lead + single[0].length };
      return null;
    },
  };
}

function bold(): EntryMark {
  return {
    sign: '**',
    open({ piece }) {
      const match = BOLD.exec(piece.text);
      if (!match) return null;
      return { title: match[1]!.replace(/[：:]$/, ''), body: match[0].length };
    },
  };
}
