import type { EntityRow, PackRow } from '../../data/store/model';
import type { OfficeHolder } from '../../data/yearbook/model';
import { type EntityDetails, loadEntity, loadEntries, type RankedEntry } from '../entity/load-entity';
import type { LibrarySource } from '../library/source';
import { type Counterpart, loadCounterparts } from './load-counterparts';

/** One book's side of a comparison. */
export interface Side {
  pack: PackRow;
  details: EntityDetails;
  /** The first entries, most telling first. */
  entries: RankedEntry[];
  heads: OfficeHolder[];
}

export interface Comparison {
  /** Earlier year first. */
  sides: [Side, Side];
  confidence: Counterpart['confidence'];
  /** Other books that could stand in place of the second. */
  others: Counterpart[];
  figures: FigureRow[];
}

/** A figure in both books, or in one. */
export interface FigureRow {
  label: string;
  unit: string;
  values: [Figure | null, Figure | null];
}

interface Figure {
  value: number;
  page: number;
}

const ENTRIES = 12;

async function sideOf(entity: EntityRow, pack: PackRow, source: LibrarySource): Promise<Side | null> {
  const [details, entries, offices] = await Promise.all([
    loadEntity(entity.id, source),
    loadEntries(entity.entries.slice(0, ENTRIES), source),
    source.getRecords(pack.id, 'offices'),
  ]);
  if (!details) return null;
  const names = new Set([entity.name, entity.full, entity.short, ...entity.aliases]);
  return { pack, details, entries, heads: (offices ?? []).filter(({ body }) => names.has(body)) };
}

/** Figures of two books side by side: those in both first, in the order of the earlier book. */
export function compareFigures(a: EntityRow['facts'], b: EntityRow['facts']): FigureRow[] {
  const rows = new Map<string, FigureRow>();
  for (const [side, facts] of [a, b].entries())
    for (const { label, unit, value, page } of facts) {
      const key = `${label} ${unit}`;
      const row = rows.get(key) ?? { label, unit, values: [null, null] };
      row.values[side] ??= { value, page };
      rows.set(key, row);
    }
  const both = (row: FigureRow): number => (row.values[0] && row.values[1] ? 0 : 1);
  return [...rows.values()].sort((x, y) => both(x) - both(y));
}

/**
 * What two books say of one thing. Undefined where the library has no other book with it.
 * @param book id of the other book; the surest counterpart unless given
 */
export async function loadComparison(
  id: string,
  book: string | undefined,
  source: LibrarySource,
): Promise<Comparison | undefined> {
  const [entity, books] = await Promise.all([source.getEntity(id), loadCounterparts(id, source)]);
  const other = books?.others.find(({ pack }) => pack.id === book) ?? books?.others[0];
  if (!entity || !books || !other) return undefined;
  const sides = (
    await Promise.all([sideOf(entity, books.own, source), sideOf(other.entity, other.pack, source)])
  ).filter((side) => side !== null);
  const [a, b] = sides.sort((x, y) => x.pack.info.year - y.pack.info.year);
  if (!a || !b) return undefined;
  return {
    sides: [a, b],
    confidence: other.confidence,
    others: books.others,
    figures: compareFigures(a.details.entity.facts, b.details.entity.facts),
  };
}
