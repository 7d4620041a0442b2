import { DivIcon } from 'leaflet';
import type { MarkGroup } from '../../data/gazetteer/model';

/** A round marker: a dot, or the number it has in the list. DOM nodes only, no HTML text and no image files. */
export function markerIcon(
  group: Exclude<MarkGroup, 'abbreviation'>,
  text: string,
  state: 'plain' | 'lit' | 'faint',
): DivIcon {
  const dot = document.createElement('span');
  dot.className = `ym-dot ym-${group} ym-${state}`;
  dot.textContent = text;
  const size = text === '' ? 14 : 22;
  // The box is at least 24 px, the smallest comfortable target (WCAG 2.2, 2.5.8).
  const box = Math.max(24, size);
  if (text.length > 2) dot.classList.add('ym-wide');
  return new DivIcon({ html: dot, className: 'ym-marker', iconSize: [box, box], popupAnchor: [0, -size / 2] });
}

/** Several places too close to tell apart: their numbers, or how many they are. */
export function clusterIcon(text: string, count: number, lit: boolean): DivIcon {
  const dot = document.createElement('span');
  dot.className = `ym-cluster${lit ? ' ym-lit' : ''}`;
  dot.textContent = text;
  const size = Math.round(Math.min(44, 22 + 5 * Math.log2(count)));
  dot.style.minWidth = `${size}px`;
  dot.style.height = `${size}px`;
  return new DivIcon({ html: dot, className: 'ym-marker', iconSize: [size, size], popupAnchor: [0, -size / 2] });
}
