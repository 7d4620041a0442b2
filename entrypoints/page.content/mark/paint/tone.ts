import { body, boxOf, documentElement, parentOf } from '../../dom';
import type { Tone } from './sheet';

/**
 * Whether text stands on light or dark ground, told by the colour of the text itself: it is always known and always
 * chosen to be read, while backgrounds are images, gradients and ancestors. Of a middle grey the ground is asked.
 * `prefers-color-scheme` says nothing of a page that has one look only.
 */
export function toneOf(element: Element): Tone {
  const luminance = luminanceOf(getComputedStyle(element).color);
  if (luminance > 0.15 && luminance < 0.6) {
    const ground = groundOf(element, () => true);
    if (ground !== null) return ground < luminance ? 'dark' : 'light';
  }
  return luminance > 0.36 ? 'dark' : 'light';
}

/** Whether the page around an element is a light or a dark one, whatever the colour of a bar or a button in it. */
export function pageToneOf(element: Element): Tone {
  const isWide = (at: Element): boolean => {
    const { width, height } = boxOf(at);
    return width > innerWidth / 2 && height > innerHeight / 2;
  };
  const ground = groundOf(element, isWide);
  if (ground === null) return toneOf(element);
  return ground < 0.18 ? 'dark' : 'light';
}

/** Luminance of the nearest ground behind an element that counts; null where that is a picture. */
function groundOf(element: Element, counts: (at: Element) => boolean): number | null {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    const isPicture = backgroundImage !== 'none';
    if (!isPicture && alphaOf(backgroundColor) < 0.5) continue;
    if (at === body() || at === documentElement() || counts(at)) return isPicture ? null : luminanceOf(backgroundColor);
  }
  // Nothing is painted: the page's first ink is chosen for the browser's own ground.
  return luminanceOf(getComputedStyle(body() ?? element).color) > 0.36 ? 0 : 1;
}

/** Relative luminance (WCAG 2) of a computed colour, 0–1. Unknown colour spaces count as black text. */
export function luminanceOf(color: string): number {
  const [first = 0, second = 0, third = 0] = numbersOf(color);
  // Chromium and Firefox serialize a computed colour as rgb()/rgba(), color(srgb …), or, kept as written, (ok)lab/lch.
  if (/^(ok)?(lab|lch)/.test(color)) return Math.min(1, (first > 1 ? first / 100 : first) ** 3);
  const scale = color.startsWith('rgb') ? 255 : 1;
  const linear = (part: number): number => {
    const value = part / scale;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(first) + 0.7152 * linear(second) + 0.0722 * linear(third);
}

export function alphaOf(color: string): number {
  return numbersOf(color)[3] ?? 1;
}

function numbersOf(color: string): number[] {
  return (color.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
}
