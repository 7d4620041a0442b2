import type { Mention } from './recognizer/model';

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
  'page.marked': { params: { count: number; names: number }; return: void };
  /** popup/panel → page, all frames: list of names marked here in reading order. */
  'page.names': { params: Record<string, never>; return: PageNames };
  /** panel → page: scroll to and flash a mention. */
  'page.reveal': { params: { mention: number }; return: boolean };
  /** panel → page: light all mentions of an entity while its row or marker is hovered (null = none). */
  'page.light': { params: { entity: string | null }; return: void };
  /** page → panel (broadcast): names changed; or the pointer rests on an entity. */
  'page.changed': { params: { tab?: number; count: number }; return: void };
  'page.hovered': { params: { tab?: number; entity: string | null }; return: void };
  /** commands and menus → page. */
  'page.command': { params: { command: PageCommand; text?: string }; return: void };
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
  | 'expand-page'
  | 'restore-page'
  | 'expand-selection'
  | 'look-up-selection';

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
  state: 'marked' | 'off-page' | 'off-site' | 'off' | 'no-names' | 'foreign' | 'working';
  title: string;
  url: string;
  names: PageName[];
  expanded: number;
  expandable: number;
}

export type MessageName = keyof MessageMap;
export type Message<K extends MessageName = MessageName> = {
  [N in K]: { type: N; params: MessageMap[N]['params'] };
}[K];
