import type { Marker as LeafletMarker } from 'leaflet';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { Marker, useMap } from 'react-leaflet';
import { type Cluster, Clusters, clusterText } from './clusters';
import { clusterIcon, markerIcon } from './icons';

/** A placed thing. Degrees WGS-84 (or of the tiles' system, once shifted), metres. */
export interface MapPlace {
  id: string;
  name: string;
  group: 'place' | 'organization';
  lon: number;
  lat: number;
  precision: number;
  number?: number;
  /** The one place that everything shown is about. */
  main?: boolean;
}

/** The markers to draw now: places in view, grouped where they would lie on each other. */
export function useClusters(places: readonly MapPlace[], radius: number): Cluster<MapPlace>[] {
  const map = useMap();
  const index = useMemo(() => {
    // The place that all is about keeps its own marker and its own spot.
    const main = places.filter((place) => place.main);
    return { main, others: new Clusters(main.length > 0 ? places.filter((place) => !place.main) : places, radius) };
  }, [places, radius]);
  const [view, setView] = useState(0);
  useEffect(() => {
    const moved = () => setView((count) => count + 1);
    map.on('moveend', moved);
    moved();
    return () => {
      map.off('moveend', moved);
    };
  }, [map]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `view` counts the moves
  return useMemo(() => {
    const box = map.getBounds().pad(0.2);
    return [
      ...index.main.map((place) => ({ key: `main ${place.id}`, lon: place.lon, lat: place.lat, members: [place] })),
      ...index.others.at([box.getWest(), box.getSouth(), box.getEast(), box.getNorth()], map.getZoom()),
    ];
  }, [map, index, view]);
}

/** Only what is in view is in the DOM. */
export function PlaceMarkers({
  clusters,
  lit,
  onLight,
  onOpen,
}: {
  clusters: readonly Cluster<MapPlace>[];
  lit: string | null;
  onLight: (id: string | null) => void;
  onOpen: (id: string | null) => void;
}) {
  const map = useMap();
  // Handlers stay the same function, so that lighting one marker redraws two and not all.
  const latest = useRef({ onLight, onOpen });
  latest.current = { onLight, onOpen };
  const handlers = useMemo(
    () => ({
      light: (id: string | null) => latest.current.onLight(id),
      open: (cluster: Cluster<MapPlace>) => {
        const only = cluster.members.length === 1 || together(cluster.members);
        if (only) latest.current.onOpen(cluster.members[0]!.id);
        else
          map.fitBounds(
            cluster.members.map((member) => [member.lat, member.lon] as [number, number]),
            { padding: [40, 40], maxZoom: 17, animate: !matchMedia('(prefers-reduced-motion: reduce)').matches },
          );
      },
    }),
    [map],
  );
  // A lit place inside a group comes out of it, at its own spot with its own number, for as long as it is lit.
  const hidden = clusters.find(({ members }) => members.length > 1 && members.some((member) => member.id === lit));
  const out = hidden?.members.find((member) => member.id === lit);
  return (
    <>
      {clusters.map((cluster) => (
        <PlaceMarker
          key={cluster.key}
          cluster={cluster}
          zoom={map.getZoom()}
          lit={lit !== null && cluster.members.length === 1 && cluster.members[0]!.id === lit}
          handlers={handlers}
        />
      ))}
      {out && (
        <Marker
          key={`out ${out.id} ${out.number}`}
          position={[out.lat, out.lon]}
          icon={markerIcon(out.group, String(out.number ?? ''), 'lit')}
          interactive={false}
          keyboard={false}
          zIndexOffset={2000}
        />
      )}
    </>
  );
}

/** Places at the very same point can never be zoomed apart. */
function together(members: readonly MapPlace[]): boolean {
  const [first] = members;
  return members.every(
    (member) => Math.abs(member.lon - first!.lon) < 2e-5 && Math.abs(member.lat - first!.lat) < 2e-5,
  );
}

const PlaceMarker = memo(
  function PlaceMarker({
    cluster,
    zoom,
    lit,
    handlers,
  }: {
    cluster: Cluster<MapPlace>;
    zoom: number;
    lit: boolean;
    handlers: { light: (id: string | null) => void; open: (cluster: Cluster<MapPlace>) => void };
  }) {
    const { members } = cluster;
    const only = members.length === 1 ? members[0]! : null;
    const text = only ? (only.number === undefined ? '' : String(only.number)) : clusterText(members);
    const main = only?.main ?? false;
    const group = members[0]!.group;
    const icon = useMemo(
      () =>
        only ? markerIcon(group, text, main ? 'main' : lit ? 'lit' : 'plain') : clusterIcon(text, members.length, zoom),
      [only, group, text, lit, main, members.length, zoom],
    );
    const title = members.length <= 6 ? members.map((member) => member.name).join('、') : '';
    const marker = useRef<LeafletMarker | null>(null);
    return (
      <Marker
        ref={marker}
        position={[cluster.lat, cluster.lon]}
        icon={icon}
        keyboard={false}
        title={title}
        zIndexOffset={lit ? 1000 : only?.number !== undefined ? 500 - only.number : 0}
        eventHandlers={useMemo(
          () => ({
            // A group stands for several: which of them to light nobody could say.
            mouseover: () => only && handlers.light(only.id),
            mouseout: () => only && handlers.light(null),
            click: () => handlers.open(cluster),
          }),
          [handlers, cluster, only],
        )}
      />
    );
  },
  (before, after) =>
    before.cluster.key === after.cluster.key &&
    before.lit === after.lit &&
    (before.zoom === after.zoom || after.cluster.members.length === 1) &&
    before.handlers === after.handlers &&
    before.cluster.lon === after.cluster.lon &&
    before.cluster.lat === after.cluster.lat &&
    before.cluster.members.every(
      (member, i) =>
        member.number === after.cluster.members[i]!.number &&
        member.main === after.cluster.members[i]!.main &&
        member.group === after.cluster.members[i]!.group,
    ),
);
