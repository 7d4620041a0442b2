import { useEffect, useRef } from 'react';
import { useMap } from 'react-leaflet';
import type { MapLayer } from '../../data/gazetteer/model';
import { BaseLayer, type BaseLayerOptions, type LabelPoint, type MapDot } from './base-layer';

const NO_DOTS: readonly MapDot[] = [];
const NO_POINTS: readonly LabelPoint[] = [];

/** The offline base map as a react-leaflet child; updates in place, never remounts. */
export function BaseMap({
  layers,
  sketch = false,
  points = NO_POINTS,
  ground = true,
  dots = NO_DOTS,
  covered,
}: {
  layers: readonly MapLayer[];
  sketch?: boolean;
  points?: readonly LabelPoint[];
  ground?: boolean;
  dots?: readonly MapDot[];
  covered?: BaseLayerOptions['covered'];
}) {
  const map = useMap();
  const layer = useRef<BaseLayer | null>(null);
  const options = { layers, sketch, points, ground, dots, covered };
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
    layer.current?.update({ layers, sketch, points, ground, dots, covered });
  }, [layers, sketch, points, ground, dots, covered]);
  return null;
}
