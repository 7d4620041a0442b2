import { type LatLngBoundsExpression, type Map as LeafletMap, latLngBounds } from 'leaflet';
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { Circle, GeoJSON, MapContainer, Popup, useMap } from 'react-leaflet';
import type { MapLayer } from '../../data/gazetteer/model';
import { useStrings } from '../i18n';
import { BaseMap } from './BaseMap';
import type { MapDot } from './base-layer';
import { clusterSize } from './icons';
import { Caption, FollowSize, ZoomButtons } from './MapFrame';
import { type MapPlace, PlaceMarkers, useClusters } from './PlaceMarkers';
import './map.css';
import { OnlineTiles } from './OnlineTiles';
import { shapesOf } from './shapes';
import { snapshot } from './snapshot';
import { mapStrings } from './strings';
import { shiftFor } from './tiles';
import { featureBounds } from './view';

/** An area to fill: a sketched street with its shade of the choropleth (0 lightest to 4, null without a number). */
export interface MapArea {
  id: string;
  feature: GeoJSON.Feature;
  shade: 0 | 1 | 2 | 3 | 4 | null;
  sketch: boolean;
}

/** What the map should show; a new `key` moves it, the same key leaves it where the reader put it. */
export interface MapFit {
  key: string;
  /** Ids of places or areas; empty: the whole district. */
  ids: readonly string[];
}

export interface DistrictMapHandle {
  /** A PNG of what is shown, at twice the size on screen, with its caption drawn in. Never holds online tiles. */
  png(): Promise<Blob>;
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

/** The district with many places: markers that share a spot are grouped, popups hold React nodes, the list beside it carries the same. */
export function DistrictMap({ layers, areas = NO_AREAS, places, tiles = null, ...props }: DistrictMapProps) {
  const strings = useStrings(mapStrings);
  const [map, setMap] = useState<LeafletMap | null>(null);
  const [home, setHome] = useState(0);
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

  useImperativeHandle(props.handle, () => ({
    png: () =>
      snapshot({
        map: map!,
        layers,
        places,
        areas,
        dots: props.dots ?? [],
        radius: props.clusterRadius,
        sketch: props.sketch ?? false,
        names: props.names ?? false,
        caption: [strings.sketch, ...captionNotes(layers, props.notes)].join(' · '),
      }),
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
      <ZoomButtons map={map} whole={() => setHome((count) => count + 1)} />
    </div>
  );
}

const NAMES_FROM = 13;

/** Ground, names and markers together: a name is drawn only beside a marker of its own, and never under any marker. */
function Places({
  layers,
  ground,
  sketch,
  names,
  dots,
  places,
  radius,
  ...marks
}: Pick<DistrictMapProps, 'layers' | 'places' | 'lit' | 'onLight' | 'onOpen' | 'dots'> & {
  ground: boolean;
  sketch: boolean;
  names: boolean;
  radius: number;
}) {
  const clusters = useClusters(places, radius);
  const map = useMap();
  const many = map.getZoom() < NAMES_FROM && clusters.filter(({ members }) => members.length === 1).length > 40;
  const points = useMemo(
    () =>
      clusters.map(({ lon, lat, members }) => {
        const [first] = members;
        return {
          lon,
          lat,
          radius: clusterSize(members) / 2 + 1,
          name: members.length === 1 && names && (!many || first!.main) ? first!.name : null,
          tone: first!.group,
        };
      }),
    [clusters, names, many],
  );
  return (
    <>
      <BaseMap layers={layers} ground={ground} sketch={sketch} points={points} dots={dots} />
      <PlaceMarkers clusters={clusters} {...marks} />
    </>
  );
}

function captionNotes(layers: readonly MapLayer[], notes: string[] = []): string[] {
  return [...notes, ...new Set(layers.map((layer) => layer.attribution).filter((text) => /openstreetmap/i.test(text)))];
}

function toBounds([west, south, east, north]: [number, number, number, number]): LatLngBoundsExpression {
  return [
    [south, west],
    [north, east],
  ];
}

function areaMiddle(areas: readonly MapArea[], id: string | null): [number, number] | null {
  const area = areas.find((one) => one.id === id);
  const box = area && featureBounds(area.feature);
  return box ? [(box[0][0] + box[1][0]) / 2, (box[0][1] + box[1][1]) / 2] : null;
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

function Areas({
  areas,
  online,
  lit,
  onLight,
  onOpen,
}: {
  areas: readonly MapArea[];
  online: string | null;
  lit: string | null;
  onLight: (id: string | null) => void;
  onOpen: (id: string | null) => void;
}) {
  const shift = shiftFor(online);
  return areas.map((area) => (
    <GeoJSON
      // Path classes are read once, so what changes them is part of the key.
      key={`${area.id}:${area.shade}:${area.id === lit}:${online}`}
      data={area.feature}
      coordsToLatLng={([lon, lat]) => {
        const [x, y] = shift(lon, lat);
        return { lat: y, lng: x } as never;
      }}
      style={{
        className: `ym-area ym-shade ym-shade-${area.shade ?? 'none'}${area.sketch ? ' ym-vague' : ''}${area.id === lit ? ' ym-area-lit' : ''}`,
      }}
      eventHandlers={{
        mouseover: () => onLight(area.id),
        mouseout: () => onLight(null),
        click: () => onOpen(area.id),
      }}
    />
  ));
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

/** Whether the reader lets things move. */
function moves(): boolean {
  return !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function Fit({
  fit,
  home,
  places,
  areas,
  district,
}: {
  fit: MapFit;
  home: number;
  places: ReadonlyMap<string, MapPlace>;
  areas: readonly MapArea[];
  district: [number, number, number, number];
}) {
  const map = useMap();
  const first = useRef(true);
  const latest = useRef({ fit, places, areas });
  latest.current = { fit, places, areas };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when to move; data that changed under it does not
  useEffect(() => {
    map.invalidateSize({ animate: false });
    const { fit: wanted, places: known, areas: shapes } = latest.current;
    const bounds = latLngBounds([]);
    for (const id of wanted.ids) {
      const place = known.get(id);
      if (place) bounds.extend([place.lat, place.lon]);
      const box = !place && shapes.find((area) => area.id === id);
      const corners = box && featureBounds(box.feature);
      if (corners) bounds.extend(corners);
    }
    const whole = !bounds.isValid();
    map.fitBounds(whole ? toBounds(district) : bounds, {
      animate: !first.current && moves(),
      maxZoom: whole ? 17 : 15,
      paddingTopLeft: whole ? [10, 10] : [32, 32],
      paddingBottomRight: whole ? [10, 28] : [32, 44],
    });
    first.current = false;
  }, [map, fit.key]);

  useEffect(() => {
    if (home > 0)
      map.fitBounds(toBounds(district), { animate: moves(), paddingBottomRight: [10, 28], paddingTopLeft: [10, 10] });
  }, [map, home, district]);
  return null;
}
