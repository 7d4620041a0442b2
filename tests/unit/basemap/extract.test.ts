import { describe, expect, it } from 'vitest';
import { closeRings, readExtract } from '../../../data/basemap/extract';
import { type Box, buildOsmLayers, layerOf, mapLayersOf, thin } from '../../../data/basemap/layers';
import { matchPoints } from '../../../data/basemap/points';
import { boxOf, overpassQuery } from '../../../data/basemap/query';
import { withGround } from '../../../data/basemap/with-ground';
import { buildLayers, parseGeoFacts } from '../../../data/gazetteer/places';
import { layerFile, mergeLayerTable, mergeSourceTable } from '../../../scripts/basemap-files';
import { readGeoFiles } from '../gazetteer/places-files';

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
    expect([...layers.keys()].sort()).toEqual(['metro', 'rivers', 'roads', 'water']);
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
    expect(lake.type === 'MultiPolygon' && lake.coordinates[0]!.map((ring) => ring.length)).toEqual([5, 4]);
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
    const road = (tags: Record<string, string>) => layerOf({ tags, lines: [[]], areas: [], point: null });
    expect(road({ highway: 'trunk' })).toBe('roads');
    expect(road({ highway: 'residential' })).toBeNull();
    expect(road({ highway: 'footway', name: '步道' })).toBeNull();
  });

  it('is cut at the edge of the map, and keeps the holes of an area open', () => {
    const far = { lon: 120.5, lat: 30.2 };
    const ring = (west: number, south: number, east: number, north: number) =>
      at([west, south], [east, south], [east, north], [west, north], [west, south]);
    const text = JSON.stringify({
      elements: [
        { type: 'way', id: 1, tags: { highway: 'primary', name: '出界路' }, geometry: [...at([120.29, 30.2]), far] },
        {
          type: 'relation',
          id: 2,
          tags: { natural: 'water', name: '界湖' },
          members: [
            { type: 'way', role: 'outer', geometry: ring(120.2, 30.2, 120.6, 30.3) },
            { type: 'way', role: 'inner', geometry: ring(120.22, 30.22, 120.23, 30.23) },
          ],
        },
      ],
    });
    const layers = buildOsmLayers(readExtract(text), box, 5);
    const road = layers.get('roads')!.features[0]!.geometry;
    expect(road.type === 'MultiLineString' && road.coordinates[0]!.at(-1)).toEqual([120.3, 30.2]);
    const lake = layers.get('water')!.features[0]!.geometry;
    if (lake.type !== 'MultiPolygon') throw new Error('a lake is an area');
    const [outer, hole] = lake.coordinates[0]!;
    expect(Math.max(...outer!.map(([lon]) => lon!))).toBe(120.3);
    const area = (line: number[][]) =>
      line.slice(1).reduce((sum, [x, y], i) => sum + line[i]![0]! * y! - x! * line[i]![1]!, 0);
    expect(Math.sign(area(outer!))).toBe(-Math.sign(area(hole!)));
  });

  it('of another city is refused, and so is one without anything the map draws', () => {
    const elsewhere = [
      { type: 'way', id: 1, tags: { highway: 'primary', name: '别处' }, geometry: at([121, 31], [121.1, 31]) },
    ];
    for (const elements of [elsewhere, []])
      expect(() => buildOsmLayers(readExtract(JSON.stringify({ elements })), box, 5)).toThrow(/nothing in the extract/);
  });

  it('takes damaged elements for nothing, and many pieces of a coast in one pass', () => {
    const odd = [null, { lon: 'x', lat: 1 }, 7];
    const elements = [
      { type: 'way', id: 1, tags: { highway: 'primary', name: '坏' }, geometry: odd },
      { type: 'relation', id: 2, tags: { natural: 'water' }, members: 'none' },
      { type: 'way', id: 3, tags: 5, geometry: at([120.2, 30.2], [120.21, 30.2]) },
      { type: 'way', id: 4, tags: { highway: 'primary', name: '好' }, geometry: at([120.2, 30.2], [120.21, 30.2]) },
    ];
    expect(buildOsmLayers(readExtract(JSON.stringify({ elements })), box, 5).get('roads')!.features).toHaveLength(1);
    // Where each piece copied the ring before it, so many took half a minute.
    const many = 40_000;
    const circle = Array.from({ length: many }, (_, i) => {
      const point = (k: number) => [Math.cos((k / many) * 2 * Math.PI), Math.sin((k / many) * 2 * Math.PI)];
      return i === many - 1 ? [point(i), point(0)] : [point(i), point(i + 1)];
    });
    expect(closeRings(circle).map((ring) => ring.length)).toEqual([many + 1]);
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

describe('a ground over the layers of a book', () => {
  const book = buildLayers(parseGeoFacts(readGeoFiles()), 2021);

  it('replaces the sketches it has better ones for, and leaves the rest', () => {
    const layers = withGround(book, mapLayersOf(buildOsmLayers(readExtract(overpass), box, 5)));
    const ids = layers.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['district', 'osm-roads', 'osm-water', 'metro-stations', 'rail']));
    for (const gone of ['roads', 'river', 'west-lake', 'metro-lines', 'metro-curves']) expect(ids).not.toContain(gone);
    expect(ids.indexOf('district')).toBeLessThan(ids.indexOf('osm-water'));
    expect(withGround(book, [])).toEqual(book);
  });

  it('covers the district and a kilometre around it', () => {
    const [west, south, east, north] = boxOf(book)!;
    expect(east - west).toBeGreaterThan(0.1);
    expect(north - south).toBeGreaterThan(0.1);
    expect(boxOf([])).toBeNull();
  });
});

describe('named points of an extract', () => {
  const node = (name: string, lon: number, lat: number) => ({ type: 'node', id: 1, tags: { name }, lon, lat });
  const shapes = readExtract(
    JSON.stringify({
      elements: [
        node('甲医院', 120.2, 30.2),
        node('甲医院', 120.2005, 30.2),
        node('乙市场', 120.2, 30.2),
        node('乙市场', 120.25, 30.2),
        node('别处', 121, 31),
        node('书外', 120.2, 30.2),
      ],
    }),
  );

  it('go to the names of the book that exactly one place bears', () => {
    const report = matchPoints(shapes, new Set(['甲医院', '乙市场', '别处']), box);
    expect(report.matched).toEqual([{ name: '甲医院', lat: 30.2, lon: 120.20025, precision: 50, count: 2 }]);
    expect(report.ambiguous).toEqual(['乙市场']);
    expect(report.unmatched).toBe(1);
  });
});
