import type { MarkedText } from '../../data/lens/page-marks';
import type { PageNames } from '../../data/messaging/messages';

/** Names of the tab in front, or why there are none. */
export type PageStatus = { state: 'waiting' } | { state: 'no-page' } | { state: 'page'; tab: number; names: PageNames };

/**
 * What the atlas needs from the browser. The entrypoint gives the real thing; tests give a small one in memory. Every
 * subscription returns how to end it.
 */
export interface AtlasHost {
  /** The panel beside a page, or a tab of its own (then 本页 shows the page looked at last). */
  place: 'panel' | 'tab';
  watchPage(callback: (view: PageStatus) => void): () => void;
  /** The pointer rests on an entity's name in the page (null: on none). */
  watchHovered(callback: (entity: string | null) => void): () => void;
  /** Lights an entity's names in the page. */
  light(entity: string | null): void;
  /** Scrolls the page to a mention and flashes it. */
  reveal(mention: number): void;
  /** The marks of the page in front, with the text they stand in. */
  marks(): Promise<readonly MarkedText[]>;
  /** Turns marking on again where it is off. */
  turnOn(names: PageNames): Promise<void>;
  open(page: 'reader' | 'options' | 'atlas', hash?: string): void;
  /** Address of a page of ours, for real links. */
  address(page: 'reader' | 'options' | 'atlas', hash: string): string;
  watchPins(callback: (ids: string[]) => void): () => void;
  watchRecents(callback: (ids: string[]) => void): () => void;
  addRecent(entity: string): void;
  watchTiles(callback: (tiles: { url: string; attribution: string } | null) => void): () => void;
  setTiles(tiles: { url: string; attribution: string } | null): void;
  startImport(): void;
  /** Compiled names, for finding the places in the chronicle; null when the library is empty. */
  vocabulary(book: string): Promise<string | null>;
}
