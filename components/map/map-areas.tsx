import { GeoJSON } from 'react-leaflet';
import { shiftFor } from './shift';
import { featureBounds } from './view';

/** An area to fill: a sketched street with its shade of the choropleth (0 lightest to 4, null without a number). */
export interface MapArea {
  id: string;
  feature: GeoJSON.Feature;
  shade: 0 | 1 | 2 | 3 | 4 | null;
  sketch: boolean;
}

/** Areas as Leaflet paths; a hovered one lights its row. */
export function Areas({
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

/** Where the popup of an area opens. */
export function areaMiddle(areas: readonly MapArea[], id: string | null): [number, number] | null {
  const area = areas.find((one) => one.id === id);
  const box = area && featureBounds(area.feature);
  return box ? [(box[0][0] + box[1][0]) / 2, (box[0][1] + box[1][1]) / 2] : null;
}
