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
  text,
  whole,
} from './check';
import { frameCard, frameEvent } from './frame-card';
import { id, PAGE_MESSAGES } from './page-messages';

/**
 * The messages between the extension's parts, each with the check of its parameters: what comes in is checked by these,
 * and the types of what goes out are inferred from them. A web page's content process is not trusted. Messages are JSON (a
 * typed array arrives as a plain object), so all shapes are plain.
 */

/** `unavailable`: no page script there (browser pages, stores); `stale`: none because the tab was open before this version. */
const pageState = one([
  'marked',
  'off-page',
  'off-site',
  'off',
  'no-names',
  'foreign',
  'working',
  'unavailable',
  'stale',
]);
export type PageState = Checked<typeof pageState>;

const idOrIds: Check<string | string[]> = (value): value is string | string[] => id(value) || list(id, 500)(value);

/** All messages. */
export const MESSAGES = {
  ...PAGE_MESSAGES,
  /** page → background: the published names are missing or damaged. When they are there, `storage.onChanged` tells. */
  'names.missing': nothing,
  /** page (top frame or child frame) → background, which sets the badge, and popup and panel: what is marked now. `more`: of a very long page that is not read whole. */
  'page.marked': shape({ count: whole, names: whole, state: pageState, more: maybe(flag) }),
  /** page → panel: the pointer rests on an entity, or on none. `tab` is filled in by the receiver. */
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
  /** any page of ours → background: something that must be in a book is not there, or (`wrong`) not what it was. Answer: was it made good? */
  'library.damaged': shape({ pack: id, wrong: maybe(flag) }),
  /** a page of ours that has taken a book in → background: publish, and tell the other pages. */
  'library.changed': nothing,
  /** shelf → background: take a book out. */
  'library.remove': shape({ pack: id }),
};

export type MessageName = keyof typeof MESSAGES;

/** What a message carries. */
export type Params<K extends MessageName> = Checked<(typeof MESSAGES)[K]>;

export type Message<K extends MessageName = MessageName> = { [N in K]: { type: N; params: Params<N> } }[K];
