import type { OfficeHolder } from '../../data/yearbook/model';

/** Months of one year, from its beginning (0) to its end (12); null where the book does not say. */
export interface TermSpan {
  from: number | null;
  to: number | null;
}

const narrow = (text: string) => text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));

/**
 * Reads a term of office as yearbooks print it: `2021年1—3月`, `至2021年5月`, `2021年5月起`, `2021年5月`. What is before the year
 * began before it; a term printed without any date held all through the year as far as the list says.
 * @returns null for a term of another year
 */
export function readTerm(period: string | null, year: number): TermSpan | null {
  const text = narrow(period ?? '');
  const until = /至(\d{4})年(\d{1,2})月/.exec(text);
  if (until) return Number(until[1]) === year ? { from: null, to: Number(until[2]) } : null;
  const since = /(\d{4})年(\d{1,2})月起/.exec(text);
  if (since) {
    if (Number(since[1]) > year) return null;
    return Number(since[1]) < year ? { from: null, to: null } : { from: Number(since[2]) - 1, to: null };
  }
  const range = /(\d{4})年(\d{1,2})[—–-](\d{1,2})月/.exec(text);
  if (range) return Number(range[1]) === year ? { from: Number(range[2]) - 1, to: Number(range[3]) } : null;
  const month = /(\d{4})年(\d{1,2})月/.exec(text);
  if (month) return Number(month[1]) === year ? { from: Number(month[2]) - 1, to: Number(month[2]) } : null;
  return { from: null, to: null };
}

/** Which of the merged bodies a holder served: the words of the remark after the term (原白塘 …); empty for the new one. */
export function formerBody({ period }: OfficeHolder): string {
  return /原([^，；]+)$/.exec(period ?? '')?.[1] ?? '';
}
