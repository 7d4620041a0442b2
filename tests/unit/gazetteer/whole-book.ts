/** The built-in book with everything that is made of it, made once a process: who reads it leaves it as it is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildGazetteer, FACT_FILES, parseCuratedFacts } from '../../../data/gazetteer';
import { SourceIndex } from '../../../data/yearbook';
import { wholeBook } from '../yearbook/source';
import { SOURCE } from './places-files';

function make() {
  const { book, owned } = wholeBook();
  const source = new SourceIndex(owned);
  const read = (file: string) => readFileSync(join(SOURCE, file), 'utf8');
  const facts = parseCuratedFacts(Object.fromEntries(FACT_FILES.map((file) => [file, read(file)])));
  return { book, source, facts, ...buildGazetteer(book, facts, source) };
}

let made: ReturnType<typeof make> | undefined;

/** Book, curated facts, entities and names of the built-in book. */
export function wholeGazetteer(): ReturnType<typeof make> {
  made ??= make();
  return made;
}
