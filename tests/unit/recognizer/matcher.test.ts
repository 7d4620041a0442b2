import { describe, expect, it } from 'vitest';
import { compileVocabulary, loadVocabulary, recognizeText } from '../../../data/recognizer';
import { scan } from '../../../data/recognizer/match/scan';
import { EDGE_RIGHT } from '../../../data/recognizer/match/tables';
import { name, vocabulary as small } from './vocabulary';

const vocabulary = small();

const found = (text: string): string[] => {
  const hits = scan(vocabulary, text);
  return Array.from({ length: hits.count }, (_, i) => text.slice(hits.start[i], hits.end[i]));
};

/** Same numbers in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

describe('matcher', () => {
  it('takes the leftmost, then the longest name', () => {
    expect(found('杭州市上城区教育局在湖滨街道与湖滨')).toEqual(['杭州市', '上城区教育局', '湖滨街道', '湖滨']);
  });

  it('finds names in traditional, full-width, broken and annotated text, with offsets of the text as given', () => {
    expect(found('上城區 湖濱街道 慶春路 江乾區')).toEqual(['上城區', '湖濱街道', '慶春路', '江乾區']);
    expect(found('在ｕｄｃ时代大厦；上城\n区教育局；上\u200b城区；上城區(qū)教育局')).toEqual([
      'ｕｄｃ时代大厦',
      '上城\n区教育局',
      '上\u200b城区',
      '上城區(qū)教育局',
    ]);
  });

  it('finds names with radicals out of a PDF, and with variation selectors after a character', () => {
    // U+2EC4 has no normal form; selectors are one unit (U+FE00) or two (U+E0100).
    expect(found('\u2ec4湖区，湖\ufe00滨街道，上城\u{e0100}区，🏙️湖滨街道🎉')).toEqual([
      '\u2ec4湖区',
      '湖\ufe00滨街道',
      '上城\u{e0100}区',
      '湖滨街道',
    ]);
  });

  it('leaves a name that goes on as another word to the shorter one', () => {
    expect(found('上城区委员工作室')).toEqual(['上城区']);
    expect(found('区委托第三方')).toEqual([]);
  });

  it('finds in a large vocabulary exactly what a search for each name finds', () => {
    const next = random(11);
    // More than there are groups of first units.
    const letters = '上城区江干湖滨街道社小营路清波望紫阳南星采荷凯旋笕桥彭埠九堡丁兰四季青闸弄口';
    const words = new Set<string>();
    while (words.size < 800) {
      let word = '';
      for (let i = 2 + Math.floor(next() * 4); i > 0; i -= 1) word += letters[Math.floor(next() * letters.length)];
      words.add(word);
    }
    const big = loadVocabulary(compileVocabulary([...words].map((word) => name(word))));
    let text = '';
    for (let i = 0; i < 5000; i += 1) text += letters[Math.floor(next() * letters.length)];
    const expected: string[] = [];
    for (let at = 0; at < text.length; ) {
      let length = 5;
      while (length >= 2 && !words.has(text.slice(at, at + length))) length -= 1;
      if (length >= 2) expected.push(`${at} ${text.slice(at, at + length)}`);
      at += length >= 2 ? length : 1;
    }
    const hits = scan(big, text);
    expect(
      Array.from({ length: hits.count }, (_, i) => `${hits.start[i]} ${text.slice(hits.start[i], hits.end[i])}`),
    ).toEqual(expected);
    for (const word of words) expect(big.text(big.find(word))).toBe(word);
    expect(big.find('没有')).toBe(-1);
  });

  it('compares the end of a bare body folded: 会|泽县 and 會|澤縣 cross it', () => {
    const bodies = loadVocabulary(
      compileVocabulary([name('区青年联合会', { class: 'C', kind: 'party' })], {
        elsewhere: ['会泽县'],
      }),
    );
    for (const text of ['区青年联合会泽县', '區青年聯合會澤縣'])
      expect(scan(bodies, text).edges[0], text).toBe(EDGE_RIGHT);
  });

  it('never shifts an offset by folding: every way to write a name gives the text back that was written', () => {
    const ways = [
      (s: string) => s,
      (s: string) => s.replaceAll('区', '區').replaceAll('滨', '濱').replaceAll('干', '乾').replaceAll('庆', '慶'),
      (s: string) => [...s].join('\u200b'),
      (s: string) => [...s].join('\n'),
      (s: string) => s.replaceAll('区', '區(qū)'),
    ];
    const next = random(5);
    for (let round = 0; round < 300; round += 1) {
      let text = '';
      const written: [number, string][] = [];
      for (let i = 0; i < 6; i += 1) {
        text += ['。', '，这里有', '；\u{20000}', ' abc ', '\ud800，'][Math.floor(next() * 5)];
        const base = ['上城区', '湖滨街道', '江干区', '庆春路'][Math.floor(next() * 4)]!;
        const form = ways[Math.floor(next() * ways.length)]!(base).replace(/\(qū\)$/, '');
        written.push([text.length, form]);
        text += form;
      }
      const hits = scan(vocabulary, text);
      const got = Array.from({ length: hits.count }, (_, i) => [hits.start[i], text.slice(hits.start[i], hits.end[i])]);
      expect(got).toEqual(written);
    }
  });

  it('gives entity, kind and full name of what matched', () => {
    const mentions = recognizeText(vocabulary, '上城区和湖滨街道说：区教育局将召开会议，上城区教育局');
    expect(mentions.find((mention) => mention.text === '区教育局')).toMatchObject({
      entity: 'book/杭州市上城区教育局',
      kind: 'government',
      full: '杭州市上城区教育局',
      group: 'abbreviation',
    });
  });

  it('keeps the wire free of lone surrogates and refuses what is not one', () => {
    const wire = compileVocabulary([name('上城区'), name('𠮷祥巷')]);
    expect(JSON.parse(JSON.stringify(wire))).toBe(wire);
    expect(scan(loadVocabulary(wire), '在𠮷祥巷口').count).toBe(1);
    expect(() => loadVocabulary('{}')).toThrow('not a compiled vocabulary');
  });
});
