import { type Browser, browser } from 'wxt/browser';
import type { Mention } from '../recognizer/model';
import type { CardMention, CardToPage } from './card-protocol';
import { readMessage } from './checks';

/**
 * Every message between the extension's parts: name → params and return. Messages are JSON (a typed array arrives as a
 * plain object), so all shapes are plain. Checked at run time on receipt (`data/message-check.ts`): a page's content
 * process is not trusted.
 */
export interface MessageMap {
  /** page → background: ask for the compiled vocabulary when storage.local has none yet. Answer: is one being built? */
  'names.missing': {
    params: Record<string, never>;
    return: { state: 'ready' | 'importing' | 'failed'; error?: string };
  };
  /** page (top frame or child frame) → background: what is marked now; the background sets the badge. */
  'page.marked': { params: { count: number; names: number; state: PageState }; return: void };
  /**
   * popup/panel → background, with the tab: names marked there, all frames together, in reading order.
   * background → page (one frame): the names of that frame.
   */
  'page.names': { params: { tab?: number }; return: PageNames };
  /** panel → page: scroll to and flash a mention. Send it to the tab (all frames); the frame that has it answers. */
  'page.reveal': { params: { mention: number }; return: boolean };
  /** panel → page: light all mentions of an entity while its row or marker is hovered (null = none). */
  'page.light': { params: { entity: string | null }; return: void };
  /** page → panel (broadcast): names changed; or the pointer rests on an entity. `tab` is filled in by the receiver. */
  'page.changed': { params: { tab?: number; count: number }; return: void };
  'page.hovered': { params: { tab?: number; entity: string | null }; return: void };
  /** commands and menus → page. */
  'page.command': { params: { command: PageCommand; text?: string }; return: void };
  /** card → page script of its own tab: did you make this nonce? Nobody else answers. */
  'card.claim': { params: { nonce: string }; return: boolean };
  /** child frame → background → top frame: show, leave or close the card for a name in the frame. */
  'frame.card': { params: FrameCardRequest; return: boolean };
  'top.card': { params: { frame: number; request: FrameCardRequest }; return: boolean };
  /** top frame → background → child frame: what the card sent about a name of that frame. */
  'top.event': { params: { frame: number; event: FrameCardEvent }; return: void };
  'frame.event': { params: FrameCardEvent; return: void };
  /** card/popup/panel → background: open one of our pages. `hash` is the deep link inside it. */
  'ui.open': { params: { page: 'reader' | 'options' | 'atlas' | 'panel'; hash?: string; tab?: number }; return: void };
  /** background → all: import progress. */
  'import.progress': {
    params: { pack: string; step: string; done: number; total: number; error?: string };
    return: void;
  };
  /** any page of ours → background: state of the library. */
  'import.state': {
    params: Record<string, never>;
    return: {
      state: 'ready' | 'importing' | 'failed' | 'empty';
      step?: string;
      done?: number;
      total?: number;
      error?: string;
    };
  };
  /** card → background: a read of the library, where the browser denies IndexedDB to a frame (`data/store/relay.ts`). */
  'library.read': { params: { query: string; argument?: string | string[] }; return: unknown };
  /** options/welcome → background: start (again) the import of the built-in pack. */
  'import.start': { params: Record<string, never>; return: void };
}

export type PageCommand =
  | 'next-name'
  | 'previous-name'
  | 'open-card'
  | 'pin-card'
  | 'close-card'
  | 'toggle-page'
  | 'show-marks'
  | 'expand-page'
  | 'restore-page'
  | 'expand-selection'
  | 'look-up-selection';

/** `unavailable`: no page script there (browser pages, stores, a tab opened before the extension was installed). */
export type PageState = 'marked' | 'off-page' | 'off-site' | 'off' | 'no-names' | 'foreign' | 'working' | 'unavailable';

export interface PageName {
  entity: string;
  /** Text as it stands on the page, first occurrence. */
  text: string;
  kind: Mention['kind'];
  group: Mention['group'];
  count: number;
  /** Ids of its mentions on the page in reading order, usable with `page.reveal`. */
  mentions: number[];
  former: boolean;
}

