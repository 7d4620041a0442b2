import type { BookInfo } from '../yearbook/model';

/** What the forms of a district's names are built from; all of it follows from what the book says it is about. */
export interface District {
  /** 上城区 */
  name: string;
  /** 上城 */
  stem: string;
  /** 杭州市 */
  city: string;
  /** 杭州 */
  cityStem: string;
  /** What a bare body's name begins with: 区 of 上城区, 县 of 婺源县. */
  type: string;
  /** 浙江省; empty where the book names none. */
  province: string;
  /** 浙江 */
  provinceStem: string;
}

/** The district a book is about, with its short names. */
export function districtOf({ district, city, province }: Pick<BookInfo, 'district' | 'city' | 'province'>): District {
  return {
    name: district,
    stem: district.replace(/[区县市旗]$/, ''),
    city,
    cityStem: city.replace(/[市州盟]$|地区$/, ''),
    type: /[区县市旗]$/.exec(district)?.[0] ?? '区',
    province,
    provinceStem: province.replace(/[省市]$|(?:壮族|回族|维吾尔)?自治区$/, ''),
  };
}

/** Source of a regular expression that matches any of some names; one that matches nothing where all are empty. */
export function anyOf(...names: readonly string[]): string {
  const given = names.filter((name) => name !== '').map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return given.length > 0 ? `(?:${given.join('|')})` : '(?!)';
}
