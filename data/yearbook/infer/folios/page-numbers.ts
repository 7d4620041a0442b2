/** Lines that may be printed page numbers: a figure alone, or one beside what heads the page. */
import { isChronicleLine, isDateLine } from '../any-chronicle';
import { keyOf } from '../contents';
import { half, type Row } from '../rows';
import type { Candidate, PrintedLists } from './model';
import { styleOf } from './style';

const ALONE = /^(?:[-—–─―·•.~*=|\s]*)(?:第|page|p\.?)?\s*(\d{1,4})\s*(?:页|頁)?(?:[-—–─―·•.~*=|\s]*)$/i;
const BRACKETED = /^[[(（〔【<{]\s*(?:第|page|p\.?)?\s*(\d{1,4})\s*(?:页|頁)?\s*[\])）〕】>}]$/i;
const BOTH_ENDS = /^(?:page|p\.?)\s*(\d{1,4})\b.*\bp(?:age)?\.?\s*(\d{1,4})$/i;
const LEFT = /^[-—–─·•\s]*(?:第|page|p\.?)?\s*(\d{1,4})\s*(?:页)?\s*(?:[-—–─·•|｜/／\s　])+(\S.*)$/i;
const RIGHT = /^(\S.*?)\s*(?:[-—–─·•|｜/／\s　])+(?:第|page|p\.?)?\s*(\d{1,4})\s*(?:页)?[-—–─·•\s]*$/i;

/** A head without its figures and signs: `婺源年鉴（2020）·12` and `婺源年鉴（2020）·14` are one. */
export function bareHead(tight: string): string {
  return half(tight)
    .replace(/^(?:page|p\.)?\d{1,4}(?=\D)|(?:page|p\.)?\d{1,4}$/gi, '')
    .replace(/[-—–─·•|｜/]+/g, '');
}

/** A row of a table: words, then figures, two of them at least that are no year. */
function isFiguresRow(text: string): boolean {
  const [first = '', ...cells] = half(text).split(/\s+/);
  const figures = cells.filter((cell) => /^(?!(?:19|20)\d\d$)\d[\d,]*(?:\.\d+)?%?$/.test(cell));
  return /[\u3400-\u9fff]$/.test(first) && figures.length >= 2;
}

