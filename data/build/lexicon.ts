/** The words around the names of one book: its own lists where it has them, else what the list of districts says. */
import { type Evidence, parseEvidence } from '../recognizer/index';
import { shortName } from '../yearbook/infer/info';
import type { BookInfo } from '../yearbook/model';

/** A name of two characters that ends in one of these is no safe short form of a place. */
const UNSAFE = 2;

/** City, other districts and places elsewhere for a book of any district. */
export function lexiconFor(
  info: Pick<BookInfo, 'district' | 'city' | 'province'>,
  facts: Readonly<Record<string, string>>,
  lexicon: Readonly<Record<string, string>>,
): Partial<Evidence> {
  if ('surroundings.tsv' in facts) return parseEvidence(facts);
  const rows = (lexicon['divisions.tsv'] ?? '')
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
  const code = rows.find(([name, level]) => name === info.city && level === 'city')?.[2];
  const province = code?.slice(0, 2);
  const own = [info.city, shortName(info.city)].filter((name) => name.length >= 2);
  const siblings: string[] = [];
  const elsewhere: string[] = [];
  for (const [name = '', level = '', at = ''] of rows) {
    if (name.length < UNSAFE || name === info.district || name === shortName(info.district) || own.includes(name))
      continue;
    if (code && at.startsWith(code)) siblings.push(name);
    else if (!(level.startsWith('province') && at === province)) elsewhere.push(name);
  }
  return { own, siblings, elsewhere };
}
