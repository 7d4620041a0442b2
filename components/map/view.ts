import type { Entity, MapLayer } from '../../data/gazetteer/model';
import { metresPerPixel } from './mercator';
import { boundsOf } from './shapes';

/** Where on the map a thing is, as far as is known: its point, the area that holds it, or only the district. */
export type Whereabouts =
  | { kind: 'point'; lon: number; lat: number; precision: number; approximate: boolean; byAddress: boolean }
  | { kind: 'near'; lon: number; lat: number; precision: number; container: Entity }
  | { kind: 'area'; container: Entity | null; name: string; feature: GeoJSON.Feature; sketch: boolean }
  | { kind: 'unknown' };

/**
 * The most that can honestly be drawn. A container with an area (district outline, sketched street) gives the area, one with
 * only a point gives a ring around it and never a marker for the thing itself.
 *
 * @param containers entities that hold this one, nearest first
 */
export function whereabouts(entity: Entity, containers: readonly Entity[], layers: readonly MapLayer[]): Whereabouts {
  const { location } = entity;
  if (location.level === 'own' || location.level === 'address') {
    const area = location.level === 'own' ? areaOf(entity, layers) : null;
    if (area && (entity.kind === 'district' || entity.kind === 'street'))
      return { kind: 'area', container: null, name: entity.name, ...area };
    const { lon, lat, precision, approximate } = location;
    return { kind: 'point', lon, lat, precision, approximate, byAddress: location.level === 'address' };
  }
  const own = areaOf(entity, layers);
  if (own) return { kind: 'area', container: null, name: entity.name, ...own };
  if (location.level !== 'within') return { kind: 'unknown' };
  const chain = [...containers].sort((a, b) => Number(b.id === location.within) - Number(a.id === location.within));
  for (const container of chain) {
    const area = areaOf(container, layers);
    if (area) return { kind: 'area', container, name: container.name, ...area };
    const point = container.location;
    if (point.level === 'own' || point.level === 'address')
      return { kind: 'near', lon: point.lon, lat: point.lat, precision: Math.max(point.precision, 300), container };
  }
  return { kind: 'unknown' };
}

/** Whether a book brings any ground to draw. Without, only its own points could be shown, on nothing. */
export function hasGround(layers: readonly MapLayer[]): boolean {
  return layers.some((layer) => layer.features.features.length > 0);
}

/** The drawn area of a district or street, found by the entity id or name its feature carries. */
export function areaOf(
  entity: Pick<Entity, 'id' | 'name' | 'kind'>,
  layers: readonly MapLayer[],
): { feature: GeoJSON.Feature; sketch: boolean } | null {
  const role = entity.kind === 'district' ? 'district' : entity.kind === 'street' ? 'street-sketch' : null;
  if (!role) return null;
  for (const layer of layers) {
    if (layer.role !== role) continue;
    const feature = layer.features.features.find(
      ({ properties }) => properties?.entity === entity.id || properties?.name === entity.name,
    );
    if (feature) return { feature, sketch: layer.sketch };
  }
  return null;
}

/** Zoom at which a precision circle takes about two fifths of the height; never so near that the sketch has nothing to show. */
export function zoomFor(lat: number, precision: number, height: number): number {
  const wanted = (2 * Math.max(precision, 60)) / (0.4 * height);
  const zoom = Math.log2(metresPerPixel(lat, 0) / wanted);
  return Math.min(15.5, Math.max(11.5, Math.round(zoom * 4) / 4));
}

export function featureBounds(feature: GeoJSON.Feature): [[number, number], [number, number]] | null {
  const bounds = boundsOf([feature]);
  return (
    bounds && [
      [bounds[1], bounds[0]],
      [bounds[3], bounds[2]],
    ]
  );
}
