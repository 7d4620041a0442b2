import { cardMention, cardToPage } from './card-protocol';
import {
  type Check,
  type Checked,
  flag,
  list,
  maybe,
  nothing,
  nullable,
  number,
  one,
  shape,
  tagged,
  text,
  whole,
} from './check';
import { PAGE_COMMANDS } from './page-commands';

/**
 * The messages between the extension's parts, each with the check of its parameters: what comes in is checked by these,
 * and the types of what goes out are inferred from them. A web page's content process is not trusted. Messages are JSON (a
 * typed array arrives as a plain object), so all shapes are plain.
 */

/** Id of an entity or a record. */
const id = text(400);

/** CSS pixels of the frame's viewport (or of the top frame's, see `space`). */
const box = shape({ x: number, y: number, width: number, height: number });
export type Box = Checked<typeof box>;

/** `unavailable`: no page script there (browser pages, stores, a tab opened before the extension was installed). */
const pageState = one(['marked', 'off-page', 'off-site', 'off', 'no-names', 'foreign', 'working', 'unavailable']);
export type PageState = Checked<typeof pageState>;

const frameCard = tagged('action', {
  show: shape({
    entity: id,
    mention: cardMention,
    /** Boxes of the name's lines. */
    boxes: list(box, 50),
    /** `top`: the boxes are in the top frame's viewport; `frame`: in the child's own, the top frame adds its place. */
    space: one(['top', 'frame']),
    /** Size of the child's viewport, CSS pixels: tells the top frame which iframe it is. */
    view: shape({ width: number, height: number }),
    focus: flag,
    /** The pointer came to rest on the name: no reason to put it in place of a pinned card. */
    hover: flag,
    rtl: flag,
    expandable: whole,
    expandedCount: whole,
  }),
  mention: shape({ mention: cardMention, expandable: whole, expandedCount: whole }),
  focus: nothing,
  leave: nothing,
  stay: nothing,
  pin: nothing,
  close: nothing,
});
export type FrameCardRequest = Checked<typeof frameCard>;

/** What the card says that concerns the frame of the name; the rest the top frame does itself. */
const frameEvent = tagged('action', { closed: shape({ focus: flag }), message: shape({ message: cardToPage }) });
export type FrameCardEvent = Checked<typeof frameEvent>;

const idOrIds: Check<string | string[]> = (value): value is string | string[] => id(value) || list(id, 500)(value);

/** What a page script is told or asked. The script of every page carries these checks and no others. */
export const PAGE_MESSAGES = {
  /**
   * popup/panel → background, with the tab: names marked there, all frames together, in reading order.
   * background → page (one frame): the names of that frame.
   */
  'page.names': shape({ tab: maybe(whole) }),
  /** panel → page: scroll to and flash a mention. Send it to the tab (all frames); the frame that has it answers. */
  'page.reveal': shape({ mention: whole }),
  /** panel → page: light all mentions of an entity while its row or marker is hovered (null = none). */
  'page.light': shape({ entity: nullable(id) }),
  /** commands and menus → page. */
  'page.command': shape({ command: one(PAGE_COMMANDS), text: maybe(text(10_000)) }),
  /** card → page script of its own tab: did you make this nonce? Nobody else answers. */
  'card.claim': shape({ nonce: text(100) }),
  'top.card': shape({ frame: whole, request: frameCard }),
  'frame.event': frameEvent,
};

/** All messages. */
export const MESSAGES = {
  ...PAGE_MESSAGES,
  /** page → background: the published names are missing or damaged. When they are there, `storage.onChanged` tells. */
  'names.missing': nothing,
  /** page (top frame or child frame) → background: what is marked now; the background sets the badge. */
  'page.marked': shape({ count: whole, names: whole, state: pageState }),
  /** page → panel (broadcast): names changed; or the pointer rests on an entity. `tab` is filled in by the receiver. */
  'page.changed': shape({ tab: maybe(whole), count: whole }),
  'page.hovered': shape({ tab: maybe(whole), entity: nullable(id) }),
  /** child frame → background → top frame: show, leave or close the card for a name in the frame. */
  'frame.card': frameCard,
  /** top frame → background → child frame: what the card sent about a name of that frame. */
  'top.event': shape({ frame: whole, event: frameEvent }),
  /** card/popup/panel → background: open one of our pages. `hash` is the deep link inside it (`data/routes.ts`). */
  'ui.open': shape({ page: one(['reader', 'options', 'atlas', 'panel']), hash: maybe(text(2000)), tab: maybe(whole) }),
  /** background → all: import progress. */
  'import.progress': shape({
    pack: id,
    step: text(40),
    done: number,
    total: number,
    error: maybe(text(2000)),
    /** Something that was there before is being made good. */
    repair: maybe(flag),
  }),
  /** any page of ours → background: state of the library. */
  'import.state': nothing,
  /** card → background: a read of the library, where the browser denies IndexedDB to a frame (`data/store/relay.ts`). */
  'library.read': shape({ query: text(40), argument: maybe(idOrIds) }),
  /** options/welcome → background: start (again) the import of the built-in pack. */
  'import.start': nothing,
  /** any page of ours → background: something that must be in a book is not there. Answer: is it being repaired? */
  'library.damaged': shape({ pack: id }),
  /** a page of ours that has taken a book in → background: publish, and tell the other pages. */
  'library.changed': nothing,
  /** shelf → background: take a book out. */
  'library.remove': shape({ pack: id }),
};

export type MessageName = keyof typeof MESSAGES;

/** What a message carries. */
export type Params<K extends MessageName> = Checked<(typeof MESSAGES)[K]>;

export type Message<K extends MessageName = MessageName> = { [N in K]: { type: N; params: Params<N> } }[K];

/** The message, or null where it is none of `messages` or any part of it has the wrong shape. */
export function readMessage<K extends MessageName>(
  messages: Pick<typeof MESSAGES, K>,
  raw: unknown,
): Message<K> | null {
  const { type, params } = (raw ?? {}) as { type?: unknown; params?: unknown };
  if (typeof type !== 'string' || !Object.hasOwn(messages, type)) return null;
  return messages[type as K](params) ? ({ type, params } as Message<K>) : null;
}
