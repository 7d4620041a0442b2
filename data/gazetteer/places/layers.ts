import type { MapLayer } from '../model';
import type { GeoFacts } from './facts';

/**
 * Layers of the offline base map in drawing order. Feature properties by role: `district`, `water`, `street-sketch`,
 * `path` → `name`; `river` → `name`, `drawWidthMetres` (a drawing width, not banks); `road` → `name` (null for the
 * unnamed rest), `km` of line in the layer; `metro-line` → `name`, `colour`; `metro-station` → `name`, `lines`.
 */
export function buildLayers(geo: GeoFacts): MapLayer[] {
  return geo.layers;
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
