import type { Map as LeafletMap } from 'leaflet';
import {
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Circle, GeoJSON, MapContainer, Popup } from 'react-leaflet';
import type { MapLayer } from '../../data/gazetteer/model';
import { useStrings } from '../i18n';
import type { MapDot } from './base-layer';
import { Areas, areaMiddle, type MapArea } from './map-areas';
import { Fit, type MapFit, toBounds } from './map-fit';
import { Caption, FollowSize, ZoomButtons } from './map-frame';
import { Places } from './map-places';
import type { MapPlace } from './place-markers';
import './map.css';
import { Measure } from './measure';
import { OnlineTiles } from './online-tiles';
import { shapesOf } from './shapes';
import { shiftFor } from './shift';
import { type SnapshotRequest, snapshotPng, snapshotSvg } from './snapshot';
import { mapStrings } from './strings';

export interface DistrictMapHandle {
  /** A PNG of what is shown, at twice the size on screen, with its caption drawn in. Never holds online tiles. */
  png(): Promise<Blob>;
  /** The same as a drawing. */
  svg(): SVGSVGElement;
  /** Bounds in view: west, south, east, north. */
  bounds(): [number, number, number, number] | null;
}

export interface DistrictMapProps {
  layers: readonly MapLayer[];
  places: readonly MapPlace[];
  areas?: readonly MapArea[];
  /** The area that holds a lit thing without a point of its own: outlined, never marked. */
  hint?: MapArea | null;
  /** Name of the map for screen readers. */
  label: string;
  /** Lit with its row in the list. */
  lit: string | null;
  onLight: (id: string | null) => void;
  /** The place or area whose popup is open. */
  open: string | null;
  onOpen: (id: string | null) => void;
  popup: (id: string) => ReactNode;
  fit: MapFit;
  /** Pixels within which places share a marker. */
  clusterRadius: number;
  /** Places that only show where else something is: small dots without name or number. */
  dots?: readonly MapDot[];
  /** Draw the sketched street lines (dashed). */
  sketch?: boolean;
  /** Names beside markers where there is room. */
  names?: boolean;
  tiles?: { url: string; attribution: string } | null;
  onTilesFailed?: () => void;
  notes?: string[];
  handle?: Ref<DistrictMapHandle>;
}

const NO_AREAS: readonly MapArea[] = [];

/**
 * The district with many places: markers that share a spot are grouped, popups hold React nodes, the list beside it carries the same.
 * Complexity: what is optional on the map is a condition in its tree.
 */
