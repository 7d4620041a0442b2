import type { Mention } from './model';

/**
 * A mention with all of it worked out, as a plain object: what `JSON.stringify` writes, and what can be sent to another thread.
 * Apart from `DecidedMention`, since pages never need it.
 */
export function plainMention(mention: Mention): Mention {
  const { start, end, text, name, entity, kind, group, full, expand, former, score, rules, others } = mention;
  const rest = { expand, former, score, rules, others };
  return { start, end, text, name, entity, kind, group, ...(full === undefined ? {} : { full }), ...rest };
}
