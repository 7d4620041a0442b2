import type { FiredRule, Mention } from '../recognizer/model';
import { type Checked, flag, list, maybe, nothing, number, one, shape, tagged, text, upTo, whole } from './check';

/**
 * What the page script and the card (an extension page in an iframe) say to each other, as plain JSON over one
 * MessagePort. The page script makes the channel and hands one end over with `window.postMessage`; the card accepts it
 * only after the page script of the same tab has vouched for the nonce over extension messaging (`card.claim`), a way
 * no web page can use. So a page that frames `card.html` itself, or posts messages that look like ours, gets nothing.
 */

/** The mention the card is about, as the page script sees it. Offsets are UTF-16 code units. */
export const cardMention = shape({
  /** Page-wide number of the mention (as in `PageName.mentions`). */
  id: whole,
  /** Text as it stands on the page. */
  text: text(400),
  name: text(400),
  /** Not held to the list of kinds here: that would be bytes in every page, and a kind unknown to the card has no words. */
  kind: text<Mention['kind']>(40),
  group: one(['place', 'organization', 'abbreviation']),
  /** Full name where the text is a short one. */
  full: maybe(text(400)),
  /** Inline expansion is allowed here. */
  expand: flag,
  /** The full name stands in the page now. */
  expanded: flag,
  former: flag,
  score: number,
  /** The rules that fired, with their weights in nats: why the name is marked. */
  rules: list(shape({ id: text<FiredRule['id']>(40), weight: number }), 60),
  /** Ids of other entities that carry the same name. */
  others: list(text(400), 100),
  /** Where the text starts in its block. */
  start: whole,
  /** Up to 160 units of the block before and after the mention: for its figures, and the "why is this marked" line. */
  before: text(200),
  after: text(200),
});
export type CardMention = Checked<typeof cardMention>;

export type CardTheme = 'light' | 'dark';

export type PageToCard =
  | {
      type: 'show';
      /** Grows by one with every show; answers to an older one are ignored. */
      showId: number;
      entity: string;
      mention: CardMention;
      theme: CardTheme;
      pinned: boolean;
      /** Opened from the keyboard: the card moves focus to its first control. */
      focus: boolean;
      /** Host of the page, for the words of "not on this site". Empty for local files. */
      site: string;
      /** Size the page has room for, CSS pixels. The card scrolls inside it. */
      limits: { width: number; height: number };
      /** How many mentions of this page can be expanded, and how many are. */
      expandable: number;
      expandedCount: number;
    }
  /** The card is out of sight; stop map work, keep the document warm. */
  | { type: 'hide' }
  | { type: 'theme'; theme: CardTheme }
  | { type: 'pinned'; pinned: boolean }
  /** The reader has pressed on the card: it stays when the pointer leaves it, until they go on to another name. */
  | { type: 'held' }
  /** Something about the mention changed while it is shown (expanded or restored). */
  | { type: 'mention'; mention: CardMention; expandable: number; expandedCount: number }
  /** The reader's answer could not be stored, in the browser's words: what was there stays. */
  | { type: 'unkept'; why: string }
  | { type: 'focus' };

const notThis = one(['here', 'page', 'site', 'everywhere']);
export type NotThisScope = Checked<typeof notThis>;

const expansion = shape({ scope: one(['one', 'page']) });

/** What the card says to the page. The page script acts on nothing else. */
export const cardToPage = tagged('type', {
  /** Sent once when the card's document has a working port. */
  ready: nothing,
  /** Size the content wants, CSS pixels; the page clips it to the limits it gave. */
  size: shape({ width: upTo(10_000), height: upTo(10_000) }),
  close: nothing,
  pin: shape({ pinned: flag }),
  expand: expansion,
  restore: expansion,
  'not-this': shape({ scope: notThis }),
  /** Take back the last `not-this` or `always` of this show; until then the card stays open and offers it. */
  undo: nothing,
  /** Mark this surface form always. */
  always: shape({ scope: one(['page', 'site', 'everywhere']) }),
  /** Expand always on this site (true), or no longer (false). */
  'expand-site': shape({ on: flag }),
  /** A key the page acts on: Escape, or Alt+Arrow to move a pinned card. */
  key: shape({ key: one(['Escape', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) }),
  /** The pointer went into the card or left it. */
  pointer: shape({ inside: flag }),
});
export type CardToPage = Checked<typeof cardToPage>;

/** Message of the card, or null where it is not one. */
export function readCardToPage(data: unknown): CardToPage | null {
  return cardToPage(data) ? data : null;
}

/** Posted to the card's window once, with the port. */
const handover = shape({ type: one(['yearbook-lens-port']), nonce: text(100) });
export type CardHandover = Checked<typeof handover>;

/**
 * The card's side of the handover: resolves with a started port once a nonce has been vouched for, ignores everything
 * else. `verify` asks the page script of the same tab (send the message `card.claim` with the nonce to the own tab).
 */
export function receiveCardPort(
  target: Window,
  verify: (nonce: string) => Promise<boolean>,
  signal?: AbortSignal,
): Promise<MessagePort> {
  return new Promise((resolve) => {
    const listen = async (event: MessageEvent): Promise<void> => {
      const port = event.ports[0];
      if (event.source !== target.parent || !port || !handover(event.data)) return;
      if (!(await verify(event.data.nonce).catch(() => false))) return;
      target.removeEventListener('message', listen);
      port.start();
      resolve(port);
    };
    target.addEventListener('message', listen, { signal });
  });
}
