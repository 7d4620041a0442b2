import type { Map as LeafletMap } from 'leaflet';
import type { MapLayer } from '../../data/gazetteer/model';
import { dotsIn, type MapDot, pointsIn } from './base-layer';
import { Clusters, clusterText } from './clusters';
import { placeLabels, scaleOf, type View } from './labels';
import type { MapArea } from './map-areas';
import { worldSize, worldX, worldY } from './mercator';
import { paintBase, paintDots, paintLabels, SANS } from './paint';
import { type Palette, readPalette } from './palette';
import type { MapPlace } from './place-markers';
import { type BaseShapes, SHAPE_ZOOM, shapesOf } from './shapes';
import { type Brush, SvgBrush } from './svg-brush';

export interface SnapshotRequest {
  map: LeafletMap;
  layers: readonly MapLayer[];
  places: readonly MapPlace[];
  areas: readonly MapArea[];
  dots: readonly MapDot[];
  /** Pixels within which places share a marker, as on screen. */
  radius: number;
  sketch: boolean;
  names: boolean;
  /** Drawn into the lower left corner: 示意图 and whose data. */
  caption: string;
}

const RATIO = 2;

/** The view again as a PNG, twice as dense as on screen. Our own painters do it: no tile of a provider can be in it. */
export async function snapshotPng(request: SnapshotRequest): Promise<Blob> {
  const size = request.map.getSize();
  const canvas = document.createElement('canvas');
  canvas.width = size.x * RATIO;
  canvas.height = size.y * RATIO;
  const context = canvas.getContext('2d')!;
  context.scale(RATIO, RATIO);
  paintView(request, context);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser made no picture'))), 'image/png');
  });
}

/** The same picture as SVG: it prints sharp, and its names are text. */
export function snapshotSvg(request: SnapshotRequest, title: string): SVGSVGElement {
  const brush = new SvgBrush(request.map.getSize());
  brush.element.setAttribute('role', 'img');
  brush.element.setAttribute('aria-label', title);
  paintView(request, brush);
  return brush.element;
}

function paintView(request: SnapshotRequest, context: Brush): void {
  const { map, layers, places } = request;
  const base = shapesOf(layers);
  const palette = readPalette(map.getContainer());
  const size = map.getSize();
  const corner = map.containerPointToLatLng([0, 0]);
  const pixels = worldSize(SHAPE_ZOOM);
  const view: View = {
    zoom: map.getZoom(),
    left: (worldX(corner.lng) - base.origin.x) * pixels,
    top: (worldY(corner.lat) - base.origin.y) * pixels,
    width: size.x,
    height: size.y,
  };
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, size.x, size.y);
  paintBase(context, base, view, palette, request);
  paintDots(context, dotsIn(request.dots, base, view), palette);
  for (const area of request.areas) paintArea(context, area, base, view, palette);
  const box = map.getBounds().pad(0.1);
  const clusters = new Clusters(places, request.radius).at(
    [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()],
    view.zoom,
  );
  const spots = pointsIn(
    clusters.map(({ lon, lat, members }) => ({
      lon,
      lat,
      radius: members.length === 1 && members[0]!.number === undefined ? 6 : 11,
      name: request.names && members.length === 1 ? members[0]!.name : null,
      tone: members[0]!.group,
    })),
    base,
    view,
  );
  paintLabels(
    context,
    placeLabels(base, view, spots, { seen: { left: 0, top: 0, right: size.x, bottom: size.y }, covered: [] }),
    palette,
  );
  clusters.forEach(({ members }, i) => {
    const only = members.length === 1 ? members[0]! : null;
    const text = only ? String(only.number ?? '') : clusterText(members);
    paintMarker(context, spots[i]!, text, only === null, palette);
  });
  paintCaption(context, request.caption, size, palette);
}

function paintArea(context: Brush, area: MapArea, base: BaseShapes, view: View, palette: Palette): void {
  const { geometry } = area.feature;
  const rings =
    geometry.type === 'Polygon'
      ? geometry.coordinates
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates.flat()
        : [];
  const scale = scaleOf(view);
  const pixels = worldSize(SHAPE_ZOOM);
  context.beginPath();
  for (const ring of rings) {
    ring.forEach(([lon, lat], i) => {
      const x = ((worldX(lon!) - base.origin.x) * pixels - view.left) * scale;
      const y = ((worldY(lat!) - base.origin.y) * pixels - view.top) * scale;
      if (i === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    });
    context.closePath();
  }
  context.fillStyle = palette.seal;
  context.globalAlpha = area.shade === null ? 0 : 0.1 + 0.14 * area.shade;
  context.fill('evenodd');
  context.globalAlpha = 1;
  context.setLineDash(area.sketch ? [5, 4] : []);
  context.strokeStyle = palette.ink3;
  context.lineWidth = 1;
  context.stroke();
  context.setLineDash([]);
}

function paintMarker(
  context: Brush,
  { x, y, radius, tone }: { x: number; y: number; radius: number; tone: string },
  text: string,
  group: boolean,
  palette: Palette,
): void {
  const colour = tone === 'organization' ? palette.organization : palette.place;
  context.font = `500 12px ${SANS}`;
  const half = Math.max(radius, context.measureText(text).width / 2 + 5);
  context.beginPath();
  context.roundRect(x - half, y - radius, half * 2, radius * 2, radius);
  context.fillStyle = group ? palette.surface : colour;
  context.fill();
  context.strokeStyle = group ? colour : palette.surface;
  context.lineWidth = 1.5;
  context.stroke();
  context.fillStyle = group ? palette.ink : palette.surface;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, x, y + 0.5);
}

function paintCaption(context: Brush, caption: string, size: { x: number; y: number }, palette: Palette): void {
  context.font = `12px ${SANS}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  const width = context.measureText(caption).width + 12;
  context.globalAlpha = 0.88;
  context.fillStyle = palette.surface;
  context.fillRect(8, size.y - 28, width, 20);
  context.globalAlpha = 1;
  context.fillStyle = palette.ink2;
  context.fillText(caption, 14, size.y - 18);
}
