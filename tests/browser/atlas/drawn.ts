/**
 * What is drawn on a map. It is hidden from assistive technology, since the list beside it carries the same, so it has no
 * role and no name to be found by: this file alone knows how it looks in the document.
 */

export const mapOf = (box: Element) => box.querySelector<HTMLElement>('.leaflet-container');

/** Markers of places and of groups of them, in document order. */
export const markersOf = (box: Element) => [...box.querySelectorAll('.ym-marker')];
/** The marker that shows this text; the first of all without it. */
export const markerOf = (box: Element, text?: string) =>
  markersOf(box).find((marker) => text === undefined || marker.textContent === text);
export const isLit = (marker: Element | undefined) => marker?.querySelector('.ym-lit') != null;

/** The open popup of a marker. */
export const popupOf = (box: Element) => box.querySelector('.leaflet-popup');

const SHAPES = {
  /** Where something without a point lies. */
  area: 'path.ym-area:not(.ym-hint, .ym-shade)',
  /** An area lit from the list. */
  hint: 'path.ym-hint',
  /** An area coloured by a number. */
  shade: 'path.ym-shade',
  /** How exactly a point is known. */
  precision: 'path.ym-ring',
  measure: 'path.ym-measure',
};
/** Shapes of a kind; `vague`: only those drawn in dashes. */
export const shapesOf = (box: Element, kind: keyof typeof SHAPES, { vague = false } = {}) => [
  ...box.querySelectorAll<SVGPathElement>(SHAPES[kind] + (vague ? '.ym-vague' : '')),
];

/** The canvas that the base map is painted on. */
export const groundOf = (box: Element) => box.querySelector<HTMLCanvasElement>('canvas.ym-ground');

/** The picture that stands for the map on paper. */
export const printedOf = (box: Element) => box.querySelector('svg.at-printed');
