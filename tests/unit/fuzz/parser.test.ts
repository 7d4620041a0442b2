import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SourceError } from '../../../data/build/check-source';
import { makePackOf } from '../../../data/build/make-pack';
import { checkPack } from '../../../data/pack/index';
import { BookError, decodeText, readAnyBook, readBook } from '../../../data/yearbook/index';
import { loadLexicon } from '../../../scripts/load-facts';
import { balance } from '../yearbook/balance';
import { description, text } from '../yearbook/source';

/**
 * Texts that are nearly a yearbook, or not at all. Bounded with each `npm test`;
 * `FUZZ_RUNS=20000 npx vitest run --project unit tests/unit/fuzz/parser.test.ts --testTimeout 0` makes it long. A failure
 * prints its seed and the smallest text.
 */
const long = process.env.FUZZ_RUNS !== undefined;
const numRuns = Number(process.env.FUZZ_RUNS ?? 40);
const divisions = loadLexicon()['divisions.tsv'] ?? '';
const sourceLines = text.split('\n');

const han = fc.string({
  unit: fc.constantFrom(...'望江桥街道社区清波上城区杭州市综述概况农村工作（）《》“”、，。：；一二三12345年月日 　\t'),
  maxLength: 60,
});

/** Lines of every kind that a yearbook has, whole and broken. */
const line = fc.oneof(
  { weight: 6, arbitrary: fc.nat(sourceLines.length - 1).map((at) => sourceLines[at]!) },
  { weight: 4, arbitrary: fc.tuple(han, han).map(([title, body]) => `【${title}】${body}`) },
  { weight: 2, arbitrary: han },
  fc.constantFrom(
    '',
    ' ',
    '　',
    '\f',
    '\ufeff',
    '\u0000',
    '\u202e',
    '【',
    '】',
    '【】',
    '【【',
    '（',
    '）',
    '资料',
    '\ud842',
  ),
  fc.tuple(han, fc.nat(400)).map(([word, times]) => `【${word.repeat(times)}`),
  han.map((word) => [...word].join(' ')),
  fc.nat(13).map((month) => `${month}月`),
  fc.tuple(fc.nat(40), han).map(([day, what]) => `${day}日 ${what}`),
  fc.tuple(fc.nat(99), han).map(([number, title]) => `表${number} ${title}`),
  fc.array(fc.nat(99_999), { maxLength: 12 }).map((cells) => cells.join(' ')),
  fc.tuple(han, fc.nat(999)).map(([title, page]) => `${title} …… ${page}`),
  fc.nat(999).map((page) => `· ${page} ·`),
  fc.constantFrom('大 事 记', '特 载', '综 述', '索 引', '目 录', '附 录', '荣 誉', '人 物'),
);
const page = fc
  .tuple(fc.array(line, { maxLength: 60 }), fc.constantFrom('\n', '\r\n', '\n\n', '\n\f\n'))
  .map(([lines, end]) => lines.join(end));

/** A part of the real book, with lines taken out, doubled and moved. */
const excerpt = fc
  .tuple(
    fc.nat(sourceLines.length - 1),
    fc.nat(300),
    fc.array(fc.tuple(fc.nat(300), fc.nat(300), line), { maxLength: 20 }),
  )
  .map(([from, count, moves]) => {
    const lines = sourceLines.slice(from, from + count);
    for (const [at, to, other] of moves) {
      const [moved = other] = lines.splice(at, 1);
      lines.splice(to, 0, moved, other);
    }
    return lines.join('\n');
  });
const anyText = fc.oneof(page, excerpt, fc.string({ unit: 'binary', maxLength: 300 }));

const ours = (error: unknown) => error instanceof BookError || error instanceof SourceError;

describe('a text from any hand', () => {
  it('is read with a description without a throw and without a loss', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const reading = readBook(text, description);
        expect(balance(reading)).toEqual([]);
        const ids = reading.book.entries.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns },
    );
  });

  it('is read without a description, or refused in a sentence with a line', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        try {
          expect(balance(readAnyBook(text, {}, divisions))).toEqual([]);
        } catch (error) {
          if (!ours(error)) throw error;
          expect((error as Error).message).not.toMatch(/undefined|is not a function|Cannot read/);
        }
      }),
      { numRuns },
    );
  });

  it('becomes a pack that the check of packs takes, or is refused in a sentence', async () => {
    const lexicon = loadLexicon();
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        try {
          checkPack((await makePackOf(text, { info: description.info }, {}, lexicon)).pack);
        } catch (error) {
          // A fault that only the check of the pack finds would be found by a person after minutes of reading.
          if (!ours(error)) throw error;
        }
      }),
      { numRuns: long ? numRuns : 6 },
    );
  });

  it('is the same text in every encoding that can hold it', () => {
    fc.assert(
      fc.property(page, (text) => {
        // Enough of it to tell: two signs alone are good in several encodings.
        const clean = `望江街道综述，全区概况。${[...text].filter((char) => char > ' ' && char < '\ud800').join('')}`;
        const utf16 = new Uint8Array([
          0xff,
          0xfe,
          ...[...Array(clean.length).keys()].flatMap((i) => [clean.charCodeAt(i) & 255, clean.charCodeAt(i) >> 8]),
        ]);
        expect(decodeText(new TextEncoder().encode(clean)).text.replace(/^\ufeff/, '')).toBe(clean);
        expect(decodeText(utf16).text.replace(/^\ufeff/, '')).toBe(clean);
      }),
      { numRuns },
    );
  });
});
