import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { loadVocabulary, openDocument } from '../../data/recognizer';
import type { RecognizerDocument } from '../../data/recognizer/model';
import { NAMES_KEY, type PublishedNames, wireHash, wireKey } from '../../data/shelf/published';
import type * as DecidePart from '../../entrypoints/page.content/decide.part';
import type * as FindPart from '../../entrypoints/page.content/find.part';
import { ROOT } from '../../scripts/load-facts';
import { packVocabulary } from '../../scripts/pack-vocabulary';

const PACK = 'book';

/** A part of the built extension as pages load it: short names, one file. */
const part = (browser: string, name: string) =>
  import(/* @vite-ignore */ pathToFileURL(join(ROOT, `.output/${browser}-mv3/parts/${name}.js`)).href);

/** What is decided about a text, a line a paragraph. */
function decided(document: RecognizerDocument, text: string) {
  for (const [id, line] of text.split('\n').entries()) document.set(id + 1, line);
  const marks = [...document.decide()].sort(([a], [b]) => a - b);
  return marks.flatMap(([id, list]) =>
    list.map((one) => [
      id,
      one.start,
      one.end,
      one.entity,
      one.kind,
      one.full,
      one.expand,
      one.former,
      one.score,
      one.others,
    ]),
  );
}

// A wire is compiled by one file and read by two others, each with short names of its own for what it thinks is its own.
it.each(['chrome', 'firefox'])('the parts built for %s decide as their source does', async (browser) => {
  const wire = await packVocabulary();
  const published: PublishedNames = {
    version: 1,
    books: [{ pack: PACK, checksum: 'x', length: wire.length, hash: wireHash(wire) }],
    filter: null,
  };
  const stored: Record<string, unknown> = {
    [NAMES_KEY]: published,
    [wireKey(PACK)]: { pack: PACK, checksum: 'x', wire },
  };
  const { openShelf }: typeof FindPart = await part(browser, 'find');
  const decide: typeof DecidePart = await part(browser, 'decide');
  const vocabulary = loadVocabulary(wire);
  const folder = join(ROOT, 'tests/texts');
  let marks = 0;
  for (const file of readdirSync(folder).filter((name) => /^names-\d+\.txt$/.test(name)))
    for (const page of readFileSync(join(folder, file), 'utf8').split(/^=== /m).slice(1)) {
      const [head = '', ...lines] = page.split('\n');
      const [title = '', url = ''] = head.split(' | ');
      const text = lines.join('\n').replace(/[【】〔〕]/g, '');
      const context = { title, url };
      const jobs: ((deadline: number) => boolean)[] = [];
      const document = await openShelf(
        {
          get: async (keys) => Object.fromEntries(keys.map((key) => [key, stored[key]])),
          missing: () => expect.unreachable('names are published'),
          several: () => expect.unreachable('one book'),
          decider: async () => decide,
        },
        (job) => jobs.push(job),
        context,
      );
      // The first string that may be a name asks for what decides.
      document!.set(1, text);
      await Promise.resolve();
      for (const job of jobs) job(Number.POSITIVE_INFINITY);
      const wanted = decided(openDocument(vocabulary, context), text);
      expect(decided(document!, text), title).toEqual(wanted);
      marks += wanted.length;
    }
  expect(marks).toBeGreaterThan(500);
});
