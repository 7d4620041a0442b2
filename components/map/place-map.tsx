import type { Map as LeafletMap, Marker as LeafletMarker } from 'leaflet';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Circle, GeoJSON, MapContainer, Marker, Popup, useMap } from 'react-leaflet';
import { type Entity, KINDS, type MapLayer } from '../../data/gazetteer/model';
import { useStrings } from '../i18n';
import type { LabelPoint } from './base-layer';
import { BaseMap } from './base-map';
import { markerIcon } from './icons';
import type { Box } from './label-field';
import { Caption, FollowSize, ZoomButtons } from './map-frame';
import './map.css';
import { shapesOf } from './shapes';
import { mapStrings } from './strings';
import { featureBounds, type Whereabouts, whereabouts, zoomFor } from './view';

const NONE: readonly Entity[] = [];

interface PlaceMapProps {
  entity: Entity;
  /** Entities that hold this one, nearest first (社区, 街道, 区). */
  containers?: readonly Entity[];
  layers: readonly MapLayer[];
  /** Pixels; the width is the parent's. */
  height: number;
  /** Content of the marker's Leaflet popup: React nodes, never HTML text. */
  popup?: ReactNode;
  zoomButtons?: boolean;
}

/**
 * One thing on the offline map: a marker with its precision, or the area that holds it. The Leaflet map is made once and moved
 * when `entity` changes, so that a warm card has its map within a frame.
 */
export function PlaceMap({ entity, containers = NONE, layers, height, popup, zoomButtons = true }: PlaceMapProps) {
  const strings = useStrings(mapStrings);
  const [map, setMap] = useState<LeafletMap | null>(null);
  const where = useMemo(() => whereabouts(entity, containers, layers), [entity, containers, layers]);
  const [west, south, east, north] = shapesOf(layers).bounds;
  const points = useMemo(() => labelPoints(where), [where]);
  const notes = notesOf(where, strings);
  const frame = useRef<HTMLElement>(null);
  const covered = useCallback(() => coveredIn(frame.current), []);
  return (
    <section
      ref={frame}
      className={zoomButtons ? 'ym-map' : 'ym-map ym-plain'}
      style={{ height }}
      aria-label={strings.map(entity.name)}
    >
      <MapContainer
        ref={setMap}
        center={[(south + north) / 2, (west + east) / 2]}
        zoom={12}
        minZoom={9}
        maxZoom={17}
        zoomSnap={0.1}
        zoomControl={false}
        attributionControl={false}
        scrollWheelZoom={false}
        fadeAnimation={false}
        markerZoomAnimation={true}
      >
        <FollowSize />
        <BaseMap layers={layers} points={points} covered={covered} />
        <Look where={where} layers={layers} height={height} />
        <Drawn where={where} entity={entity} popup={popup} notes={notes} />
      </MapContainer>
      <Caption layers={layers} notes={notes} apart={!zoomButtons} />
      {zoomButtons && <ZoomButtons map={map} />}
    </section>
  );
}

/** The captions over a map, in its pixels. */
function coveredIn(frame: HTMLElement | null): Box[] {
  if (!frame) return [];
  const { left, top } = frame.getBoundingClientRect();
  return [...frame.querySelectorAll('.ym-caption')].map((caption) => {
    const box = caption.getBoundingClientRect();
    return { left: box.left - left, right: box.right - left, top: box.top - top, bottom: box.bottom - top };
  });
}

function labelPoints(where: Whereabouts): LabelPoint[] {
  return where.kind === 'point' ? [{ lon: where.lon, lat: where.lat, radius: 14, name: null, tone: 'place' }] : [];
}

/** What the caption says about how well the place is known. */
function notesOf(where: Whereabouts, strings: (typeof mapStrings)['zh']): string[] {
  switch (where.kind) {
    case 'point':
      return [
        ...(where.byAddress ? [strings.byAddress] : where.approximate ? [strings.approximate] : []),
        strings.precision(where.precision),
      ];
    case 'near':
      return [strings.near(where.container.name)];
    case 'area':
      return [
        ...(where.container ? [strings.onlyWithin(where.name)] : []),
        ...(where.sketch ? [strings.sketchedArea] : []),
      ];
    case 'unknown':
      return [strings.unknown];
  }
}

