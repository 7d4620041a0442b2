import { useMemo, useState } from 'react';
import { useStrings } from '../i18n';
import { kindLabels } from '../kinds';
import { PlaceMap } from '../map';
import { type CardData, holdersOf } from './load-card';

/** Pixels; kept whether the map is there yet or not. */
const MAP_HEIGHT = 132;

/** The map of what is shown. Hidden, not taken away, while something else loads: Leaflet is dear to set up. */
export function CardMap({ data }: { data: CardData | null }) {
  const [last, setLast] = useState(data);
  if (data && data !== last) setLast(data);
  const shown = data ?? last;
  const containers = useMemo(() => (shown ? holdersOf(shown) : []), [shown]);
  if (!shown) return null;
  return (
    <figure className="card-map" hidden={!data}>
      <PlaceMap
        entity={shown.entity}
        containers={containers}
        layers={shown.layers}
        height={MAP_HEIGHT}
        popup={<MapPopup data={shown} />}
        zoomButtons={false}
      />
    </figure>
  );
}

/** The marker's popup: what stands there, and where it belongs. */
function MapPopup({ data: { entity, chain } }: { data: CardData }) {
  const kinds = useStrings(kindLabels);
  return (
    <>
      <strong>{entity.name}</strong>
      <br />
      {[...chain.map((parent) => parent.name), kinds[entity.kind]].join(' › ')}
      {entity.address && (
        <>
          <br />
          {entity.address}
        </>
      )}
    </>
  );
}
