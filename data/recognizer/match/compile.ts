import type { Kind, Name } from '../../gazetteer/model';
import { packNumbers, widthFor } from '../text/codec';
import { canonical, variantsOf } from '../text/fold';
import { besideOf, sinceOf, YEARS, yearsFrom } from './beside';
import { edgeWordsOf } from './edge-words';
import {
  CUE_BACK,
  CUE_BEFORE,
  CUE_CITY,
  CUE_ELSEWHERE,
  CUE_OTHER_DISTRICT,
  CUE_UNIT,
  CUE_WORD,
  cueEntry,
  type Entry,
  FLAG_COMMON,
  FLAG_ORDINARY,
  type Heads,
  isName,
  KIND_LIST,
  nameEntry,
  WEIGHT_STEP,
} from './entries';
import { type Lexicon, NO_LEXICON } from './lexicon';
import { reordered, type Sequences, sequencesOf, sharedPrefixes, sortedOrder } from './sequences';
import { placeTrie } from './trie-build';

/** Parts of the wire string, in this order, separated by newlines. */
export const WIRE_VERSION = 'yl3';

/** Longer texts are no names; the loader's path has room for them. */
const LONGEST = 200;

/** Of a shared beginning no more is told than one digit of the wire holds. */
const MOST_SHARED = 63;

/** What makes another word of a name that goes on: 区委|员, 街道办|理. */
const GOES_ON: readonly (readonly [end: string, next: string])[] = [
  ['委', '员托'],
  ['街道办', '事理证了完好公过起在到结展'],
  ['政府办', '理'],
];

/** Weight from which a name tells so much that it is ours, nats. */
const TELLING = 2;

/** Units whose unknown names tell that a page is about another place. */
const UNITS = ['街道', '社区'] as const;

/** What the lists hold besides words, with the type of each. */
const cuesOf = (lexicon: Lexicon): readonly (readonly [texts: readonly string[], type: number])[] => [
  [lexicon.city, CUE_CITY],
  [lexicon.otherDistricts, CUE_OTHER_DISTRICT],
  [lexicon.elsewhere, CUE_ELSEWHERE],
  [lexicon.words.length > 0 ? UNITS : [], CUE_UNIT],
  [yearsFrom(sinceOf(lexicon) - YEARS), CUE_BEFORE],
];

/** Entries by folded text. A name beats a cue; among names the first stands (callers order by preference). */
function collect(names: readonly Name[], lexicon: Lexicon): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const districts = names.filter((name) => name.kind === 'district' && /.[区县市]$/.test(name.name));
  const heads: Heads = {
    district: districts.filter((name) => !name.former).map((name) => name.name),
    formerDistrict: districts.filter((name) => name.former).map((name) => name.name),
    city: lexicon.city,
  };
  // Of a million things few share a name with another: only their kinds are looked up.
  const rivals = new Set<string>();
  for (const { others } of names) if (others) for (const entity of others) rivals.add(entity);
  const kinds = new Map<string, Kind>();
  if (rivals.size > 0)
    for (const { entity, kind } of names) if (rivals.has(entity) && !kinds.has(entity)) kinds.set(entity, kind);
  const add = (entry: Entry): void => {
    const key = canonical(entry.text);
    if (key.length < 2 || key.length > LONGEST || key.includes('|') || key.includes('\n')) return;
    if (!entries.has(key)) entries.set(key, entry);
  };
  const edges = edgeWordsOf(
    names.map((name) => name.name),
    lexicon.words,
  );
  for (const name of names) if (isWritable(name)) add(nameEntry(name, heads, lexicon, (entity) => kinds.get(entity)));
  // 昨天|杭州 is not 昨|天杭|州: the city is likelier than any name that ends as it begins.
  const goesOn = [...GOES_ON, ...lexicon.city.filter(({ length }) => length === 2)];
  for (const name of names) {
    for (const [end = '', next = ''] of goesOn) {
      if (name.name.endsWith(end)) for (const char of next) add(cueEntry(name.name + char, CUE_BACK));
    }
  }
  for (const [texts, type] of cuesOf(lexicon)) for (const text of texts) add(cueEntry(text, type));
  for (const text of edges.words) add(cueEntry(text, CUE_WORD));
  const flag = (texts: Iterable<string>, bit: number): void => {
    for (const text of texts) {
      const entry = entries.get(canonical(text));
      if (entry && isName(entry.type) && !(bit === FLAG_ORDINARY && isTheThing(entry))) entry.flags |= bit;
    }
  };
  flag(edges.ordinary, FLAG_ORDINARY);
  flag(edges.common, FLAG_COMMON);
  return entries;
}

