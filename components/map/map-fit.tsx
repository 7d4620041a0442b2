import { type LatLngBoundsExpression, latLngBounds } from 'leaflet';
import { useEffect, useRef } from 'react';
import { useMap } from 'react-leaflet';
import type { MapArea } from './map-areas';
import type { MapPlace } from './place-markers';
import { featureBounds } from './view';

/** What the map should show; a new `key` moves it, the same key leaves it where the reader put it. */
export interface MapFit {
  key: string;
  /** Ids of places or areas; empty: the whole district. */
  ids: readonly string[];
}

/** Whether the reader lets things move. */
function moves(): boolean {
  return !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

export function toBounds([west, south, east, north]: [number, number, number, number]): LatLngBoundsExpression {
  return [
    [south, west],
    [north, east],
  ];
}

/** Moves the map to what a view shows. */
export function Fit({
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
