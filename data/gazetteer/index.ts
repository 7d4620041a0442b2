/** The gazetteer: book + curated facts → names and entities. */
import type { Book } from '../yearbook/model';
import { SourceIndex } from '../yearbook/read/source-index';
import type { CuratedFacts } from './facts/facts';
import { entryRefs } from './mentions';
import type { Entity, EntryRef, Name } from './model';
import type { Draft } from './names/draft';
import { draftAll, entityId, namesOf } from './names/names';
import { addressesOf, numbersOf } from './names/numbers';
import { spell } from './names/pinyin';

export { exportNames } from './export';
export { type CuratedFacts, parseCuratedFacts } from './facts/facts';
export { lookup } from './lookup';
export type * from './model';

/** Files of `data/books/shangcheng-2022` that `parseCuratedFacts` reads. */
export const FACT_FILES = [
  'names.tsv',
  'former.tsv',
  'abbreviations.tsv',
  'bodies.tsv',
  'aliases.tsv',
  'superior-bodies.tsv',
  'same-as.tsv',
  'figures.tsv',
  'name-evidence.tsv',
  'background.tsv',
] as const;

/** The names alone, without entries and locations: what the evidence is counted over. */
export function buildNames(book: Book, facts: CuratedFacts, source?: SourceIndex): { drafts: Draft[]; names: Name[] } {
  const { drafts, district, uses } = draftAll(book, facts, source);
  return { drafts, names: namesOf(book.info.id, drafts, facts, district, uses) };
}

/**
 * All entities of the book with their forms, hierarchy, numbers and ranked entries, and all names. Locations are left at
 * `none`: `locateEntities` of `places/` fills them. Pure; about a second for the whole book.
 */
export function buildGazetteer(
  book: Book,
  facts: CuratedFacts,
  source: SourceIndex = new SourceIndex([]),
): { entities: Entity[]; names: Name[] } {
  const { drafts, names } = buildNames(book, facts, source);
  const pack = book.info.id;
  const ids = new Map(drafts.map((one) => [one, entityId(pack, one)]));
  const byName = new Map(drafts.map((one) => [one.name, ids.get(one)!]));
  const refs = entryRefs(book, ownersOf(names));
  const numbers = numbersOf(book, new Set(byName.keys()), facts.figures);
  const addresses = addressesOf(book);
  const streets = drafts.filter((one) => one.kind === 'street' && one.former === undefined).map((one) => one.name);
  const entities = drafts.map((one): Entity => {
    const id = ids.get(one)!;
    const entries: EntryRef[] = refs.get(id) ?? [];
    return {
      id,
      name: one.name,
      kind: one.kind,
      ...(one.scope === 'district' ? {} : { scope: one.scope }),
      aliases: [...one.surfaces.keys()].filter((form) => form !== one.name),
      ...(one.full === undefined ? {} : { full: one.full }),
      ...(one.short === undefined ? {} : { short: one.short }),
      ...(one.former === undefined ? {} : { former: { ...one.former, successor: one.former.successor } }),
      within: byName.get(one.within ?? streetBefore(one.name, streets) ?? '') ?? null,
      address: addresses.get(one.name) ?? one.address ?? null,
      location: { level: 'none', basis: '书中没有给出位置' },
      facts: numbers.get(one.name) ?? [],
      entries,
      ...spell(one.name),
    };
  });
  return { entities, names };
}

/** Names to look for in the book's own entries: all but stems of communities and streets, which are words there. */
function ownersOf(names: readonly Name[]): Map<string, string> {
  const owners = new Map<string, string>();
  for (const name of names) {
    const stem =
      name.class === 'C' && name.origin !== 'text' && !/^(区|团区委)/.test(name.name) && name.name.length <= 4;
    if (!stem) owners.set(name.name, name.entity);
  }
  return owners;
}

/** 清波街道居家养老服务中心 lies in 清波街道. */
function streetBefore(name: string, streets: readonly string[]): string | undefined {
  return streets.find((street) => name.length > street.length && name.startsWith(street));
}
