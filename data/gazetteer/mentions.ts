import type { Book } from '../yearbook/model';
import type { EntryRef } from './model';

interface Count {
  rank: EntryRef['rank'];
  count: number;
  at: number;
}

/** Longest name at each place, left to right, no overlaps; `key` says whose it is, or null for none. */
export class NameFinder {
  private readonly byHead = new Map<string, string[]>();

  constructor(private readonly owners: ReadonlyMap<string, string>) {
    for (const name of owners.keys()) {
      const head = name.slice(0, 2);
      const list = this.byHead.get(head);
      if (list === undefined) this.byHead.set(head, [name]);
      else list.push(name);
    }
    for (const list of this.byHead.values()) list.sort((a, b) => b.length - a.length);
  }

  /** Calls `found(owner, start, name)` for every name in the text. */
  find(text: string, found: (owner: string, start: number, name: string) => void): void {
    for (let at = 0; at < text.length - 1; ) {
      const name = this.byHead.get(text.slice(at, at + 2))?.find((one) => text.startsWith(one, at));
      if (name === undefined) {
        at += 1;
        continue;
      }
      found(this.owners.get(name)!, at, name);
      at += name.length;
    }
  }
}

const RANKS: EntryRef['rank'][] = ['title', 'section', 'body'];

/**
 * The entries about each entity: in the title before in its own section before in the body, then by count. `at` is the
 * offset of the first mention in the entry's body.
 */
export function entryRefs(book: Book, owners: ReadonlyMap<string, string>): Map<string, EntryRef[]> {
  const finder = new NameFinder(owners);
  const refs = new Map<string, Map<string, Count>>();
  const note = (owner: string, entry: string, rank: EntryRef['rank'], at: number): void => {
    let entries = refs.get(owner);
    if (entries === undefined) {
      entries = new Map();
      refs.set(owner, entries);
    }
    const before = entries.get(entry);
    if (before === undefined) entries.set(entry, { rank, count: at < 0 ? 0 : 1, at });
    else {
      if (at >= 0) before.count += 1;
      if (before.at < 0) before.at = at;
      if (RANKS.indexOf(rank) < RANKS.indexOf(before.rank)) before.rank = rank;
    }
  };
  for (const entry of book.entries) {
    finder.find(entry.title, (owner) => note(owner, entry.id, 'title', -1));
    finder.find(entry.section, (owner) => note(owner, entry.id, 'section', -1));
    finder.find(entry.body, (owner, at) => note(owner, entry.id, 'body', at));
  }
  const sorted = new Map<string, EntryRef[]>();
  for (const [owner, entries] of refs) {
    const list = [...entries].map(([entry, count]) => ({ entry, ...count }));
    list.sort((a, b) => RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank) || b.count - a.count);
    sorted.set(owner, list);
  }
  return sorted;
}
