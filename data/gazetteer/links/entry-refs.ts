import type { Book, Entry, LineSpan } from '../../yearbook/model';
import type { EntryRef, LinkRole } from '../model';
import { ROLES } from './roles';

/** Title of the first entry of a section. */
const OVERVIEW = '概况';
const RANKS: readonly EntryRef['rank'][] = ['own', 'title', 'section', 'subject', 'body'];

/** A mention of an entity in an entry. */
export interface EntryMention {
  role: LinkRole;
  at: number;
  lines: LineSpan;
}

/** What is known of an entity and an entry before they are ranked. */
export interface EntryHit {
  inTitle: boolean;
  /** Position of the section among the entity's own ones; -1 where it is none of them. */
  own: number;
  mentions: EntryMention[];
}

function rankOf(entry: Entry, hit: EntryHit, strongest: LinkRole | null): EntryRef['rank'] {
  if (hit.own >= 0 && entry.title === OVERVIEW) return 'own';
  if (hit.inTitle) return 'title';
  if (hit.own >= 0) return 'section';
  return strongest === 'subject' ? 'subject' : 'body';
}

/**
 * The entries of one entity, best first: the first entry of its own section; then those whose title names it; then its own
 * section; then those with a sentence about it; then the others. Within a rank the main section goes before a second one,
 * the stronger role before the weaker, and a mention early in its entry, where the entry is about it, before a late one.
 * How often a name stands in an entry never counts: long entries would win.
 */
export function rankEntries(book: Book, hits: ReadonlyMap<number, EntryHit>): EntryRef[] {
  const rows = [...hits].map(([index, hit]) => {
    const entry = book.entries[index]!;
    const best = [...hit.mentions].sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.at - b.at)[0];
    const rank = rankOf(entry, hit, best?.role ?? null);
    // Its own section tells of its work also where an entry does not name it.
    const unnamed = hit.own >= 0 ? 'subject' : 'mentioned';
    const role: LinkRole = hit.inTitle || rank === 'own' ? 'subject' : (best?.role ?? unnamed);
    // Where the whole entry is about it, it is read from its first mention on.
    const shown = rank === 'own' || rank === 'title' || rank === 'section' ? first(hit.mentions) : best;
    const ref: EntryRef = {
      entry: entry.id,
      rank,
      role,
      count: hit.mentions.length,
      at: shown?.at ?? -1,
      lines: shown?.lines ?? entry.lines,
      page: entry.page,
    };
    const depth = ref.at < 0 ? 0 : ref.at / (entry.body.length + 1);
    const strength = ROLES.indexOf(best?.role ?? 'mentioned');
    return {
      ref,
      index,
      strength,
      own: hit.own < 0 ? Number.MAX_SAFE_INTEGER : hit.own,
      depth,
      length: entry.body.length,
    };
  });
  rows.sort(
    (a, b) =>
      RANKS.indexOf(a.ref.rank) - RANKS.indexOf(b.ref.rank) ||
      a.own - b.own ||
      (a.ref.rank === 'title' ? 0 : a.strength - b.strength) ||
      (a.ref.rank === 'body' || a.ref.rank === 'subject' ? a.depth - b.depth || a.length - b.length : 0) ||
      a.index - b.index,
  );
  return rows.map(({ ref }) => ref);
}

function first(mentions: readonly EntryMention[]): EntryMention | undefined {
  return mentions.reduce<EntryMention | undefined>((best, one) => (best && best.at <= one.at ? best : one), undefined);
}
