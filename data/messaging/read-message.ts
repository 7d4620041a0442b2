import type { MESSAGES, Message, MessageName } from './shapes';

/** The message, or null where it is none of `messages` or any part of it has the wrong shape. */
export function readMessage<K extends MessageName>(
  messages: Pick<typeof MESSAGES, K>,
  raw: unknown,
): Message<K> | null {
  const { type, params } = (raw ?? {}) as { type?: unknown; params?: unknown };
  if (typeof type !== 'string' || !Object.hasOwn(messages, type)) return null;
  return messages[type as K](params) ? ({ type, params } as Message<K>) : null;
}
