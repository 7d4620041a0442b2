import type { Book } from '../../yearbook/model';
import type { CuratedFacts } from '../facts/facts';
import type { Name } from '../model';
import { classOf } from './classes';
import { addCurated } from './curated';
import { type Draft, DraftSet, type Surface } from './draft';
import { formerDrafts, markMerged, mergedBodies } from './former';
import { bodyDrafts, type District, districtOf, officeDrafts, secondNames } from './offices';
import { unitDrafts } from './units';

/** Every entity of the book with all its forms, in order of authority: units, offices, former bodies, running text. */
export function draftAll(book: Book, facts: CuratedFacts): { drafts: Draft[]; district: District } {
  const district = districtOf(book.info.district, book.info.city);
  const set = new DraftSet();
  const offices = [
    ...bodyDrafts(facts.bodies),
    ...officeDrafts(book.orgs, facts.abbreviations, district),
    ...secondNames(book.orgs, facts.abbreviations, district),
  ];
  for (const made of [...unitDrafts(book, district), ...offices]) set.add(made);
  for (const { alias, of } of facts.aliases) {
    const office = offices.find((one) => one.surfaces.has(of));
    if (office !== undefined) set.form(office, { name: alias, origin: 'curated', line: null });
  }
  for (const made of formerDrafts(facts.former)) set.add(made);
  for (const made of mergedBodies(offices, district)) set.add(made);
  addCurated(set, facts.names, district);
  for (const { alias, of } of facts.aliases) {
    const known = set.find(of);
    if (known !== undefined && !known.surfaces.has(alias))
      set.form(known, { name: alias, origin: 'curated', line: null });
  }
  markMerged(set, district);
  return { drafts: set.all, district };
}

/** Stable id of a draft: pack, `entity`, name, and the street where the name alone is not enough. */
export function entityId(pack: string, one: Draft): string {
  return `${pack}/entity/${one.name}${one.tag === undefined ? '' : `@${one.tag}`}`;
}

/** A form that a rule made of ordinary words only (技术学院 from 杭州技术学院) names a type of thing; 胜利小学 still names one. */
function isTypeOnly(surface: Surface, facts: CuratedFacts): boolean {
  return (
    surface.origin === 'rule' &&
    surface.bare !== true &&
    /(学校|学院|医院)$/.test(surface.name) &&
    facts.evidence.get(surface.name)?.plain === true
  );
}

/**
 * One row per form, best first: a form that several entities carry goes to the one it names in full, then to the one whose
 * form is not a shortened one, then to the one of higher authority; the others are listed in `others`.
 */
export function namesOf(pack: string, drafts: readonly Draft[], facts: CuratedFacts): Name[] {
  const claims = new Map<string, Draft[]>();
  for (const one of drafts) {
    for (const form of one.surfaces.keys()) {
      const list = claims.get(form);
      if (list === undefined) claims.set(form, [one]);
      else list.push(one);
    }
  }
  const names: Name[] = [];
  for (const [form, owners] of claims) {
    const weight = (one: Draft): number => (one.name === form ? 0 : one.surfaces.get(form)!.bare === true ? 2 : 1);
    const sorted = [...owners].sort((a, b) => weight(a) - weight(b));
    const owner = sorted[0]!;
    const surface = owner.surfaces.get(form)!;
    if (isTypeOnly(surface, facts)) continue;
    names.push({
      name: form,
      entity: entityId(pack, owner),
      kind: owner.kind,
      class: classOf(surface, owner, facts.evidence),
      ...(owner.scope === 'district' ? {} : { scope: owner.scope }),
      origin: surface.origin,
      ...(surface.full === undefined || surface.full === form ? {} : { full: surface.full }),
      ...(owner.former === undefined ? {} : { former: true }),
      line: surface.line,
      ...(sorted.length < 2 ? {} : { others: sorted.slice(1).map((one) => entityId(pack, one)) }),
    });
  }
  return names;
}
