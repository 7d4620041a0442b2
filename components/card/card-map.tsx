import { useMemo, useState } from 'react';
import { type EntityDetails, holdersOf } from '../entity/load-entity';
import { entityStrings } from '../entity/strings';
import { useStrings } from '../i18n';
import { kindLabels } from '../kinds';
import { type LibraryAccess, useLoaded } from '../library/context';
import { Nested } from '../map/nested';
import { hasGround, whereabouts } from '../map/view';
import { late } from '../ui/late';

/** Pixels; kept whether the map is there yet or not. */
const MAP_HEIGHT = 132;

/** Leaflet is half of what the card weighs: the words are there before it. */
const PlaceMap = late(() => import('../map').then((part) => part.PlaceMap), <div style={{ height: MAP_HEIGHT }} />);
export const loadMap = PlaceMap.load;

const layersKey = (book: string): string => `layers:${book}`;

/** The base map of a book, read once a context. */
export function useLayers(book: string) {
  return useLoaded(layersKey(book), (source) => source.getLayers(book));
}

/** Reads the base map of a book before it is asked for. */
export function readLayers(book: string, { source, cache }: LibraryAccess): void {
  cache.cell(layersKey(book), () => source.getLayers(book));
}

/** The map of what is shown. Hidden, not taken away, while something else loads: Leaflet is dear to set up. */
export function CardMap({ details }: { details: EntityDetails | null }) {
  const words = useStrings(entityStrings);
  const [last, setLast] = useState(details);
  if (details && details !== last) setLast(details);
  const shown = details ?? last;
  const containers = useMemo(() => (shown ? holdersOf(shown) : []), [shown]);
  const layers = useLayers(shown?.book.id ?? '');
  if (!shown) return null;
  if (layers.state !== 'ready') return details && <div className="card-map" aria-hidden="true" />;
  // A map with nothing on it would say less than the words, and look as if all of the district were meant.
  const nowhere = whereabouts(shown.entity, containers, layers.value).kind === 'unknown';
  // Of a book without a map, what belongs to what is all there is to show.
  const chain = hasGround(layers.value) ? [] : [...containers.map(({ name }) => name).reverse(), shown.entity.name];
  return (
    <>
      {details && nowhere && chain.length > 1 && <Nested chain={chain} />}
      {details && nowhere && chain.length <= 1 && <p className="card-nowhere">{words.unknownPlace}</p>}
      <figure className="card-map" hidden={!details || nowhere}>
        <PlaceMap
          entity={shown.entity}
          containers={containers}
          layers={layers.value}
          height={MAP_HEIGHT}
          popup={<MapPopup details={shown} />}
          zoomButtons={false}
        />
      </figure>
    </>
  );
}

/** The marker's popup: what stands there, and where it belongs; the card's head has its address. */
function MapPopup({ details: { entity, chain } }: { details: EntityDetails }) {
  const kinds = useStrings(kindLabels);
  return (
    <>
      <strong>{entity.name}</strong>
      <br />
      {[...chain.map((parent) => parent.name), kinds[entity.kind]].join(' › ')}
    </>
  );
}
