import type { MapLayer } from '../gazetteer/model';

export type OsmLayer = 'green' | 'water' | 'rivers' | 'roads' | 'rail' | 'metro';

/** What each layer is for the map, in drawing order, and which layers of a book's own sketch it replaces. */
export const OSM_LAYERS: Record<OsmLayer, { role: MapLayer['role']; title: string; replaces: MapLayer['role'][] }> = {
  green: { role: 'green', title: '公园与林地', replaces: ['green'] },
  water: { role: 'water', title: '水面', replaces: ['water', 'river'] },
  rivers: { role: 'river', title: '河道', replaces: [] },
  roads: { role: 'road', title: '道路', replaces: ['road', 'bridge'] },
  rail: { role: 'rail', title: '铁路', replaces: ['rail'] },
  metro: { role: 'metro-line', title: '地铁线路', replaces: ['metro-line'] },
};

/**
 * A book's own layers with a finer ground in: what the ground replaces is left out, but for rivers and lakes that the
 * ground has none of. The ground is drawn right after the district's own outline and sketches.
 */
export function withGround(book: readonly MapLayer[], ground: readonly MapLayer[]): MapLayer[] {
  if (ground.length === 0) return [...book];
  const replaced = new Set(ground.flatMap(({ id }) => OSM_LAYERS[id.replace(/^osm-/, '') as OsmLayer]?.replaces ?? []));
  const kept = book.filter(({ role }) => !replaced.has(role));
  const first = kept.findIndex(({ role }) => role !== 'district' && role !== 'street-sketch');
  const at = first < 0 ? kept.length : first;
  return [...kept.slice(0, at), ...ground, ...kept.slice(at)];
}
