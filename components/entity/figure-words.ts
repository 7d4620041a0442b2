import type { Language } from '../i18n';

/** What yearbooks call their commonest figures, in English. A label that is not here is shown as printed. */
const LABELS: Readonly<Record<string, string>> = {
  户籍人口: 'Registered population',
  流动人口: 'Floating population',
  常住人口: 'Resident population',
  人口: 'Population',
  面积: 'Area',
  区域面积: 'Area',
  占地面积: 'Site area',
  建筑面积: 'Floor area',
  街道: 'Subdistricts',
  社区: 'Communities',
  行政村: 'Villages',
  居民小区: 'Housing estates',
  财政总收入: 'Fiscal revenue',
  财政收入: 'Fiscal revenue',
  一般公共预算收入: 'General public budget revenue',
  地方财政收入: 'Local fiscal revenue',
  社会消费品零售总额: 'Retail sales of consumer goods',
  固定资产投资: 'Fixed-asset investment',
  地区生产总值: 'Gross domestic product',
  税收: 'Tax revenue',
  学校规模: 'Classes',
  户数: 'Households',
};

const UNITS: Readonly<Record<string, string>> = {
  人: 'people',
  名: 'people',
  万人: '×10,000 people',
  户: 'households',
  万户: '×10,000 households',
  个: '',
  家: '',
  所: '',
  平方千米: 'km²',
  平方公里: 'km²',
  平方米: 'm²',
  万平方米: '×10,000 m²',
  公顷: 'ha',
  亩: 'mu',
  千米: 'km',
  公里: 'km',
  米: 'm',
  元: 'yuan',
  万元: '×10,000 yuan',
  亿元: '×100 million yuan',
  '%': '%',
};

/** A figure's label in the reader's language. */
export function figureLabel(label: string, language: Language): string {
  return language === 'zh' ? label : (LABELS[label] ?? label);
}

/** A figure's unit in the reader's language; a bare count has none in English. */
export function figureUnit(unit: string, language: Language): string {
  return language === 'zh' ? unit : (UNITS[unit] ?? unit);
}
