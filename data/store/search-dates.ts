/** Days a query or a record speaks of: ISO dates, inclusive. */
export interface DateSpan {
  from: string;
  to: string;
}

/** A date as a reader may write it: a day or a month, with the year or of any year. */
export interface SoughtDate {
  year: number | null;
  month: number;
  day: number | null;
}

const HAN: Record<string, number> = { 〇: 0, 零: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

/** 九 → 9, 十二 → 12, 廿五 → 25, 三十一 → 31; arabic digits as they are; NaN for anything else. */
function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const tens = /^([一二三])?十([一二三四五六七八九])?$/.exec(text.replace('廿', '二十'));
  if (tens) return (tens[1] ? HAN[tens[1]]! : 1) * 10 + (tens[2] ? HAN[tens[2]]! : 0);
  return text.length === 1 ? (HAN[text] ?? Number.NaN) : Number.NaN;
}

/** 二〇二一 or 2021. */
function yearOf(text: string): number {
  return /^\d{4}$/.test(text) ? Number(text) : Number([...text].map((digit) => HAN[digit] ?? 'x').join(''));
}

const NUMBER = '[0-9]{1,2}|[一二三四五六七八九十廿]{1,3}';
const CHINESE = new RegExp(`^(?:([0-9]{4}|[〇零一二三四五六七八九]{4})年)?(${NUMBER})月(?:份|(${NUMBER})[日号]?)?$`);
const NUMERIC = /^(?:(\d{4})[-./])?(\d{1,2})[-./](\d{1,2})$/;
const YEAR_MONTH = /^(\d{4})[-./](\d{1,2})$/;

/**
 * Reads one term of a query as a date: `9月9日`, `九月九日`, `2021年9月9日`, `2021-09-09`, `2021.9.9`, `9/9`, `9月`, `2021-09`.
 * @returns null for anything else
 */
export function readDate(term: string): SoughtDate | null {
  const chinese = CHINESE.exec(term);
  if (chinese) {
    const [, year, month, day] = chinese;
    return checked(
      year === undefined ? null : yearOf(year),
      numberOf(month!),
      day === undefined ? null : numberOf(day),
    );
  }
  const numeric = NUMERIC.exec(term);
  if (numeric) return checked(numeric[1] ? Number(numeric[1]) : null, Number(numeric[2]), Number(numeric[3]));
  const month = YEAR_MONTH.exec(term);
  return month ? checked(Number(month[1]), Number(month[2]), null) : null;
}

function checked(year: number | null, month: number, day: number | null): SoughtDate | null {
  if (!(month >= 1 && month <= 12)) return null;
  return day === null || (day >= 1 && day <= 31) ? { year, month, day } : null;
}

/** How the date is printed in running text: `9月9日`, `9月`. */
export function printedDate({ month, day }: SoughtDate): string {
  return day === null ? `${month}月` : `${month}月${day}日`;
}

/** Whether the days of a record (`2021-09-09`, `2021-09`, `2021`) hold the date sought. A record that gives its month only is not of a day. */
export function holdsDate({ from, to }: DateSpan, sought: SoughtDate): boolean {
  if (sought.year !== null && !(Number(from.slice(0, 4)) <= sought.year && sought.year <= Number(to.slice(0, 4))))
    return false;
  if (from.length < 7) return false;
  const year = sought.year ?? Number(from.slice(0, 4));
  const month = `${year}-${String(sought.month).padStart(2, '0')}`;
  if (sought.day === null) return from.slice(0, 7) <= month && month <= to.slice(0, 7);
  if (from.length < 10) return false;
  const day = `${month}-${String(sought.day).padStart(2, '0')}`;
  return from <= day && day <= (to.length < 10 ? from : to);
}
