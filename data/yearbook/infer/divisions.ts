/** The list of districts by which a book's own place is found. */

/** A county, district or city of the country's list, with what it belongs to. */
export interface Division {
  name: string;
  city: string;
  province: string;
}

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

/** 婺源县 → 婺源, 上饶市 → 上饶, 广西壮族自治区 → 广西. */
export function shortName(name: string): string {
  const short = name
    .replace(/(?:壮族|回族|维吾尔)?自治区$|特别行政区$|自治[州县旗]$|新区$|[省市县區区盟旗]$|地区$/, '')
    .replace(
      /^([\u3400-\u9fff]{2,}?)(?:各族|[\u3400-\u9fff]{1,3}族|哈萨克|柯尔克孜|塔吉克|锡伯|蒙古|达斡尔|鄂温克|鄂伦春|撒拉)+$/,
      '$1',
    );
  return short.length >= 2 ? short : name;
}
