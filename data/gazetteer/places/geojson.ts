import { type Entity, KINDS, type Kind } from '../model';

/** Properties of a place in every GeoJSON this project writes. */
export interface PlaceProperties {
  id: string;
  name: string;
  kind: Kind;
  level: Entity['location']['level'];
  /** Metres; null without a point. */
  precision: number | null;
  source: string | null;
  /** Name of the area that holds the place: stated where only that is known, else its parent. */
  within: string | null;
  approximate: boolean;
  /** What the location rests on, in Chinese. */
  basis: string;
}

/** Everything of the vocabulary that is a place, and organizations with a point or an area of their own. */
export function isOnMap(entity: Entity): boolean {
  return KINDS[entity.kind] === 'place' || entity.location.level === 'own' || entity.location.level === 'address';
}

/** One entity as a GeoJSON feature; `nameOf` turns an entity id into a name. A place without a point has null geometry. */
export function placeFeature(
  entity: Entity,
  nameOf: (id: string) => string | null,
): GeoJSON.Feature<GeoJSON.Point | null, PlaceProperties> {
  const { location } = entity;
  const placed = location.level === 'own' || location.level === 'address';
  const area = location.level === 'within' ? location.within : entity.within;
  return {
    type: 'Feature',
    id: entity.id,
    geometry: placed ? { type: 'Point', coordinates: [location.lon, location.lat] } : null,
    properties: {
      id: entity.id,
      name: entity.name,
      kind: entity.kind,
      level: location.level,
      precision: placed ? location.precision : null,
      source: placed ? location.source : null,
      within: area === null ? null : nameOf(area),
      approximate: placed ? location.approximate : true,
      basis: location.basis,
    },
  };
}

/** Names of entities by id, for `within`. */
export function entityNames(entities: readonly Entity[]): (id: string) => string | null {
  const names = new Map(entities.map((entity) => [entity.id, entity.name]));
  return (id) => names.get(id) ?? null;
}

/**
 * `export places`: every place, and every organization that has a point, as WGS-84 GeoJSON (RFC 7946). Places of which
 * only an area is known come along with null geometry, so that nothing is hidden.
 */
export function placesGeoJSON(
  entities: readonly Entity[],
): GeoJSON.FeatureCollection<GeoJSON.Point | null, PlaceProperties> {
  const nameOf = entityNames(entities);
  return {
    type: 'FeatureCollection',
    features: entities.filter(isOnMap).map((entity) => placeFeature(entity, nameOf)),
  };
}