export function DistrictMap({ layers, areas = NO_AREAS, places, tiles = null, ...props }: DistrictMapProps) {
  const strings = useStrings(mapStrings);
  const [map, setMap] = useState<LeafletMap | null>(null);
  const [home, setHome] = useState(0);
  const [measuring, setMeasuring] = useState(false);
  const endMeasure = useCallback(() => setMeasuring(false), []);
  const [tilesBroken, setTilesBroken] = useState(false);
  const url = tiles?.url ?? null;
  const online = url !== null && !tilesBroken;
  const shown = useMemo(() => {
    const shift = shiftFor(online ? url : null);
    return places.map((place) => {
      const [lon, lat] = shift(place.lon, place.lat);
      return { ...place, lon, lat };
    });
  }, [places, online, url]);
  const { bounds: district } = shapesOf(layers);
  const lookup = useMemo(() => new Map(shown.map((place) => [place.id, place])), [shown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another provider deserves another try
  useEffect(() => setTilesBroken(false), [url]);

  const picture = (): SnapshotRequest => ({
    map: map!,
    layers,
    places,
    areas,
    dots: props.dots ?? [],
    radius: props.clusterRadius,
    sketch: props.sketch ?? false,
    names: props.names ?? false,
    caption: [strings.sketch, ...captionNotes(layers, props.notes)].join(' · '),
  });
  useImperativeHandle(props.handle, () => ({
    png: () => snapshotPng(picture()),
    svg: () => snapshotSvg(picture(), props.label),
    bounds: () => {
      const box = map?.getBounds();
      return box ? [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()] : null;
    },
  }));

  useEffect(() => {
    const container = map?.getContainer();
    container?.setAttribute('role', 'group');
    container?.setAttribute('aria-label', props.label);
    // Markers repeat the list beside the map, row by row; a screen reader gets them once.
    map?.getPane('markerPane')?.setAttribute('aria-hidden', 'true');
  }, [map, props.label]);

  const open = props.open === null ? undefined : lookup.get(props.open);
  const lit = props.lit === null ? undefined : lookup.get(props.lit);
  return (
    <div className="ym-map ym-district">
      <MapContainer
        ref={setMap}
        bounds={toBounds(district)}
        minZoom={9}
        maxZoom={17}
        zoomSnap={0.25}
        zoomDelta={1}
        wheelPxPerZoomLevel={120}
        zoomControl={false}
        attributionControl={false}
        fadeAnimation={false}
        maxBoundsViscosity={0.7}
      >
        <FollowSize />
        {online && (
          <OnlineTiles
            url={url}
            onFailed={() => {
              setTilesBroken(true);
              props.onTilesFailed?.();
            }}
          />
        )}
        <Areas
          areas={areas}
          online={online ? url : null}
          onLight={props.onLight}
          onOpen={props.onOpen}
          lit={props.lit}
        />
        {props.hint && !areas.some((area) => area.id === props.hint!.id) && (
          <GeoJSON
            key={`hint ${props.hint.id}`}
            data={props.hint.feature}
            interactive={false}
            style={{ className: `ym-area ym-hint${props.hint.sketch ? ' ym-vague' : ''}` }}
          />
        )}
        {(lit ?? open) && <Precision place={(lit ?? open)!} />}
        <Places
          layers={layers}
          ground={!online}
          sketch={props.sketch ?? false}
          names={props.names ?? false}
          dots={props.dots}
          places={shown}
          radius={props.clusterRadius}
          lit={props.lit}
          onLight={props.onLight}
          onOpen={props.onOpen}
        />
        <Fit fit={props.fit} home={home} places={lookup} areas={areas} district={district} />
        <OpenPopup
          open={props.open}
          at={open ? [open.lat, open.lon] : areaMiddle(areas, props.open)}
          onClose={() => props.onOpen(null)}
        >
          {props.open !== null && props.popup(props.open)}
        </OpenPopup>
      </MapContainer>
      <Caption layers={online ? [] : layers} notes={online ? [tiles?.attribution ?? ''] : (props.notes ?? [])} />
      {measuring && map && <Measure map={map} onEnd={endMeasure} />}
      <ZoomButtons
        map={map}
        whole={() => setHome((count) => count + 1)}
        measure={{ on: measuring, toggle: () => setMeasuring(!measuring) }}
      />
    </div>
  );
}

function captionNotes(layers: readonly MapLayer[], notes: string[] = []): string[] {
  return [...notes, ...new Set(layers.map((layer) => layer.attribution).filter((text) => /openstreetmap/i.test(text)))];
}

function Precision({ place }: { place: MapPlace }) {
  return (
    <Circle
      key={`${place.id}:${place.group}`}
      center={[place.lat, place.lon]}
      radius={place.precision}
      interactive={false}
      className={`ym-ring ym-ring-${place.group}`}
    />
  );
}

/** One popup for the whole map, a Leaflet popup at the open place. */
function OpenPopup({
  open,
  at,
  onClose,
  children,
}: {
  open: string | null;
  at: [number, number] | null;
  onClose: () => void;
  children: ReactNode;
}) {
  const close = useRef(onClose);
  close.current = onClose;
  if (open === null || at === null) return null;
  return (
    <Popup
      key={open}
      position={at}
      offset={[0, -6]}
      closeButton={false}
      maxWidth={250}
      minWidth={170}
      autoPanPadding={[12, 12]}
      eventHandlers={{ remove: () => close.current() }}
    >
      {children}
    </Popup>
  );
}
