import type { Fact } from '../../data/gazetteer/model';
import type { EntityRow } from '../../data/store/model';
import type { AtlasBook } from './book';

/** A number that the book gives for the streets. */
export interface Measure {
  /** Label as the book has it, or of a count of our own. */
  id: string;
  unit: string;
  /** Streets with the number, most first. */
  rows: { street: EntityRow; value: number; fact: Fact | null }[];
}

/** People first: it is what readers compare districts by. */
export function firstMeasure(measures: readonly Measure[]): Measure | undefined {
  return measures.find(({ id }) => id.includes('人口')) ?? measures[0];
}

/** Fewer streets than this make no map. */
const ENOUGH = 5;

/** Everything the book counts street by street, the commonest first; then the entries about each, counted by us. */
export function measuresOf(book: AtlasBook, entriesLabel: string): Measure[] {
  const measures = new Map<string, Measure>();
  for (const street of book.streets) {
    for (const fact of street.facts) {
      const key = `${fact.label}|${fact.unit}`;
      const measure = measures.get(key) ?? { id: fact.label, unit: fact.unit, rows: [] };
      measures.set(key, measure);
      if (!measure.rows.some((row) => row.street === street)) measure.rows.push({ street, value: fact.value, fact });
    }
  }
  const found = [...measures.values()].filter((measure) => measure.rows.length >= ENOUGH);
  found.push({
    id: entriesLabel,
    unit: '',
    rows: book.streets.map((street) => ({ street, value: street.entries.length, fact: null })),
  });
  for (const measure of found) measure.rows.sort((a, b) => b.value - a.value);
  return found.sort(
    (a, b) => Number(a.rows[0]?.fact === null) - Number(b.rows[0]?.fact === null) || b.rows.length - a.rows.length,
  );
}

export interface Scale {
  /** Smallest value of each shade, lightest first. */
  from: number[];
  shade(value: number): 0 | 1 | 2 | 3 | 4;
}

/** Five shades with about as many streets each (quintiles); equal values share a shade. */
export function scaleOf(values: readonly number[]): Scale {
  const sorted = [...values].sort((a, b) => a - b);
  const from = [0, 1, 2, 3, 4].map((step) => sorted[Math.floor((step * sorted.length) / 5)] ?? 0);
  const shade = (value: number) => {
    let at = 0;
    for (let step = 1; step < 5; step++) if (value >= from[step]! && from[step]! > from[step - 1]!) at = step;
    return at as 0 | 1 | 2 | 3 | 4;
  };
  return { from: [...new Set(from)], shade };
}
