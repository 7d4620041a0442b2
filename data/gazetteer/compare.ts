import type { Fact } from './model';

/** A figure that a page says of a named thing, beside the one the book has. */
export interface Compared {
  /** What is counted, as the book's fact calls it. */
  label: string;
  /** As it stands on the page, without the words before it. */
  text: string;
  /** In the unit of the book's fact. */
  value: number;
  /** Year the sentence gives; null where it gives none. */
  year: number | null;
  fact: Fact;
  /**
   * `same`: the same once the finer is rounded, or cut, as the coarser is printed · `near`: within {@link NEAR} of each
   * other, counts never · `year`: the sentence speaks of another year than the book, so that a difference says nothing ·
   * `differs`.
   */
  verdict: 'same' | 'near' | 'year' | 'differs';
}

/** Share of the book's value within which two values are near one another. */
const NEAR = 0.05;

interface Quantity {
  label: string;
  /** The words for it, right before the number. */
  words: string;
  /** What stands after the number → by what it is multiplied to be in the book's unit. */
  units: Record<string, number>;
  /** Adds up over a year: that of a part of the year is another figure. */
  flow?: true;
}

const PEOPLE = { 万余人: 1e4, 万多人: 1e4, 万人: 1e4, 余人: 1, 多人: 1, 人: 1, 万余: 1e4, 万: 1e4 };
const MONEY = { 亿元: 1, 万元: 1e-4 };
const AREA = { 平方千米: 1, 平方公里: 1, 'km²': 1, km2: 1, 公顷: 0.01 };

const QUANTITIES: readonly Quantity[] = [
  { label: '户籍人口', words: '户籍(?:总)?人口', units: PEOPLE },
  { label: '常住人口', words: '常住(?:总)?人口', units: PEOPLE },
  { label: '流动人口', words: '(?:外来)?流动人口', units: PEOPLE },
  { label: '面积', words: '(?:辖区|区域|行政区域|辖区总|区域总|总)?面积', units: AREA },
  { label: '财政总收入', words: '财政总收入', units: MONEY, flow: true },
  { label: '税收', words: '税收(?:收入)?', units: MONEY, flow: true },
  { label: '社会消费品零售总额', words: '社会消费品零售总额', units: MONEY, flow: true },
];

/** Parts that a thing has so many of: `辖11个社区`. */
const PARTS: readonly { label: string; unit: string }[] = [
  { label: '街道', unit: '街道' },
  { label: '社区', unit: '社区' },
  { label: '行政村', unit: '行政村' },
];

/** Between the words for a quantity and its number. Growth, shares and bounds are not the quantity. */
const LINK =
  '(?:总数)?(?:[为是有共达到：:]|达到|总计|约为|数为)?(?:约|将达到|仅|已达|(突破|超过|超|逾|过|接近|将近|近|不足|不到))?';
const NUMBER = '(\\d{1,3}(?:[,，]\\d{3})+|\\d+)(\\.\\d+)?';
/** What must stand before the words, so that they are not the end of a longer word (绿化面积, 登记流动人口). */
const EDGE = '(?<=^|[，、；：:（(。\\s]|的|目前|辖内|现有|有|全街道|全区|年|末|底|实现|完成|和|(?<![涉惠普以波])及)';

const HAVE =
  '(?:下辖|管辖|现辖|辖|辖[\\p{Script=Han}、]{2,40}等|共有|设有|下设|有|分为|(?<=个[\\p{Script=Han}]{1,4})[、，和])';
/** After the things counted: were more to come, those would be the ones of which it is said (9个社区获评…). */
const NO_MORE = '(?=$|[，、；：,;:（()）\\s和及与]|居委会|组成|构成)';
const COUNT = '(\\d{1,4}|[一二两三四五六七八九十百]{1,5})';

/** Ends what is said of the name: another administrative name, or a name list that goes on. */
const OTHER =
  /[^\d一二三四五六七八九十百两个各全该本的、，。；：]{1,8}(?:街道|乡|镇|县)|[^\d一二三四五六七八九十百两个各全该本、，。；：]{2,8}(?<![辖有设])社区|各社区|各街道/;
/** Right before a quantity: the quantity is that of a part of the name, or of something in it (老城区面积, 园区税收). */
const PART_OF_IT =
  '(?:(?<![辖全本政])区|园|村|片|城|校|院|场|厂|馆|站|商圈|公司|企业)(?=(?:现有|共有|有|的|总)?(?:面积|户籍|常住|流动|财政|税收|社会消费品))';
/** Right before a quantity: the quantity is that of what the name is in; a district speaks of itself as 全区. */
const WIDER = '全[区市省国县](?=(?:现有|共有|有|的|总)?(?:面积|户籍|常住|流动|财政|税收|社会消费品))';
/** What a flow is of: a whole year or a part of it; the last one named before it counts. */
const STRETCH = /全年|年度|季度|半年|\d月(?![底末])|月份/g;
/** Right before the name: then it is not what the sentence is about. */
const BESIDE = /(?:比|较|与|和|同|及|、|距|离|邻|临|接|至|到|从|由|对|向|于)$/;
/** Right after the name: a list, a part of it, or something compared with it. */
const NOT_OF_IT = /^(?:、|和|与|及|到|至|相邻|毗邻|以[东南西北]|的[^，。；：是户常流面财税社]|办事处)/;

