import type { Map as LeafletMap } from 'leaflet';
import { useEffect, useState } from 'react';
import { useMap } from 'react-leaflet';
import type { MapLayer } from '../../data/gazetteer/model';
import { useStrings } from '../i18n';
import { mapStrings } from './strings';

/** Keeps Leaflet's idea of its size right: cards open, panels unfold, tabs become visible (Leaflet#10077). */
export function FollowSize() {
  const map = useMap();
  useEffect(() => {
    const container = map.getContainer();
    const observer = new ResizeObserver(() => map.invalidateSize({ pan: true, animate: false }));
    observer.observe(container);
    map.on('unload', forgetZoom);
    return () => observer.disconnect();
  }, [map]);
  return null;
}

/** Leaflet 1.9.4 leaves the timer of a zoom animation behind when its map is removed, and the timer then reads the removed panes. */
function forgetZoom(event: { target: unknown }): void {
  (event.target as { _animatingZoom: boolean })._animatingZoom = false;
}

interface ZoomButtonsProps {
  map: LeafletMap | null;
  whole?: () => void;
  /** The measure, where there is one: on or off, and its switch. */
  measure?: { on: boolean; toggle: () => void };
}

/** Our own zoom buttons: in the reader's language, in the page's colours, and no HTML from strings. */
export function ZoomButtons({ map, whole, measure }: ZoomButtonsProps) {
  const strings = useStrings(mapStrings);
  const [zoom, setZoom] = useState<{ in: boolean; out: boolean }>({ in: true, out: true });
  useEffect(() => {
    if (!map) return;
    const read = () => setZoom({ in: map.getZoom() < map.getMaxZoom(), out: map.getZoom() > map.getMinZoom() });
    read();
    map.on('zoomend', read);
    return () => {
      map.off('zoomend', read);
    };
  }, [map]);
  return (
    <div className="ym-zoom">
      <button
        type="button"
        aria-label={strings.zoomIn}
        title={strings.zoomIn}
        disabled={!zoom.in}
        onClick={() => map?.zoomIn(1)}
      >
        +
      </button>
      <button
        type="button"
        aria-label={strings.zoomOut}
        title={strings.zoomOut}
        disabled={!zoom.out}
        onClick={() => map?.zoomOut(1)}
      >
        −
      </button>
      {whole && (
        <button type="button" aria-label={strings.whole} title={strings.whole} onClick={whole}>
          ⌂
        </button>
      )}
      {measure && (
        <button
          type="button"
          aria-label={strings.measure}
          title={strings.measure}
          aria-pressed={measure.on}
          onClick={measure.toggle}
        >
          <Ruler />
        </button>
      )}
    </div>
  );
}

function Ruler() {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      aria-hidden="true"
    >
      <path d="M1.5 11 11 1.5 14.5 5 5 14.5ZM4 8.5l1.5 1.5M6.3 6.2 8 8M8.6 3.9l1.5 1.5" />
    </svg>
  );
}

const OSM = '© OpenStreetMap';

/**
 * Says that the map is a sketch and whose data it shows; OpenStreetMap's notice is always in view (`apart`: in the corner
 * opposite, where the line is short of room), the rest one click away.
 */
export function Caption({
  layers,
  notes,
  apart = false,
}: {
  layers: readonly MapLayer[];
  notes: string[];
  apart?: boolean;
}) {
  const strings = useStrings(mapStrings);
  const [open, setOpen] = useState(false);
  const odbl = layers.some((layer) => /odbl|openstreetmap/i.test(`${layer.licence} ${layer.attribution}`));
  const later = [
    ...new Set(
      layers
        .flatMap((layer) => layer.features.features)
        .filter(({ properties }) => properties?.later === true)
        .map(({ properties }) => String(properties?.name)),
    ),
  ];
  const credits = [...new Set(layers.map((layer) => layer.attribution).filter(Boolean))];
  const said = odbl && !apart ? [...notes, OSM] : notes;
  return (
    <>
      {odbl && apart && <p className="ym-caption ym-credit">{OSM}</p>}
      <div className="ym-caption">
        {open && (
          <ul>
            {credits.map((credit) => (
              <li key={credit}>{credit}</li>
            ))}
            {later.length > 0 && <li>{strings.later(later.join('、'))}</li>}
          </ul>
        )}
        <p>
          {credits.length > 0 ? (
            <button type="button" title={strings.sources} aria-expanded={open} onClick={() => setOpen(!open)}>
              {strings.sketch}
            </button>
          ) : (
            strings.sketch
          )}
          <span className="ym-notes">{said.map((note) => ` · ${note}`).join('')}</span>
        </p>
      </div>
    </>
  );
}
