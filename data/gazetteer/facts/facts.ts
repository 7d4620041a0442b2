import { readTsv } from '../../tables/tsv';
import { KINDS, type Kind, type Scope } from '../model';

/** A row of `names.tsv`: a name read in the book, checked by hand in its sentence. */
export interface CuratedName {
  name: string;
  kind: Kind;
  /** Source line (1-based) on which this occurrence of the name starts. */
  line: number;
  /** Name of the entity this is another form of, or empty. */
  of: string;
  scope: Scope;
  address: string;
  note: string;
}

/** A row of `former.tsv`: a unit or body that ended, and what followed in the book's year. */
export interface FormerUnit {
  name: string;
  kind: Kind;
  /** Other forms, separated by 、 in the file. */
  aliases: string[];
  /** ISO date or year, or null where no source gives one. */
  until: string | null;
  successor: string | null;
  note: string;
  /** Line of the book, or null where `source` names another source. */
  line: number | null;
  source: string;
}

/** A row of `abbreviations.tsv`: a part of an office's name and the shorter form in use for it. */
export interface Abbreviation {
  long: string;
  short: string;
  source: string;
}

/** A row of `bodies.tsv`: a body of the district that the full/short table has no row for. */
export interface Body {
  full: string;
  short: string;
  kind: Kind;
  aliases: string[];
  line: number;
}

/** A row of `aliases.tsv`: another form in use for an entity. */
export interface Alias {
  alias: string;
  of: string;
  source: string;
}

/** A row of `superior-bodies.tsv`: a body of the city or province that the book calls by a short name. */
export interface SuperiorBody {
  full: string;
  short: string[];
  kind: Kind;
  scope: Scope;
  /** Line of the book with the full name, or null where `source` names another source. */
  line: number | null;
  source: string;
}

/** A row of `same-as.tsv`: two names that stand for one thing; `name` becomes a form of `keep`. */
export interface SameAs {
  name: string;
  keep: string;
  line: number | null;
  reason: string;
}

/** A row of `own-sections.tsv`: a section that reports the work of one body. */
export interface OwnSection {
  body: string;
  category: string;
  section: string;
  reason: string;
}

/** A number as an entry prints it. */
export interface Figure {
  label: string;
  /** The first group is the number, the second 万 where it is given in ten thousands. */
  pattern: RegExp;
  unit: string;
}

/** A row of `figures.tsv`: how one entry of this book gives a number of the whole district. */
export interface DistrictFigure extends Figure {
  /** Title of the entry. */
  entry: string;
}

/** How a bare string behaves in ordinary Chinese: a row of the generated `name-evidence.tsv`. */
export interface NameEvidence {
  /** Frequency of the string as a word in the jieba dictionary; 0 where it is no word. */
  word: number;
  /** Summed frequency of longer dictionary words that hold the string. */
  inside: number;
  /** Streets, towns, communities and villages of China outside Hangzhou that carry this name. */
  places: number;
  /** The same in Hangzhou, outside the district: names that even a page about Hangzhou does not settle. */
  near: number;
  /** Made of ordinary words only: a type of thing rather than one thing. */
  plain: boolean;
}

/** Everything `data/books/shangcheng-2022/*.tsv` says about names. */
export interface CuratedFacts {
  names: CuratedName[];
  former: FormerUnit[];
  abbreviations: Abbreviation[];
  bodies: Body[];
  aliases: Alias[];
  superiors: SuperiorBody[];
  sameAs: SameAs[];
  ownSections: OwnSection[];
  /** Districts, counties and cities of the same city that are not the book's, also those called as other things are (西湖). */
  siblings: string[];
  figures: DistrictFigure[];
  evidence: ReadonlyMap<string, NameEvidence>;
  /** Strings seen in texts that are not about the book's city → how often (`background.tsv`). */
  background: ReadonlyMap<string, number>;
}

/** Columns of each file; a file may have others beside them. */
const COLUMNS = {
  'names.tsv': ['name', 'kind', 'line', 'of', 'scope', 'address', 'note'],
  'former.tsv': ['name', 'kind', 'aliases', 'until', 'successor', 'note', 'line', 'source'],
  'abbreviations.tsv': ['long', 'short', 'source'],
  'bodies.tsv': ['full', 'short', 'kind', 'aliases', 'line'],
  'aliases.tsv': ['alias', 'of', 'source'],
  'superior-bodies.tsv': ['full', 'short', 'kind', 'scope', 'line', 'source'],
  'same-as.tsv': ['name', 'keep', 'line', 'reason'],
  'own-sections.tsv': ['body', 'category', 'section', 'reason'],
  'surroundings.tsv': ['role', 'text', 'source'],
  'figures.tsv': ['entry', 'label', 'pattern', 'unit'],
  'name-evidence.tsv': ['name', 'word', 'inside', 'places', 'near', 'plain'],
  'background.tsv': ['string', 'count'],
} as const;

function kindOf(file: string, row: { kind: string; name?: string; full?: string }): Kind {
  const { kind } = row;
  if (!(kind in KINDS)) throw new Error(`${file}: unknown kind ${kind} of ${row.name ?? row.full}`);
  return kind as Kind;
}

