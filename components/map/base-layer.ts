import {
  DomUtil,
  type LatLng,
  Layer,
  type LeafletEventHandlerFn,
  type Map as LeafletMap,
  type Point,
  type ZoomAnimEvent,
} from 'leaflet';
import type { MapLayer } from '../../data/gazetteer/model';
import type { Box } from './label-field';
import { type LabelFrame, type LabelledPoint, placeLabels, type View } from './labels';
import { worldSize, worldX, worldY } from './mercator';
import { paintBase, paintDots, paintLabels } from './paint';
import { type Palette, readPalette, watchPalette } from './palette';
import { type BaseShapes, SHAPE_ZOOM, shapesOf } from './shapes';

/** A marker whose box stays clear and whose name may be drawn beside it. Degrees, pixels. */
export interface LabelPoint extends Omit<LabelledPoint, 'x' | 'y'> {
  lon: number;
  lat: number;
}

/** A place that only shows where else something is. */
export interface MapDot {
  lon: number;
  lat: number;
  group: 'place' | 'organization';
}

export interface BaseLayerOptions {
  dots: readonly MapDot[];
  layers: readonly MapLayer[];
  sketch: boolean;
  points: readonly LabelPoint[];
  /** False while an online tile layer replaces the ground; labels of ours are then left out too. */
  ground: boolean;
  /**
   * For a small map at rest: what lies over it, in pixels of the map. Names then keep clear of that and of the map's
   * edges. Without it names may run over an edge, as on a map that is meant to be moved; those of markers turn inward.
   */
  covered?: (() => readonly Box[]) | undefined;
}

/** Extra ground drawn around the view, as a part of its size, so that a short drag shows no edge. */
const PADDING = 0.35;

/**
 * The offline base map: two canvases, the ground under all overlays and the names above them. Leaflet's own canvas renderer
 * would hold a thousand road objects and restyle each on a theme change; here a redraw is a handful of stroke calls.
 */
export class BaseLayer extends Layer {
  #options: BaseLayerOptions;
  #base: BaseShapes;
  #palette: Palette | null = null;
  #ground: HTMLCanvasElement | null = null;
  #names: HTMLCanvasElement | null = null;
  #view: (View & { centre: LatLng; size: Point }) | null = null;
  #unwatch: (() => void) | null = null;
  #frame = 0;

  constructor(options: BaseLayerOptions) {
    super();
    this.#options = options;
    this.#base = shapesOf(options.layers);
  }

