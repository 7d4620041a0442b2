import { useMemo, useState } from 'react';
import { useStrings } from '../i18n';
import { kindLabels } from '../kinds';
import { PlaceMap } from '../map';
import { whereabouts } from '../map/view';
import { type CardData, holdersOf } from './load-card';
import { cardStrings } from './strings';

/** Pixels; kept whether the map is there yet or not. */
const MAP_HEIGHT = 132;

/** The map of what is shown. Hidden, not taken away, while something else loads: Leaflet is dear to set up. */
export function CardMap({ data }: { data: CardData | null }) {
  const words = useStrings(cardStrings);
  const [last, setLast] = useState(data);
  if (data && data !== last) setLast(data);
  const shown = data ?? last;
  const containers = useMemo(() => (shown ? holdersOf(shown) : []), [shown]);
  if (!shown) return null;
  // A map with nothing on it would say less than the words, and look as if all of the district were meant.
  const nowhere = whereabouts(shown.entity, containers, shown.layers).kind === 'unknown';
  return (
    <>
      {data && nowhere && <p className="card-nowhere">{words.nowhere}</p>}
      <figure className="card-map" hidden={!data || nowhere}>
        <PlaceMap
          entity={shown.entity}
          containers={containers}
          layers={shown.layers}
          height={MAP_HEIGHT}
          popup={<MapPopup data={shown} />}
          zoomButtons={false}
        />
      </figure>
    </>
  );
}

/** The marker's popup: what stands there, and where it belongs; the card's head has its address. */
function MapPopup({ data: { entity, chain } }: { data: CardData }) {
  const kinds = useStrings(kindLabels);
  return (
    <>
      <strong>{entity.name}</strong>
      <br />
      {[...chain.map((parent) => parent.name), kinds[entity.kind]].join(' › ')}
    </>
  );
}
