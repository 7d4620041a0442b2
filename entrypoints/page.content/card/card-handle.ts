import type { CardMention, CardTheme, CardToPage } from '../../../data/messaging/card-protocol';
import type { Box } from '../../../data/messaging/messages';
import type { Obstacle } from './placement';

/** What is around a name. */
export interface Around {
  /** Text that runs in columns: which way they follow one another. */
  columns: 'rl' | 'lr' | null;
  /** Rows of the list it stands in. */
  rows: readonly Obstacle[];
}

/** What the card is to show, and for whom. */
export interface CardRequest {
  entity: string;
  mention: CardMention;
  boxes: readonly Box[];
  pointer: { x: number; y: number } | null;
  rtl: boolean;
  focus: boolean;
  /** The pointer came to rest on the name; else the reader asked. */
  hover: boolean;
  /** Where the card is put: a modal dialog that holds the name, else the document's element. */
  parent: Element;
  theme: CardTheme;
  expandable: number;
  expandedCount: number;
  /** What the card says about the mention goes here. */
  onMessage(message: CardToPage): void;
  closed(focus: boolean): void;
  /** Boxes of the name now, after the page scrolled; none where it went out of view. */
  follow: (() => readonly Box[]) | null;
  /** What is around the name now. */
  around: (() => Around) | null;
  /** The element in this document that holds the name: its own, or that of its frame. */
  element: Element | null;
}

/** The way from a frame to the card: the card itself in the top frame, a wire to it in the others. */
export interface CardHandle {
  readonly open: boolean;
  readonly pinned: boolean;
  warm(parent: Element): void;
  show(request: CardRequest): void;
  shows(mention: number): boolean;
  update(mention: CardMention, expandable: number, expandedCount: number): void;
  /** What the reader asked for on the card could not be stored. */
  unkept(why: string): void;
  theme(theme: CardTheme): void;
  focus(): void;
  pin(pinned: boolean): void;
  leave(scrolled?: boolean): void;
  stay(): void;
  close(): void;
  vouches(nonce: string): boolean;
}
