import type { DistrictMapProps } from '../map/district-map';
import { Schematic } from '../map/schematic';
import { hasGround } from '../map/view';
import { late } from '../ui/late';
import { type AtlasBook, chainOf } from './book';

// The list is there before Leaflet is.
const DistrictMap = late(() => import('../map/district-map').then((part) => part.DistrictMap));

/** The map of a book; of a book that brings neither ground nor points, its areas by what belongs to what. */
export function AtlasGround({
  book,
  onPick,
  ...map
}: DistrictMapProps & { book: AtlasBook; onPick: (id: string) => void }) {
  if (hasGround(book.layers) || map.places.length > 0) return <DistrictMap {...map} />;
  const lit = map.lit === null ? undefined : book.byId.get(map.lit);
  const holding = lit && [lit, ...chainOf(book, lit)].find(({ id }) => book.streets.some((street) => street.id === id));
  return (
    <Schematic
      label={map.label}
      areas={book.streets.map(({ id, name }) => ({ id, name, count: book.inside.get(id)?.length ?? 0 }))}
      lit={holding?.id ?? null}
      onLight={map.onLight}
      onPick={onPick}
    />
  );
}
