import type { Name } from '../../gazetteer/model';
import { packNumbers, widthFor } from '../text/codec';
import { canonical, variantsOf } from '../text/fold';
import { Cue, cueEntry, type Entry, type Evidence, Flag, type Heads, NO_EVIDENCE, nameEntry } from './entries';
import { placeTrie, sharedPrefixes } from './trie-build';

/** Parts of the wire string, in this order, separated by newlines. */
export const WIRE_VERSION = 'yl1';

/** Longer texts are no names; the loader's path has room for them. */
const LONGEST = 200;

/** Entries by folded text. A name beats a cue; among names the first stands (callers order by preference). */
function collect(names: readonly Name[], evidence: Evidence): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const districts = names.filter((name) => name.kind === 'district' && /.[区县市]$/.test(name.name));
  const heads: Heads = {
    ours: districts.filter((name) => !name.former).map((name) => name.name),
    gone: districts.filter((name) => name.former).map((name) => name.name),
    city: evidence.own,
  };
  const add = (entry: Entry): void => {
    const key = canonical(entry.text);
    const known = entries.get(key);
    if (known) {
      if (entry.type === Cue.Word && known.type < Cue.Own) known.flags |= Flag.Ordinary;
    } else if (key.length >= 2 && key.length <= LONGEST && !/[|\n]/.test(key)) entries.set(key, entry);
  };
  for (const name of names) add(nameEntry(name, heads));
  for (const name of names) {
    if (!name.name.endsWith('委')) continue;
    for (const next of '员托') add(cueEntry(name.name + next, Cue.Back));
  }
  for (const text of evidence.own) add(cueEntry(text, Cue.Own));
  for (const text of evidence.siblings) add(cueEntry(text, Cue.Sibling));
  for (const text of evidence.elsewhere) add(cueEntry(text, Cue.Elsewhere));
  for (const text of evidence.words) add(cueEntry(text, Cue.Word));
  for (const text of evidence.common) {
    const entry = entries.get(canonical(text));
    if (entry && entry.type < Cue.Own) entry.flags |= Flag.Common;
  }
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
 * `evidence` adds the cue words; without it only the names themselves count.
 */
export function compileVocabulary(names: readonly Name[], evidence: Partial<Evidence> = {}): string {
  const all = { ...NO_EVIDENCE, ...evidence };
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
  const ids = new Set(sorted.map((item) => item.entry.entity).filter(Boolean));
  const prefix = commonPrefix([...ids]);
  const withEntity = (entry: Entry): number => (entry.entity ? reference(entry.entity.slice(prefix.length)) : 0);
  // Cues carry no properties: only names have a row in the lists below, and few names are short for another.
  const named = sorted.filter((item) => item.entry.type < Cue.Own);
  const entities = named.map((item) => withEntity(item.entry));
  const fulls = named.flatMap((item, i) => (item.entry.full ? [i, reference(item.entry.full)] : []));
  const referenceWidth = widthFor(Math.max(maximum(entities), maximum(fulls)));
  // Texts whose own spelling differs from the folded form.
  const spelled = sorted.flatMap((item, i) => (item.entry.text === item.key ? [] : [`${i} ${item.entry.text}`]));
  const variants = alphabet.map((char) => variantsOf(char)).map((list, i) => (list ? alphabet[i] + list : ''));

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
      2,
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
