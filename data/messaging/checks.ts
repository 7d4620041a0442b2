import { readCardToPage } from './card-protocol';
import type { Message, MessageName } from './messages';

/**
 * Runtime check of every message on receipt. Own combinators instead of a schema library: they are in the page script,
 * whose byte budget a library would eat, and the messages are flat. Every string and list has a cap.
 */
type Check = (value: unknown) => boolean;

const text =
  (limit: number): Check =>
  (value) =>
    typeof value === 'string' && value.length <= limit;
const flag: Check = (value) => typeof value === 'boolean';
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const whole: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || value === null || check(value);
const one =
  (...allowed: string[]): Check =>
  (value) =>
    allowed.includes(value as string);
const list =
  (check: Check, limit: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= limit && value.every(check);
const shape =
  (fields: Record<string, Check>): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null) return false;
    for (const key in fields) if (!fields[key]?.((value as Record<string, unknown>)[key])) return false;
    return true;
  };

const id = text(400);
const nothing = shape({});
const mention = shape({
  id: whole,
  text: text(400),
  name: text(400),
  kind: text(40),
  group: one('place', 'organization', 'abbreviation'),
  full: maybe(text(400)),
  expand: flag,
  expanded: flag,
  former: flag,
  score: number,
  reason: text(1000),
  start: whole,
  before: text(200),
  after: text(200),
});
const box = shape({ x: number, y: number, width: number, height: number });
const counts = { expandable: whole, expandedCount: whole };
const frameShow = shape({
  entity: id,
  mention,
  boxes: list(box, 50),
  space: one('top', 'frame'),
  view: shape({ width: number, height: number }),
  focus: flag,
  hover: flag,
  rtl: flag,
  ...counts,
});
const frameMention = shape({ mention, ...counts });
const frameCard: Check = (value) => {
  const action = (value as { action?: unknown } | null)?.action;
  if (action === 'show') return frameShow(value);
  if (action === 'mention') return frameMention(value);
  return one('focus', 'leave', 'stay', 'pin', 'close')(action);
};
const frameEvent: Check = (value) => {
  const event = value as { action?: unknown; focus?: unknown; message?: unknown } | null;
  if (event?.action === 'closed') return flag(event.focus);
  return event?.action === 'message' && readCardToPage(event.message) !== null;
};

const CHECKS: Record<MessageName, Check> = {
  'names.missing': nothing,
  'page.marked': shape({ count: whole, names: whole, state: text(20) }),
  'page.names': shape({ tab: maybe(whole) }),
  'page.reveal': shape({ mention: whole }),
  'page.light': shape({ entity: maybe(id) }),
  'page.changed': shape({ tab: maybe(whole), count: whole }),
  'page.hovered': shape({ tab: maybe(whole), entity: maybe(id) }),
  'page.command': shape({
    command: one(
      'next-name',
      'previous-name',
      'open-card',
      'pin-card',
      'close-card',
      'toggle-page',
      'show-marks',
      'expand-page',
      'restore-page',
      'expand-selection',
      'look-up-selection',
    ),
    text: maybe(text(10_000)),
  }),
  'card.claim': shape({ nonce: text(100) }),
  'frame.card': frameCard,
  'top.card': shape({ frame: whole, request: frameCard }),
  'top.event': shape({ frame: whole, event: frameEvent }),
  'frame.event': frameEvent,
  'ui.open': shape({ page: one('reader', 'options', 'atlas', 'panel'), hash: maybe(text(2000)), tab: maybe(whole) }),
  'import.progress': shape({ pack: id, step: text(40), done: number, total: number, error: maybe(text(2000)) }),
  'library.read': shape({ query: text(40), argument: (value) => maybe(id)(value) || list(id, 500)(value) }),
  'import.state': nothing,
  'import.start': nothing,
};

/** The message, or null where it is none of ours or any part of it has the wrong shape. */
export function readMessage(raw: unknown): Message | null {
  const { type, params } = (raw ?? {}) as { type?: unknown; params?: unknown };
  if (typeof type !== 'string' || !Object.hasOwn(CHECKS, type)) return null;
  return CHECKS[type as MessageName](params) ? ({ type, params } as Message) : null;
}
