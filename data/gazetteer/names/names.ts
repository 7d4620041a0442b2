import type { Book } from '../../yearbook/model';
import { SourceIndex } from '../../yearbook/read/source-index';
import { bookTexts, lineAt } from '../book-texts';
import { type District, districtOf } from '../district';
import type { CuratedFacts } from '../facts/facts';
import type { Kind, Name, NameClass } from '../model';
import { classOf, isWider, type Seats, seatsOf } from './classes';
import { addCurated } from './curated';
import { addDefinitions } from './definitions';
import { type Draft, DraftSet, type Surface } from './draft';
import { formerDrafts, markMerged, mergedBodies, mergedDistricts } from './former';
import { NameFinder } from './name-finder';
import { addNumberedSchools } from './numbered';
import { bodyDrafts, officeDrafts, secondPlates } from './offices';
import { addParts } from './parts';
import { joinSame, superiorDrafts } from './same-as';
import { addStandalone, type Elsewhere } from './standalone';
import { textBodies } from './text-bodies';
import { textPlaces } from './text-places';
import { unitDrafts } from './units';
import { ALONG_RIVER, isClean, isFamous, isRare, isRiver, weightOf } from './weights';
import { markWritten } from './written';

/** Every entity of the book with all its forms, in order of authority: units, offices, former bodies, running text. */
export function draftAll(
  book: Book,
  facts: CuratedFacts,
  source: SourceIndex = new SourceIndex([]),
): { drafts: Draft[]; district: District; uses: ReadonlyMap<string, number> } {
  const district = districtOf(book.info);
  const set = new DraftSet();
  const offices = [
    ...bodyDrafts(facts.bodies),
    ...officeDrafts(book.orgs, facts.abbreviations, district),
    ...secondPlates(book.orgs, facts.abbreviations, district),
  ];
  for (const made of [...unitDrafts(book, district, source), ...offices]) set.add(made);
  for (const { alias, of } of facts.aliases) {
    const office = offices.find((one) => one.surfaces.has(of));
    if (office !== undefined) set.form(office, { name: alias, origin: 'curated', line: null });
  }
  for (const made of formerDrafts(facts.former)) set.add(made);
  // Bodies that only the running text names, where nobody has listed them by hand.
  if (facts.bodies.length === 0) {
    const listed = () => new Set(set.all.flatMap((one) => [...one.surfaces.keys()]));
    for (const made of textBodies(book, district, listed())) set.add(made);
    const towns = set.all.flatMap(({ kind, name }) => (kind === 'street' ? [name] : []));
    for (const made of textPlaces(book, district, towns, listed())) set.add(made);
  }
  const mergers = mergedDistricts(facts.former, book.info);
  for (const merged of mergers) for (const made of mergedBodies(offices, district, merged)) set.add(made);
  for (const made of superiorDrafts(facts.superiors, book.info.city, book.info.province)) set.add(made);
  addCurated(set, facts.names, district);
  addDefinitions(set, book, district, (text, at) => lineAt(source, text, at));
  for (const merged of mergers)
    for (const made of mergedBodies(set.all.filter(isBareBody), district, merged))
      if (set.find(made.name) === undefined) set.add(made);
  for (const { alias, of } of facts.aliases) {
    const known = set.find(of);
    if (known !== undefined && !known.surfaces.has(alias))
      set.form(known, { name: alias, origin: 'curated', line: null });
  }
  for (const merged of mergers) markMerged(set, district, merged);
  joinSame(set, facts.sameAs);
  dropUnwritten(set, book);
  addNumberedSchools(set, district.cityStem, district.province);
  const elsewhere: Elsewhere = {
    isWord: (stem) => {
      const own = facts.evidence.get(stem);
      return own !== undefined && (own.word > 0 || own.plain);
    },
    isUnseen: (form) => facts.background.size > 0 && !facts.background.has(form),
  };
  addParts(set, [district.city, district.cityStem, district.province, district.provinceStem], elsewhere);
  const uses = addStandalone(set, bookTexts(book), district.cityStem, elsewhere);
  markWritten(set, book, source);
  return { drafts: set.all, district, uses };
}

/** A body named by 区 alone whose like in the former district is not known yet: 区委常委会. */
function isBareBody(one: Draft): boolean {
  if (one.scope !== 'district' || one.former !== undefined || !OFFICIAL.has(one.kind)) return false;
  if (!STANDING.test(one.name)) return false;
  return [...one.surfaces.values()].some(({ bare, name }) => bare === true && /^区(?!域)/.test(name));
}

const OFFICIAL: ReadonlySet<Kind> = new Set(['government', 'party', 'association']);
/**
 * Bodies that every district has: committees, bureaus, offices, courts. That the former one had such a centre, team or
 * association too is nothing a rule can know.
 */
