/** The list of districts by which a book's own place is found. */
import type { Division } from './info';

/**
 * Districts and counties with their city and province, of the rows of `data/lexicon/divisions.tsv` (name, level, national code).
 * A county right under its province has the province's name for its city.
 */
export function parseDivisions(text: string): Division[] {
  const cities = new Map<string, string>();
  const provinces = new Map<string, string>();
  const counties: [name: string, code: string][] = [];
  for (const line of text.split('\n')) {
    const [name, level, code] = line.split('\t');
    if (!name || !code) continue;
    if (level === 'province') provinces.set(code, name);
    else if (level === 'city') cities.set(code, name);
    else if (level === 'county') counties.push([name, code]);
  }
  return counties.map(([name, code]) => {
    const province = provinces.get(code.slice(0, 2)) ?? '';
    return { name, city: cities.get(code.slice(0, 4)) ?? province, province };
  });
}
