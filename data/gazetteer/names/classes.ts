import type { NameEvidence } from '../facts/facts';
import type { NameClass } from '../model';
import type { Draft, Surface } from './draft';
import { stemsOf } from './stems';

type Evidence = ReadonlyMap<string, NameEvidence>;

const NOTHING: NameEvidence = { word: 0, inside: 0, places: 0, near: 0, plain: false };
/** From here on a name is a type of name rather than a name: 人民路, 兴隆社区. */
const MANY_PLACES = 60;
/** A street's stem may be the name of so many villages far away (彭埠, 采荷, 笕桥): they are hardly ever written about. */
const FEW_PLACES = 2;
/** Names of this length and more are unique unless made of ordinary words only; shorter than SHORT they need a little. */
const LONG = 9;
const SHORT = 6;

/**
 * Risk class of a form, from how often its string stands for something else (`name-evidence.tsv`, made by
 * `scripts/name-evidence.ts`):
 * - C: bare forms (区民政局, 湖滨, the stem of a community), names elsewhere, two-character names that are words or places
 *   elsewhere, names that another district of Hangzhou has too, and names that dozens of places in China share;
 * - A: forms that name the district, and long names with nothing against them;
 * - B: everything between.
 */
export function classOf(surface: Surface, of: Draft, evidence: Evidence): NameClass {
  const { name } = surface;
  if (of.scope === 'outside') return 'C';
  const own = evidence.get(name) ?? NOTHING;
  if (surface.bare === true) return bareClass(surface, of, own);
  if (of.scope !== 'district') return /^[省市]/.test(name) || name.length <= 3 ? 'C' : 'B';
  if (/上城区|江干区/.test(name)) return 'A';
  if (/^上城|^江干/.test(name)) return name.length >= 5 ? 'A' : 'B';

  // A community named after 杭海路 in the next district is still named after the same road.
  if ((own.near > 0 && of.kind !== 'road') || own.places >= MANY_PLACES) return 'C';
  if (name.length === 2) return own.word + own.inside + own.places === 0 ? 'B' : 'C';
  if (name.length === 3) return of.kind !== 'road' && (own.word > 300 || own.inside > 300) ? 'C' : 'B';
  // The exact form counts for units (丁兰街道 is unique though villages are called 丁兰); for others the stem counts too.
  const unit = of.kind === 'street' || of.kind === 'community' || of.kind === 'village';
  const forms = unit ? [name, name.replace(/(?<=街道|社区|村).+$/, '')] : stemsOf(name);
  const stems = forms.map((stem) => evidence.get(stem) ?? NOTHING);
  const shared = stems.some((one) => one.word > 0 || one.places > 0 || one.near > 0);
  if (/杭州/.test(name)) return 'A';
  if (own.plain) return 'B';
  if (unit) return shared ? 'B' : 'A';
  if (name.length >= LONG) return 'A';
  return shared || name.length < SHORT ? 'B' : 'A';
}

/**
 * The stem of a street (闸弄口), or of a community when it has three characters or more (南肖埠), needs only a little if
 * nothing speaks against it; every other bare form needs much.
 */
function bareClass(surface: Surface, of: Draft, own: NameEvidence): NameClass {
  const places = of.kind === 'street' ? Math.max(0, own.places - FEW_PLACES) : own.places;
  const clean = own.word + own.inside + places + own.near === 0 && !own.plain;
  const stem = of.kind === 'street' || (of.kind === 'community' && surface.name.length >= 3);
  return stem && clean ? 'B' : 'C';
}
