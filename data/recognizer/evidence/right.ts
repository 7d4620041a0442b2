import { Flag } from '../match/entries';
import { Context } from './rules';
import { After, Sign, type Words } from './words';

/** Units that may stand between a name and the word that makes a longer one of it: 钱塘|外国语|学校. */
const BETWEEN = 3;

const isHan = (unit: number): boolean => unit >= 0x4e00 && unit <= 0x9fff;

/** What a name is followed by: a house number, an administrative ending, the rest of a longer name. */
export function following(words: Words, text: string, end: number, flags: number, road: boolean): number {
  if (end === text.length || words.signs[text.charCodeAt(end)]! & Sign.Close) return 0;
  if (words.isAddressAt(text, end)) return Context['address-after'];
  const roles = words.allRolesAt(text, end);
  if (roles & After.Unit && !(roles & After.UnitNot)) return Context['unit-after'];
  // What begins with the district's name is the district's.
  if (flags & (Flag.District | Flag.FormerDistrict)) return 0;
  if (roles & After.Institution) return Context['institution-after'];
  if (!isHan(text.charCodeAt(end)) || (roles & After.Harmless && !(roles & After.Not))) return 0;
  // A road ends its name itself; what follows it is another road, or stands at it.
  if (road) return roles & After.Place && text.charCodeAt(end + 1) ? Context['longer-far'] : 0;
  return longer(words, text, end);
}

/** Does the name go on as a longer one? A longer name has no verb or particle between its parts: 吴山|看城隍阁 is two names. */
function longer(words: Words, text: string, end: number): number {
  for (let between = 0; between <= BETWEEN; between += 1) {
    const at = end + between;
    const unit = text.charCodeAt(at);
    if (at >= text.length || !isHan(unit)) return 0;
    const roles = words.allRolesAt(text, at);
    if (roles & After.Institution) return Context['institution-after'];
    if (roles & After.Place) return between === 0 ? Context['longer-place'] : Context['longer-far'];
    if (words.signs[unit]! & Sign.Verb) return 0;
  }
  return 0;
}

/** Is it inside 《》 together with other words? */
export function isQuoted(text: string, start: number, end: number): boolean {
  const open = text.lastIndexOf('《', start - 1);
  if (open < 0 || start - open > 64) return false;
  const close = text.indexOf('》', open);
  if (close >= 0 && close < start) return false;
  return !(open === start - 1 && text[end] === '》');
}
