import type { Entry } from '../yearbook/model';
import type { Fact } from './model';

/** Numbers of a street that its first entry gives, as printed (湖滨街道, line 72116: 面积1.6平方千米 … 户籍人口2.89万人). */
const PATTERNS: readonly { label: string; pattern: RegExp; unit: string; scale?: RegExp }[] = [
  { label: '面积', pattern: /面积约?([\d.]+)平方千米/, unit: '平方千米' },
  { label: '社区', pattern: /([\d]+)个社区/, unit: '个' },
  { label: '行政村', pattern: /([\d]+)个行政村/, unit: '个' },
  { label: '户籍人口', pattern: /户籍人口约?([\d.]+)(万)?人/, unit: '人' },
  { label: '常住人口', pattern: /常住人口约?([\d.]+)(万)?人/, unit: '人' },
  { label: '流动人口', pattern: /流动人口约?([\d.]+)(万)?人/, unit: '人' },
  { label: '财政总收入', pattern: /财政总收入([\d.]+)亿元/, unit: '亿元' },
  { label: '税收', pattern: /(?:街道|实现)税收(?:收入)?([\d.]+)亿元/, unit: '亿元' },
  { label: '社会消费品零售总额', pattern: /社会消费品零售总额([\d.]+)亿元/, unit: '亿元' },
];

/** Facts of a street from its 概况 entry; the source is the entry's id. Counts in 万 are given in ones. */
export function streetFacts(entry: Entry): Fact[] {
  const facts: Fact[] = [];
  for (const { label, pattern, unit } of PATTERNS) {
    const match = pattern.exec(entry.body);
    if (match === null) continue;
    const value = match[2] === '万' ? Math.round(Number(match[1]) * 10000) : Number(match[1]);
    facts.push({ label, value, unit, source: entry.id, page: entry.page });
  }
  return facts;
}