const STANDING = /(?:委员会|[常监工]?委会|[委局办]|办公室|指挥部|法院|法庭|检察院)$/;

/** Bodies of every town that the reader may meet though the book does not write each one's name. */
const KEPT_BY_RULE = /(?:派出所|司法所|市场监管所|党群服务中心)$/;

const COMMITTEE = /^(?:党工委|人大工委|纪工委)/;

/**
 * Names made by rule: where the book writes one, it is a name like others; a former body and a station of a street stay,
 * marked as made by rule; all others go.
 */
function dropUnwritten(set: DraftSet, book: Book): void {
  const made = set.all.filter((one) => one.rule === true);
  const owners = new Map(made.flatMap((one) => [...one.surfaces.keys()].map((form) => [form, form] as const)));
  const found = new Set<string>();
  const finder = new NameFinder(owners);
  for (const text of everyText(book)) finder.find(text, (form) => found.add(form));
  const written = new Set(made.filter((one) => [...one.surfaces.keys()].some((form) => found.has(form))));
  // A committee whose secretary the list of offices names is written of, though its name is put together from two cells.
  const posts = new Set(book.offices.map(({ body, post }) => body + (COMMITTEE.exec(post)?.[0] ?? '')));
  for (const one of made) {
    if (written.has(one) || posts.has(one.name)) one.rule = false;
    else if (one.former === undefined && !KEPT_BY_RULE.test(one.name)) set.remove(one);
  }
}

/** The book's texts, long ones joined, for a search of many words. */
function everyText(book: Book): string[] {
  return [
    bookTexts(book)
      .map(({ title, text }) => `${title}\n${text}`)
      .join('\n'),
    book.tables.map(({ rows }) => rows.map((row) => row.join('\t')).join('\n')).join('\n'),
    book.offices.map(({ body }) => body).join('\n'),
    book.honours.map(({ recipient, unit, awarder }) => `${recipient}\t${unit ?? ''}\t${awarder ?? ''}`).join('\n'),
  ];
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

/** The name of a unit that a longer form ends in, 凯旋街道|金秋花园社区: what says more is no less unique. */
function ownName(form: string, owner: Draft): string | null {
  const { name, kind } = owner;
  if (kind !== 'community' && kind !== 'village') return null;
  return form.length >= name.length + 2 && form.endsWith(name) && owner.surfaces.has(name) ? name : null;
}

/** Is next to nothing known against the form? */
function isOurs(form: string, owner: Draft, rank: NameClass, facts: CuratedFacts, used: number): boolean {
  return isClean(form, owner, facts, used) || (rank === 'C' && isRare(form, owner, facts, used));
}

/** Class of a form: no lower than that of the unit's name it ends in; a name of many places that is mostly ours is no C. */
function rankOf(surface: Surface, owner: Draft, facts: CuratedFacts, seats: Seats, used: number): NameClass {
  const rank = classOf(surface, owner, facts, seats);
  const whole = ownName(surface.name, owner);
  if (whole !== null && classOf(owner.surfaces.get(whole)!, owner, facts, seats) === 'A') return 'A';
  return rank === 'C' && !isRiver(owner) && isFamous(surface, owner, facts, used) ? 'B' : rank;
}

/**
 * One row per form, best first: a form that several entities carry goes to the one it names in full, then to the one whose
 * form is not a shortened one, then to the one of higher authority; the others are listed in `others`.
 */
export function namesOf(
  pack: string,
  drafts: readonly Draft[],
  facts: CuratedFacts,
  district: District,
  uses: ReadonlyMap<string, number>,
): Name[] {
  const seats = seatsOf(drafts, district);
  const rivers = drafts.filter(isRiver).map((one) => one.name);
  const along = (form: string): boolean => rivers.some((river) => form.length > river.length && form.startsWith(river));
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
    const order = (one: Draft): number => (one.name === form ? 0 : one.surfaces.get(form)!.bare === true ? 2 : 1);
    const sorted = [...owners].sort((a, b) => order(a) - order(b));
    const owner = sorted[0]!;
    const surface = owner.surfaces.get(form)!;
    if (isTypeOnly(surface, facts)) continue;
    const used = uses.get(form) ?? 0;
    const rank = rankOf(surface, owner, facts, seats, used);
    const wider = isWider(surface, owner, seats, facts);
    names.push({
      name: form,
      entity: entityId(pack, owner),
      kind: owner.kind,
      class: rank,
      weight: Math.min(
        weightOf(surface, owner, rank, facts, used),
        along(form) ? ALONG_RIVER : Number.POSITIVE_INFINITY,
      ),
      ...(!along(form) && !(wider && owner.scope !== 'district') && isOurs(form, owner, rank, facts, used)
        ? { clean: true }
        : {}),
      ...(wider ? { wider } : {}),
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
