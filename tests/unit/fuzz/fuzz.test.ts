import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCardToPage } from '../../../data/messaging/card-protocol';
import { readMessage } from '../../../data/messaging/read-message';
import { MESSAGES } from '../../../data/messaging/shapes';
import { PackError, packChecksum, readPack } from '../../../data/pack/index';
import { compileVocabulary, loadVocabulary, recognizeText } from '../../../data/recognizer';
import { readAtlasRoute, readReaderRoute } from '../../../data/routes';
import { repairFeedback, repairIds, repairSettings, repairSites } from '../../../data/settings/shape';
import { repairShelf } from '../../../data/shelf/choices';
import { loadFilter } from '../../../data/shelf/filter';
import { readPublished, readWire } from '../../../data/shelf/published';
import { LibraryError } from '../../../data/store';
import { readBackup } from '../../../data/store/backup';
import { decodeText } from '../../../data/yearbook/read/decode';
import { smallPack } from '../../fixtures/small-pack';

/**
 * Random and mutated input for everything that reads what others wrote. Bounded with each `npm test`;
 * `FUZZ_RUNS=100000` makes it long. A failure prints its seed and the smallest input.
 */
const numRuns = Number(process.env.FUZZ_RUNS ?? 150);
const check = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => undefined | boolean) =>
  fc.assert(fc.property(arbitrary, holds), { numRuns });
const checkAsync = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => Promise<void>) =>
  fc.assert(fc.asyncProperty(arbitrary, holds), { numRuns });

/** Keys and values that break careless readers. */
const nasty = fc.constantFrom<unknown>(
  '__proto__',
  'constructor',
  { toString: 0 },
  { length: 3 },
  [[]],
  Number.NaN,
  1e308,
  -0,
  '\u202e\u0000',
  '\ud800',
  null,
);
const anything = fc.oneof(fc.jsonValue({ maxDepth: 4 }), nasty, fc.dictionary(fc.string(), nasty));
const han = fc.string({
  unit: fc.constantFrom(...'望江桥街道社区清波上城区杭州市（）、，。 \n\u200b\ud842abc1'),
  maxLength: 200,
});

/** One value somewhere in a JSON value replaced; `path` chooses the way down. */
function mutated(root: unknown, path: readonly number[], value: unknown): unknown {
  if (path.length === 0 || typeof root !== 'object' || root === null) return value;
  const keys = Object.keys(root);
  if (keys.length === 0) return value;
  const key = keys[path[0]! % keys.length]!;
  const copy = (Array.isArray(root) ? [...root] : { ...root }) as Record<string, unknown>;
  copy[key] = mutated(copy[key], path.slice(1), value);
  return copy;
}
const way = fc.array(fc.nat(60), { maxLength: 7 });

describe('what others wrote', () => {
  it('as a pack is taken or refused with a place and a reason in both languages', async () => {
    const pack = await smallPack();
    await checkAsync(fc.tuple(way, anything, fc.boolean()), async ([path, value, signed]) => {
      const changed = mutated(pack, path, value) as Record<string, unknown>;
      if (signed && typeof changed === 'object' && changed !== null && 'checksum' in changed)
        changed.checksum = await packChecksum(changed).catch(() => 'x');
      try {
        await readPack(JSON.stringify(changed) ?? '');
      } catch (error) {
        expect(error).toBeInstanceOf(PackError);
        const { path: place, reason } = error as PackError;
        expect(place).toMatch(/^\$/);
        expect(reason['zh-CN']).toMatch(/[\u4e00-\u9fff]/);
        expect(reason.en).not.toBe('');
        expect((error as PackError).message.length).toBeLessThan(2000);
      }
    });
  });

  it('as the text of a pack is refused, whatever it is', async () => {
    await checkAsync(fc.oneof(fc.string(), han, fc.json()), async (text) => {
      await expect(readPack(text)).rejects.toBeInstanceOf(PackError);
    });
  });

  it('as a backup is refused with a sentence, or read', async () => {
    const head = { format: 'yearbook-lens-backup', version: 1, savedAt: '', values: { settings: {} }, books: 0 };
    await checkAsync(fc.tuple(way, anything, fc.string()), async ([path, value, rest]) => {
      const text = `${JSON.stringify(mutated(head, path, value))}\n${rest}`;
      await readBackup(new Blob([text])).catch((error: unknown) => expect(error).toBeInstanceOf(LibraryError));
    });
  });

  it('as a message is none of ours, or has the shape it must have', () => {
    check(fc.tuple(fc.oneof(fc.constantFrom(...Object.keys(MESSAGES)), fc.string()), anything), ([type, params]) => {
      const message = readMessage(MESSAGES, { type, params });
      if (message) expect(MESSAGES[message.type](message.params)).toBe(true);
      readMessage(MESSAGES, params);
      readCardToPage(params);
    });
  });

  it('as stored settings gives settings, and the same again', () => {
    check(anything, (stored) => {
      for (const repair of [repairSettings, repairSites, repairFeedback, repairIds, repairShelf]) {
        const once = repair(stored);
        expect(repair(structuredClone(once) as never)).toEqual(once);
      }
    });
  });

  it('as published names is read whole or not at all', () => {
    const filter = { keys: '望江街', owners: '01', variants: '' };
    const book = { pack: 'a', checksum: 'x', length: 3, hash: 1 };
    const list = { version: 1, books: [book, { ...book, pack: 'b' }], filter };
    check(fc.tuple(way, anything, han), ([path, value, text]) => {
      const published = readPublished(mutated(list, path, value));
      if (published?.filter) loadFilter(published.filter).probe(text, (at) => expect(at).toBeGreaterThanOrEqual(0));
      expect(readWire(value, book)).toBeNull();
    });
  });

  it('as an address leads to a page', () => {
    check(fc.string(), (hash) => {
      expect(readReaderRoute(`#/${hash}`).page).toBeTruthy();
      expect(readAtlasRoute(`#/${hash}`, { view: 'page' }).view).toBeTruthy();
    });
  });

  it('as compiled names is refused, or scans any text with offsets inside it', () => {
    const wire = compileVocabulary([
      { name: '望江街道', entity: 'a/1', kind: 'street', class: 'A', origin: 'list', line: null },
      { name: '望江', entity: 'a/1', kind: 'street', class: 'C', origin: 'rule', line: null },
    ]);
    const vocabulary = loadVocabulary(wire);
    check(han, (text) => {
      for (const { start, end } of recognizeText(vocabulary, text)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    });
    check(fc.string(), (other) => {
      expect(() => loadVocabulary(other)).toThrow();
    });
  });

  it('as the bytes of a text gives a text, or says why not', () => {
    check(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      try {
        expect(typeof JSON.stringify(decodeText(bytes))).toBe('string');
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
        expect((error as Error).message).not.toMatch(/undefined|is not a function|Cannot read/);
      }
    });
  });
});
