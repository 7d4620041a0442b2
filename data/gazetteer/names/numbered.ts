import type { DraftSet } from './draft';

/** 采荷第一小学, 杭州第四中学, with its number alone where that says which: the third part is the type in one character. */
const NUMBERED = /^(.{2,})第([一二三四五六七八九十]{1,3})([小中])学$/;
/** A place or a person; what is longer is more than that (师范大学附属), and no name without the city. */
const PLACE = /^.{2,3}$/;

/**
 * Numbered schools are called by their number and the first character of their type, after their place (采荷一小) or their
 * city's name or first character (杭州四中, 杭四中): adds these forms.
 * @param city the city's name without 市
 * @param province the province's with 省; empty where the book does not say it
 */
export function addNumberedSchools(set: DraftSet, city: string, province: string): void {
  for (const one of set.all) {
    if (one.kind !== 'school' || one.scope !== 'district') continue;
    for (const form of [...one.surfaces.keys()]) {
      const [, whole = '', number, type] = NUMBERED.exec(form) ?? [];
      if (number === undefined) continue;
      const led = province !== '' && whole.startsWith(province) ? whole.slice(province.length) : whole;
      const place = led.startsWith(city) ? led.slice(city.length).replace(/^市/, '') : led;
      const heads = place === '' ? [city, city.slice(0, 1)] : PLACE.test(place) ? [place] : [];
      for (const head of heads) {
        const name = `${head}${number}${type}`;
        if (set.find(name) === undefined) set.form(one, { name, origin: 'rule', line: null, bare: true, alone: true });
      }
    }
  }
}
