import type { Name } from '../../../data/gazetteer/model';
import {
  compileVocabulary,
  type Lexicon,
  loadVocabulary,
  readLexicon,
  type Vocabulary,
} from '../../../data/recognizer';
import type { Word } from '../../../data/recognizer/match/lexicon';
import { loadLexicon } from '../../../scripts/load-facts';

/** A name of the tests; class A place unless said otherwise. */
export function name(text: string, rest: Partial<Name> = {}): Name {
  return { name: text, entity: `book/${text}`, kind: 'area', class: 'A', origin: 'list', line: null, ...rest };
}

const office = (text: string, full: string): Name =>
  name(text, { full, class: 'C', kind: 'government', entity: `book/${full}` });

/** A small vocabulary with one name of every sort the decision tells apart. */
export const NAMES: Name[] = [
  name('上城区', { kind: 'district' }),
  name('上城', { kind: 'district', class: 'C', entity: 'book/上城区' }),
  name('江干区', { kind: 'district', former: true }),
  name('上城区教育局', { kind: 'government', entity: 'book/杭州市上城区教育局', full: '杭州市上城区教育局' }),
  name('江干区教育局', { kind: 'government', former: true }),
  name('上城区委', { kind: 'party', entity: 'book/中共杭州市上城区委' }),
  office('区教育局', '杭州市上城区教育局'),
  office('区委', '中共杭州市上城区委'),
  office('区政府', '杭州市上城区人民政府'),
  name('采荷街道', { kind: 'street' }),
  name('湖滨街道', { kind: 'street' }),
  name('湖滨', { kind: 'street', class: 'C', entity: 'book/湖滨街道' }),
  name('望江', { kind: 'street', class: 'C', entity: 'book/望江街道' }),
  name('凯旋', { kind: 'street', class: 'C', entity: 'book/凯旋街道' }),
  name('凯旋路', { kind: 'road', class: 'B' }),
  name('河坊街', { kind: 'road', class: 'B' }),
  name('庆春路', { kind: 'road', class: 'B' }),
  name('同心社区', { kind: 'community', class: 'B' }),
  name('同心', { kind: 'community', class: 'C', entity: 'book/同心社区' }),
  name('UDC时代大厦', { kind: 'building' }),
];

const word = (text: string, count = 1000): Word => ({ text, count, tag: 'v' });

/** The general words of the project, with a few places and ordinary words around the small vocabulary. */
export const LEXICON: Partial<Lexicon> = {
  context: readLexicon({ 'context-words.tsv': loadLexicon()['context-words.tsv'] }, { city: '', district: '' }).context,
  city: ['杭州', '杭州市'],
  otherDistricts: ['拱墅区', '萧山区', '萧山', '西湖区'],
  elsewhere: ['安徽', '桐乡市', '桐乡', '望江县', '南京市', '鼓楼区', '江苏', '宁波', '海宁'],
  words: ['希望', '以上', '城市', '凯旋', '凯旋门', '特区', '社区', '地区', '楼下', '下车', '道路'].map((text) =>
    word(text),
  ),
  sites: ['hzsc.gov.cn', 'former:jianggan.gov.cn'],
  shared: ['hangzhou.gov.cn'],
  surnames: '李王袁',
};

export const vocabulary = (): Vocabulary => loadVocabulary(compileVocabulary(NAMES, LEXICON));
