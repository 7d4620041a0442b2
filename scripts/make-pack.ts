import { buildGazetteer, parseCuratedFacts } from '../data/gazetteer/index';
import { buildLayers, type GeoFacts, locateEntities, parseGeoFacts } from '../data/gazetteer/places/index';
import { assemblePack, type Pack } from '../data/pack/index';
import { compileVocabulary, readLexicon } from '../data/recognizer/index';
import { type BookDescription, BookError, type Reading, readBookStrict, SourceIndex } from '../data/yearbook/index';
import { checkSource, SourceError } from './check-source';
import { loadLexicon } from './load-facts';

/** The book itself, as the first of a pack's sources. */
function sourcesOf(title: string, geo: GeoFacts): Pack['sources'] {
  return [
    {
      id: 'book',
      title,
      licence: '© 编纂单位与出版者；仅作引用与检索',
      notice: `正文出自《${title.replace(/^《|》$/g, '')}》，按原文收录。`,
    },
    ...geo.sources.map(({ id, title, licence, notice }) => ({ id, title, licence, notice })),
  ];
}

/** No facts about places: what a book that comes without curated files is built with. */
const NO_PLACES: GeoFacts = { points: [], houses: [], statements: [], sources: [], layers: [] };

/** A part that is missing has no line of its own: then the line where the text ends is named. */
function readWhole(text: string, description: BookDescription): Reading {
  try {
    return readBookStrict(text, description);
  } catch (error) {
    if (!(error instanceof BookError) || error.line > 0) throw error;
    throw new SourceError(`${error.reason}; the text ends here: is it whole?`, text.trimEnd().split('\n').length);
  }
}

/**
 * The whole way from a text to a pack.
 * @param facts curated files by path, as `loadFacts` gives them; empty for a book without any
 * @throws SourceError when the text is not the book that is described; PackError when the result is faulty
 */
export async function makePack(
  text: string,
  description: BookDescription,
  facts: Record<string, string>,
): Promise<Pack> {
  checkSource(text);
  const { book, owned } = readWhole(text, description);
  const source = new SourceIndex(owned);
  const geo = 'geo/points.tsv' in facts ? parseGeoFacts(facts) : NO_PLACES;
  const { entities, names } = buildGazetteer(book, parseCuratedFacts(facts), source);
  const located = locateEntities(entities, book, geo);
  return assemblePack(
    book,
    { entities: located, names },
    buildLayers(geo),
    (list) => compileVocabulary(list, readLexicon({ ...loadLexicon(), ...facts }, book.info)),
    sourcesOf(book.info.title, geo),
  );
}
