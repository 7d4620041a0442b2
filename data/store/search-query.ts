import { foldForSearch } from './fold';
import { printedDate, readDate, type SoughtDate } from './search-dates';

/** One of the ways a term may stand in the text. */
export interface Form {
  text: string;
  /** 1 as typed; less for another name of the same thing. */
  weight: number;
  /** `1月2日` is not in `11月2日`. */
  noDigitBefore?: boolean;
}

export interface Term {
  /** As typed, folded. */
  text: string;
  forms: Form[];
  date: SoughtDate | null;
  /** Latin letters: may be pinyin or initials. */
  latin: boolean;
}

export interface Query {
  /** All must occur. */
  terms: Term[];
  /** None may. */
  excluded: string[];
}

/** Longest query looked at, in UTF-16 units, and most terms of it: a pasted page must not stall the field. */
const QUERY_LIMIT = 200;
const TERM_LIMIT = 8;

/** `-词` leaves out · `"…"` or `“…”` keeps a phrase with its spaces · the rest is parted by white space. */
const PIECE = /(-?)"([^"]+)"?|(-?)“([^”]+)”?|(\S+)/g;

/** What a query asks for. Terms are folded; a term that reads as a date is sought as printed and in the records' own dates. */
export function parseQuery(text: string): Query {
  const folded = foldForSearch(text.slice(0, QUERY_LIMIT));
  const terms = new Map<string, Term>();
  const excluded = new Set<string>();
  for (const [, minus, phrase, minusToo, quoted, plain] of folded.matchAll(PIECE)) {
    const not = Boolean(minus || minusToo) || (plain !== undefined && plain.length > 1 && plain.startsWith('-'));
    const word = (phrase ?? quoted ?? (not ? plain!.slice(1) : plain!)).trim();
    if (word === '') continue;
    if (not) excluded.add(word);
    else if (terms.size < TERM_LIMIT && !terms.has(word)) terms.set(word, termOf(word, phrase !== undefined));
  }
  return { terms: [...terms.values()], excluded: [...excluded] };
}

function termOf(text: string, phrase: boolean): Term {
  const date = phrase ? null : readDate(text);
  const forms: Form[] = [{ text, weight: 1 }];
  if (date) {
    const printed = printedDate(date);
    forms[0] = { text: printed, weight: 1, noDigitBefore: true };
    if (printed !== text) forms.push({ text, weight: 1, noDigitBefore: true });
  }
  return { text, forms, date, latin: /^[a-z]{2,}$/.test(text) };
}
