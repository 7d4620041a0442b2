import { describe, expect, it } from 'vitest';
import type { Name } from '../../../data/gazetteer/model';
import { compileVocabulary, loadVocabulary, recognizeText } from '../../../data/recognizer';

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
  compileVocabulary([
    name('上城区', 'district', 'A'),
    name('南星街道', 'street', 'A'),
    name('胡雪岩故居', 'heritage', 'A'),
    name('南宋御街', 'road', 'A'),
    name('清河坊', 'area', 'B'),
    name('河坊街', 'road', 'B'),
    name('复兴街', 'road', 'B'),
    name('吴山', 'hill', 'C'),
    name('丁桥镇', 'street', 'B', true),
  ]),
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
});
