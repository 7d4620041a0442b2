import { beforeAll, describe, expect, it } from 'vitest';
import { loadVocabulary, recognizeText, type Vocabulary } from '../../../data/recognizer';
import { packVocabulary } from '../../../scripts/pack-vocabulary';

describe('names that are pieces of others, and names without their head', () => {
  let vocabulary: Vocabulary;
  beforeAll(async () => {
    vocabulary = loadVocabulary(await packVocabulary());
  });
  const marked = (text: string, title = ''): string[] => recognizeText(vocabulary, text, { title }).map((m) => m.text);

  it('leaves what begins a longer name in quotation marks dark, or ends a title', () => {
    expect(marked('上城区的案子：“采荷茶饮”与采荷街道没有关系。')).toEqual(['上城区', '采荷街道']);
    expect(marked('看完《魂断蓝桥》，从庆春路走回九堡，杭州的夜风还热。')).toEqual(['庆春路', '九堡']);
  });

  it('takes a road with a direction that the book does not hold for one elsewhere', () => {
    expect(marked('去杭州前他看了看，湖滨南路在别处。庆春路就在旁边。')).not.toContain('湖滨');
  });

  it('knows names without the city or the district before them', () => {
    expect(marked('海塘遗址博物馆周末延长开放，杭州人可以坐地铁去。')).toContain('海塘遗址博物馆');
    expect(marked('羽毛球赛在区体育中心举行。', '上城区运动会开幕')).toContain('区体育中心');
  });

  it('reads the short name of the district, or one place of ours, as what 区 is where nothing else is named', () => {
    const offered = (text: string): string[] =>
      recognizeText(vocabulary, text).flatMap((one) => (one.expand ? [one.text] : []));
    expect(offered('说起上城的这部短片，区委宣传部定了基调。')).toContain('区委宣传部');
    expect(offered('里斯本的上城有缆车。区委宣传部定了基调。')).toEqual([]);
    expect(marked('望江街道的议事厅坐满了人。区住建局派了工程师。')).toContain('区住建局');
  });

  it('cuts no other name where one of ours must not be read too long: 天杭 does not reach into 杭州站', () => {
    expect(marked('元旦当天杭州站的列车全部正点。')).toContain('杭州站');
    expect(marked('天杭社区的老人当天都来了，天杭州府也来了。', '杭州市上城区')).toContain('天杭社区');
  });

  it('leaves a school dark whose last word goes on', () => {
    expect(marked('地铁站里的广告换了，杭州中学生乐团要来演出。', '杭州演出')).toEqual([]);
  });

  it('asks the surroundings whose a namesake is, where a page tells of another city as often as of ours', () => {
    const page = (last: string) =>
      marked(`孙女士在珠海香洲区买的华发上城，月供两千六。\n今年她调到杭州，租在四季青街道，到钱江新城上班。\n${last}`);
    expect(page('她说上城的阳台朝南。')).toEqual(['四季青街道', '钱江新城']);
    expect(page('在杭州，她爱走解放路。')).toEqual(['四季青街道', '钱江新城', '解放路']);
  });

  it('takes a road that many towns have for the other city’s there, where nothing beside it is ours', () => {
    const letter = '珠海香洲区的小学生给杭州采荷街道的小朋友写了信。';
    expect(marked(`${letter}\n信里说，学校在解放路上，出门就是海。`)).toEqual(['采荷街道']);
    expect(marked(`${letter}\n回信说，杭州的解放路离海远，离湖近。`)).toEqual(['采荷街道', '解放路']);
  });

  it('leaves the road of a town that no list has to that town, and works to their titles', () => {
    expect(marked('老周的铺子在石桥镇延安路。杭州的客人从庆春路来。')).toEqual(['庆春路']);
    expect(marked('话剧《玉皇山》下月到杭州，在庆春路的剧院演三场。')).toEqual(['庆春路']);
  });

  it('stays in the town that a sentence went to', () => {
    expect(marked('后来去了太原，宿舍就在解放路上。再后来调到杭州，住在庆春路。')).toEqual(['庆春路']);
  });
});
