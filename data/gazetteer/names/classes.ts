import type { District } from '../district';
import type { NameEvidence } from '../facts/facts';
import { KINDS, type Kind, type NameClass } from '../model';
import type { Draft, Surface } from './draft';
import { stemsOf } from './stems';
import { type Counted, evidenceOf, isPlain } from './weights';

type Evidence = ReadonlyMap<string, NameEvidence>;

/** From here on a name is a type of name rather than a name: 人民路, 兴隆社区. */
const MANY_PLACES = 60;
/** A street's stem may be the name of so many villages far away (彭埠, 采荷, 笕桥): they are hardly ever written about. */
const FEW_PLACES = 2;
/** Names of this length and more are unique unless made of ordinary words only; shorter than SHORT they need a little. */
const LONG = 9;
const SHORT = 6;

/** Kinds that exist all over the country under like names: a name of theirs is the district's by its seat alone. */
const SEATED: ReadonlySet<Kind> = new Set([
  'company',
  'association',
  'institute',
  'school',
  'hospital',
  'telecom',
  'post',
]);
/**
 * What a firm's registered name ends in; a brand (知味观) has none of it. A group of schools and the cooperative of a village are no
 * firms: they are called after the place they are at.
 */
const FIRM = /(?:公司|(?<!教育)集团|事务所|银行|证券|保险|基金|(?<!经济|股份)合作社)$/;

/** Where a body has its seat: in its own name, or by a stated address. */
export interface Seats {
  /** Names of places of the district without their endings: 采荷, 凯旋. */
  local: ReadonlySet<string>;
  district: District;
}

/** Places of the district by which a body's name tells its seat. */
export function seatsOf(drafts: readonly Draft[], district: District): Seats {
  const local = new Set<string>([district.stem, district.cityStem]);
  for (const one of drafts) {
    if (one.scope !== 'district') continue;
    if (one.former !== undefined && one.kind === 'district') local.add(one.name.slice(0, -1));
    if (one.kind === 'street' || one.kind === 'community' || one.kind === 'road' || one.kind === 'area')
      for (const stem of stemsOf(one.name)) if (stem.length >= 2) local.add(stem);
  }
  return { local, district };
}

function hasLocalWord(name: string, { local }: Seats): boolean {
  for (let from = 0; from + 2 <= name.length; from += 1)
    for (let to = from + 2; to <= Math.min(name.length, from + 5); to += 1)
      if (local.has(name.slice(from, to))) return true;
  return false;
}

/** Is the body the district's by a stated address or a local word in one of its names? */
function isSeated(of: Draft, seats: Seats): boolean {
  return of.address !== undefined || [...of.surfaces.keys()].some((form) => hasLocalWord(form, seats));
}

/**
 * A body of the city, the province or the nation, or a firm that nothing places in the district: it is of use to a reader only
 * beside a name of the district, however long its name.
 */
export function isWider(surface: Surface, of: Draft, seats: Seats, counted: Counted): boolean {
  if (KINDS[of.kind] !== 'organization') return false;
  if (of.scope !== 'district') return true;
  if (!SEATED.has(of.kind) || isSeated(of, seats)) return false;
  // The name that a firm goes by is as little the district's as the one that it is registered by.
  return (
    FIRM.test(surface.name) ||
    (of.kind === 'company' && surface.bare === true) ||
    (counted.background.get(surface.name) ?? 0) >= MANY_SEEN
  );
}

/** A body seen so often in texts about other places is a national one. */
const MANY_SEEN = 10;

/**
 * Risk class of a form, from how often its string stands for something else (`name-evidence.tsv`, made by
 * `scripts/name-evidence.ts`, and `background.tsv`):
 * - C: bare forms (区民政局, 湖滨, the stem of a community), names elsewhere, two-character names that are words or places
 *   elsewhere, names that another district of Hangzhou has too, and names that dozens of places in China share;
 * - A: forms that name the district, and long names with nothing against them, of bodies also with a seat in the district;
 * - B: everything between.
 */
// Complexity: each condition is one reason for a class, in the order of the list above.
export function classOf(surface: Surface, of: Draft, counted: Counted, seats: Seats): NameClass {
  const { evidence } = counted;
  const { name } = surface;
  const { district } = seats;
  if (of.scope === 'outside') return 'C';
  const own = evidenceOf(evidence, name);
  if (surface.bare === true) return bareClass(surface, of, own, counted);
  if (of.unplaced) return 'B';
  if (of.scope !== 'district') return /^[省市]/.test(name) || name.length <= 3 ? 'C' : 'B';
  if (name.includes(district.name)) return 'A';
  // 中城区 was the name of a district in many towns.
  if (of.former !== undefined && /^..区/.test(name))
    return (counted.background.get(name.slice(0, 3)) ?? 0) > FEW_PLACES ? 'C' : 'A';
  if (name.startsWith(district.stem)) return name.length >= 5 ? 'A' : 'B';

  // A community named after 杭海路 in the next district is still named after the same road.
  if ((own.near > 0 && of.kind !== 'road') || own.places >= MANY_PLACES) return 'C';
  // Whether the city’s own 站 is the station its surroundings say.
  if (of.kind === 'station' && name.startsWith(district.cityStem)) return 'A';
  if (name.length === 2) return own.word + own.inside + own.places === 0 ? 'B' : 'C';
  if (name.length === 3) return of.kind !== 'road' && (own.word > 300 || own.inside > 300) ? 'C' : 'B';
  return longClass(name, of, own, counted, seats);
}

/** A or B: names of four characters and more that name no district. */
function longClass(name: string, of: Draft, own: NameEvidence, counted: Counted, seats: Seats): NameClass {
  if ((counted.background.get(name) ?? 0) > 0) return 'B';
  // The exact form counts for units (丁兰街道 is unique though villages are called 丁兰); for others the stem counts too.
  const unit = of.kind === 'street' || of.kind === 'community' || of.kind === 'village';
  const shared = sharedStems(name, unit, counted.evidence);
  if (SEATED.has(of.kind) && !hasLocalWord(name, seats) && of.address === undefined) return 'B';
  if (seats.district.cityStem.length >= 2 && name.includes(seats.district.cityStem)) return 'A';
  if (own.plain) return 'B';
  if (unit) return shared ? 'B' : 'A';
  if (name.length >= LONG) return 'A';
  return shared || name.length < SHORT ? 'B' : 'A';
}

function sharedStems(name: string, unit: boolean, evidence: Evidence): boolean {
  const forms = unit ? [name, name.replace(/(?<=街道|社区|村).+$/, '')] : stemsOf(name);
  return forms.map((stem) => evidenceOf(evidence, stem)).some((one) => one.word > 0 || one.places > 0 || one.near > 0);
}

/**
 * The stem of a street (闸弄口), or of a community when it has three characters or more (南肖埠), needs only a little if
 * nothing speaks against it; every other bare form needs much.
 */
function bareClass(surface: Surface, of: Draft, own: NameEvidence, counted: Counted): NameClass {
  const places = of.kind === 'street' ? Math.max(0, own.places - FEW_PLACES) : own.places;
  const seen = counted.background.get(surface.name) ?? 0;
  const plain = isPlain(surface, own, counted);
  const clean = own.word + own.inside + places + own.near === 0 && !plain && seen <= FEW_PLACES;
  const stem =
    of.kind === 'street' || ((of.kind === 'community' || surface.alone === true) && surface.name.length >= 3);
  return stem && clean ? 'B' : 'C';
}
