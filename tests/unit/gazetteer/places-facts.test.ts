import { beforeAll, describe, expect, it } from 'vitest';
import { buildLayers, type GeoFacts, parseGeoFacts } from '../../../data/gazetteer/places';
import { distanceToArea } from '../../../data/gazetteer/places/geometry';
import { districtOutline, streetCells } from '../../../data/gazetteer/places/layers';
import { readGeoFiles } from './places-files';

/** The summit and the pagoda hill lie just beyond the line; the lake and the river are shared with neighbours. */
const OUTSIDE_BY_NATURE = new Set(['西湖', '玉皇山', '南屏山']);

let files: Record<string, string>;
let geo: GeoFacts;
beforeAll(() => {
  files = readGeoFiles();
  geo = parseGeoFacts(files);
});

describe('facts on places', () => {
  it('gives every point a source with a licence and a place', () => {
    expect(geo.points.length).toBeGreaterThan(450);
    for (const source of geo.sources) {
      expect(source.licence, source.id).not.toBe('');
      expect(source.where, source.id).toMatch(
        /^(github\.com\/|en\.wikipedia\.org\/|www\.geonames\.org|en\.gotohz\.com)/,
      );
    }
  });

  it('leaves out the sources whose repositories are not identified', () => {
    const used = new Set([...geo.points, ...geo.houses].map((row) => row.source));
    for (const id of ['S07', 'S08', 'S09', 'S11', 'S15', 'S17', 'R01']) expect(used).not.toContain(id);
  });

  it('has every point inside the district plus 300 m, but for what lies outside by nature', () => {
    const outline = districtOutline(geo)!;
    const far = geo.points
      .filter((point) => !OUTSIDE_BY_NATURE.has(point.name))
      .map((point) => ({ name: point.name, metres: Math.round(distanceToArea(outline, point)) }))
      .filter((point) => point.metres > 300);
    expect(far).toEqual([]);
  });

  it('has every community in reach of the sketch cell of its street', () => {
    const cells = streetCells(geo);
    expect(cells.size).toBe(14);
    const far = geo.points
      .filter((point) => point.kind === 'community')
      .map((point) => {
        const cell = cells.get(point.street ?? '');
        return { name: point.name, street: point.street, metres: cell ? Math.round(distanceToArea(cell, point)) : -1 };
      })
      // The cells are drawn from few points: 浜河 and 黄家 lie by 备塘路, which the book names as the edge of 笕桥街道.
      .filter((point) => point.metres < 0 || point.metres > 1100);
    expect(far).toEqual([]);
  });

  it('keeps the base map small and its coordinates at five decimals', () => {
    let bytes = 0;
    for (const [name, text] of Object.entries(files)) {
      if (!name.startsWith('geo/layers/')) continue;
      bytes += Buffer.byteLength(text);
      expect(text, name).not.toMatch(/\d\.\d{6,}/);
    }
    expect(bytes).toBeLessThan(350 * 1024);
    expect(new Set(buildLayers(geo, 2021).map((layer) => layer.role))).toContain('road');
  });

  it('marks every sketch as one', () => {
    for (const layer of buildLayers(geo, 2021))
      if (layer.role === 'road' || layer.role === 'street-sketch' || layer.role === 'river')
        expect(layer.sketch, layer.id).toBe(true);
  });
});

describe('reading facts', () => {
  it('refuses a point without a known source', () => {
    const bad = { ...files, 'geo/points.tsv': files['geo/points.tsv']!.replace(/\tS02\t/, '\tS99\t') };
    expect(() => parseGeoFacts(bad)).toThrow(/geo\/points\.tsv:\d+: point without a known source/);
  });

  it('refuses OpenStreetMap rows outside their own file', () => {
    const bad = { ...files, 'geo/points.tsv': files['geo/points.tsv']!.replace(/\tS02\t/, '\tO02\t') };
    expect(() => parseGeoFacts(bad)).toThrow(/does not belong in this file/);
  });

  it('refuses a bad coordinate and names the line', () => {
    const bad = { ...files, 'geo/addresses.tsv': `${files['geo/addresses.tsv']}某路\t1\t\t120.1\t50\tS02\t\n` };
    expect(() => parseGeoFacts(bad)).toThrow(/geo\/addresses\.tsv:\d+: bad coordinate ""/);
  });

  it('says which file is missing', () => {
    const { 'geo/layers.tsv': _, ...rest } = files;
    expect(() => parseGeoFacts(rest)).toThrow(/geo\/layers\.tsv/);
  });
});
