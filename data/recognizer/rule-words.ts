import type { RuleId } from './evidence/rules';
import type { FiredRule } from './model';

/** A rule in plain words, for the card and for `annotate`. Page scripts do not load this module. */
export const RULE_WORDS: Record<RuleId | 'reader-always' | 'reader-never', { zh: string; en: string }> = {
  'city-before': { zh: '紧接本地地名', en: 'right beside a place of this city' },
  'city-clause': { zh: '同一分句有本地地名', en: 'a place of this city in the same clause' },
  'city-sentence': { zh: '同句有本地地名', en: 'a place of this city in the same sentence' },
  'elsewhere-before': { zh: '紧接外地地名', en: 'right beside a place elsewhere' },
  'elsewhere-sentence': { zh: '同句有外地地名', en: 'a place elsewhere in the same sentence' },
  'other-district-before': { zh: '紧接别的区县', en: 'right beside another district' },
  'address-after': { zh: '后接门牌或路口', en: 'a house number or crossing follows' },
  'longer-place': { zh: '是更长地名的一部分', en: 'part of a longer place name' },
  'longer-far': { zh: '后面可能是更长的地名', en: 'it may go on as a longer place name' },
  'institution-after': { zh: '是以地名冠名的单位', en: 'part of an institution called after the place' },
  'unit-after': { zh: '后接县、镇等，是别的地方', en: 'a county or town ending follows: another place' },
  edge: { zh: '首尾与旁边的字另成一词', en: 'its characters belong to another word' },
  'edge-right': { zh: '末尾与后面的字另成一词', en: 'its end belongs to another word' },
  'edge-doubt': { zh: '断词有两种可能', en: 'the words can be cut in two ways' },
  person: { zh: '像人名或物名', en: 'looks like the name of a person or a thing' },
  quoted: { zh: '在引号或书名号里，是更长名称的一部分', en: 'part of a longer name in quotation marks or a title' },
  user: { zh: '在用户名或网址里', en: 'in a user name or an address' },
  listed: { zh: '与确定的本地名称并列', en: 'listed with sure names of this district' },
  'district-list': { zh: '与各区并列', en: 'listed with other districts' },
  'name-after': { zh: '后面紧接本地名称', en: 'a name of this district follows' },
  'not-free': { zh: '前一个字不引出地名', en: 'the character before leads to no place' },
  company: { zh: '同段有多个本地名称', en: 'other names of this district in the same paragraph' },
  inner: { zh: '是机构分部的名称', en: 'part of the name of a branch' },
  'no-rail': { zh: '近处不说铁路，不是车站', en: 'no word of the railway near: not the station' },
  'district-near': { zh: '近处说到本区', en: 'the district, or a part of it, is named near' },
  'ours-last': { zh: '上文最近提到的是本地', en: 'a place of this city or district was named last before' },
  'other-last': { zh: '同句最近的区名是别区', en: 'the last district named in the sentence is another' },
  'other-earlier': { zh: '上文最近提到的是别区或外地', en: 'the last place named before is another one' },
  'former-last': { zh: '同句上文是已撤销的区', en: 'a former district was named before in the sentence' },
  'former-earlier': { zh: '上文是已撤销的区', en: 'a former district was named before' },
  several: { zh: '并提几个区或各级', en: 'several districts or levels are named together' },
  glued: { zh: '前字与“区”相连', en: 'the character before belongs to 区' },
  led: { zh: '前一个字引出地名', en: 'the character before leads to a place' },
  visited: { zh: '文中刚到本区', en: 'the text has just gone to the district' },
  base: { zh: '这类名称的起点', en: 'where names of this kind start' },
  page: { zh: '全页内容与本地的关联', en: 'how far the page is about this city' },
  coverage: { zh: '页面上多是书里没有的街道、社区', en: 'most streets and communities named are not in the book' },
  clean: { zh: '别处几乎没有见过这个名称', en: 'the name was hardly met elsewhere' },
  ordinary: { zh: '也是常用词', en: 'also an everyday word' },
  'seldom-word': { zh: '有时也作普通词', en: 'now and then a plain word' },
  stem: { zh: '是社区名的简写', en: 'a community’s name without its ending' },
  'district-short': { zh: '是本区的简称', en: 'the district’s short name' },
  'in-title': { zh: '标题里也有', en: 'in the title too' },
  'marked-elsewhere': { zh: '本页他处确指本地', en: 'surely this one elsewhere on the page' },
  'other-use': { zh: '本页他处指外地', en: 'means another place elsewhere on the page' },
  'under-elsewhere': { zh: '在外地标题之下', en: 'under a heading that names another place' },
  'district-leaning': { zh: '全页的“区”指哪个区', en: 'which district the page means by 区' },
  'former-page': { zh: '页面讲的是已撤销的区', en: 'the page is about a former district' },
  'reader-always': { zh: '读者选定：总是', en: 'the reader’s choice: always' },
  'reader-never': { zh: '读者选定：不是', en: 'the reader’s choice: not this' },
};

/** The rules that weighed most, the strongest first, in one line. The start and what weighs little are left out. */
export function reasonOf(rules: readonly FiredRule[], language: 'zh' | 'en' = 'zh', most = 4): string {
  const strong = rules.filter(({ id, weight }) => id !== 'base' && (weight >= 0.5 || weight <= -0.5));
  if (strong.length > 1) strong.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  let line = '';
  for (let i = 0; i < strong.length && i < most; i += 1) line += (i > 0 ? '；' : '') + phraseOf(strong[i]!, language);
  return line;
}

/** A rule with its weight in words. Archives ask for the same few hundred millions of times. */
const phrases = new Map<string, string>();

function phraseOf({ id, weight }: FiredRule, language: 'zh' | 'en'): string {
  const key = `${id}${weight}${language}`;
  let phrase = phrases.get(key);
  if (phrase === undefined) {
    phrase = `${RULE_WORDS[id][language]}（${weight > 0 ? '+' : '−'}${Math.abs(weight).toFixed(1)}）`;
    phrases.set(key, phrase);
  }
  return phrase;
}
