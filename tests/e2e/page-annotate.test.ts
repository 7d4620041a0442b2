import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { annotateDocument, blocksOfHtml, type Mention } from '../../data/index';
import type { Pack } from '../../data/pack/model';
import { loadVocabulary, recognizeText, type Vocabulary } from '../../data/recognizer';
import { PACK_FILE } from '../../scripts/pack-file';
import { desk, lens, server, setUp } from './fixtures';
import { countsOf, expectedOf, namesOf, settledNames } from './golden';

/** How often each entity is named. The page lists a name once, under the words it first stands in. */
function counted(mentions: readonly Mention[]): Record<string, number> {
  const first = new Map<string, string>();
  const counts: Record<string, number> = {};
  for (const mention of mentions) {
    const words = first.get(mention.entity) ?? mention.text;
    first.set(mention.entity, words);
    counts[words] = (counts[words] ?? 0) + 1;
  }
  return counts;
}

/** One recognizer for the page and for `annotate`: the text a reader sees, written down, gives the names the page marks. */
describe('annotate and the page', () => {
  let vocabulary: Vocabulary;

  setUp();

  beforeAll(() => {
    const pack: Pack = JSON.parse(gunzipSync(readFileSync(PACK_FILE)).toString());
    vocabulary = loadVocabulary(pack.vocabulary);
  });

  it.each(['news', 'notice', 'table', 'traditional', 'long'])('find the same in %s', async (name) => {
    const page = await lens.newPage(`${server.origin}/${name}/`);
    await settledNames(desk, page, expectedOf(name));
    const onPage = countsOf(await namesOf(desk, page.url()));
    const [text, title] = await page.evaluate(() => [document.body.innerText, document.title] as const);
    expect(counted(recognizeText(vocabulary, text.replaceAll('\t', '\n'), { title, url: page.url() }))).toEqual(onPage);
    // And so does its HTML, read from markup alone.
    const html = blocksOfHtml(await page.content());
    expect(counted(annotateDocument(vocabulary, { id: name, ...html, title, url: page.url() }))).toEqual(onPage);
  });
});
