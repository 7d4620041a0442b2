import type { BookText } from '../book-texts';
import type { Kind } from '../model';
import type { Draft, DraftSet } from './draft';
import { NameFinder } from './name-finder';
import { stemsOf } from './stems';

/** Kinds whose names are used without their ending: 皋亭 for 皋亭山, 近江 for 近江村. */
const SHORTENED: ReadonlySet<Kind> = new Set([
  'street',
  'community',
  'village',
  'hill',
  'heritage',
  'water',
  'park',
  'area',
  'station',
]);
/** A stem that stands alone so often in the book is a form in use. */
const OFTEN = 2;
const LENGTHS = { least: 2, most: 4 };
/** Remains are called by their place: 老虎洞 for 老虎洞窑址. */
const REMAINS = /(?:(?<!官)窑址|遗址|旧址|造像|摩崖|题刻)$/;
/** Former towns are called without their ending too: 丁桥 for 丁桥镇. */
const TOWN = /[镇乡]$/;
/** What is left of 于谦故居 is a person; of 艮北新城, 施家山, 新开河 an end that goes on as another word (艮北新区, 实施家庭, 新开办). */
const NO_PLACE = /(?:故居|旧居|墓|读书处)$|[新老红家开][城山河巷]$/;
/** What makes a longer name of a stem, so that it does not stand alone. */
const GOES_ON = /^(?:街道|社区|村|路|街|巷|桥|河|港|山|公园|广场|小区|新村|小学|中学|站)/;

/** Kinds whose names carry the city's before that of a place of ours: 龙湖杭州|丁桥天街, 杭州市|凯旋路邮政所. */
const CITY_LED: ReadonlySet<Kind> = new Set(['building', 'market', 'venue', 'park', 'post', 'area']);
/** … and houses that a firm is called after: 杭州|华辰国际饭店. */
const HOUSE = /(?:饭店|酒店|宾馆)$/;
/** Kinds whose stems such a name may go on with. */
const GROUND: ReadonlySet<Kind> = new Set(['street', 'community', 'village', 'road', 'area', 'station']);
/** Shorter than this the rest of such a name says too little. */
const REST_LENGTH = 4;
/** From this length on a rest that other texts do not have is the thing itself: 海塘遗址博物馆. */
const REST_ITSELF = 5;

/** What was counted of a form in other texts. */
export interface Elsewhere {
  /** Is it an ordinary word? */
  isWord(form: string): boolean;
  /** Was it looked for in other texts, and not found? */
  isUnseen(form: string): boolean;
}

/** In the city itself its name is left out before a place of ours, 丁桥天街, 凯旋路邮政所, and before what no other text has. */
function addWithoutCity(set: DraftSet, city: string, { isWord, isUnseen }: Elsewhere): void {
  const ground = new Set<string>();
  for (const one of set.all) {
    if (one.scope !== 'district' || !GROUND.has(one.kind)) continue;
    for (const stem of stemsOf(one.name.replace(TOWN, '')))
      if (!stem.includes(city) && (stem === one.name || !isWord(stem))) ground.add(stem);
  }
  const onGround = (rest: string): boolean => {
    for (let length = 2; length < rest.length; length += 1) if (ground.has(rest.slice(0, length))) return true;
    return false;
  };
  // 杭州|之翼综合体 is no name without its head.
  const isItself = (rest: string): boolean => isUnseen(rest) && !rest.startsWith('之');
  for (const one of set.all) {
    if (one.scope !== 'district' || !(CITY_LED.has(one.kind) || HOUSE.test(one.name))) continue;
    const at = one.name.indexOf(city);
    if (at < 0) continue;
    const rest = one.name.slice(at + city.length).replace(/^市/, '');
    const fits =
      (rest.length >= REST_LENGTH && onGround(rest)) || (at === 0 && rest.length >= REST_ITSELF && isItself(rest));
    if (fits && set.find(rest) === undefined)
      set.form(one, { name: rest, origin: 'rule', line: null, bare: true, alone: true });
  }
}

/**
 * Adds the stems of places that stand alone in the book twice or more, outside every longer name, as forms of the place that
 * the book names most often by them. An ordinary word is none.
 * @returns how often the book uses each form
 */
export function addStandalone(
  set: DraftSet,
  texts: readonly BookText[],
  city: string,
  elsewhere: Elsewhere,
): ReadonlyMap<string, number> {
  addWithoutCity(set, city, elsewhere);
  const candidates = candidatesOf(set, city, elsewhere.isWord);
  const owners = new Map<string, string>();
  for (const one of set.all) for (const form of one.surfaces.keys()) owners.set(form, form);
  for (const stem of candidates.keys()) owners.set(stem, stem);
  const finder = new NameFinder(owners);
  const counts = new Map<string, number>();
  for (const { text } of texts) {
    finder.find(text, (stem, at) => {
      if (!candidates.has(stem) || !GOES_ON.test(text.slice(at + stem.length, at + stem.length + 2)))
        counts.set(stem, (counts.get(stem) ?? 0) + 1);
    });
  }
  for (const [stem, one] of candidates) {
    // In its own city a station is called by its direction alone.
    if ((counts.get(stem) ?? 0) >= (one.kind === 'station' ? 1 : OFTEN))
      set.form(one, { name: stem, origin: 'rule', line: null, bare: true, alone: true });
  }
  return counts;
}

/** Forms that a place may be called by, each with the first place it could be; what is sure without a count is added at once. */
function candidatesOf(set: DraftSet, city: string, isWord: (stem: string) => boolean): Map<string, Draft> {
  const candidates = new Map<string, Draft>();
  const isNew = (form: string): boolean => set.find(form) === undefined && !isWord(form);
  for (const one of set.all) {
    if (one.scope !== 'district' || !SHORTENED.has(one.kind) || NO_PLACE.test(one.name)) continue;
    const place = one.kind === 'heritage' ? one.name.replace(REMAINS, '') : one.name;
    if (place !== one.name && place.length >= 3 && isNew(place))
      set.form(one, { name: place, origin: 'rule', line: null, bare: true, alone: true });
    for (const stem of shortForms(one, city)) {
      const fits = stem !== one.name && stem.length >= LENGTHS.least && stem.length <= LENGTHS.most;
      // The dictionary has 东站 since stations are called so.
      const free = one.kind === 'station' ? set.find(stem) === undefined : isNew(stem);
      if (fits && !candidates.has(stem) && free) candidates.set(stem, one);
    }
  }
  return candidates;
}

/** Stems of a place's name; 东站 for 杭州东站. */
function shortForms({ name, kind }: Draft, city: string): string[] {
  const stems = kind === 'station' ? [] : stemsOf(name.replace(TOWN, ''));
  return name.startsWith(city) ? [...stems, name.slice(city.length)] : stems;
}
