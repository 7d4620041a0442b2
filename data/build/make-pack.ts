/** The whole way from a text to a pack, without files and without a browser: the command line and the import page call it. */
import { buildGazetteer, parseCuratedFacts } from '../gazetteer/index';
import { buildLayers, type GeoFacts, locateEntities, parseGeoFacts } from '../gazetteer/places/index';
import { assemblePack, type Pack } from '../pack/index';
import { compileVocabulary, readLexicon } from '../recognizer/index';
import { type BookDescription, type Reading, readAnyBook, SourceIndex } from '../yearbook/index';
import { checkEntries, checkSource, checkYear } from './check-source';
import { parseWordCounts, UncountedEvidence } from './general-evidence';
import { withinLimits } from './within-limits';

/** No facts about places: what a book that comes without curated files is built with. */
const NO_PLACES: GeoFacts = { points: [], seconds: [], houses: [], statements: [], sources: [], layers: [] };

/** A step of the way, for progress. */
export type Stage = 'read' | 'names' | 'places' | 'pack';

export interface Made {
  pack: Pack;
  reading: Reading;
}

/** The book itself, as the first of a pack's sources. */
function sourcesOf(title: string, geo: GeoFacts): Pack['sources'] {
  return [
    {
      id: 'book',
      title,
      licence: '© 编纂单位与出版者；仅作引用与检索',
      notice: `正文出自《${title.replace(/^《|》$/g, '')}》，按原文收录。`,
    },
    ...geo.sources.map(({ id, title: name, licence, notice }) => ({ id, title: name, licence, notice })),
  ];
}

/**
 * Text → book, checked for being text at all.
 * @param lexicon the general word lists of `data/lexicon` by file name
 * @throws SourceError when the text cannot be a book; BookError when nothing is found in it
 */
export function readText(
  text: string,
  description: Partial<BookDescription>,
  lexicon: Readonly<Record<string, string>>,
): Reading {
  checkSource(text);
  return readAnyBook(text, description, lexicon['divisions.tsv'] ?? '');
}

/**
 * Text → pack.
 * @param description what a person says of the book; every field may be missing and is inferred then
 * @param facts curated files of the book by path; empty for a book without any
 * @param lexicon the general word lists of `data/lexicon` by file name
 * @throws SourceError when the text cannot be a book; PackError when the result is faulty
 */
export async function makePackOf(
  text: string,
  description: Partial<BookDescription>,
  facts: Readonly<Record<string, string>>,
  lexicon: Readonly<Record<string, string>>,
  tell: (stage: Stage) => void = () => {},
): Promise<Made> {
  tell('read');
  const reading = readText(text, description, lexicon);
  return packOfReading(reading, facts, lexicon, tell);
}

/** A book that was read → pack. */
export async function packOfReading(
  reading: Reading,
  facts: Readonly<Record<string, string>>,
  lexicon: Readonly<Record<string, string>>,
  tell: (stage: Stage) => void = () => {},
): Promise<Made> {
  const { book, owned } = reading;
  checkYear(book);
  checkEntries(book);
  tell('names');
  const curated = parseCuratedFacts(facts);
  if (curated.evidence.size === 0) curated.evidence = new UncountedEvidence(parseWordCounts(lexicon['words.tsv']));
  const { entities, names: all } = buildGazetteer(book, curated, new SourceIndex(owned));
  const { names, findings } = withinLimits(all);
  tell('places');
  const geo = 'geo/points.tsv' in facts ? parseGeoFacts(facts) : NO_PLACES;
  const located = locateEntities(entities, book, geo);
  tell('pack');
  const words = readLexicon({ ...lexicon, ...facts }, book.info);
  const told = { ...book, report: { ...book.report, findings: [...book.report.findings, ...findings] } };
  const pack = await assemblePack(
    told,
    { entities: located, names },
    buildLayers(geo, book.info.year),
    (list) => compileVocabulary(list, words),
    sourcesOf(book.info.title, geo),
  );
  return { pack, reading };
}
