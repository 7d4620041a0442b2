import type { EntryRef } from '../../data/gazetteer/model';
import { inTitleMarks } from '../../data/title-marks';
import { defineStrings, formatNumber, plural } from '../i18n';

const lengthZh = (metres: number) =>
  metres >= 1000 ? `${(metres / 1000).toFixed(1)} 千米` : `${Math.round(metres / 10) * 10} 米`;
const lengthEn = (metres: number) =>
  metres >= 1000 ? `${(metres / 1000).toFixed(1)} km` : `${Math.round(metres / 10) * 10} m`;

/** `2021-04-09`, `2021-04` or `2021` in words. */
const dayZh = (iso: string) => {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}`;
};
const dayEn = (iso: string) => {
  const [year, month, day] = iso.split('-').map(Number);
  if (!month) return String(year);
  const date = new Date(Date.UTC(year!, month - 1, day ?? 1));
  return new Intl.DateTimeFormat('en', {
    year: 'numeric',
    month: 'short',
    ...(day ? { day: 'numeric' } : {}),
    timeZone: 'UTC',
  }).format(date);
};

/** What is said of an entity, in the same words on every surface. */
export const entityStrings = defineStrings(
  {
    path: '所属',
    bookTitle: inTitleMarks,
    names: '别的名字',
    full: '全称',
    short: '简称',
    aliases: '又称',
    former: '旧名',
    history: '沿革',
    until: (iso: string) => `${dayZh(iso)}止`,
    successor: '后为',
    predecessors: '前身',
    address: '地址',
    location: '位置',
    limits: '四至',
    own: (metres: number) => `精度约 ${lengthZh(metres)}`,
    byAddress: (metres: number) => `按地址定位，精度约 ${lengthZh(metres)}`,
    onlyWithin: (area: string) => `仅知在${area}`,
    nowhere: '本书未载',
    unknownPlace: '位置不详',
    placedByAddress: '按地址定位',
    metres: lengthZh,
    figures: (year: number) => `${year} 年的数字`,
    figuresOf: (year: number) => `${year} 年`,
    compare: {
      title: '网页上的数字与年鉴对照',
      page: (year: number | null) => (year === null ? '网页' : `网页（${year} 年）`),
      book: (year: number) => `年鉴（${year} 年）`,
      verdicts: { same: '相同', near: '相近', year: '年份不同', differs: '不一致' },
    },
    pages: (pages: readonly number[]) => `第 ${pages.join('、')} 页`,
    figure: '项目',
    value: '数值',
    source: '出处',
    members: (count: number) => `所辖 ${formatNumber(count, 'zh')} 处`,
    neighbours: '附近',
    entries: (count: number) => `相关条目 ${formatNumber(count, 'zh')}`,
    noEntries: '本书没有专写它的条目。',
    openEntry: (title: string) => `在阅读页打开：${title}`,
    missing: (name: string) => `本书未载“${name}”`,
    showMore: (count: number) => `再看 ${formatNumber(count, 'zh')} 条`,
    rest: (count: number) => `另有 ${formatNumber(count, 'zh')} 条`,
    rank: { own: '本分目概况', title: '题名', section: '分目', subject: '述及', body: '正文' } satisfies Record<
      EntryRef['rank'],
      string
    >,
    citeTitle: '引用',
    gbt: 'GB/T 7714',
    plain: '简明',
    details: '看详情',
    onMap: '在全区图中看',
    join: '、',
    comma: '，',
  },
  {
    path: 'Belongs to',
    bookTitle: (title) => title,
    names: 'Other names',
    full: 'Full name',
    short: 'Short name',
    aliases: 'Also called',
    former: 'Former name',
    history: 'History',
    until: (iso) => `until ${dayEn(iso)}`,
    successor: 'followed by',
    predecessors: 'Formerly',
    address: 'Address',
    location: 'Location',
    limits: 'Limits',
    own: (metres) => `within about ${lengthEn(metres)}`,
    byAddress: (metres) => `by its address, within about ${lengthEn(metres)}`,
    onlyWithin: (area) => `only known to be in ${area}`,
    nowhere: 'not in the book',
    unknownPlace: 'Location unknown',
    placedByAddress: 'placed by its address',
    metres: lengthEn,
    figures: (year) => `Figures for ${year}`,
    figuresOf: (year) => String(year),
    compare: {
      title: 'Figures of the page beside the yearbook’s',
      page: (year) => (year === null ? 'Page' : `Page (${year})`),
      book: (year) => `yearbook (${year})`,
      verdicts: { same: 'Same', near: 'Near', year: 'Other year', differs: 'Differs' },
    },
    pages: (pages) => `${pages.length > 1 ? 'pp.' : 'p.'} ${pages.join(', ')}`,
    figure: 'Figure',
    value: 'Value',
    source: 'Source',
    members: (count) => plural(count, 'part', 'parts'),
    neighbours: 'Nearby',
    entries: (count) => plural(count, 'entry', 'entries'),
    noEntries: 'No entry of this book is about it.',
    openEntry: (title) => `Open in the reader: ${title}`,
    missing: (name) => `“${name}” is not in this book`,
    showMore: (count) => `Show ${formatNumber(count, 'en')} more`,
    rest: (count) => `${formatNumber(count, 'en')} more`,
    rank: {
      own: 'its own section',
      title: 'title',
      section: 'section',
      subject: 'a sentence about it',
      body: 'text',
    },
    citeTitle: 'Cite',
    gbt: 'GB/T 7714',
    plain: 'Plain',
    details: 'Details',
    onMap: 'Show in the atlas',
    join: ', ',
    comma: ', ',
  },
);
