import type { RefObject } from 'react';
import { linkedPlaces, placesCsv } from '../../data/gazetteer/places/export';
import { entityNames, placeFeature } from '../../data/gazetteer/places/geojson';
import type { AtlasRoute as Route } from '../../data/routes';
import type { DistrictMapHandle } from '../map/district-map';
import type { ExportChoice } from './atlas-menu';
import type { AtlasBook } from './book';
import type { MapScene } from './scene';
import type { atlasStrings } from './strings';

/** What can be saved of what is shown now: the map as a picture, and all that the list holds, placed or not. */
export function exportsOf({
  book,
  scene,
  map,
  view,
  strings,
}: {
  book: AtlasBook;
  scene: MapScene;
  map: RefObject<DistrictMapHandle | null>;
  view: Route['view'];
  strings: (typeof atlasStrings)['zh'];
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
  ];
}

function json(value: unknown, type: string): Blob {
  return new Blob([JSON.stringify(value, null, 1)], { type });
}
