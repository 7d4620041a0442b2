import { shortName } from '../yearbook/infer/divisions';
import type { BookInfo } from '../yearbook/model';

/** What the forms of a district's names are built from; all of it follows from what the book says it is about. */
export interface District {
  /** Whole: 白塘区. */
  name: string;
  /** Without its type: 白塘. */
  stem: string;
  /** Whole: 临樟市. */
  city: string;
  /** Without its type: 临樟. */
  cityStem: string;
  /** What a bare body's name begins with: 区 of 白塘区, 县 of 白塘县. */
  type: string;
  /** Whole: 某省; empty where the book names none. */
  province: string;
  /** Without its type. */
  provinceStem: string;
}

/** The district a book is about, with its short names. */
export function districtOf({ district, city, province }: Pick<BookInfo, 'district' | 'city' | 'province'>): District {
  return {
    name: district,
    stem: /自治[县旗]$|新区$/.test(district) ? shortName(district) : district.replace(/[区县市旗]$/, ''),
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
