import type { Vocabulary } from '../match/vocabulary';
import type { Feedback } from '../model';
import { hostOf } from './site';

const NEARER = { page: 3, site: 2, everywhere: 1 } as const;

/** Entry → the reader's answer that holds on this page: the narrowest scope wins, then the latest. */
export function feedbackFor(
  vocabulary: Vocabulary,
  feedback: readonly Feedback[] | undefined,
  url: string | undefined,
): Map<number, Feedback['verdict']> {
  const chosen = new Map<number, Feedback>();
  const page = url?.replace(/#.*$/, '');
  const host = hostOf(url);
  for (const answer of feedback ?? []) {
    if (answer.scope === 'page' && answer.where.replace(/#.*$/, '') !== page) continue;
    if (answer.scope === 'site' && (hostOf(answer.where) || answer.where.replace(/^www\./, '')) !== host) continue;
    const entry = vocabulary.find(answer.name);
    if (entry < 0) continue;
    const other = chosen.get(entry);
    const order = other ? NEARER[answer.scope] - NEARER[other.scope] : 1;
    if (!other || order > 0 || (order === 0 && answer.at >= other.at)) chosen.set(entry, answer);
  }
  return new Map([...chosen].map(([entry, answer]) => [entry, answer.verdict]));
}
