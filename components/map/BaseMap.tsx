import { useEffect, useRef } from 'react';
import { useMap } from 'react-leaflet';
import type { MapLayer } from '../../data/gazetteer/model';
import { BaseLayer, type LabelPoint, type MapDot } from './base-layer';

const NO_DOTS: readonly MapDot[] = [];
const NO_POINTS: readonly LabelPoint[] = [];

/** The offline base map as a react-leaflet child; updates in place, never remounts. */
export function BaseMap({
  layers,
  sketch = false,
  points = NO_POINTS,
  ground = true,
  dots = NO_DOTS,
}: {
  layers: readonly MapLayer[];
  sketch?: boolean;
  points?: readonly LabelPoint[];
  ground?: boolean;
  dots?: readonly MapDot[];
}) {
  const map = useMap();
  const layer = useRef<BaseLayer | null>(null);
  const options = { layers, sketch, points, ground, dots };
  const latest = useRef(options);
  latest.current = options;

  useEffect(() => {
    const mine = new BaseLayer(latest.current);
    layer.current = mine;
    mine.addTo(map);
    return () => {
      mine.remove();
      layer.current = null;
    };
  }, [map]);

  useEffect(() => {
    layer.current?.update({ layers, sketch, points, ground, dots });
  }, [layers, sketch, points, ground, dots]);
  return null;
}
