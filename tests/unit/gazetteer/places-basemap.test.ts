import { describe, expect, it } from 'vitest';
import { buildLayers, parseGeoFacts } from '../../../data/gazetteer/places';
import {
  type Box,
  buildOsmLayers,
  closeRings,
  layerFile,
  layerOf,
  mergeLayerTable,
  mergeSourceTable,
  overpassQuery,
  readExtract,
  thin,
} from '../../../scripts/basemap-osm';
import { readGeoFiles } from './places-files';

const box: Box = [120.1, 30.1, 120.3, 30.4];
const at = (...points: [number, number][]) => points.map(([lon, lat]) => ({ lon, lat }));

/** A hand-written answer of an Overpass server: two pieces of a road, a pond in two ways, a culvert, a far park. */
const overpass = JSON.stringify({
  elements: [
    {
      type: 'way',
      id: 1,
      tags: { highway: 'primary', name: '甲路' },
      geometry: at([120.2, 30.2], [120.2001, 30.20001], [120.21, 30.2]),
    },
    { type: 'way', id: 2, tags: { highway: 'primary', name: '甲路' }, geometry: at([120.21, 30.2], [120.22, 30.2]) },
    { type: 'way', id: 3, tags: { highway: 'service', name: '小区内路' }, geometry: at([120.2, 30.2], [120.2, 30.21]) },
    {
      type: 'way',
      id: 4,
      tags: { waterway: 'canal', name: '乙河', width: '25' },
      geometry: at([120.2, 30.25], [120.25, 30.25]),
    },
    {
      type: 'way',
      id: 5,
      tags: { waterway: 'stream', tunnel: 'culvert' },
      geometry: at([120.2, 30.25], [120.21, 30.26]),
    },
    {
      type: 'relation',
      id: 6,
      tags: { natural: 'water', name: '丙湖', type: 'multipolygon' },
      members: [
        { type: 'way', role: 'outer', geometry: at([120.2, 30.3], [120.21, 30.3], [120.21, 30.31]) },
        { type: 'way', role: 'outer', geometry: at([120.2, 30.3], [120.2, 30.31], [120.21, 30.31]) },
        {
          type: 'way',
          role: 'inner',
          geometry: at([120.204, 30.304], [120.205, 30.304], [120.205, 30.305], [120.204, 30.304]),
        },
      ],
    },
    {
      type: 'way',
      id: 7,
      tags: { leisure: 'park', name: '远处公园' },
      geometry: at([121, 31], [121.01, 31], [121.01, 31.01], [121, 31]),
    },
    { type: 'way', id: 8, tags: { railway: 'subway', name: '1号线' }, geometry: at([120.2, 30.2], [120.2, 30.25]) },
  ],
});

describe('an OpenStreetMap extract', () => {
  it('becomes one feature per name, thinned and rounded', () => {
    const layers = buildOsmLayers(readExtract(overpass), box, 5);
    expect([...layers.keys()].sort()).toEqual(['railways', 'rivers', 'roads', 'water']);
    const roads = layers.get('roads')!.features;
    expect(roads).toHaveLength(1);
    expect(roads[0]!.properties).toEqual({ name: '甲路', km: 1.9 });
    expect(roads[0]!.geometry).toEqual({
      type: 'MultiLineString',
      coordinates: [
        [
          [120.2, 30.2],
          [120.21, 30.2],
        ],
        [
          [120.21, 30.2],
          [120.22, 30.2],
        ],
      ],
    });
    expect(layers.get('rivers')!.features[0]!.properties).toEqual({ name: '乙河', drawWidthMetres: 25 });
  });

  it('closes the pieces of a lake, and leaves out what is underground or far away', () => {
    const layers = buildOsmLayers(readExtract(overpass), box, 5);
    const lake = layers.get('water')!.features[0]!.geometry;
    expect(lake.type === 'MultiPolygon' && lake.coordinates[0]![0]).toHaveLength(5);
    expect(layers.has('green')).toBe(false);
    expect(
      closeRings([
        [
          [0, 0],
          [1, 1],
        ],
      ]),
    ).toEqual([]);
  });

  it('may be GeoJSON with tags as properties, also as ogr2ogr writes them', () => {
    const geojson = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { name: '丁公园', other_tags: '"leisure"=>"park","note"=>"x"' },
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [120.2, 30.2],
                [120.21, 30.2],
                [120.21, 30.21],
                [120.2, 30.2],
              ],
            ],
          },
        },
      ],
    });
    expect(buildOsmLayers(readExtract(geojson), box, 5).get('green')!.features[0]!.properties).toEqual({
      name: '丁公园',
    });
  });

  it('is refused with a reason when it cannot be used', () => {
    expect(() => readExtract('<osm/>')).toThrow(/not JSON/);
    expect(() => readExtract('{}')).toThrow(/neither Overpass JSON/);
    expect(() => readExtract('{"elements":[{"type":"way","id":1,"nodes":[1,2]}]}')).toThrow(/out geom/);
    expect(() => readExtract('{"elements":[],"remark":"runtime error: Query timed out"}')).toThrow(/stopped early/);
  });

  it('draws unnamed main roads but no unnamed lanes', () => {
    const road = (tags: Record<string, string>) => layerOf({ tags, lines: [], areas: [] });
    expect(road({ highway: 'trunk' })).toBe('roads');
    expect(road({ highway: 'residential' })).toBeNull();
    expect(road({ highway: 'footway', name: '步道' })).toBeNull();
  });

  it('never thins a line to less than its ends', () => {
    expect(
      thin(
        [
          [120.2, 30.2],
          [120.20001, 30.2],
        ],
        50,
      ),
    ).toHaveLength(2);
  });
});

describe('the layers in the project', () => {
  it('read back with ODbL on their own files, the sketches replaced, twice the same', () => {
    const files = readGeoFiles();
    const layers = buildOsmLayers(readExtract(overpass), box, 5);
    for (const [layer, collection] of layers) files[`geo/layers/${layerFile(layer)}`] = JSON.stringify(collection);
    const names = [...layers.keys()];
    files['geo/layers.tsv'] = mergeLayerTable(files['geo/layers.tsv']!, names, false);
    files['geo/sources.tsv'] = mergeSourceTable(files['geo/sources.tsv']!, '2026');
    const built = buildLayers(parseGeoFacts(files), 2021);
    const ids = built.map((layer) => layer.id);
    expect(ids).toEqual(expect.arrayContaining(['osm-roads', 'osm-rivers', 'osm-water', 'west-lake', 'district']));
    expect(ids).not.toContain('roads');
    expect(ids).not.toContain('metro-lines');
    expect(built.find((layer) => layer.id === 'osm-roads')).toMatchObject({ sketch: false, licence: 'ODbL 1.0' });
    expect(mergeLayerTable(files['geo/layers.tsv'], names, false)).toBe(files['geo/layers.tsv']);
    expect(mergeSourceTable(files['geo/sources.tsv'], '2026')).toBe(files['geo/sources.tsv']);
  });

  it('asks Overpass for the district in its own order of coordinates, with geometry', () => {
    const query = overpassQuery(box);
    expect(query).toContain('[bbox:30.1000,120.1000,30.4000,120.3000]');
    expect(query).toMatch(/out geom;$/);
  });
});
