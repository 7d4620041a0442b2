import type { Mention } from '../recognizer/model';

/**
 * What the page script and the card (an extension page in an iframe) say to each other, as plain JSON over one
 * MessagePort. The page script makes the channel and hands one end over with `window.postMessage`; the card accepts it
 * only after the page script of the same tab has vouched for the nonce over extension messaging (`card.claim`), a way
 * no web page can use. So a page that frames `card.html` itself, or posts messages that look like ours, gets nothing.
 */

/** The mention the card is about, as the page script sees it. Offsets are UTF-16 code units. */
export interface CardMention {
  /** Page-wide number of the mention (as in `PageName.mentions`). */
  id: number;
  /** Text as it stands on the page. */
  text: string;
  name: string;
  kind: Mention['kind'];
  group: Mention['group'];
  /** Full name where the text is a short one. */
  full?: string;
  /** Inline expansion is allowed here. */
  expand: boolean;
  /** The full name stands in the page now. */
  expanded: boolean;
  former: boolean;
  score: number;
  reason: string;
  /** Where the text starts in its block. */
  start: number;
  /** Up to 40 units of the block before and after the mention, for the "why is this marked" line. */
  before: string;
  after: string;
}

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
  /** Something about the mention changed while it is shown (expanded or restored). */
  | { type: 'mention'; mention: CardMention; expandable: number; expandedCount: number }
  | { type: 'focus' };

export type NotThisScope = 'here' | 'page' | 'site' | 'everywhere';

export type CardToPage =
  /** Sent once when the card's document has a working port. */
  | { type: 'ready' }
  /** Size the content wants, CSS pixels; the page clips it to the limits it gave. */
  | { type: 'size'; width: number; height: number }
  | { type: 'close' }
  | { type: 'pin'; pinned: boolean }
  | { type: 'expand'; scope: 'one' | 'page' }
  | { type: 'restore'; scope: 'one' | 'page' }
  | { type: 'not-this'; scope: NotThisScope }
  /** Take back the last `not-this` or `always` of this show; until then the card stays open and offers it. */
  | { type: 'undo' }
  /** Mark this surface form always. */
  | { type: 'always'; scope: 'page' | 'site' | 'everywhere' }
  /** Expand always on this site (true), or no longer (false). */
  | { type: 'expand-site'; on: boolean }
  /** A key the page acts on: Escape, or Alt+Arrow to move a pinned card. */
  | { type: 'key'; key: 'Escape' | 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' }
  /** The pointer went into the card or left it. */
  | { type: 'pointer'; inside: boolean };

/** Posted to the card's window once, with the port. */
export interface CardHandover {
  type: 'yearbook-lens-port';
  nonce: string;
}

const NUMBER_LIMIT = 10_000;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function oneOf(value: unknown, ...allowed: unknown[]): boolean {
  return allowed.includes(value);
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= NUMBER_LIMIT;
}

/** Message of the card, or null where it is not one. The page script acts on nothing else. */
export function readCardToPage(data: unknown): CardToPage | null {
  if (!isRecord(data)) return null;
  const ok = (): boolean => {
    switch (data.type) {
      case 'ready':
      case 'close':
      case 'undo':
        return true;
      case 'size':
        return isLength(data.width) && isLength(data.height);
      case 'pin':
        return typeof data.pinned === 'boolean';
      case 'expand':
      case 'restore':
        return oneOf(data.scope, 'one', 'page');
      case 'not-this':
        return oneOf(data.scope, 'here', 'page', 'site', 'everywhere');
      case 'always':
        return oneOf(data.scope, 'page', 'site', 'everywhere');
      case 'expand-site':
        return typeof data.on === 'boolean';
      case 'key':
        return oneOf(data.key, 'Escape', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight');
      case 'pointer':
        return typeof data.inside === 'boolean';
      default:
        return false;
    }
  };
  return ok() ? (data as unknown as CardToPage) : null;
}

function isHandover(data: unknown): data is CardHandover {
  return isRecord(data) && data.type === 'yearbook-lens-port' && typeof data.nonce === 'string';
}

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
      if (event.source !== target.parent || !port || !isHandover(event.data)) return;
      if (!(await verify(event.data.nonce).catch(() => false))) return;
      target.removeEventListener('message', listen);
      port.start();
      resolve(port);
    };
    target.addEventListener('message', listen, { signal });
  });
}
