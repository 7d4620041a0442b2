import type { PageName } from '../../data/messaging/messages';
import type { EntityRow } from '../../data/store/model';
import type { MapArea } from '../map/map-areas';
import type { MapFit } from '../map/map-fit';
import type { MapPlace } from '../map/place-markers';
import { areaOf } from '../map/view';
import { type AtlasBook, chainOf, neighboursOf, placeOf } from './book';
import { type Measure, scaleOf } from './measures';
import type { YearItem } from './year';

/** What a view puts on the one map. The map stays alive while views change. */
export interface MapScene {
  places: MapPlace[];
  /** Where else something is. */
  dots: MapPlace[];
  areas: MapArea[];
  /** Everything shown, placed or not, in the order of the list: what an export holds. */
  listed: EntityRow[];
  fit: MapFit;
  clusterRadius: number;
  names: boolean;
  sketch: boolean;
  notes: string[];
}

const EMPTY: Omit<MapScene, 'fit'> = {
  places: [],
  dots: [],
  areas: [],
  listed: [],
  clusterRadius: 34,
  names: false,
  sketch: false,
  notes: [],
};

/** 本页: numbers as in the list, everything in view. */
export function pageScene(book: AtlasBook, tab: number | null, names: readonly PageName[]): MapScene {
  const places = names.flatMap((name, i) => {
    const entity = book.byId.get(name.entity);
    return (entity && entity.kind !== 'district' && placeOf(entity, i + 1)) || [];
  });
  return {
    ...EMPTY,
    places,
    listed: names.flatMap((name) => book.byId.get(name.entity) ?? []),
    clusterRadius: 42,
    names: places.length <= 30,
    // A page that grows moves the map only when places it did not show come in.
    fit: { key: `page ${tab} ${places.map((place) => place.id).join()}`, ids: places.map((place) => place.id) },
  };
}

/** 全区: everything placed that passes the filter. */
export function allScene(found: { placed: EntityRow[]; unplaced: EntityRow[] }, key: string): MapScene {
  const places = found.placed.flatMap((entity) => (entity.kind === 'district' ? [] : (placeOf(entity) ?? [])));
  return {
    ...EMPTY,
    places,
    listed: [...found.placed, ...found.unplaced],
    names: true,
    clusterRadius: 34,
    fit: { key: `all ${key}`, ids: [] },
  };
}

/** 街道: the sketched cells, shaded by a number of the book. */
export function streetsScene(book: AtlasBook, measure: Measure | undefined): MapScene {
  const scale = scaleOf(measure?.rows.map((row) => row.value) ?? []);
  const areas = book.streets.flatMap((street): MapArea[] => {
    const area = areaOf(street, book.layers);
    const row = measure?.rows.find((one) => one.street === street);
    return area ? [{ id: street.id, ...area, shade: row ? scale.shade(row.value) : null }] : [];
  });
  return { ...EMPTY, areas, listed: [...book.streets], fit: { key: 'streets', ids: [] } };
}

/** 大事记: the places of the item at hand by number, those of the other items as dots. */
export function yearScene(book: AtlasBook, items: readonly YearItem[], at: number): MapScene {
  const current = items[at]?.placed ?? [];
  const places = current.flatMap((entity, i) => placeOf(entity, i + 1) ?? []);
  const dots: MapPlace[] = [];
  const seen = new Set(current.map((entity) => entity.id));
  for (const { placed } of items) {
    for (const entity of placed) {
      const place = seen.has(entity.id) ? null : placeOf(entity);
      seen.add(entity.id);
      if (place) dots.push(place);
    }
  }
  // Names known only by their street: the street is outlined, nothing is marked in it.
  const areas = [...(items[at]?.streets ?? [])].flatMap((id): MapArea[] => {
    const street = book.byId.get(id);
    const area = street && areaOf(street, book.layers);
    return area ? [{ id, ...area, shade: 0 }] : [];
  });
  const ids = current.length > 0 ? current.map((entity) => entity.id) : areas.map((area) => area.id);
  return {
    ...EMPTY,
    places,
    areas,
    dots,
    listed: [...new Set(items.flatMap((item) => item.entities))],
    names: true,
    clusterRadius: 18,
    fit: { key: `year ${items[at]?.item.id}`, ids },
  };
}

/** A place with its neighbours, or with what lies in it. */
export function entityScene(book: AtlasBook, entity: EntityRow): MapScene {
  const own = placeOf(entity);
  const members = (book.inside.get(entity.id) ?? []).flatMap((member) => placeOf(member) ?? []);
  const neighbours = neighboursOf(book, entity, 6);
  const near = neighbours.flatMap((other, i) => placeOf(other.entity, i + 1) ?? []);
  const holder = entity.location.level === 'within' ? book.byId.get(entity.location.within) : undefined;
  const around = areaOf(entity, book.layers) ? entity : holder;
  const area = around && around.kind !== 'district' ? areaOf(around, book.layers) : null;
  const isArea = entity.kind === 'street' || entity.kind === 'district';
  const places = isArea ? members : [...(own ? [{ ...own, main: true }] : []), ...near];
  return {
    ...EMPTY,
    places,
    listed: [entity, ...(isArea ? (book.inside.get(entity.id) ?? []) : neighbours.map((other) => other.entity))],
    areas: area && around ? [{ id: around.id, ...area, shade: isArea ? null : 0 }] : [],
    names: true,
    clusterRadius: 26,
    fit: {
      key: `entity ${entity.id}`,
      ids: area && around && !own ? [around.id] : isArea ? [entity.id] : places.map((place) => place.id),
    },
  };
}

/** Where an unplaced name is known to lie: the sketched area that holds it, outlined while its row is lit. */
export function holderArea(book: AtlasBook, id: string | null): MapArea | null {
  const entity = id === null ? undefined : book.byId.get(id);
  if (!entity || placeOf(entity)) return null;
  for (const holder of [entity, ...chainOf(book, entity)]) {
    const area = areaOf(holder, book.layers);
    if (area) return { id: holder.id, ...area, shade: null };
  }
  return null;
}
