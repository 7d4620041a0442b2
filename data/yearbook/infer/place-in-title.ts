import { type Division, shortName } from './divisions';
import { reignOfTitle } from './reigns';

/**
 * What a title says of its place: 婺源年鉴（2020） → 婺源, 咸淳臨安志 → 臨安, 永順縣志 → 永順縣. What it belongs to is left
 * out where the title names that too: 北京延庆年鉴 → 延庆.
 */
export function placeInTitle(title: string, divisions: readonly Division[]): string {
  const name = title.replace(/^[《\s]+|[》\s]+$/g, '').replace(/^\d{4}年?/, '');
  const reign = reignOfTitle(name) === null ? 0 : 2;
  const place = name
    .slice(reign)
    .replace(/年[鉴鑑].*$/, '')
    .replace(/^(?:重修|續修|续修|新修|增修)/, '')
    .replace(/(?:續|续|新|通|圖)?志(?:稿)?[》（(].*$|(?:續|续|新|通|圖)?志(?:稿)?$/, '');
  return withoutAbove(place, divisions);
}

/** A place without the province and city that stand before it, by the list; as it is where the list has it so. */
function withoutAbove(place: string, divisions: readonly Division[]): string {
  if (divisions.some(({ name }) => name === place || shortName(name) === place)) return place;
  for (const { name, city, province } of divisions)
    for (const own of [name, shortName(name)]) {
      const above = place.slice(0, -own.length);
      if (above.length < 2 || above + own !== place) continue;
      const cities = ['', city, shortName(city)];
      const provinces = ['', province, shortName(province)];
      if (cities.some((one) => provinces.some((whole) => whole + one === above))) return own;
    }
  return place;
}
