/**
 * Word lists that surround the names. The general ones (`data/lexicon`) are the same for every book; the city's and the
 * district's own come from the book's description and its folder. What the names of a book need of them travels in the wire.
 */
export interface Lexicon {
  /** Names of the book's city. */
  city: readonly string[];
  /** Other districts of the city. */
  otherDistricts: readonly string[];
  /** Provinces, cities, counties and countries elsewhere. */
  elsewhere: readonly string[];
  /** Ordinary words. */
  words: readonly Word[];
  /** Hosts of the district's own sites, without `www.`; `former:` before a host marks a former district's. */
  sites: readonly string[];
  /** Hosts that speak for the whole city or province: neither ours nor foreign. */
  shared: readonly string[];
  /** Surnames, single characters in one string. */
  surnames: string;
  /** Words that tell by what stands beside a name (`context-words.tsv`): role → words. */
  context: Readonly<Record<string, readonly string[]>>;
}

export interface Word {
  text: string;
  count: number;
  /** Part of speech as the dictionary has it: ns a place, nr a person, n a noun. */
  tag: string;
}

export const NO_LEXICON: Lexicon = {
  city: [],
  otherDistricts: [],
  elsewhere: [],
  words: [],
  sites: [],
  shared: [],
  surnames: '',
  context: {},
};

/** The book's own place, as its description says it: 杭州市, 上城区. */
export interface BookPlace {
  city: string;
  district: string;
}

/** Names of the general files, as keys of `readLexicon`. */
export const LEXICON_FILES = ['context-words.tsv', 'divisions.tsv', 'words.tsv', 'world-places.tsv'] as const;

/** Rows of a TSV file without comments and header; empty when the file is missing. */
function rows(text: string | undefined): string[][] {
  return (text ?? '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(1)
    .map((line) => line.replace(/\r$/, '').split('\t'))
    .filter((cells) => cells[0]);
}

/** A count from which a word is not taken for the short name of a district: 滨江, 西湖. */
const WORD = 1;

const COUNTY_TOWN = '县城';

/** The city's name and its districts, from the national codes; their short names where these are no words. */
function divisionsOf(text: string | undefined, place: BookPlace, isWord: (name: string) => boolean) {
  const all = rows(text);
  const code = all.find(([name, level]) => name === place.city && level === 'city')?.[2];
  const inside = (of: string): boolean => code !== undefined && of.startsWith(code);
  const province = code?.slice(0, 2);
  const city: string[] = place.city ? [place.city, place.city.replace(/[市州]$/, '')].filter((n) => n.length > 1) : [];
  const otherDistricts: string[] = [];
  const elsewhere: string[] = [];
  for (const cells of all) {
    const [name = '', level = ''] = cells;
    // Some districts are called no more than 城区 or 郊区: a word in every text (主|城区, 老城区).
    if (/^(?:.|[新老]城)区$/.test(name)) continue;
    if (name === place.district || city.includes(name)) continue;
    if (!inside(cells[2]!)) {
      // The book's own province speaks neither for nor against.
      if (!(level.startsWith('province') && cells[2] === province)) elsewhere.push(name);
    } else if (level.startsWith('county')) {
      otherDistricts.push(name);
      const short = name.slice(0, -1);
      if (name.endsWith('区') && short.length > 1 && !isWord(short)) otherDistricts.push(short);
    }
  }
  return { city, otherDistricts, elsewhere, inside };
}

/**
 * The word lists for one book.
 * @param files contents of the general files by name (`LEXICON_FILES`), and the book's own `surroundings.tsv` (role, text)
 * under that name; missing ones leave their lists empty
 */
export function readLexicon(files: Readonly<Record<string, string | undefined>>, place: BookPlace): Lexicon {
  const surroundings = rows(files['surroundings.tsv']);
  const role = (wanted: string): string[] =>
    surroundings.filter((cells) => cells[0] === wanted).map((cells) => cells[1]!);
  const context: Record<string, string[]> = {};
  for (const [name = '', ...cells] of (files['context-words.tsv'] ?? '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(1)
    .map((line) => line.split('\t'))) {
    // A tab may itself be one of the signs of a role.
    context[name] = [...(context[name] ?? []), ...cells.join('\t').split(' ').filter(Boolean)];
  }
  // What the names of districts end in before 区: only behind these a 区 may belong to another name, 河|区法院.
  context['district-tail'] = [
    ...new Set(rows(files['divisions.tsv']).flatMap(([name = '']) => (/..区$/.test(name) ? [name.at(-2)!] : []))),
  ];
  // From when on the district is the one of today.
  context.since = role('since');
  const words = rows(files['words.tsv']).map(([text = '', count, tag = '']) => ({ text, count: Number(count), tag }));
  for (const text of context.word ?? []) words.push({ text, count: 1000, tag: 'v' });
  const counts = new Map(words.map((word) => [word.text, word.count]));
  const divisions = divisionsOf(files['divisions.tsv'], place, (name) => (counts.get(name) ?? 0) >= WORD);
  const not = new Set([...role('neutral'), ...role('own'), ...role('sibling'), ...divisions.city]);
  const otherDistricts = [...new Set([...divisions.otherDistricts, ...role('sibling')])].filter(
    (name) => !role('not-sibling').includes(name),
  );
  const near = new Set([...not, ...otherDistricts]);
  // A district of a city has no county town: 县城解放路 is another's.
  if (place.district.endsWith('区')) divisions.elsewhere.push(COUNTY_TOWN);
  return {
    city: [...new Set([...divisions.city, ...role('own')])],
    otherDistricts,
    elsewhere: [
      ...divisions.elsewhere,
      ...rows(files['world-places.tsv']).flatMap(([name = '', code]) => (code && divisions.inside(code) ? [] : [name])),
    ].filter((name) => !near.has(name)),
    words,
    surnames: [...(context.surname ?? []), ...role('surname')].join(''),
    sites: role('site'),
    shared: role('shared'),
    context,
  };
}
