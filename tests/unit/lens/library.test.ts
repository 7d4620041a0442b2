import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { annotate, annotateDocument, lookup, type OpenBook, openPack, PackError, recognize } from '../../../data/index';
import { formatDocument, frameOf } from '../../../data/lens/formats';
import { packChecksum } from '../../../data/pack/index';
import { plainMention } from '../../../data/recognizer';
import { currentPack } from '../../../scripts/cli/books';
import { smallPack } from '../../fixtures/small-pack';

const TEXT = '望江街道近日开放了社区食堂，上城区发改经信局的工作人员到场。';

let book: OpenBook;
beforeAll(async () => {
  book = await openPack(await currentPack());
});

describe('the library', () => {
  it('opens a pack from its text, its bytes, and its bytes under gzip', async () => {
    const { vocabulary } = book.pack;
    const pack = { ...(await smallPack()), vocabulary };
    pack.checksum = await packChecksum(pack);
    const text = JSON.stringify(pack);
    for (const source of [text, new TextEncoder().encode(text), gzipSync(text)])
      expect((await openPack(source)).checksum).toBe(pack.checksum);
  });

  it('refuses what is no pack, by name', async () => {
    await expect(openPack('{"format":"other"}')).rejects.toThrow(PackError);
  });

  it('recognizes names of a text at their places', () => {
    const mentions = recognize(book, TEXT);
    expect(mentions.map(({ text }) => text)).toContain('望江街道');
    for (const { start, end, text } of mentions) expect(TEXT.slice(start, end)).toBe(text);
  });

  it('finds an entity by name', () => {
    expect(lookup(book, '望江街道')[0]?.name).toBe('望江街道');
  });

  it('annotates documents as they come', async () => {
    async function* source() {
      yield { id: 'a', text: TEXT };
      yield { id: 'b', text: '无关的话。' };
    }
    const counts: Record<string, number> = {};
    for await (const { document, mentions } of annotate(book, source())) counts[document.id] = mentions.length;
    expect(counts['a']).toBeGreaterThan(0);
    expect(counts['b']).toBe(0);
  });
});

describe('forms of the result', () => {
  const document = { id: 'd<1>', text: `=${TEXT}\n第二段 & 末`, title: '甲 "乙"', date: '2021-09-09' };
  const given = () => annotateDocument(book.vocabulary, document);

  it('quotes names in Web Annotations with what stands around them', () => {
    const [first] = formatDocument('webannotation', document, given(), 'v')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const [quote, position] = first.target.selector;
    expect(document.text.slice(position.start, position.end)).toBe(quote.exact);
    expect(document.text).toContain(quote.prefix + quote.exact + quote.suffix);
  });

  it('writes TEI that an XML reader accepts and that holds the whole text', async () => {
    const { Parser } = await import('htmlparser2');
    const { head, tail } = frameOf('tei');
    let text = '';
    let depth = 0;
    let inText = 0;
    new Parser(
      {
        onopentag: (name) => {
          depth += 1;
          if (name === 'text') inText = depth;
        },
        ontext: (part) => {
          if (inText) text += part;
        },
        onclosetag: (name) => {
          depth -= 1;
          if (name === 'text') inText = 0;
        },
      },
      { xmlMode: true, decodeEntities: true },
    ).end(head + formatDocument('tei', document, given(), 'v') + tail);
    expect(depth).toBe(0);
    expect(text.replaceAll('\n', '')).toBe(document.text.replaceAll('\n', ''));
  });

  it('keeps CSV cells from being taken for formulas', () => {
    const mention = { ...plainMention(given()[0]!), text: '=1+1' };
    expect(formatDocument('csv', document, [mention], 'v')).toContain("'=1+1");
  });
});
