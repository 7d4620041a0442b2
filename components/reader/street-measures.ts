import type { EntityRow } from '../../data/store/model';

/** A number that the book gives for most streets. */
export interface StreetMeasure {
  label: string;
  unit: string;
  rows: { street: EntityRow; fact: EntityRow['facts'][number] }[];
}

/** Counts that the book gives for most streets, the commonest first. */
export function measuresOf(streets: readonly EntityRow[]): StreetMeasure[] {
  const measures = new Map<string, StreetMeasure>();
  for (const street of streets) {
    for (const fact of street.facts) {
      const key = `${fact.label} ${fact.unit}`;
      const measure = measures.get(key) ?? { label: fact.label, unit: fact.unit, rows: [] };
      measures.set(key, measure);
      measure.rows.push({ street, fact });
    }
  }
  return [...measures.values()].filter(({ rows }) => rows.length > streets.length / 2);
}
