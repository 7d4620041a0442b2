import type { CardMention } from '../../data/messaging/card-protocol';
import type { FrameCardEvent, FrameCardRequest, PageCommand } from '../../data/messaging/messages';
import type { Feedback } from '../../data/recognizer/model';
import type { Settings, Sites } from '../../data/settings/shape';
import type { CardHandle } from './card/card-handle';
import type { Expander } from './expand/expander';
import type { Painter } from './mark/paint/painter';
import type { Mark } from './marks';
import type { Reading } from './read/reading';

/**
 * What the rooms of the page script need of one another. Each room takes the port it needs, none holds the whole; a port
 * is types alone, so it costs no byte and closes no circle.
 */

/** What the reader chose, as read from storage. */
export interface Choices {
  settings: Settings;
  sites: Sites;
  feedback: readonly Feedback[];
}

/** The run of marking that a document is in, as seen by what shows its names. */
export interface PagePort {
  readonly reading: Reading;
  readonly choices: Choices;
  /** Time of the page's latest change (`performance.now()`), for those who wait until it is quiet. */
  readonly changedAt: number;
  /** Counts what can be seen and tells it, soon. */
  report(): void;
  /** A mark of this document by its number. */
  find(id: number): Mark | null;
  /** Loads what the reader's hand asks for. */
  loadHand(marks: MarkPort, signal: AbortSignal): Promise<HandPort>;
}

/** What the reader's hand asks for, as seen by the painted names. */
export interface HandPort {
  readonly expander: Expander;
  readonly card: CardHandle;
  /** A name of this document is in the card. */
  readonly showing: boolean;
  isOpen(mark: Mark): boolean;
  /** False where the mark is not drawn. */
  open(mark: Mark, options: { pointer?: { x: number; y: number }; focus?: boolean; hover?: boolean }): boolean;
  /** The page changed its colours. */
  recoloured(): void;
  command(command: PageCommand, text: string | undefined): void;
  /** In the top frame: the card for a name in a child frame. False where the frame has to show it itself. */
  frameCard(frame: number, request: FrameCardRequest): boolean;
  /** In a child frame: what the top frame's card said. */
  frameEvent(event: FrameCardEvent): void;
  /** The reader chose anew; the page stays on. */
  chosen(old: Choices, now: Choices): void;
  /** Expands the page when it has come to rest: the reader wants that on this site. */
  expandWhenQuiet(): void;
}

/** The painted names, as seen by the card and the commands. */
export interface MarkPort {
  readonly page: PagePort;
  readonly painter: Painter;
  /** There where the hand is: whoever asks is part of it. */
  readonly expander: Expander;
  /** The mark painted inverted. */
  readonly current: Mark | null;
  /** Every name is painted for now, whatever the reader's density. */
  readonly showsAll: boolean;
  showAll(all: boolean): void;
  /** Marks that the reader could see, in reading order. */
  marks(): Mark[];
  setCurrent(mark: Mark | null): void;
  /** How many short names can be expanded, and how many are. */
  expandCounts(marks?: Iterable<Mark>): { expandable: number; expanded: number };
  /** What the card needs to know of a mark. */
  describe(mark: Mark): CardMention;
  /** The element that a mark's text begins in. */
  elementOf(mark: Mark): Element;
  /** Leaves a mark dark as long as its text stands, or no longer. */
  silence(mark: Mark, silent: boolean): void;
  /** Tells that the reader's pointer rests on an entity, or on none. */
  hovered(entity: string | null): void;
}
