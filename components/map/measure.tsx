import { CircleMarker, type LatLng, type Map as LeafletMap, Polyline } from 'leaflet';
import { useEffect, useState } from 'react';
import { useStrings } from '../i18n';
import { mapStrings } from './strings';

/** Metres along points, each leg as the crow flies (WGS-84 sphere, as Leaflet's `distance`). */
export function lengthOf(map: LeafletMap, points: readonly LatLng[]): number {
  return points.slice(1).reduce((sum, point, i) => sum + map.distance(points[i]!, point), 0);
}

/**
 * Measures along points that the reader presses. By keyboard: arrows move the map, Enter takes its middle, Backspace takes
 * the last point away, Esc ends.
 */
export function Measure({ map, onEnd }: { map: LeafletMap; onEnd: () => void }) {
  const strings = useStrings(mapStrings);
  const [points, setPoints] = useState<readonly LatLng[]>([]);

  useEffect(() => {
    const container = map.getContainer();
    // Before Leaflet and its markers: a press on a marker is a point like any other.
    const press = (event: MouseEvent) => {
      // Leaflet's types leave this out of its drag handler: true after a drag, which ends with a click too.
      if ((map.dragging as unknown as { moved(): boolean }).moved()) return;
      event.stopPropagation();
      setPoints((before) => [...before, map.mouseEventToLatLng(event)]);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Enter') setPoints((before) => [...before, map.getCenter()]);
      else if (event.key === 'Backspace') setPoints((before) => before.slice(0, -1));
      else if (event.key === 'Escape') onEnd();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    container.classList.add('ym-measuring');
    container.addEventListener('click', press, true);
    container.addEventListener('keydown', key, true);
    map.doubleClickZoom.disable();
    container.focus({ preventScroll: true });
    return () => {
      container.classList.remove('ym-measuring');
      container.removeEventListener('click', press, true);
      container.removeEventListener('keydown', key, true);
      map.doubleClickZoom.enable();
    };
  }, [map, onEnd]);

  useEffect(() => {
    const line = new Polyline([...points], { className: 'ym-measure', interactive: false });
    const ends = points.map(
      (point) => new CircleMarker(point, { radius: 4, className: 'ym-measure', interactive: false }),
    );
    const drawn = [line, ...ends];
    for (const one of drawn) one.addTo(map);
    return () => {
      for (const one of drawn) one.remove();
    };
  }, [map, points]);

  return (
    <>
      <span className="ym-middle" aria-hidden="true" />
      <div className="ym-measured">
        <p role="status">{points.length < 2 ? strings.measureHint : strings.measured(lengthOf(map, points))}</p>
        {points.length > 0 && (
          <button type="button" onClick={() => setPoints([])}>
            {strings.measureAnew}
          </button>
        )}
        <button type="button" onClick={onEnd}>
          {strings.close}
        </button>
      </div>
    </>
  );
}
