import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveReadings } from '../data/build/reading-worker';
import contextWords from '../data/lexicon/context-words.tsv?raw';
import divisions from '../data/lexicon/divisions.tsv?raw';
import words from '../data/lexicon/words.tsv?raw';
import worldPlaces from '../data/lexicon/world-places.tsv?raw';

const LEXICON = {
  'context-words.tsv': contextWords,
  'divisions.tsv': divisions,
  'words.tsv': words,
  'world-places.tsv': worldPlaces,
};

/** Reads a text into a book, off the pages: seconds of work for a whole yearbook. */
export default defineUnlistedScript(() => serveReadings(self as never, async () => LEXICON));
