import { describe, expect, it } from 'vitest';
import {
  type DocumentContext,
  type Mention,
  openDocument,
  plainMention,
  reasonOf,
  recognizeText,
} from '../../../data/recognizer';
import { vocabulary as small } from './vocabulary';

const vocabulary = small();
const marked = (text: string, context: DocumentContext = {}): string[] =>
  recognizeText(vocabulary, text, context).map((mention) => mention.text);
const expanded = (text: string, context: DocumentContext = {}): string[] =>
  recognizeText(vocabulary, text, context)
    .filter((mention) => mention.expand)
    .map((mention) => mention.text);

const OURS = { title: '上城区新闻', url: 'https://www.hzsc.gov.cn/art/1' };

describe('places', () => {
  it('lights a unique name alone and an ambiguous one only with evidence', () => {
    expect(marked('采荷街道今天开会')).toEqual(['采荷街道']);
    expect(marked('凯旋路上很热闹')).toEqual([]);
    expect(marked('杭州市上城区凯旋路上很热闹')).toEqual(['上城区', '凯旋路']);
    expect(marked('杭州凯旋路276号')).toEqual(['凯旋路']);
  });

  it('stays dark where a place elsewhere stands before the name, in every row of a list on its own', () => {
    const rows = '杭州市上城区凯旋路276号\n浙江省桐乡市濮院镇凯旋路1434弄\n上城区庆春路8号';
    expect(marked(rows)).toEqual(['上城区', '凯旋路', '上城区', '庆春路']);
    expect(marked('安徽望江县今天下雨', OURS)).toEqual([]);
  });

  it('refuses names across the edges of words', () => {
    expect(marked('杭州上城区的教练希望江苏队夺冠', OURS)).toEqual(['上城区']);
    expect(marked('地级及以上城市', OURS)).toEqual([]);
    expect(marked('法国凯旋门', OURS)).toEqual([]);
  });

  it('keeps user names, links and mail dark', () => {
    expect(marked('上城区消息 @湖滨街道小王 说好', OURS)).toEqual(['上城区']);
    expect(marked('见 https://a.example/采荷街道/1', OURS)).toEqual([]);
  });

  it('takes the stem of a community only beside its street or in a list', () => {
    expect(marked('大家同心协力', OURS)).toEqual([]);
    expect(marked('采荷街道、同心、湖滨参加', OURS)).toEqual(['采荷街道', '同心', '湖滨']);
  });

  it('gives one sense to a name on a page', () => {
    expect(marked('安徽望江县。\n望江的油菜花开了。\n安徽望江县。')).toEqual([]);
  });
});

describe('bare bodies', () => {
  it('are ours on our own site and in the sentence that names the district', () => {
    expect(expanded('区委、区政府召开会议', OURS)).toEqual(['区委', '区政府']);
    expect(expanded('浙江省民政厅和上城区委、区政府联合召开论证会')).toEqual(['区政府']);
  });

  it('are dark on a page about another district, on its site, and without a district', () => {
    expect(marked('拱墅区召开大会。区委、区政府出席。')).toEqual([]);
    expect(marked('区教育局发布通知', { url: 'https://www.gongshu.gov.cn/a' })).toEqual([]);
    expect(marked('区教育局发布通知')).toEqual([]);
  });

  it('are dark where the text says that they are of another place', () => {
    expect(marked('另一座城市的区教育局不在这本书里。', OURS)).toEqual([]);
    expect(marked('区教育局不在会场。', OURS)).toEqual(['区教育局']);
  });

  it('are part of other words: 特区, 社区, another district', () => {
    expect(marked('香港特区政府与社区委员会，南京市鼓楼区教育局', OURS)).toEqual([]);
  });

  it('are never expanded where several districts are named', () => {
    expect(expanded('上城区、萧山区签约。上城、萧山两区区委、区政府出席', { title: '上城、萧山两区签约' })).toEqual([]);
    expect(expanded('上城区介绍了经验，随后六区的区政府一齐签字。')).toEqual([]);
    expect(expanded('萧山区教育局与上城区教育局签约；区政府派人到场。')).toEqual([]);
  });

  it('are of today once the text has come to it', () => {
    const text = '江干区教育局搬走了，上城区、江干区撤并后设立新的上城区，区教育局挂牌。江干区的旧牌没了。区政府派车。';
    expect(expanded(text)).toEqual(['区教育局', '区政府']);
  });

  it('are the district’s whose bodies the text says they are, not of the one a letter goes to', () => {
    expect(expanded('萧山区来人。上城的区教育局、区政府作陪。', { title: '萧山区访客' })).toEqual([
      '区教育局',
      '区政府',
    ]);
    expect(marked('萧山区寄信，写着“致上城区”，落款区教育局')).toEqual(['上城区']);
  });

  it('are not expanded to the present body on a page about the former district', () => {
    const text = '江干区召开大会，江干区教育局、区政府出席。区委部署。江干区表态。';
    expect(expanded(text)).toEqual([]);
    const former = recognizeText(vocabulary, text).filter((mention) => mention.text === '江干区教育局');
    expect(former[0]).toMatchObject({ former: true, expand: false });
  });
});