const SCOPES: readonly string[] = ['district', 'city', 'province', 'outside'];

/**
 * Reads the curated facts. Keys are file names relative to `data/books/shangcheng-2022`; a missing file is an empty one. Throws
 * `Error` with file and reason on a row that cannot be right.
 */
export function parseCuratedFacts(files: Record<string, string>): CuratedFacts {
  const names = readTsv('names.tsv', files['names.tsv'], COLUMNS['names.tsv']).map((row) => {
    const scope = row['scope'] || 'district';
    if (!SCOPES.includes(scope)) throw new Error(`names.tsv: unknown scope ${scope} of ${row['name']}`);
    const line = Number(row['line']);
    if (!Number.isInteger(line) || line < 1) throw new Error(`names.tsv: no line for ${row['name']}`);
    return {
      name: row['name']!,
      kind: kindOf('names.tsv', row),
      line,
      of: row['of'] ?? '',
      scope: scope as Scope,
      address: row['address'] ?? '',
      note: row['note'] ?? '',
    };
  });
  const former = readTsv('former.tsv', files['former.tsv'], COLUMNS['former.tsv']).map((row) => ({
    name: row['name']!,
    kind: kindOf('former.tsv', row),
    aliases: (row['aliases'] ?? '').split('、').filter(Boolean),
    until: row['until'] || null,
    successor: row['successor'] || null,
    note: row['note'] ?? '',
    line: row['line'] ? Number(row['line']) : null,
    source: row['source'] ?? '',
  }));
  const abbreviations = readTsv('abbreviations.tsv', files['abbreviations.tsv'], COLUMNS['abbreviations.tsv']).map(
    (row) => ({
      long: row['long']!,
      short: row['short']!,
      source: row['source'] ?? '',
    }),
  );
  const bodies = readTsv('bodies.tsv', files['bodies.tsv'], COLUMNS['bodies.tsv']).map((row) => ({
    full: row['full']!,
    short: row['short']!,
    kind: kindOf('bodies.tsv', row),
    aliases: (row['aliases'] ?? '').split('、').filter(Boolean),
    line: Number(row['line']),
  }));
  const aliases = readTsv('aliases.tsv', files['aliases.tsv'], COLUMNS['aliases.tsv']).map((row) => ({
    alias: row['alias']!,
    of: row['of']!,
    source: row['source'] ?? '',
  }));
  const superiors = readTsv('superior-bodies.tsv', files['superior-bodies.tsv'], COLUMNS['superior-bodies.tsv']).map(
    (row) => {
      if (!SCOPES.includes(row['scope'] ?? ''))
        throw new Error(`superior-bodies.tsv: unknown scope ${row['scope']} of ${row['full']}`);
      if (!row['line'] && !row['source']) throw new Error(`superior-bodies.tsv: no source for ${row['full']}`);
      return {
        full: row['full']!,
        short: (row['short'] ?? '').split('、').filter(Boolean),
        kind: kindOf('superior-bodies.tsv', row),
        scope: row['scope'] as Scope,
        line: row['line'] ? Number(row['line']) : null,
        source: row['source'] ?? '',
      };
    },
  );
  const sameAs = readTsv('same-as.tsv', files['same-as.tsv'], COLUMNS['same-as.tsv']).map((row) => {
    if (!row['reason']) throw new Error(`same-as.tsv: no reason for ${row['name']}`);
    return {
      name: row['name']!,
      keep: row['keep']!,
      line: row['line'] ? Number(row['line']) : null,
      reason: row['reason'],
    };
  });
  const ownSections = readTsv('own-sections.tsv', files['own-sections.tsv'], COLUMNS['own-sections.tsv']).map(
    (row) => ({
      body: row['body']!,
      category: row['category']!,
      section: row['section']!,
      reason: row['reason'] ?? '',
    }),
  );
  const siblings = readTsv('surroundings.tsv', files['surroundings.tsv'], COLUMNS['surroundings.tsv'])
    .filter((row) => row['role'] === 'sibling' || row['role'] === 'not-sibling')
    .map((row) => row['text']!);
  const figures = readTsv('figures.tsv', files['figures.tsv'], COLUMNS['figures.tsv']).map(
    ({ entry, label, pattern, unit }) => ({ entry, label, pattern: new RegExp(pattern), unit }),
  );
  const evidence = new Map(
    readTsv('name-evidence.tsv', files['name-evidence.tsv'], COLUMNS['name-evidence.tsv']).map((row) => [
      row['name']!,
      {
        word: Number(row['word']),
        inside: Number(row['inside']),
        places: Number(row['places']),
        near: Number(row['near']),
        plain: row['plain'] === '1',
      },
    ]),
  );
  const background = new Map(
    readTsv('background.tsv', files['background.tsv'], COLUMNS['background.tsv']).map((row) => [
      row.string,
      Number(row.count),
    ]),
  );
  return {
    names,
    former,
    abbreviations,
    bodies,
    aliases,
    superiors,
    sameAs,
    ownSections,
    siblings,
    figures,
    evidence,
    background,
  };
}
