import type { Tone } from './registry';

/**
 * Whether text stands on light or dark ground, told by the colour of the text itself: it is always known and always
 * chosen to be read, while backgrounds are images, gradients and ancestors. `prefers-color-scheme` says nothing of a page
 * that has one look only.
 */
export function toneOf(element: Element): Tone {
  const luminance = luminanceOf(getComputedStyle(element).color);
  return luminance > 0.36 ? 'dark' : 'light';
}

/** Relative luminance (WCAG 2) of a computed colour, 0–1. Unknown colour spaces count as black text. */
export function luminanceOf(color: string): number {
  const parts = color.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number);
  if (!parts || parts.length < 3) return 0;
  const [first = 0, second = 0, third = 0] = parts;
  // Chromium and Firefox serialize a computed colour as rgb()/rgba(), color(srgb …), or, kept as written, (ok)lab/lch.
  if (/^(ok)?(lab|lch)/.test(color)) return Math.min(1, (first > 1 ? first / 100 : first) ** 3);
  const scale = color.startsWith('rgb') ? 255 : 1;
  const linear = (part: number): number => {
    const value = part / scale;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(first) + 0.7152 * linear(second) + 0.0722 * linear(third);
}
