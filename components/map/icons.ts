import { DivIcon } from 'leaflet';
import type { MarkGroup } from '../../data/gazetteer/model';

/** A round marker: a dot, or the number it has in the list. DOM nodes only, no HTML text and no image files. */
export function markerIcon(
  group: Exclude<MarkGroup, 'abbreviation'>,
  text: string,
  state: 'plain' | 'lit' | 'main',
): DivIcon {
  const dot = document.createElement('span');
  dot.className = `ym-dot ym-${group} ym-${state}`;
  dot.textContent = text;
  const size = text === '' ? (state === 'main' ? 18 : 14) : 22;
  // The box is at least 24 px, the smallest comfortable target (WCAG 2.2, 2.5.8).
  const box = Math.max(24, size);
  if (text.length > 2) dot.classList.add('ym-wide');
  return new DivIcon({ html: dot, className: 'ym-marker', iconSize: [box, box], popupAnchor: [0, -size / 2] });
}

/** Zoom below which a whole district is in view, its streets some twenty pixels wide. */
const FAR = 11.5;

/** Diameter, pixels. Of a whole district the numbers stay smaller than the streets they stand in. */
function groupSize(count: number, zoom: number): number {
  return Math.round(zoom < FAR ? Math.min(25, 16 + 1.1 * Math.log2(count)) : Math.min(32, 18 + 1.9 * Math.log2(count)));
}

/** Diameter in pixels of what stands for these places. */
export function clusterSize(members: readonly { number?: number; main?: boolean }[], zoom: number): number {
  if (members.length > 1) return groupSize(members.length, zoom);
  return members[0]!.number !== undefined ? 22 : members[0]!.main ? 18 : 14;
}

/** Several places too close to tell apart: their numbers, or how many they are. */
export function clusterIcon(text: string, count: number, zoom: number): DivIcon {
  const dot = document.createElement('span');
  dot.className = 'ym-cluster';
  dot.textContent = text;
  const size = groupSize(count, zoom);
  if (zoom < FAR) dot.classList.add('ym-far');
  dot.style.minWidth = `${size}px`;
  dot.style.height = `${size}px`;
  // As above: small to look at, never to press.
  const box = Math.max(24, size);
  return new DivIcon({ html: dot, className: 'ym-marker', iconSize: [box, box], popupAnchor: [0, -size / 2] });
}
