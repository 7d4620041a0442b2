import { describe, expect, it } from 'vitest';
import type { Name } from '../../../data/gazetteer/model';
import { compileVocabulary, loadVocabulary, recognizeText } from '../../../data/recognizer';
import { scan } from '../../../data/recognizer/scan';

const name = (text: string, rest: Partial<Name> = {}): Name => ({
  name: text,
  entity: `shangcheng-2022/${text}`,
  kind: 'government',
  class: 'A',
  origin: 'list',
  line: null,
  ...rest,
});

const vocabulary = loadVocabulary(
  compileVocabulary([
    name('上城区', { kind: 'district' }),
    name('上城区教育局'),
    name('区教育局', { full: '杭州市上城区教育局', class: 'C', entity: 'shangcheng-2022/上城区教育局' }),
    name('湖滨街道'),
    name('湖滨'),
    name('江干区', { former: true, kind: 'district' }),
    name('庆春路'),
    name('UDC时代大厦'),
  ]),
);

const found = (text: string): string[] => {
  const hits = scan(vocabulary, text);
  return Array.from({ length: hits.count }, (_, i) => text.slice(hits.start[i], hits.end[i]));
};

describe('matcher', () => {
  it('takes the leftmost, then the longest name', () => {
    expect(found('杭州市上城区教育局在湖滨街道与湖滨')).toEqual(['上城区教育局', '湖滨街道', '湖滨']);
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

  it('gives entity, kind and full name of what matched', () => {
    const [mention] = recognizeText(vocabulary, '上城区教育局');
    expect(mention).toMatchObject({ start: 0, end: 6, entity: 'shangcheng-2022/上城区教育局', kind: 'government' });
    const short = recognizeText(vocabulary, '上城区和湖滨街道说：区教育局将召开会议，上城区教育局').find((m) => m.full);
    expect(short).toMatchObject({ text: '区教育局', full: '杭州市上城区教育局', group: 'abbreviation' });
  });
});
