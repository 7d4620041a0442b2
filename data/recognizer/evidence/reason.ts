import { Flag } from '../match/entries';
import { Around } from './context';
import { type Sense, SHOWS_OURS } from './decide';
import type { PageState } from './page-state';

const PLACE = [
  '页面未提到杭州',
  '页面提到过杭州',
  '页面多次提到杭州',
  '页面讲到上城',
  '页面以上城一带为主',
  '页面以上城为主',
] as const;

const AROUND: readonly (readonly [bit: number, text: string])[] = [
  [Around.User, '在用户名或网址里'],
  [Around.Edge, '边缘另成一词'],
  [Around.Unit, '后接县、镇等，是外地'],
  [Around.AwayBefore, '前面紧接外地地名'],
  [Around.SiblingBefore, '前面紧接别的区'],
  [Around.OtherLast, '同句最近的区名是别区'],
  [Around.OtherEarlier, '上文最近的区名是别区'],
  [Around.GoneLast, '上文说的是已撤销的区'],
  [Around.Several, '上文并提几个区'],
  [Around.Glued, '前字与“区”相连'],
  [Around.Person, '像人名'],
  [Around.GoesOn, '是更长名称的一部分'],
  [Around.Inner, '是机构名称的一部分'],
  [Around.Quoted, '在书名号内'],
  [Around.OursLast, '同句上文有上城区'],
  [Around.OwnBefore, '紧接本地地名'],
  [Around.OwnClause, '同一分句有本地地名'],
  [Around.OwnSentence, '同句有本地地名'],
  [Around.Listed, '与本地名称并列'],
  [Around.OwnAfter, '后接本地名称'],
  [Around.Company, '同段有多个本地名称'],
  [Around.Address, '后接门牌'],
  [Around.AwaySentence, '同句有外地地名'],
];

/** One line of Chinese: what kind of name it is, what the page says, what stands around it. */
export function reasonOf(flags: number, around: number, page: PageState, sense: Sense | undefined): string {
  const parts: string[] = [];
  if (flags & Flag.Bare) {
    if (page.site === 'ours') parts.push('本区网站');
    else if (page.site === 'foreign') parts.push('外地政府网站');
    else
      parts.push(
        page.district >= 3 ? '全页的“区”指上城区' : page.district >= 0 ? '“区”可能指上城区' : '不知“区”指何区',
      );
    if (page.gone) parts.push('页面讲的是撤销前的区');
  } else {
    const rank = flags & Flag.ClassMask;
    parts.push(rank === 0 ? '书中独有的名称' : rank === 1 ? '外地也有的名称' : '短名或常用词');
    if (rank > 0) parts.push(PLACE[page.place]);
  }
  for (const [bit, text] of AROUND) if (around & bit) parts.push(text);
  if (sense && sense.away > sense.ours) parts.push('本页他处指外地');
  else if (sense && sense.ours > 0 && flags & Flag.ClassMask && !(around & SHOWS_OURS)) parts.push('本页他处确指本地');
  if (flags & Flag.Former) parts.push('已撤并');
  return parts.join('；');
}
