import { type MatchReport, OSM_CREDIT, OSM_LAYERS, type OsmLayer } from '../data/basemap/index';

/** How an extract is written down among the fact files of a book: its layers, its source, its points. */

/** File of a layer below `geo/layers/`; its name marks it as ODbL, which the loader insists on. */
export const layerFile = (layer: OsmLayer) => `osm-${layer}-odbl.geojson`;

const SOURCE_ID = 'OSM';

/** `layers.tsv` with the layers of the extract in, and the sketches they replace out (by their role). Can be repeated. */
export function mergeLayerTable(table: string, layers: readonly OsmLayer[], replaceWater: boolean): string {
  const ids = new Set(layers.map((layer) => `osm-${layer}`));
  const roles = new Set<string>(
    layers.flatMap((layer) => (layer === 'water' && !replaceWater ? [] : OSM_LAYERS[layer].replaces)),
  );
  const kept = table.split('\n').filter((line) => {
    const [id, , role] = line.split('\t');
    return line !== '' && !ids.has(id!) && (line.startsWith('#') || id === 'id' || !roles.has(role ?? ''));
  });
  const rows = (Object.keys(OSM_LAYERS) as OsmLayer[])
    .filter((layer) => layers.includes(layer))
    .map((layer) => {
      const { role, title } = OSM_LAYERS[layer];
      return [`osm-${layer}`, layerFile(layer), role, 'no', SOURCE_ID, OSM_CREDIT, 'ODbL 1.0', title].join('\t');
    });
  return `${[...kept, ...rows].join('\n')}\n`;
}

/** `sources.tsv` with the extract as a source, dated. Can be repeated. */
export function mergeSourceTable(table: string, year: string): string {
  const kept = table.split('\n').filter((line) => line !== '' && !line.startsWith(`${SOURCE_ID}\t`));
  const notice = '© OpenStreetMap contributors, ODbL 1.0, https://www.openstreetmap.org/copyright';
  const row = [SOURCE_ID, 'OpenStreetMap 底图', 'WGS-84', 'ODbL 1.0', notice, 'www.openstreetmap.org', year].join('\t');
  return `${[...kept, row].join('\n')}\n`;
}

/** `points-odbl.tsv` with the matched points in, for names that have no point yet. Can be repeated. */
export function mergePointTable(
  table: string,
  { matched }: MatchReport,
  kindOf: (name: string) => string | undefined,
): string {
  const kept = table.split('\n').filter((line) => line !== '' && line.split('\t')[6] !== SOURCE_ID);
  const rows = matched.flatMap(({ name, lat, lon, precision, count }) => {
    const kind = kindOf(name);
    const note = `OpenStreetMap 同名点${count > 1 ? ` ${count} 处的中点` : ''}`;
    return kind ? [[name, '', kind, lat, lon, precision, SOURCE_ID, '', note].join('\t')] : [];
  });
  return `${[...kept, ...rows].join('\n')}\n`;
}