export function candidatesOf(rows: readonly Row[], title: string | null, lists: PrintedLists): Candidate[] {
  // A head that names a division has that division's own heading somewhere, without the number.
  const own = new Set(rows.flatMap(({ piece }) => (LEFT.test(half(piece.text)) ? [] : [keyOf(piece.text)])));
  const numbers = headingNumbers(rows, lists.titles);
  const out: Candidate[] = [];
  const rests = new Map<string, Set<number>>();
  rows.forEach((row, i) => {
    // A number at the outer edge stands far from the words at the inner one.
    const text = half(row.piece.text).replace(/[ \u00a0\u3000]{2,}/g, '  ');
    if (
      numbers.has(i) ||
      isDateLine(text) ||
      isChronicleLine(text) ||
      isFiguresRow(row.piece.text) ||
      text.length > 48 ||
      /[。；！？，]/.test(text) ||
      /…{1,}|\.{3,}|·{3,}/.test(text)
    )
      return;
    const alone = ALONE.exec(text) ?? BRACKETED.exec(text) ?? BOTH_ENDS.exec(text);
    if (alone) {
      out.push({ row: i, page: Number(alone[1]), rest: '' });
      return;
    }
    for (const [pattern, at, other] of [
      [LEFT, 1, 2],
      [RIGHT, 2, 1],
    ] as const) {
      const match = pattern.exec(text);
      if (!match) continue;
      const rest = match[other]!.replace(/[\s\u3000]+/g, '').replace(/^[-—–·•|]+|[-—–·•|]+$/g, '');
      // A division of one sign, 镇, is known from the contents.
      if (
        (rest.length < 2 && !lists.pages.has(rest)) ||
        rest.length > 24 ||
        !/[\u4e00-\u9fff]|\p{Script=Latin}{4}/u.test(rest)
      )
        continue;
      const page = Number(match[at]);
      out.push({ row: i, page, rest });
      const pages = rests.get(rest) ?? new Set();
      pages.add(page);
      rests.set(rest, pages);
      break;
    }
  });
  const named = (rest: string) =>
    (title !== null && rest.includes(title.replace(/[（(].*$/, ''))) || /年鉴|年鑑|县志|區志|区志|市志/.test(rest);
  const isNamedElsewhere = ({ rest }: Candidate) => lists.pages.has(keyOf(rest)) || own.has(keyOf(rest));
  const heads = out.filter(({ rest }) => rest !== '' && !named(rest));
  // Words that come once, with their number, and nowhere else are those of a heading: `1　县情`, `2　农业`.
  const once = heads.filter((one) => rests.get(one.rest)!.size < 2 && !isNamedElsewhere(one)).length;
  const restarts = numbersRestart(heads) || (once >= FEW_HEADINGS && once >= heads.length * ONCE);
  const sure = out.filter(isSure);
  // One that counts on from a sure one, a page away, is a head whatever it says.
  return out.filter(
    (one) =>
      isSure(one) ||
      ((!restarts || named(one.rest) || styleOf(one, rows[one.row]!) !== '') &&
        sure.some(
          ({ row, page }) =>
            Math.abs(page - one.page) === 1 &&
            Math.sign(page - one.page) === Math.sign(row - one.row) &&
            Math.abs(row - one.row) >= FEW,
        )),
  );

  function isSure({ rest, page, row }: Candidate): boolean {
    if (rest === '') return page > 0;
    // A head is the book's or comes again with another number; a line of a list or an index does neither.
    if (named(rest)) return true;
    if (restarts) return false;
    if (isNamedElsewhere({ rest, page, row })) return true;
    const again = (rests.get(rest)?.size ?? 0) >= 2;
    const opens = rows[row]!.feed || rows[row]!.gap >= 2 || (rows[row + 1]?.gap ?? 0) >= 1;
    return again || opens;
  }
}

/** Lines of a number and words that are headings of the text: at least so many, and this share of all such lines. */
const FEW_HEADINGS = 3;
const ONCE = 0.8;

/** Page numbers count on; numbers that come again with other words are those of sections: `1 综述`, `2 水利`, `1 公路`. */
function numbersRestart(heads: readonly Candidate[]): boolean {
  const words = new Map<number, Set<string>>();
  for (const { page, rest } of heads) words.set(page, (words.get(page) ?? new Set()).add(rest));
  const again = [...words.values()].filter((rests) => rests.size >= 2).length;
  return again >= 2 && again >= words.size * 0.3;
}

/** Share of the lines that are a figure alone which must stand over a title of the contents to be numbers of headings: `01`, `党政机关`. */
const OVER_TITLES = 0.6;

/** Rows that hold the number of the heading on the next line and nothing else. */
export function numbersOverTitles(rows: readonly Row[], titles: ReadonlySet<string>): Row[] {
  const alone = rows.flatMap(({ piece }, i) => (/^\d{1,3}$/.test(half(piece.tight)) ? [i] : []));
  const over = alone.filter((i) => titles.has(half(rows[i + 1]?.piece.tight ?? '')));
  // A title that comes again under another number is a running head under the number of its page.
  const different = new Set(over.map((i) => rows[i + 1]!.piece.tight)).size;
  if (different < over.length * OVER_TITLES) return [];
  return over.length >= 3 && over.length >= alone.length * OVER_TITLES ? over.map((i) => rows[i]!) : [];
}

/** Lines that a page has at least. */
const FEW = 8;

/** Rows whose number is that of a heading: the contents print it so, or 2.1 follows 2. */
function headingNumbers(rows: readonly Row[], titles: ReadonlySet<string>): Set<number> {
  const out = new Set<number>();
  const open = new Map<string, number>();
  rows.forEach(({ piece }, i) => {
    const text = half(piece.text);
    if (titles.has(half(piece.tight))) out.add(i);
    const below = /^(\d{1,2})[.．]1(?=\D)/.exec(text);
    const at = below ? open.get(below[1]!) : undefined;
    if (at !== undefined) out.add(at);
    const number = /^(\d{1,2})[\s\u3000、.．]*[\u3400-\u9fff]/.exec(text);
    if (number && piece.tight.length <= LONGEST_HEAD) open.set(number[1]!, i);
  });
  return out;
}

/** Longest line that heads a page. */
const LONGEST_HEAD = 24;