/** A number in the book's unit, and how exactly it is printed. */
interface Value {
  value: number;
  /** One of the last digit that counts. */
  step: number;
  /** More than this is meant (余, 多), or a large unit may have cut the rest off. */
  cut: boolean;
}

function printed(whole: string, fraction: string | undefined, unit: string, factor: number): Value {
  const digits = whole.replace(/[,，]/g, '');
  const value = Number(digits + (fraction ?? '')) * factor;
  const more = /[余多]/.test(unit);
  const zeros = more && !fraction ? /0*$/.exec(digits)![0].length : 0;
  return { value, step: 10 ** (zeros - (fraction ? fraction.length - 1 : 0)) * factor, cut: more || factor > 1 };
}

/** As a page writes small counts: 11, 十一, 二十, 两. */
function countOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  const digit = (char: string): number => '零一二三四五六七八九'.indexOf(char === '两' ? '二' : char);
  const [hundreds, rest] = text.includes('百') ? text.split('百', 2) : ['', text];
  const [tens, ones] = (rest as string).includes('十') ? (rest as string).split('十', 2) : ['', rest as string];
  const ten = (rest as string).includes('十') ? (tens ? digit(tens) : 1) * 10 : 0;
  return (hundreds ? digit(hundreds) * 100 : 0) + ten + (ones ? digit(ones) : 0);
}

/** One of the book's last printed digit; counts are whole. */
const stepOf = ({ value }: Fact): number => 10 ** -(String(value).split('.')[1]?.length ?? 0);

function verdictOf({ value, step, cut }: Value, fact: Fact, year: number | null, ofBook: number): Compared['verdict'] {
  if (year !== null && year !== ofBook) return 'year';
  const more = fact.value - value;
  const apart = Math.abs(more);
  // A hair for the arithmetic of decimals.
  const hair = Math.abs(fact.value) * 1e-9;
  const isCut = cut && more > -hair && more < step - hair;
  if (apart <= hair || isCut || apart < Math.max(step, stepOf(fact)) / 2 - hair) return 'same';
  return fact.unit !== '个' && apart <= Math.abs(fact.value) * NEAR ? 'near' : 'differs';
}

/** What is said of the name after it: to the end of the sentence, or to the next name. */
function saidOf(after: string, isDistrict: boolean): string {
  if (NOT_OF_IT.test(after)) return '';
  const sentence = /^[^。！？!?\n]*/.exec(after)![0];
  const wider = isDistrict ? WIDER.replace('区', '') : WIDER;
  const ends = [OTHER, new RegExp(PART_OF_IT), new RegExp(wider)].map((end) => sentence.search(end));
  return sentence.slice(0, Math.min(...ends.map((at) => (at < 0 ? sentence.length : at))));
}

/** Whether what is said before a flow speaks of a part of the year. */
const ofPart = (text: string): boolean => !/^$|全年|年度/.test([...text.matchAll(STRETCH)].at(-1)?.[0] ?? '');

/** The year that counts at a place of the sentence: the last one named before it. */
function yearAt(text: string): number | null {
  const years = [...text.matchAll(/((?:19|20)\d\d)年/g)];
  const last = years.at(-1)?.[1];
  return last === undefined ? null : Number(last);
}

/**
 * Compares the figures that a sentence gives for a name with those the book has. Only what the sentence says right after the
 * name is looked at, and only in the plain form “words, number, unit”: what could be of something else is left alone.
 * @param before text of the block before the name; @param after text after it
 * @param year the year the book tells of
 */
export function compareFigures(before: string, after: string, facts: readonly Fact[], year: number): Compared[] {
  const start = before.slice(Math.max(...['。', '！', '？', '；', '\n'].map((end) => before.lastIndexOf(end))) + 1);
  if (BESIDE.test(start)) return [];
  const said = saidOf(
    after,
    facts.some(({ label }) => label === '街道'),
  );
  const found: Compared[] = [];
  const add = (label: string, text: string, at: number, value: Value, bound?: string): void => {
    const fact = facts.find((one) => one.label === label);
    if (!fact || found.some((one) => one.label === label)) return;
    const of = yearAt(start + said.slice(0, at));
    const over = bound !== undefined && /[破超逾过]/.test(bound);
    const verdict = verdictOf(over ? { ...value, cut: true } : value, fact, of, year);
    // “More than” and “nearly” say no figure: they can be borne out, and nothing else.
    if (bound && verdict !== 'same' && verdict !== 'year') return;
    found.push({ label, text, value: value.value, year: of, fact, verdict });
  };
  for (const { label, words, units, flow } of QUANTITIES) {
    const unit = Object.keys(units).join('|');
    const match = new RegExp(`${EDGE}${words}${LINK}${NUMBER}(${unit})(?!次|的|[/／]|以[上下])`).exec(said);
    if (!match) continue;
    const [all, bound, whole = '', fraction, of = ''] = match;
    if (flow && ofPart(start + said.slice(0, match.index))) continue;
    const text = all.slice(all.search(/\d/));
    add(label, text, match.index, printed(whole, fraction, of, units[of] as number), bound);
  }
  for (const { label, unit } of PARTS) {
    const match = new RegExp(`${HAVE}${COUNT}个(?:城市)?${unit}${NO_MORE}`, 'u').exec(said);
    if (match)
      add(label, `${match[1]}个${unit}`, match.index, { value: countOf(match[1] as string), step: 1, cut: false });
  }
  return found;
}
