import type { Kind, Name } from '../../gazetteer/model';
import { packNumbers, widthFor } from '../text/codec';
import { canonical, variantsOf } from '../text/fold';
import { edgeWordsOf } from './edge-words';
import {
  CUE_BACK,
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
  nameEntry,
  WEIGHT_STEP,
} from './entries';
import { type Lexicon, NO_LEXICON } from './lexicon';
import { placeTrie, sharedPrefixes } from './trie-build';

/** Parts of the wire string, in this order, separated by newlines. */
export const WIRE_VERSION = 'yl2';

/** Longer texts are no names; the loader's path has room for them. */
const LONGEST = 200;

/** What makes another word of a name that goes on: 区委|员, 街道办|理. */
const GOES_ON: readonly (readonly [end: string, next: string])[] = [
  ['委', '员托'],
  ['街道办', '事理证了完好公过起在到结展'],
];

/** Weight from which a name tells so much that it is ours, nats. */
const TELLING = 2;

/** Units whose unknown names tell that a page is about another place. */
const UNITS = ['街道', '社区'] as const;

/** Entries by folded text. A name beats a cue; among names the first stands (callers order by preference). */
function collect(names: readonly Name[], lexicon: Lexicon): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const districts = names.filter((name) => name.kind === 'district' && /.[区县市]$/.test(name.name));
  const heads: Heads = {
    district: districts.filter((name) => !name.former).map((name) => name.name),
    formerDistrict: districts.filter((name) => name.former).map((name) => name.name),
    city: lexicon.city,
  };
  const kinds = new Map<string, Kind>();
  for (const name of names) if (!kinds.has(name.entity)) kinds.set(name.entity, name.kind);
  const add = (entry: Entry): void => {
    const key = canonical(entry.text);
    if (!entries.has(key) && key.length >= 2 && key.length <= LONGEST && !/[|\n]/.test(key)) entries.set(key, entry);
  };
  const edges = edgeWordsOf(
    names.map((name) => name.name),
    lexicon.words,
  );
  for (const name of names) add(nameEntry(name, heads, lexicon, (entity) => kinds.get(entity)));
  for (const name of names) {
    for (const [end, next] of GOES_ON) {
      if (name.name.endsWith(end)) for (const char of next) add(cueEntry(name.name + char, CUE_BACK));
    }
  }
  for (const text of lexicon.city) add(cueEntry(text, CUE_CITY));
  for (const text of lexicon.otherDistricts) add(cueEntry(text, CUE_OTHER_DISTRICT));
  for (const text of lexicon.elsewhere) add(cueEntry(text, CUE_ELSEWHERE));
  if (lexicon.words.length > 0) for (const text of UNITS) add(cueEntry(text, CUE_UNIT));
  for (const text of edges.words) add(cueEntry(text, CUE_WORD));
  const flag = (texts: Iterable<string>, bit: number): void => {
    for (const text of texts) {
      const entry = entries.get(canonical(text));
      // What tells much about the page is no everyday word, though a dictionary lists it: 钱塘江.
      if (entry && isName(entry.type) && !(bit === FLAG_ORDINARY && entry.weight >= TELLING)) entry.flags |= bit;
    }
  };
  flag(edges.ordinary, FLAG_ORDINARY);
  flag(edges.common, FLAG_COMMON);
  return entries;
}

/** Characters by falling frequency: frequent ones get low codes, which keeps the double array dense. */
function alphabetOf(keys: Iterable<string>): string[] {
  const counts = new Map<string, number>();
  for (const key of keys) {
    for (let i = 0; i < key.length; i += 1) counts.set(key[i]!, (counts.get(key[i]!) ?? 0) + 1);
  }
  return [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1));
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
  const codes = new Map(alphabet.map((char, i) => [char, i + 2]));
  const sorted = [...entries]
    .map(([key, entry]) => ({ key, entry, codes: Array.from({ length: key.length }, (_, i) => codes.get(key[i]!)!) }))
    .sort((a, b) => {
      for (let i = 0; ; i += 1) {
        const x = a.codes[i] ?? 0;
        const y = b.codes[i] ?? 0;
        if (x !== y || x === 0) return x - y;
      }
    });
  const sequences = sorted.map((item) => item.codes);
  const shared = sharedPrefixes(sequences).map((length) => Math.min(length, 63));
  const { offsets, size } = placeTrie(sequences);
  const offsetWidth = widthFor(size + 1);

  const position = new Map(sorted.map((item, i) => [item.key, i]));
  const strings: string[] = [];
  const stringAt = new Map<string, number>();
  /** A text is a reference to an entry (even number) or to the list of further strings (odd). 0 = none. */
  const reference = (text: string): number => {
    if (!text) return 0;
    const entry = position.get(canonical(text));
    if (entry !== undefined && sorted[entry]!.entry.text === text) return entry * 2 + 2;
    let at = stringAt.get(text);
    if (at === undefined) {
      at = strings.push(text) - 1;
      stringAt.set(text, at);
    }
    return at * 2 + 1;
  };
  // Most entity ids are the entity's name behind a prefix that all of them share.
  const ids = new Set(
    sorted.flatMap(({ entry }) => [entry.entity, ...entry.others.map((other) => other.entity)]).filter(Boolean),
  );
  const prefix = commonPrefix([...ids]);
  const withEntity = (entry: Entry): number => (entry.entity ? reference(entry.entity.slice(prefix.length)) : 0);
  // Cues carry no properties: only names have a row in the lists below, and few names are short for another.
  const named = sorted.filter((item) => isName(item.entry.type));
  const entities = named.map((item) => withEntity(item.entry));
  const fulls = named.flatMap((item, i) => (item.entry.full ? [i, reference(item.entry.full)] : []));

  const others = named.flatMap((item, i) =>
    item.entry.others.map(({ type, entity }) => [i, type, reference(entity.slice(prefix.length))] as const),
  );
  // Texts whose own spelling differs from the folded form.
  const spelled = sorted.flatMap((item, i) => (item.entry.text === item.key ? [] : [`${i} ${item.entry.text}`]));
  const variants = alphabet.map((char) => variantsOf(char)).map((list, i) => (list ? alphabet[i] + list : ''));

  const referenceWidth = widthFor(Math.max(maximum(entities), maximum(fulls), maximum(others.flat())));

  return [
    WIRE_VERSION,
    alphabet.join(''),
    variants.filter(Boolean).join('|'),
    packNumbers(shared, 1),
    sorted.map((item, i) => item.key.slice(shared[i]!)).join('|'),
    String(offsetWidth),
    packNumbers(offsets, offsetWidth),
    packNumbers(
      sorted.map((item) => item.entry.type),
      1,
    ),
    packNumbers(
      named.map((item) => item.entry.flags),
      3,
    ),
    prefix,
    String(referenceWidth),
    packNumbers(entities, referenceWidth),
    packNumbers(fulls, referenceWidth),
    strings.join('|'),
    spelled.join('|'),
    all.sites.join('|'),
    all.shared.join('|'),
    all.surnames,
    packNumbers(
      named.map((item) => Math.max(0, Math.min(63, Math.round(item.entry.weight / WEIGHT_STEP)))),
      1,
    ),
    packNumbers(others.flat(), referenceWidth),
    JSON.stringify(all.context),
  ].join('\n');
}

function maximum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), 0);
}

function commonPrefix(texts: readonly string[]): string {
  const first = texts[0] ?? '';
  let length = texts.length > 1 ? first.length : 0;
  for (const text of texts) {
    while (length > 0 && !text.startsWith(first.slice(0, length))) length -= 1;
  }
  return first.slice(0, length);
}
