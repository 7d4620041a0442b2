import { useMemo } from 'react';
import { useMap } from 'react-leaflet';
import type { MapLayer } from '../../data/gazetteer/model';
import type { MapDot } from './base-layer';
import { BaseMap } from './base-map';
import { clusterSize } from './icons';
import { type MapPlace, PlaceMarkers, useClusters } from './place-markers';

/** Nearer than this every single marker may have its name; farther only where they are few. */
const NAMES_FROM = 13;

/** Ground, names and markers together: a name is drawn only beside a marker of its own, and never under any marker. */
export function Places({
  layers,
  ground,
  sketch,
  names,
  dots,
  places,
  radius,
  ...marks
}: {
  layers: readonly MapLayer[];
  places: readonly MapPlace[];
  dots?: readonly MapDot[];
  lit: string | null;
  onLight: (id: string | null) => void;
  onOpen: (id: string | null) => void;
  ground: boolean;
  sketch: boolean;
  names: boolean;
  radius: number;
}) {
  const clusters = useClusters(places, radius);
  const map = useMap();
  const zoom = map.getZoom();
  const many = zoom < NAMES_FROM && clusters.filter(({ members }) => members.length === 1).length > 40;
  const points = useMemo(
    () =>
      clusters.map(({ lon, lat, members }) => {
        const [first] = members;
        return {
          lon,
          lat,
          radius: clusterSize(members, zoom) / 2 + 1,
          name: members.length === 1 && names && (!many || first!.main) ? first!.name : null,
          tone: first!.group,
        };
      }),
    [clusters, names, many, zoom],
  );
  return (
    <>
      <BaseMap layers={layers} ground={ground} sketch={sketch} points={points} dots={dots} />
      <PlaceMarkers clusters={clusters} {...marks} />
    </>
  );
}