/** Bars and ends of lines part what is written: no printed name holds one. */
const isWritable = ({ name, entity, full, others = [] }: Name): boolean =>
  ![name, entity, full ?? '', ...others].some((text) => /[|\n]/.test(text));

/** Kinds that such a word says by itself: 运河 is a canal, 孔庙 a temple. */
const SAID: ReadonlySet<number> = new Set((['water', 'heritage'] as const).map((kind) => KIND_LIST.indexOf(kind)));

/** Is it no everyday word, though a dictionary lists it? What tells much about a page (钱塘江), and what names its own kind. */
const isTheThing = ({ weight, type }: Entry): boolean => weight >= TELLING || SAID.has(type);

/** Characters by falling frequency: frequent ones get low codes, which keeps the double array dense. */
function alphabetOf(keys: Iterable<string>): string[] {
  const counts = new Uint32Array(0x10000);
  for (const key of keys) for (let i = 0; i < key.length; i += 1) counts[key.charCodeAt(i)]! += 1;
  const units: number[] = [];
  for (let unit = 0; unit < counts.length; unit += 1) if (counts[unit]! > 0) units.push(unit);
  return units.sort((a, b) => counts[b]! - counts[a]! || a - b).map((unit) => String.fromCharCode(unit));
}

/** What each sequence has that the one before has not, parted by `|`. */
function suffixesOf({ codes, starts }: Sequences, shared: Uint8Array, alphabet: readonly string[]): string {
  const parts: string[] = [];
  // As many units as a call takes arguments without trouble.
  const units = new Uint16Array(8192);
  let count = 0;
  const put = (unit: number): void => {
    if (count === units.length) {
      parts.push(String.fromCharCode(...units));
      count = 0;
    }
    units[count++] = unit;
  };
  const unitOf = Uint16Array.from(alphabet, (char) => char.charCodeAt(0));
  for (let i = 0; i < shared.length; i += 1) {
    if (i > 0) put(0x7c);
    for (let k = starts[i]! + shared[i]!; k < starts[i + 1]!; k += 1) put(unitOf[codes[k]! - 2]!);
  }
  parts.push(String.fromCharCode(...units.subarray(0, count)));
  return parts.join('');
}

/**
 * Compiles names into the wire string that `loadVocabulary` reads: sorted, front-coded texts, the placement of the
 * trie's inner nodes, and each name's properties. The string is plain text without lone surrogates, safe in JSON.
 * `lexicon` adds the cues and words around them (`readLexicon`); without it only the names themselves count.
 */
