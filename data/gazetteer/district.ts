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
  /** 浙江省; empty where the book names none. */
  province: string;
  /** 浙江 */
  provinceStem: string;
}

/** The district a book is about, with its short names. */
export function districtOf({ district, city, province }: Pick<BookInfo, 'district' | 'city' | 'province'>): District {
  return {
    name: district,
    stem: district.replace(/[区县市]$/, ''),
    city,
    cityStem: city.replace(/市$/, ''),
    province,
    provinceStem: province.replace(/[省市]$/, ''),
  };
}

/** Source of a regular expression that matches any of some names; one that matches nothing where all are empty. */
export function anyOf(...names: readonly string[]): string {
  const given = names.filter((name) => name !== '').map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return given.length > 0 ? `(?:${given.join('|')})` : '(?!)';
}
