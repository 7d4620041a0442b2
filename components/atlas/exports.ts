import type { RefObject } from 'react';
import { linkedPlaces, placesCsv } from '../../data/gazetteer/places/export';
import { entityNames, placeFeature } from '../../data/gazetteer/places/geojson';
import type { AtlasRoute as Route } from '../../data/routes';
import { inTitleMarks } from '../../data/title-marks';
import type { Language } from '../i18n';
import { kindLabels } from '../kinds';
import type { DistrictMapHandle } from '../map/district-map';
import type { ExportChoice } from './atlas-menu';
import { type AtlasBook, chainOf } from './book';
import { embedHtml } from './embed';
import type { MapScene } from './scene';
import type { atlasStrings } from './strings';

/** What can be saved of what is shown now: the map as a picture, and all that the list holds, placed or not. */
export function exportsOf({
  book,
  scene,
  map,
  view,
  title,
  strings,
  language,
}: {
  book: AtlasBook;
  scene: MapScene;
  map: RefObject<DistrictMapHandle | null>;
  view: Route['view'];
  /** Of the page in front, where its names are shown. */
  title: string | null;
  strings: (typeof atlasStrings)['zh'];
  language: Language;
}): ExportChoice[] {
  const name = `${book.pack.id}-${view}`;
  const { listed } = scene;
  return [
    {
      id: 'geojson',
      label: strings.menu.geojson,
      file: `${name}.geojson`,
      make: async () => {
        const nameOf = entityNames(book.entities);
        const features = listed.map((entity) => placeFeature(entity, nameOf));
        return json({ type: 'FeatureCollection', features }, 'application/geo+json');
      },
    },
    {
      id: 'linked-places',
      label: strings.menu.linked,
      file: `${name}.lpf.json`,
      make: async () => json(linkedPlaces(listed, book.entities, book.pack.info), 'application/ld+json'),
    },
    {
      id: 'csv',
      label: strings.menu.csv,
      file: `${name}.csv`,
      make: async () => new Blob([placesCsv(listed, book.entities)], { type: 'text/csv' }),
    },
    { id: 'png', label: strings.menu.png, file: `${name}.png`, make: () => map.current!.png() },
    {
      id: 'svg',
      label: strings.menu.svg,
      file: `${name}.svg`,
      make: async () => new Blob([svgText(map.current!.svg())], { type: 'image/svg+xml' }),
    },
    {
      id: 'html',
      label: strings.menu.html,
      file: `${name}.html`,
      make: async () => {
        const numbers = new Map(scene.places.map((place) => [place.id, place.number ?? null]));
        const page = embedHtml({
          lang: language === 'zh' ? 'zh-CN' : 'en',
          title: title ?? book.pack.info.district,
          svg: svgText(map.current!.svg()),
          rows: listed.map((entity) => ({
            number: numbers.get(entity.id) ?? null,
            name: entity.name,
            note: [kindLabels[language][entity.kind], chainOf(book, entity)[0]?.name].filter(Boolean).join(' · '),
          })),
          credits: [
            strings.edition(inTitleMarks(book.pack.info.title), book.pack.info.year),
            strings.menu.numbers,
            ...new Set(book.layers.map((layer) => layer.attribution).filter(Boolean)),
          ],
        });
        return new Blob([page], { type: 'text/html' });
      },
    },
  ];
}

function svgText(drawing: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(drawing);
}

function json(value: unknown, type: string): Blob {
  return new Blob([JSON.stringify(value, null, 1)], { type });
}
