import * as queries from './queries';

/**
 * Reads of the library by message, for the card in a web page: where the reader blocks third-party storage (a common
 * setting, and the default of private windows) Chromium denies IndexedDB to a frame of an extension as it does to any
 * other frame ("The user denied permission to access the database"), host permissions or not. The background, which is
 * no frame, reads for it. All arguments and answers are plain JSON already.
 */
const RELAYED = [
  'listPacks',
  'getEntity',
  'getEntities',
  'findEntitiesByName',
  'findPredecessors',
  'getEntry',
  'getEntries',
  'getLayers',
] as const;

export type RelayedQuery = (typeof RELAYED)[number];

/** Longest list of ids in one question. */
const IDS_LIMIT = 500;
const ID_LENGTH = 400;

const isId = (value: unknown): value is string => typeof value === 'string' && value.length <= ID_LENGTH;

/** Whether something received is a question that `answerRelayed` answers. */
export function isRelayed(query: unknown, argument: unknown): query is RelayedQuery {
  if (!RELAYED.includes(query as RelayedQuery)) return false;
  if (query === 'listPacks') return argument === undefined || argument === null;
  if (query === 'getEntities' || query === 'getEntries')
    return Array.isArray(argument) && argument.length <= IDS_LIMIT && argument.every(isId);
  return isId(argument);
}

/** Answers a question of the card. The question must have passed {@link isRelayed}. */
export function answerRelayed(query: RelayedQuery, argument: unknown): Promise<unknown> {
  // biome-ignore lint/performance/noDynamicNamespaceImportAccess: the module is small and the card's questions are most of it
  const ask = queries[query] as (argument?: unknown) => Promise<unknown>;
  return query === 'listPacks' ? ask() : ask(argument);
}
