import type { FrameCardEvent, FrameCardRequest, PageCommand } from '../../data/messaging/messages';
import type { Feedback } from '../../data/recognizer/model';
import type { PageSettings, Sites } from '../../data/settings/shape';
import type { CardHandle } from './card/card-handle';
import type { Expander } from './expand/expander';
import type { HitTest } from './mark/hit';
import type { Groups } from './mark/paint/groups';
import type { Painter } from './mark/paint/painter';
import type { Mark } from './marks';
import type { Reading } from './read/reading';

/**
 * What the rooms of the page script need of one another. Each room takes the port it needs, none holds the whole; a port
 * is types alone, so it costs no byte and closes no circle.
 */

/** What the reader chose, as read from storage. */
export interface Choices {
  /** As stored, until there is a name to act on them for (`MarkLayer`). */
  settings: PageSettings;
  sites: Sites;
  feedback: readonly Feedback[];
}

export interface HoverEvents {
  /** The pointer came onto a mark, or left all (null); `scrolled`: the page moved away under it. */
  over(mark: Mark | null, scrolled: boolean): void;
  /** The pointer is on no mark, slow enough to come to one next: what it is over, innermost first. */
  beside(path: readonly EventTarget[]): void;
  /** The reader asks for the card: rested long enough, held the key, clicked or tapped. */
  open(mark: Mark, point: { x: number; y: number }, how: 'hover' | 'click' | 'touch'): void;
  /** Whether it is an entry of a list or a menu: readers pass over those on the way to another. */
  isEntry(mark: Mark): boolean;
  /** Whether the card shows this mark already. */
  isOpen(mark: Mark): boolean;
  /** A press on the page outside the card, on a mark or beside. */
  pressed(mark: Mark | null): void;
  /** The reader selects text, drags something, or follows a link: no card now. */
  busy(): void;
}

/** What follows the pointer. */
export interface HoverPort {
  /** Takes what was heard before this was there, in its order; an event that is over knows its path no more. */
  replay(event: PointerEvent, path: readonly EventTarget[]): void;
  /** The reader chose anew, perhaps with the pointer on a name: from here on the new choice counts. */
  chosen(): void;
}

/** Loads what is needed by then. Rejects where the extension has been updated or removed (`parts.ts`). */
export interface LoadRoom {
  (name: 'card'): Promise<{ CardRoom: new (layer: MarkPort, signal: AbortSignal) => CardPort }>;
  (
    name: 'pointer',
  ): Promise<{
    HitTest: typeof HitTest;
    Hover: new (
      signal: AbortSignal,
      hit: HitTest,
      page: Pick<PagePort, 'choices' | 'first'>,
      events: HoverEvents,
    ) => HoverPort;
  }>;
  (name: 'long'): Promise<{ Groups: typeof Groups }>;
  (name: 'drawn'): Promise<{ Drawn: new (painter: Painter, signal: AbortSignal) => DrawnPort }>;
  (
    name: 'expand',
  ): Promise<{
    /** `changed`: it has put something in or taken something out. */
    openExpander(page: PagePort, signal: AbortSignal, changed: () => void): Expander;
    /** Calls back once: when the page has not changed for a while. */
    whenQuiet(changedAt: () => number, signal: AbortSignal, callback: () => void): void;
  }>;
}

/** What draws marks where registered ranges cost every frame. */
export interface DrawnPort {
  /** The page changes its styles at every frame (`byRoot`; not `surely`: perhaps), or something is animated. */
  stirred(byRoot: boolean, surely: boolean): void;
}

/** The card, as seen by what it is opened from. */
export interface CardPort {
  readonly card: CardHandle;
  readonly controller: {
    /** A name of this document is in the card. */
    readonly showing: boolean;
    isOpen(mark: Mark): boolean;
    open(mark: Mark, options: { pointer?: { x: number; y: number }; hover?: boolean }): boolean;
    /** Tells the card what has changed about its mention. */
    refresh(): void;
    /** The page's colours changed. */
    recoloured(): void;
  };
  command(command: PageCommand, text: string | undefined): void;
  /** Brings a mark into view. */
  reveal(mark: Mark): void;
  /** Whether a mark is an entry of a list or a menu. */
  isEntry(mark: Mark): boolean;
  /**
   * In the top frame: the card for a name in a child frame; false where it does not know the frame's place. In a frame
   * between: the same request, placed.
   */
  frameCard(frame: number, request: FrameCardRequest): boolean | FrameCardRequest | null;
  /** In a child frame: what the top frame's card sent. */
  frameEvent(event: FrameCardEvent): void;
}

/** The run of marking that a document is in, as seen by what shows its names. */
export interface PagePort {
  readonly reading: Reading;
  readonly choices: Choices;
  /** Time of the page's latest change (`performance.now()`), for those who wait until it is quiet. */
  readonly changedAt: number;
  /** Counts what can be seen and tells it, soon. */
  report(): void;
  readonly loadRoom: LoadRoom;
  /** Who hears of the pointer's moves before the page does. */
  readonly first: { moved?: (event: PointerEvent) => void };
}

/** The painted names, as seen by the card and the commands. */
export interface MarkPort {
  readonly page: PagePort;
  readonly painter: Painter;
  readonly expander: Expander | null;
  withExpander(act: (expander: Expander) => void): void;
  /** The mark painted inverted. */
  readonly current: Mark | null;
  /** Every name is painted for now, whatever the reader's density. */
  readonly showsAll: boolean;
  showAll(all: boolean): void;
  /** Marks that the reader could see, in reading order. */
  marks(): Mark[];
  setCurrent(mark: Mark | null): void;
  /** A mark of this document by its number. */
  find(id: number): Mark | undefined;
  /** Leaves a mark dark as long as the page is open and its text stands, or no longer. */
  silence(mark: Mark, silent: boolean): void;
  /** How many short names can be expanded, and how many are. */
  expandCounts(marks?: Iterable<Mark>): { expandable: number; expanded: number };
}
