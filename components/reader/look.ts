import type { ReadingLook } from '../../data/settings/shape';

/** Where the look of running text is kept. */
export interface LookHost {
  watch(callback: (look: ReadingLook) => void): () => void;
  change(look: Partial<ReadingLook>): void;
}

/** Sets the page's text: `reader-text.css` reads it from the root, so that no part of the page has to know. */
export function applyLook({ size, width }: ReadingLook): void {
  const { dataset } = document.documentElement;
  dataset.size = size;
  dataset.width = width;
}
