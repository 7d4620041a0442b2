import type { MapLayer } from '../model';
import type { GeoFacts } from './facts';

/**
 * Layers of the offline base map in drawing order. Feature properties by role: `district`, `water`, `street-sketch`,
 * `path` → `name`; `river` → `name`, `drawWidthMetres` (a drawing width, not banks); `road` → `name` (null for the
 * unnamed rest), `km` of line in the layer; `rail`, `bridge` → `name`; `metro-line` → `name`, `colour`, `opened` (year),
 * `later` (opened after the book's year, and drawn so); `metro-station` → `name`, `lines`.
 * @param year the year the book tells of
 */
export function buildLayers(geo: GeoFacts, year: number): MapLayer[] {
  return geo.layers.map((layer) =>
    layer.role === 'metro-line'
      ? { ...layer, features: { ...layer.features, features: markLater(layer, year) } }
      : layer,
  );
}

function markLater(layer: MapLayer, year: number): GeoJSON.Feature[] {
  return layer.features.features.map((feature) =>
    Number(feature.properties?.opened) > year
      ? { ...feature, properties: { ...feature.properties, later: true } }
      : feature,
  );
}

/** The outline of the district, or null when the facts hold none. */
export function districtOutline(geo: GeoFacts): GeoJSON.Geometry | null {
  return geo.layers.find((layer) => layer.role === 'district')?.features.features[0]?.geometry ?? null;
}

/** Sketch cells by street name (湖滨街道 …); nearest-point cells, never a boundary. */
export function streetCells(geo: GeoFacts): Map<string, GeoJSON.Geometry> {
  const cells = new Map<string, GeoJSON.Geometry>();
  for (const layer of geo.layers) {
    if (layer.role !== 'street-sketch') continue;
    for (const feature of layer.features.features) cells.set(String(feature.properties?.name), feature.geometry);
  }
  return cells;
}
