/** Amounts with their growth, as statistical bulletins print them: what, how much, by how much more or less than the year before. */
import type { Book } from '../model';

export interface Indicator {
  /** What is counted, in the sentence's own words. */
  subject: string;
  value: number;
  /** 亿元, 万元, 亿美元. */
  unit: string;
  /** Per cent against the year before; negative where it fell. */
  growth: number;
}

/** Indicators of one section of a running text. */
export interface IndicatorGroup {
  /** Id of the running text. */
  text: string;
  title: string;
  /** Heading of the section, without its number. */
  heading: string;
  page: number | null;
  indicators: Indicator[];
}

const AMOUNT =
  /(\d+(?:\.\d+)?)(亿元|万元|亿美元)，(?:按[^，。；]{2,8}计算，?)?(?:比上年|同比)?(增长|下降)(\d+(?:\.\d+)?)%/gu;
/** What a subject begins with and is no part of. */
const LEAD = /^(?:其中|其中：|全年|全区|全市|全县|年末|当年|\d{4}年末?|\d{4}年|[：:])+/u;
/** What stands between a subject and its number. */
const VERB = /(?:实现|完成|达到|为|达)$/u;
const VERB_BEFORE = /^.*?(?:实现|完成)(?=\p{Script=Han}{2})/u;

/** The words right before a number: from the last stop of the sentence on. */
function subjectOf(before: string): string {
  const clause = before.slice(
    Math.max(...['，', '。', '；', '：', '\n', '、'].map((stop) => before.lastIndexOf(stop))) + 1,
  );
  let subject = clause.replace(LEAD, '').replace(VERB, '');
  // “批发零售业实现增加值”: of whom is said before the verb, and stays.
  const verb = VERB_BEFORE.exec(subject);
  if (verb) {
    const whose = verb[0].replace(/(?:实现|完成)$/u, '').replace(LEAD, '');
    subject = whose + subject.slice(verb[0].length);
  }
  // “剔除补助支出21.43亿元后净支出”: what is counted stands after the condition.
  return subject.replace(/^.*\d.*?后/u, '').trim();
}

/** Amounts of the book's year with their growth in its running texts, section by section, in the order of the book. */
export function readIndicators({ info, treatises }: Pick<Book, 'info' | 'treatises'>): IndicatorGroup[] {
  return treatises.flatMap(({ id, title, page, sections }) =>
    sections.flatMap((section) => {
      const indicators = [...section.text.matchAll(AMOUNT)].flatMap((match) => {
        const [, value = '', unit = '', way, growth = ''] = match;
        const before = section.text.slice(0, match.index);
        const subject = subjectOf(before);
        // A figure of another year, given for comparison, is none of this one's.
        const year = /(\d{4})年(?!.*\d{4}年)/u.exec(before.slice(before.lastIndexOf('。') + 1))?.[1];
        if (year !== undefined && Number(year) !== info.year) return [];
        if (!/\p{Script=Han}{2}/u.test(subject)) return [];
        return [{ subject, value: Number(value), unit, growth: Number(growth) * (way === '下降' ? -1 : 1) }];
      });
      const heading = (section.heading ?? '').replace(/^(?:[（(]?[一二三四五六七八九十]+[）)、.]?)\s*/u, '');
      return indicators.length > 0
        ? [{ text: id, title, heading: heading || title, page: section.page ?? page, indicators }]
        : [];
    }),
  );
}
