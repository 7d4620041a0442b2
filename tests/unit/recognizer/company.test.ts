import { describe, expect, it } from 'vitest';
import type { Name } from '../../../data/gazetteer/model';
import { compileVocabulary, loadVocabulary, recognizeText } from '../../../data/recognizer';
import { LEXICON } from './vocabulary';

const name = (text: string, kind: Name['kind'], rank: Name['class'], former = false): Name => ({
  name: text,
  entity: `t/entity/${text}`,
  kind,
  class: rank,
  origin: 'text',
  ...(former ? { former } : {}),
  line: 1,
});

const vocabulary = loadVocabulary(
  compileVocabulary(
    [
      name('上城区', 'district', 'A'),
      name('南星街道', 'street', 'A'),
      name('胡雪岩故居', 'heritage', 'A'),
      name('南宋御街', 'road', 'A'),
      name('清河坊', 'area', 'B'),
      name('河坊街', 'road', 'B'),
      name('复兴街', 'road', 'B'),
      name('吴山', 'hill', 'C'),
      name('丁桥镇', 'street', 'B', true),
      { ...name('丁桥', 'street', 'C', true), entity: 't/entity/丁桥镇' },
      name('上城', 'district', 'C'),
      name('湖滨', 'street', 'C'),
      name('城隍阁', 'heritage', 'B'),
      name('浙江省中医院', 'hospital', 'A'),
    ],
    LEXICON,
  ),
);
const marked = (text: string, title = ''): string[] =>
  recognizeText(vocabulary, text, { title }).map((mention) => mention.text);

describe('names around a name', () => {
  it('does not read a street as the road its name begins with', () => {
    expect(marked('南星街道的改造已完成，复兴街道的改造也已启动。', '上城区新闻')).not.toContain('复兴街');
    expect(marked('南星街道的改造已完成，复兴街的改造也已启动。', '上城区新闻')).toContain('复兴街');
  });

  it('reads a verb between two names as such, not as a longer name', () => {
    expect(marked('走到河坊街和南宋御街，再爬吴山看城隍阁，逛胡雪岩故居。', '上城区游记')).toContain('吴山');
  });

  it('lets an ambiguous name be ours in the company of ours', () => {
    expect(marked('登吴山远望。再逛清河坊、河坊街，看胡雪岩故居，去南宋御街喝茶。')).toContain('吴山');
    expect(marked('登吴山远望，天高云淡。')).toEqual([]);
  });

  it('leaves a former town alone where the text speaks of a place elsewhere', () => {
    expect(marked('海宁的观潮胜地很多，从杭州出发约一小时到达丁桥镇。', '海宁观潮')).toEqual([]);
  });

  it('lets what one name of a former town was shown to be hold for its other names', () => {
    expect(marked('杭州出发。\n海宁丁桥的集市。\n从杭州前往丁桥镇。')).toEqual([]);
    expect(marked('杭州出发。\n从杭州前往丁桥镇。')).toEqual(['丁桥镇']);
  });

  it('gives a weak name up for a longer one that starts inside it', () => {
    expect(marked('登山后上城隍阁喝茶。', '上城区游记')).toEqual(['城隍阁']);
  });

  it('leaves a piece of a branch name dark, and lights the same name as a place', () => {
    expect(marked('浙江省中医院湖滨院区门诊', '上城区新闻')).toEqual(['浙江省中医院']);
    expect(marked('上城区湖滨的浙江省中医院', '上城区新闻')).toEqual(['上城区', '湖滨', '浙江省中医院']);
  });

  it('still reads a road before the word 道路', () => {
    expect(marked('河坊街道路施工', '上城区新闻')).toEqual(['河坊街']);
  });

  it('does not take one of two counties for a place of ours', () => {
    const small = loadVocabulary(
      compileVocabulary([name('上城区', 'district', 'A'), name('钱塘', 'community', 'C')], LEXICON),
    );
    const found = (text: string) => recognizeText(small, text, { title: '上城区' }).map((mention) => mention.text);
    expect(found('今上城区境域属钱塘、仁和两县。')).toEqual(['上城区']);
  });
});