export interface PageNames {
  state: PageState;
  title: string;
  url: string;
  names: PageName[];
  expanded: number;
  expandable: number;
  /** All names are painted for now, whatever the reader's density. */
  asked: boolean;
}

/** The answer of a page that has no names to tell of. */
export function emptyNames(state: PageState, title = '', url = ''): PageNames {
  return { state, title, url, names: [], expanded: 0, expandable: 0, asked: false };
}

/** CSS pixels of the frame's viewport (or of the top frame's, see `space`). */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type FrameCardRequest =
  | {
      action: 'show';
      entity: string;
      mention: CardMention;
      /** Boxes of the name's lines. */
      boxes: Box[];
      /** `top`: the boxes are in the top frame's viewport; `frame`: in the child's own, the top frame adds its place. */
      space: 'top' | 'frame';
      /** Size of the child's viewport, CSS pixels: tells the top frame which iframe it is. */
      view: { width: number; height: number };
      focus: boolean;
      /** The pointer came to rest on the name: no reason to put it in place of a pinned card. */
      hover: boolean;
      rtl: boolean;
      expandable: number;
      expandedCount: number;
    }
  | { action: 'mention'; mention: CardMention; expandable: number; expandedCount: number }
  | { action: 'focus' }
  | { action: 'leave' }
  | { action: 'stay' }
  | { action: 'pin' }
  | { action: 'close' };

/** What the card says that concerns the frame of the name; the rest the top frame does itself. */
export type FrameCardEvent = { action: 'closed'; focus: boolean } | { action: 'message'; message: CardToPage };

export type MessageName = keyof MessageMap;
export type Message<K extends MessageName = MessageName> = {
  [N in K]: { type: N; params: MessageMap[N]['params'] };
}[K];

export type Sender = Browser.runtime.MessageSender;

/** Sends to the background and all open extension pages. Rejects where nobody listens. */
export function sendMessage<K extends MessageName>(
  type: K,
  params: MessageMap[K]['params'],
): Promise<MessageMap[K]['return']> {
  return browser.runtime.sendMessage({ type, params });
}

/** Sends to the page scripts of a tab: of one frame, or of all (then the first answer counts). */
export function sendToTab<K extends MessageName>(
  tab: number,
  type: K,
  params: MessageMap[K]['params'],
  frame?: number,
): Promise<MessageMap[K]['return']> {
  const message = { type, params };
  return frame === undefined
    ? browser.tabs.sendMessage(tab, message)
    : browser.tabs.sendMessage(tab, message, { frameId: frame });
}

export type Handlers = {
  [K in MessageName]?: (
    params: MessageMap[K]['params'],
    sender: Sender,
  ) => MessageMap[K]['return'] | Promise<MessageMap[K]['return']> | typeof NO_ANSWER;
};

/** Returned by a handler that leaves the answer to another listener. */
export const NO_ANSWER = Symbol('no answer');

/**
 * Answers the messages it has handlers for. Messages that do not pass the check, and those of other extensions, are
 * dropped without an answer. Register it synchronously at the start of a worker.
 */
export function onMessage(handlers: Handlers, signal?: AbortSignal): void {
  const listener = (raw: unknown, sender: Sender, answer: (value: unknown) => void): true | undefined => {
    if (sender.id !== browser.runtime.id) return;
    const message = readMessage(raw);
    if (!message) return;
    const handle = handlers[message.type] as ((params: unknown, sender: Sender) => unknown) | undefined;
    if (!handle) return;
    const result = handle(message.params, sender);
    if (result === NO_ANSWER) return;
    // `return true` keeps the channel open in every browser; a returned promise does so only in Firefox.
    Promise.resolve(result).then(answer, (error) => {
      console.warn(message.type, error);
      answer(undefined);
    });
    return true;
  };
  browser.runtime.onMessage.addListener(listener);
  signal?.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener));
}
