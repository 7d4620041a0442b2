import { afterEach, describe, expect, it } from 'vitest';
import { compileVocabulary } from '../../../data/recognizer/match/compile';
import { splitBlocks } from '../../../data/recognizer/text/blocks';
import { describeNames } from '../../../data/shelf/anchors';
import { openShelf } from '../../../data/shelf/open-shelf';
import { NAMES_KEY, wireKey } from '../../../data/shelf/published';
import { marksOf } from '../../../entrypoints/page.content/mark/listing';
import { LateRecognizer } from '../../../entrypoints/page.content/read/late-recognizer';
import { Reading } from '../../../entrypoints/page.content/read/reading';
import { make, NAMES } from './stand';

const ROWS = 3000;

describe('names that come after the page was read', () => {
  const stop = new AbortController();
  afterEach(() => stop.abort());

  it('mark every block that waited for them, however many slices that takes', async () => {
    document.body.replaceChildren(
      ...Array.from({ length: ROWS }, (_, i) => make('p', [`第${i}行：${'居民们都说好。'.repeat(20)}清波街道`])),
    );
    const wire = compileVocabulary(NAMES);
    const { anchors: _anchors, ...book } = describeNames('probe', 'x', wire, NAMES);
    let publish = (): void => {};
    const published = new Promise<void>((resolve) => {
      publish = resolve;
    });
    const recognizer = new LateRecognizer(
      { title: '杭州市上城区' },
      async () => ({
        openShelf,
        splitBlocks,
        store: {
          get: async () => {
            await published;
            return {
              [NAMES_KEY]: { version: 1, books: [book], filter: null },
              [wireKey('probe')]: { pack: 'probe', checksum: 'x', wire },
            };
          },
          missing: () => {},
          several: () => import('../../../data/shelf/shelf-document'),
          decider: () => import('../../../data/recognizer/evidence/document'),
        },
      }),
      (job) => reading.go(job),
    );
    const nothing = (): void => {};
    const reading = new Reading(
      recognizer,
      stop.signal,
      {
        decided: nothing,
        moved: nothing,
        placed: nothing,
        gone: nothing,
        settled: nothing,
        textChanged: nothing,
        added: nothing,
        changed: nothing,
        ownText: () => null,
        loadFar: () => import('../../../entrypoints/page.content/long.part'),
      },
      0,
    );
    reading.start();
    await expect.poll(() => recognizer.needed).toBe(true);
    expect(marksOf(reading)).toEqual([]);
    publish();
    await expect.poll(() => marksOf(reading).length).toBeGreaterThan(0);
    void reading.whole();
    await expect.poll(() => marksOf(reading).length, { timeout: 10_000 }).toBe(ROWS);
    document.body.replaceChildren();
  });
});
