import { CLASS_A, FLAG_CLASS_MASK, FLAG_DISTRICT, FLAG_FORMER_DISTRICT } from '../match/entries';
import {
  CONTEXT_ADDRESS_AFTER,
  CONTEXT_INSTITUTION_AFTER,
  CONTEXT_LONGER_FAR,
  CONTEXT_LONGER_PLACE,
  CONTEXT_UNIT_AFTER,
} from './bits';
import {
  AFTER_BRANCH,
  AFTER_HARMLESS,
  AFTER_INSTITUTION,
  AFTER_NOT,
  AFTER_PLACE,
  AFTER_UNIT,
  AFTER_UNIT_NOT,
  IS_SPELLED,
  OPENING,
  SIGN_CLOSE,
  SIGN_OPEN,
  SIGN_VERB,
  SIGN_WHOLE,
  type Units,
  type Words,
} from './words';

/** Units that may stand between a name and the word that makes a longer one of it: 钱塘|外国语|学校. */
const BETWEEN = 3;

/** So far behind a name a short title ends at most, UTF-16 units. */
const SHORT = 3;

/** What closes each of `OPENING`. */
const CLOSING = '》”"’」';

/** 》 */
const TITLE_END = 0x300b;

/** Is a UTF-16 unit one of the common Han characters? */
export const isHan = (unit: number): boolean => unit >= 0x4e00 && unit <= 0x9fff;

/**
 * What a name is followed by: a house number, an administrative ending, the rest of a longer name.
 * @param body is it the name of an organization?
 */
// Complexity: one condition a kind of word behind a name.
export function following(
  words: Words,
  text: string,
  units: Units,
  end: number,
  flags: number,
  road: boolean,
  body: boolean,
): number {
  const unit = units[end]!;
  if (words.signs[unit]! & SIGN_CLOSE) return 0;
  if (words.isAddressAt(text, unit, end)) return CONTEXT_ADDRESS_AFTER;
  const roles = words.allRolesAt(units, end);
  if (roles & AFTER_UNIT && !(roles & AFTER_UNIT_NOT)) return CONTEXT_UNIT_AFTER;
  // What begins with the district's name is the district's.
  if (flags & (FLAG_DISTRICT | FLAG_FORMER_DISTRICT)) return 0;
  const whole = words.signs[units[end - 1]!]! & SIGN_WHOLE;
  // A unit's institution is the unit's, a body's branch the body's: 建和社区|工作室, 邵逸夫医院|庆春院区.
  if (roles & AFTER_INSTITUTION) return whole || (body && roles & AFTER_BRANCH) ? 0 : CONTEXT_INSTITUTION_AFTER;
  // A unique name goes on as a longer one only where the word stands at once.
  if ((flags & FLAG_CLASS_MASK) === CLASS_A) return 0;
  if (!isHan(unit) || (roles & AFTER_HARMLESS && !(roles & AFTER_NOT))) return 0;
  // A road ends its name itself; what follows it is another road, or stands at it.
  if (road) return roles & AFTER_PLACE && units[end + 1]! > 0 ? CONTEXT_LONGER_FAR : 0;
  // What begins with a unit's full name is the unit's: 建和社区|委员工作室.
  if (whole) return 0;
  return longer(words, units, end, roles, body ? 0 : BETWEEN);
}

/**
 * Is the name the beginning of a longer one in quotation marks or 《》, “采荷|茶饮”, or all of such a title (《凤凰山》 is a play)? What is
 * said there has verbs. `even`: a longer one by a single unit too, as for the district's short name and everyday words.
 */
export function isQuoted(
  words: Words,
  text: string,
  units: Units,
  start: number,
  end: number,
  /** Of the unit before it, bits of `Sign`. */
  sign: number,
  even: boolean,
): boolean {
  // 《魂断|蓝桥》
  if (!(sign & SIGN_OPEN)) return units[end] === TITLE_END;
  const open = OPENING.indexOf(text[start - 1]!);
  let at = end;
  // A short title may have them: 《凤凰山|下》.
  const short = open === 0 && text.slice(end, end + SHORT).includes(CLOSING[0]!);
  while (isHan(units[at]!) && (short || !(words.signs[units[at]!]! & SIGN_VERB))) at += 1;
  if (text[at] !== CLOSING[open]) return false;
  // 吴山|十二峰 are of the place.
  const counted = '二三四五六八十'.includes(text[end]!);
  // “明月桥”|三个字, 牌子|“明月桥”
  if (at === end)
    return open === 0 || words.patterns[IS_SPELLED]!.test(text.slice(start - 3, start) + text.slice(at, at + 5));
  // Of a title one character is enough: 《小营|盘》.
  return end - start < 4 && at > end + (open || even ? 1 : 0) && !counted && !words.isHarmlessAt(units, end);
}

/** Does the name go on as a longer one? A longer name has no verb or particle between its parts: 吴山|看城隍阁 is two names. */
function longer(words: Words, units: Units, end: number, first: number, most: number): number {
  for (let between = 0; between <= most; between += 1) {
    const at = end + between;
    const unit = units[at]!;
    if (!isHan(unit)) return 0;
    const roles = between === 0 ? first : words.allRolesAt(units, at);
    if (roles & AFTER_INSTITUTION) return CONTEXT_INSTITUTION_AFTER;
    if (roles & AFTER_PLACE) return between === 0 ? CONTEXT_LONGER_PLACE : CONTEXT_LONGER_FAR;
    if (words.signs[unit]! & SIGN_VERB) return 0;
  }
  return 0;
}