export function compileVocabulary(names: readonly Name[], lexicon: Partial<Lexicon> = {}): string {
  const all = { ...NO_LEXICON, ...lexicon };
  const entries = collect(names, all);
  const alphabet = alphabetOf(entries.keys());
  // 0 = in no name, 1 = passed over (zero-width, white space).
  const codes = new Uint16Array(0x10000);
  for (const [i, char] of alphabet.entries()) codes[char.charCodeAt(0)] = i + 2;
  // Texts as sequences of their codes, in arrays: a million strings would be most of the work.
  const keys = [...entries.keys()];
  const given = [...entries.values()];
  const unsorted = sequencesOf(keys, codes);
  const order = sortedOrder(unsorted);
  const sequences = reordered(unsorted, order);
  const shared = sharedPrefixes(sequences).map((length) => Math.min(length, MOST_SHARED));
  const { offsets, size } = placeTrie(sequences, shared);
  const offsetWidth = widthFor(size + 1);

  const sorted = new Array<Entry>(order.length);
  const types = new Uint8Array(sorted.length);
  // Texts whose own spelling differs from the folded form.
  const spelled: string[] = [];
  for (let i = 0; i < sorted.length; i += 1) {
    const entry = given[order[i]!]!;
    entry.place = i;
    sorted[i] = entry;
    types[i] = entry.type;
    if (entry.text !== keys[order[i]!]) spelled.push(`${i} ${entry.text}`);
  }
  const strings: string[] = [];
  const stringAt = new Map<string, number>();
  /** A text is a reference to an entry (even number) or to the list of further strings (odd). 0 = none. */
  const reference = (text: string): number => {
    if (!text) return 0;
    const entry = entries.get(canonical(text));
    if (entry !== undefined && entry.text === text) return entry.place * 2 + 2;
    let at = stringAt.get(text);
    if (at === undefined) {
      at = strings.push(text) - 1;
      stringAt.set(text, at);
    }
    return at * 2 + 1;
  };
  // Most entity ids are the entity's name behind a prefix that all of them share.
  const prefix = commonPrefix(sorted);
  // Cues carry no properties: only names have a row in the lists below, and few names are short for another.
  const entities: number[] = [];
  const flags: number[] = [];
  const weights: number[] = [];
  const fulls: number[] = [];
  const others: number[] = [];
  for (const entry of sorted) {
    if (!isName(entry.type)) continue;
    const row = entities.length;
    entities.push(isNamedAfter(entry, prefix) ? entry.place * 2 + 2 : reference(entry.entity.slice(prefix.length)));
    flags.push(entry.flags);
    weights.push(Math.max(0, Math.min(63, Math.round(entry.weight / WEIGHT_STEP))));
    if (entry.full) fulls.push(row, reference(entry.full));
    for (const { type, entity } of entry.others) others.push(row, type, reference(entity.slice(prefix.length)));
  }
  const variants = alphabet.map((char) => variantsOf(char)).map((list, i) => (list ? alphabet[i] + list : ''));

  const referenceWidth = widthFor(Math.max(maximum(entities), maximum(fulls), maximum(others)));

  return [
    WIRE_VERSION,
    alphabet.join(''),
    variants.filter(Boolean).join('|'),
    packNumbers(shared, 1),
    suffixesOf(sequences, shared, alphabet),
    String(offsetWidth),
    packNumbers(offsets, offsetWidth),
    packNumbers(types, 1),
    packNumbers(flags, 3),
    prefix,
    String(referenceWidth),
    packNumbers(entities, referenceWidth),
    packNumbers(fulls, referenceWidth),
    strings.join('|'),
    spelled.join('|'),
    all.sites.join('|'),
    all.shared.join('|'),
    packNumbers(weights, 1),
    packNumbers(others, referenceWidth),
    JSON.stringify(Object.values(besideOf(all))),
  ].join('\n');
}

/** Is a thing's id its name behind what all ids begin with? */
function isNamedAfter({ entity, text }: Entry, prefix: string): boolean {
  return entity.length === prefix.length + text.length && entity.endsWith(text);
}

function maximum(numbers: readonly number[]): number {
  let most = 0;
  for (const number of numbers) if (number > most) most = number;
  return most;
}

/** What all ids begin with; nothing where there is but one. */
function commonPrefix(sorted: readonly Entry[]): string {
  let first = '';
  let several = false;
  let prefix = '';
  const take = (id: string): void => {
    if (!id || (several && prefix === '')) return;
    if (!first) {
      first = id;
      prefix = id;
    } else if (id !== first) several = true;
    while (!id.startsWith(prefix)) prefix = prefix.slice(0, -1);
  };
  for (const entry of sorted) {
    take(entry.entity);
    for (const other of entry.others) take(other.entity);
  }
  return several ? prefix : '';
}