describe('the reader', () => {
  const answer = (verdict: 'never' | 'always', scope: 'page' | 'site' | 'everywhere', where: string) => ({
    verdict,
    name: '凯旋路',
    scope,
    where,
    at: '2026-01-01T00:00:00Z',
  });

  it('overrules the decision on a page, a site or everywhere; the nearer answer wins', () => {
    const url = 'https://a.example/1#x';
    const text = '杭州市上城区凯旋路';
    expect(marked(text, { url, feedback: [answer('never', 'page', 'https://a.example/1')] })).toEqual(['上城区']);
    expect(marked(text, { url, feedback: [answer('never', 'site', 'b.example')] })).toEqual(['上城区', '凯旋路']);
    expect(
      marked('凯旋路', { url, feedback: [answer('never', 'everywhere', ''), answer('always', 'site', 'a.example')] }),
    ).toEqual(['凯旋路']);
  });

  it('is told why in one line of Chinese', () => {
    for (const mention of recognizeText(vocabulary, '杭州凯旋路276号，上城区教育局')) {
      expect(mention.rules.length).toBeGreaterThan(1);
      expect(reasonOf(mention.rules)).toMatch(/^[\u4e00-\u9fff“”’、；，：（）+−.\d]+$/);
      expect(reasonOf(mention.rules, 'en')).toMatch(/^[\x20-\x7e’区；（）+−]+$/);
      expect(mention.score).toBeGreaterThan(0.5);
    }
  });
});

describe('a document that changes', () => {
  it('decides again when late text brings evidence, and tells only the blocks that changed', () => {
    const document = openDocument(vocabulary, {});
    document.set(1, '凯旋路很热闹');
    document.set(2, '桐乡市采荷街道很热闹');
    expect([...document.decide()].map(([id, list]) => [id, list.length])).toEqual([
      [1, 0],
      [2, 0],
    ]);
    document.set(3, '上城区、采荷街道和湖滨街道都在杭州');
    expect(
      document
        .decide()
        .get(1)
        ?.map((mention) => mention.text),
    ).toEqual(['凯旋路']);
    document.set(4, '没有名字的一段');
    expect([...document.decide().keys()]).toEqual([]);
    document.delete(3);
    expect(document.decide().get(1)).toEqual([]);
  });

  it('never turns a unique name off for unrelated text far away', () => {
    const far = '安徽、江苏、南京市鼓楼区和桐乡市的新闻。'.repeat(50);
    const document = openDocument(vocabulary, {});
    document.set(1, '采荷街道今天开会');
    for (let i = 2; i < 40; i += 1) document.set(i, far);
    expect(
      document
        .decide()
        .get(1)
        ?.map((mention) => mention.text),
    ).toEqual(['采荷街道']);
  });

  it('gives the same for the same text however it was set', () => {
    const blocks = ['上城区新闻', '凯旋路和河坊街', '区委、区政府出席', '桐乡凯旋路'];
    const whole = openDocument(vocabulary, {});
    blocks.forEach((text, i) => {
      whole.set(i, text);
    });
    const plain = (list: readonly Mention[]): unknown => list.map(plainMention);
    const once = [...whole.decide()].map(([id, list]) => [id, plain(list)] as const);
    const slow = openDocument(vocabulary, {});
    const last = new Map<number, unknown>();
    for (const i of [3, 1, 0, 2, 1]) {
      slow.set(i, '先前的文字，采荷街道');
      slow.decide();
      slow.set(i, blocks[i]!);
      for (const [id, list] of slow.decide()) last.set(id, plain(list));
    }
    expect(new Map([...last].sort((a, b) => a[0] - b[0]))).toEqual(new Map(once));
  });
});

describe('a bare body on a page about the former district', () => {
  it('is the former body, shown as such, where the book knows it', () => {
    const text = '江干区召开大会，江干区领导出席。区教育局表态，区委部署。';
    expect(
      recognizeText(vocabulary, text).map(({ text, entity, former, expand }) => [text, entity, former, expand]),
    ).toEqual([
      ['江干区', 'book/江干区', true, false],
      ['江干区', 'book/江干区', true, false],
      ['区教育局', 'book/江干区教育局', true, false],
    ]);
  });
});
