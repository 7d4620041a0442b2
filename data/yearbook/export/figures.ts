/** Figures with units in the running text: each with its subject, period and printed page. */
import type { Book, Entry } from '../model';

export interface Figure {
  /** What is counted, in the sentence's own words. */
  subject: string;
  value: number;
  /** As printed, with 万 and 亿 before it where the value is so many (1015.2 亿元). */
  unit: string;
  /** 约, 近, 超 …: the value is not exact. */
  about: boolean;
  /** Year the figure is of, where the sentence or the book's year says it. */
  period: number;
  /** Id of the entry. */
  entry: string;
  title: string;
  category: string;
  page: number;
  /** Offset of the number in the entry's body, UTF-16 code units. */
  at: number;
}

// Measure words and units that yearbooks count in; those of time and dates are left to the dates.
const UNITS = [
  '个百分点',
  '平方千米',
  '平方公里',
  '立方米',
  '平方米',
  '人次',
  '人天',
  '千瓦时',
  '千克',
  '公斤',
  '公里',
  '千米',
  '公顷',
  '毫米',
  '厘米',
  '学时',
  '课时',
  '元',
  '人',
  '户',
  '家',
  '个',
  '件',
  '项',
  '米',
  '吨',
  '次',
  '场',
  '期',
  '条',
  '台',
  '辆',
  '所',
  '处',
  '幢',
  '套',
  '名',
  '位',
  '部',
  '份',
  '张',
  '座',
  '支',
  '只',
  '例',
  '起',
  '宗',
  '批',
  '种',
  '类',
  '亩',
  '册',
  '篇',
  '首',
  '幅',
  '间',
  '栋',
  '对',
  '艘',
  '架',
  '门',
  '盏',
  '颗',
  '株',
  '棵',
  '班',
  '队',
  '组',
  '岁',
  '%',
  '％',
  '‰',
];
const FIGURE = new RegExp(
  `(约|近|超过?|逾|达到?|突破)?(?<![\\d.])(\\d{1,3}(?:[,，]\\d{3})+|\\d+)(\\.\\d+)?(余|多)?(万|亿|千|百)?(余|多)?(${UNITS.join('|')})(?!月)`,
  'g',
);

const CLAUSE = /[，。；：！？、（）()\n]/;
/** Verbs and helpers between a subject and its number. */
const LINKS =
  /(?:同比|环比|比上年|较上年|累计|合计|共计|总计|全年|年内|全区|其中|分别|以上|实现|完成|达到|达|为|共有|共|有|计|约|近|超|是|至|增长|增加|下降|减少|开展|举办|新增|建成|组织|发放|收到|办理)+$/;

/** Words before a subject that say when or that it is one of several. */
const LEADS = /^(?:至?(?:全年|年内|年末|年底)|其中|并|共|另有)+/;

/** The words a number is about: its clause up to it, without the verbs; the clause before where that leaves nothing. */
function subjectOf(text: string, at: number): string {
  let end = at;
  for (let tries = 0; tries < 2; tries++) {
    let start = end;
    while (start > 0 && end - start < 40 && !CLAUSE.test(text[start - 1]!)) start--;
    const clause = text
      .slice(start, end)
      .replace(/^\d{4}年(末|底)?/, '')
      .replace(FIGURE, '')
      .trim();
    const subject = clause.replace(LINKS, '').replace(LINKS, '').replace(LEADS, '').trim();
    if (subject.length > 1) return subject;
    end = start - 1;
    if (end <= 0) break;
  }
  return '';
}

/** The last year named before the number in its sentence, but one it is compared with; the book's own where none is. */
function periodOf(text: string, at: number, year: number): number {
  const start = Math.max(text.lastIndexOf('。', at), text.lastIndexOf('\n', at)) + 1;
  const named = [...text.slice(start, at).matchAll(/(?<![\d比较])((?:19|20)\d{2})年/g)].at(-1);
  return named ? Number(named[1]) : year;
}

/** All figures of one entry, in the order of its text. */
export function figuresOf(entry: Entry, year: number): Figure[] {
  const figures: Figure[] = [];
  for (const found of entry.body.matchAll(FIGURE)) {
    const [, about, whole, part = '', , scale = '', , unit] = found;
    const value = Number(`${whole!.replaceAll(/[,，]/g, '')}${part}`);
    const at = found.index + (about?.length ?? 0);
    // Years, days and hours are dates, not quantities: 2021年, 5月, 第3届 are not met here; 第12个 is an ordinal.
    if (entry.body[at - 1] === '第') continue;
    const inexact = Boolean(found[4] ?? found[6]) || /^(约|近|超|逾|突破)/.test(about ?? '');
    figures.push({
      subject: subjectOf(entry.body, found.index),
      value,
      unit: `${scale}${unit!.replace('％', '%')}`,
      about: inexact,
      period: periodOf(entry.body, at, year),
      entry: entry.id,
      title: entry.title,
      category: entry.category,
      page: entry.page,
      at,
    });
  }
  return figures;
}

/** All figures of the entries of a book. */
export function readFigures(book: Pick<Book, 'entries' | 'info'>): Figure[] {
  return book.entries.flatMap((entry) => figuresOf(entry, book.info.year));
}