  override onAdd(map: LeafletMap): this {
    this.#ground = this.#canvas(map, 'ym-ground', 150);
    this.#names = this.#canvas(map, 'ym-names', 450);
    this.#unwatch = watchPalette(() => {
      this.#palette = null;
      this.schedule();
    });
    this.draw();
    return this;
  }

  override onRemove(): this {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#unwatch?.();
    this.#ground?.remove();
    this.#names?.remove();
    this.#ground = this.#names = null;
    this.#view = null;
    return this;
  }

  override getEvents(): Record<string, LeafletEventHandlerFn> {
    return {
      zoomanim: this.#animate as LeafletEventHandlerFn,
      viewreset: this.draw,
      moveend: this.draw,
      resize: this.draw,
      move: this.#moved,
    };
  }

  /** Takes new data or options and redraws in the next frame. */
  update(options: BaseLayerOptions): void {
    this.#options = options;
    this.#base = shapesOf(options.layers);
    this.schedule();
  }

  schedule(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.draw();
    });
  }

  draw(): void {
    const map = this._map;
    if (!map || !this.#ground || !this.#names) return;
    const size = map.getSize();
    if (size.x === 0 || size.y === 0) return;
    this.#palette ??= readPalette(map.getContainer());
    const margin = size.multiplyBy(PADDING).round();
    const topLeft = map.containerPointToLayerPoint(margin.multiplyBy(-1)).round();
    const view = viewAt(map, this.#base, topLeft, size.add(margin.multiplyBy(2)));
    this.#view = { ...view, centre: map.layerPointToLatLng(topLeft), size };
    const ratio = Math.min(devicePixelRatio || 1, 2);
    const options = this.#options;
    for (const canvas of [this.#ground, this.#names]) {
      DomUtil.setTransform(canvas, topLeft, 1);
      resize(canvas, view, ratio);
      const context = canvas.getContext('2d')!;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, view.width, view.height);
      if (!options.ground) continue;
      if (canvas === this.#ground) {
        paintBase(context, this.#base, view, this.#palette, options);
        paintDots(context, dotsIn(options.dots, this.#base, view), this.#palette);
      } else
        paintLabels(
          context,
          placeLabels(this.#base, view, pointsIn(options.points, this.#base, view), frameOf(options, margin, size)),
          this.#palette,
        );
    }
  }

  #canvas(map: LeafletMap, name: string, zIndex: number): HTMLCanvasElement {
    const pane = map.getPane(name) ?? map.createPane(name);
    pane.style.zIndex = String(zIndex);
    pane.style.pointerEvents = 'none';
    const canvas = DomUtil.create('canvas', `${name} leaflet-zoom-animated`, pane);
    canvas.setAttribute('aria-hidden', 'true');
    return canvas;
  }

  /** While Leaflet zooms, the canvases are scaled along (the same arithmetic as Leaflet's ImageOverlay). */
  readonly #animate = (event: ZoomAnimEvent): void => {
    const map = this._map;
    if (!this.#view || !this.#ground || !this.#names) return;
    const half = map.getSize().divideBy(2);
    const origin = map
      .project(event.center, event.zoom)
      .subtract(half)
      .add(DomUtil.getPosition(map.getPane('mapPane')!))
      .round();
    const offset = map.project(this.#view.centre, event.zoom).subtract(origin);
    const scale = map.getZoomScale(event.zoom, this.#view.zoom);
    DomUtil.setTransform(this.#ground, offset, scale);
    DomUtil.setTransform(this.#names, offset, scale);
  };

  /** A long drag leaves the drawn ground before it ends. */
  readonly #moved = (): void => {
    const map = this._map;
    const view = this.#view;
    if (!view || map.getZoom() !== view.zoom) return;
    const shift = map.latLngToContainerPoint(view.centre);
    const size = view.size;
    if (shift.x > 0 || shift.y > 0 || shift.x + view.width < size.x || shift.y + view.height < size.y) this.schedule();
  };
}

/** The map's own box within the drawn view, and what covers it. */
function frameOf({ covered }: BaseLayerOptions, margin: Point, size: Point): LabelFrame {
  const moved = (box: Box): Box => ({
    left: box.left + margin.x,
    right: box.right + margin.x,
    top: box.top + margin.y,
    bottom: box.bottom + margin.y,
  });
  return { seen: moved({ left: 0, top: 0, right: size.x, bottom: size.y }), covered: covered?.().map(moved) ?? null };
}

function viewAt(map: LeafletMap, base: BaseShapes, topLeft: Point, size: Point): View {
  const zoom = map.getZoom();
  const corner = map.layerPointToLatLng(topLeft);
  const pixels = worldSize(SHAPE_ZOOM);
  return {
    zoom,
    left: (worldX(corner.lng) - base.origin.x) * pixels,
    top: (worldY(corner.lat) - base.origin.y) * pixels,
    width: size.x,
    height: size.y,
  };
}

/** Markers in view pixels. */
export function pointsIn(points: readonly LabelPoint[], base: BaseShapes, view: View): LabelledPoint[] {
  const pixels = worldSize(SHAPE_ZOOM);
  const scale = 2 ** (view.zoom - SHAPE_ZOOM);
  return points.map(({ lon, lat, ...point }) => ({
    ...point,
    x: ((worldX(lon) - base.origin.x) * pixels - view.left) * scale,
    y: ((worldY(lat) - base.origin.y) * pixels - view.top) * scale,
  }));
}

export function dotsIn(dots: readonly MapDot[], base: BaseShapes, view: View): (MapDot & { x: number; y: number })[] {
  return pointsIn(
    dots.map((dot) => ({ ...dot, radius: 3, name: null, tone: dot.group })),
    base,
    view,
  ).map((point, i) => ({ ...dots[i]!, x: point.x, y: point.y }));
}

function resize(canvas: HTMLCanvasElement, view: View, ratio: number): void {
  const width = Math.round(view.width * ratio);
  const height = Math.round(view.height * ratio);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${view.width}px`;
    canvas.style.height = `${view.height}px`;
  }
}
