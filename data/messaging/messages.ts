import { type Browser, browser } from 'wxt/browser';
import type { Mention } from '../recognizer/model';
import type { FrameCardRequest } from './frame-card';
import { readMessage } from './read-message';
import type { MESSAGES, MessageName, PageState, Params } from './shapes';

export type { Box, FrameCardEvent, FrameCardRequest } from './frame-card';
export type { PageCommand } from './page-commands';
export type { MessageName, PageState, Params } from './shapes';

/** A name marked on a page, all its mentions together. */
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

/** Marks of one document with the blocks they stand in, in reading order. Offsets are UTF-16 code units of the block. */
export interface PageMarks {
  title: string;
  url: string;
  blocks: { text: string; mentions: Mention[] }[];
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

/** How the library stands. */
export interface ImportState {
  /** `repairing`: what was there before is damaged and being made good. */
  state: 'ready' | 'importing' | 'repairing' | 'failed' | 'empty';
  step?: string;
  done?: number;
  total?: number;
  error?: string;
}

/** What is answered to a message; one that is not here has no answer. */
interface Answers {
  /** Of a tab. A frame answers with a list: its own, and those of the frames that it speaks for (`page.content/hub.ts`). */
  'page.names': PageNames;
  /** Of a tab: of its frames, the top frame first. Of one frame: of that one, or nothing where nothing is marked; as a list, as above. */
  'page.marks': PageMarks[] | undefined;
  'page.reveal': boolean;
  'card.claim': boolean;
  'frame.card': boolean;
  'top.card': boolean | FrameCardRequest;
  'frame.place': boolean | FrameCardRequest;
  'import.state': ImportState;
  'library.read': unknown;
  'library.damaged': boolean;
}

// biome-ignore lint/suspicious/noConfusingVoidType: a handler that gives no answer returns nothing, or the promise of it
export type Answer<K extends MessageName> = K extends keyof Answers ? Answers[K] : void;

/** The answer of a page that has no names to tell of. */
export function emptyNames(state: PageState, title = '', url = ''): PageNames {
  return { state, title, url, names: [], expanded: 0, expandable: 0, asked: false };
}

export type Sender = Browser.runtime.MessageSender;

/** Sends to the background and all open extension pages. Rejects where nobody listens. */
export function sendMessage<K extends MessageName>(type: K, params: Params<K>): Promise<Answer<K>> {
  return browser.runtime.sendMessage({ type, params });
}

/** Sends to the page scripts of a tab: of one frame, or of all (then the first answer counts). */
export function sendToTab<K extends MessageName>(
  tab: number,
  type: K,
  params: Params<K>,
  frame?: number,
): Promise<Answer<K>> {
  const message = { type, params };
  return frame === undefined
    ? browser.tabs.sendMessage(tab, message)
    : browser.tabs.sendMessage(tab, message, { frameId: frame });
}

export type Handlers<K extends MessageName = MessageName> = {
  [N in K]?: (params: Params<N>, sender: Sender) => Answer<N> | Promise<Answer<N>> | typeof NO_ANSWER;
};

/** Returned by a handler that leaves the answer to another listener. The same for all frames of one world. */
export const NO_ANSWER = Symbol.for('none');

/**
 * Answers the messages it has handlers for, out of those that can come here (`MESSAGES`, or `PAGE_MESSAGES` in a page
 * script). Messages that do not pass the check, and those of other extensions, are dropped without an answer. Register it
 * synchronously at the start of a worker.
 */
export function onMessage<K extends MessageName>(
  messages: Pick<typeof MESSAGES, K>,
  handlers: Handlers<K>,
  signal?: AbortSignal,
): void {
  const listener = (raw: unknown, sender: Sender, answer: (value: unknown) => void): true | undefined => {
    if (sender.id !== browser.runtime.id) return;
    const message = readMessage(messages, raw);
    if (!message) return;
    const handle = handlers[message.type as K] as ((params: unknown, sender: Sender) => unknown) | undefined;
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
