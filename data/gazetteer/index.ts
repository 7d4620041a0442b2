/** The gazetteer: book + curated facts → names and entities. */
import type { Book } from '../yearbook/model';
import { SourceIndex } from '../yearbook/read/source-index';
import { pagesOf } from './claims';
import type { CuratedFacts } from './facts/facts';
import { buildLinks } from './links/build';
import type { Entity, Name } from './model';
import type { Draft } from './names/draft';
import { draftAll, entityId, namesOf } from './names/names';
import { addressesOf, numbersOf } from './names/numbers';
import { spell } from './names/pinyin';
import { relationsOf } from './names/relations';

export { type Claim, exportClaims } from './claims';
export { exportNames } from './export';
export { type CuratedFacts, parseCuratedFacts } from './facts/facts';
export { exportLinks, type LinkedRecord, type LinkedRecords, linkedRecord } from './links/records';
export { exportUnlinked } from './links/unlinked';
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
  'own-sections.tsv',
  'surroundings.tsv',
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
 * All entities of the book with their forms, hierarchy, numbers, ranked entries and links to records of every other kind,
 * and all names. Locations are left at `none`: `locateEntities` of `places/` fills them. `source` gives mentions their lines;
 * without it they have those of their record. Pure; about a second for the whole book.
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
  const byForm = new Map<string, Draft>();
  for (const one of drafts)
    for (const form of [...one.surfaces.keys(), one.full ?? '']) if (!byForm.has(form)) byForm.set(form, one);
  const streets = drafts.filter((one) => one.kind === 'street' && one.former === undefined).map((one) => one.name);
  const withinOf = (one: Draft): string | undefined => one.within ?? streetBefore(one.name, streets);
  const { entries, links } = buildLinks({
    book,
    source,
    names,
    kinds: new Map(drafts.map((one) => [ids.get(one)!, one.kind])),
    streetOf: new Map(
      drafts.flatMap((one) => {
        const street = withinOf(one);
        return street !== undefined && streets.includes(street) ? [[ids.get(one)!, street] as const] : [];
      }),
    ),
    ownSections: facts.ownSections,
    siblings: facts.siblings,
  });
  const relations = relationsOf(drafts, {
    id: (one) => ids.get(one)!,
    find: (form) => byForm.get(form),
    pageOf: pagesOf(book),
  });
  const forms = new Set(names.map(({ name }) => name));
  const numbers = numbersOf(book, new Set(byName.keys()), facts.figures);
  const addresses = addressesOf(book);
  const entities = drafts.map((one): Entity => {
    const id = ids.get(one)!;
    const related = relations.get(one);
    return {
      id,
      name: one.name,
      kind: one.kind,
      ...(one.scope === 'district' ? {} : { scope: one.scope }),
      ...aliasesOf(one, forms),
      ...(one.full === undefined ? {} : { full: one.full }),
      ...(one.short === undefined ? {} : { short: one.short }),
      ...(one.former === undefined ? {} : { former: one.former }),
      within: byName.get(withinOf(one) ?? '') ?? null,
      address: addresses.get(one.name) ?? one.address ?? null,
      location: { level: 'none', basis: '书中没有给出位置' },
      facts: numbers.get(one.name) ?? [],
      entries: entries.get(id) ?? [],
      links: links.get(id) ?? [],
      ...(related === undefined ? {} : { relations: related }),
      ...(entries.has(id) || links.has(id) ? {} : { unwritten: unwrittenOf(one) }),
      ...spell(one.name),
    };
  });
  return { entities, names };
}

/** Other forms that are names (技术学院 is a type of school): those that the book or another source writes, then those that a rule made and nothing writes. */
function aliasesOf(one: Draft, forms: ReadonlySet<string>): Pick<Entity, 'aliases' | 'ruled'> {
  const others = [...one.surfaces.values()].filter(({ name }) => name !== one.name && forms.has(name));
  const ruled = others.filter(({ origin, line }) => origin === 'rule' && line === null);
  const written = others.filter((surface) => !ruled.includes(surface));
  return {
    aliases: [...written, ...ruled].map(({ name }) => name),
    ...(ruled.length === 0 ? {} : { ruled: ruled.length }),
  };
}

/** Why no record speaks of it. */
function unwrittenOf(one: Draft): NonNullable<Entity['unwritten']> {
  if (one.rule === true) return 'rule';
  return [...one.surfaces.values()].some(({ line }) => line !== null) ? 'inner' : 'source';
}

/** 清波街道居家养老服务中心 lies in 清波街道. */
function streetBefore(name: string, streets: readonly string[]): string | undefined {
  return streets.find((street) => name.length > street.length && name.startsWith(street));
}