/**
 * Moves the one map to what it shows now, without animation: the reader did not ask for a flight. A warm card is told what
 * to show before its frame has a size, so the view is set again with each size until the reader moves the map.
 */
function Look({ where, layers, height }: { where: Whereabouts; layers: readonly MapLayer[]; height: number }) {
  const map = useMap();
  useEffect(() => {
    let own = false;
    let moved = false;
    const look = () => {
      if (moved || own) return;
      own = true;
      map.invalidateSize({ animate: false });
      const { x, y } = map.getSize();
      if (x > 0 && y > 0) setView(map, where, layers, height);
      own = false;
    };
    const note = () => {
      moved ||= !own;
    };
    // A popup left open is about what was shown before, and would pan the map to keep itself in view.
    map.closePopup();
    look();
    map.on('resize', look);
    map.on('dragstart zoomstart', note);
    return () => {
      map.off('resize', look);
      map.off('dragstart zoomstart', note);
    };
  }, [map, where, layers, height]);
  return null;
}

function setView(map: LeafletMap, where: Whereabouts, layers: readonly MapLayer[], height: number): void {
  if (where.kind === 'point' || where.kind === 'near') {
    const near = where.kind === 'point' && where.precision <= 400 ? 15 : 14;
    map.setView([where.lat, where.lon], Math.min(near, zoomFor(where.lat, where.precision, height)), {
      animate: false,
    });
    return;
  }
  const bounds = where.kind === 'area' ? featureBounds(where.feature) : null;
  const [west, south, east, north] = shapesOf(layers).bounds;
  map.fitBounds(
    bounds ?? [
      [south, west],
      [north, east],
    ],
    // The caption's line stays clear of what is shown.
    { animate: false, paddingTopLeft: [12, 6], paddingBottomRight: [12, 28] },
  );
}

interface DrawnProps {
  where: Whereabouts;
  entity: Entity;
  popup?: ReactNode;
  /** How well the place is known, said in the popup too. */
  notes: readonly string[];
}

function Drawn({ where, entity, popup, notes }: DrawnProps) {
  const marker = useRef<LeafletMarker | null>(null);
  const group = KINDS[entity.kind];
  const icon = useMemo(() => markerIcon(group, '', 'plain'), [group]);
  const area = useRef(0);
  // react-leaflet's GeoJSON reads its data once; a new key makes a new one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place is what calls for a new key
  const key = useMemo(() => ++area.current, [where]);
  const content = popup !== undefined && popup !== null && (
    <Popup closeButton={false} autoPanPadding={[8, 8]} maxWidth={260} minWidth={140}>
      {popup}
      {notes.length > 0 && <p className="ym-precision">{notes.join(' · ')}</p>}
    </Popup>
  );
  useEffect(() => {
    const element = marker.current?.getElement();
    element?.setAttribute('aria-label', entity.name);
    // Leaflet reads the title when it makes the marker, and the marker is kept.
    element?.setAttribute('title', entity.name);
  });
  switch (where.kind) {
    case 'point':
      return (
        <>
          <Circle
            key={group}
            center={[where.lat, where.lon]}
            radius={where.precision}
            className={`ym-ring ym-ring-${group}`}
            interactive={false}
          />
          <Marker
            ref={marker}
            position={[where.lat, where.lon]}
            icon={icon}
            title={entity.name}
            keyboard={popup !== undefined}
            interactive={popup !== undefined}
          >
            {content}
          </Marker>
        </>
      );
    case 'near':
      return (
        <Circle
          key={group}
          center={[where.lat, where.lon]}
          radius={where.precision}
          className={`ym-ring ym-ring-${group} ym-vague`}
        >
          {content}
        </Circle>
      );
    case 'area':
      return (
        <GeoJSON
          key={key}
          data={where.feature}
          style={{ className: `ym-area ym-ring-${group}${where.sketch ? ' ym-vague' : ''}` }}
        >
          {content}
        </GeoJSON>
      );
    case 'unknown':
      return null;
  }
}
