/** Schools, hospitals, museums and sights of a district that its book names in running text alone. */
import type { Book } from '../../yearbook/model';
import { bookTexts } from '../book-texts';
import { anyOf, type District } from '../district';
import type { Kind } from '../model';
import { type Draft, draft } from './draft';

/** What such names end in, by kind. */
const ENDINGS: readonly [Kind, string][] = [
  ['school', '(?:高级|实验|职业|初级)?中学|中心小学|小学|幼儿园|职业技术学校|技工学校|学校|职业技术学院|学院|大学'],
  ['hospital', '人民医院|中心医院|中医医院|中医院|妇幼保健院|卫生院|医院'],
  ['venue', '博物馆|纪念馆|艺术馆|美术馆|图书馆|文化馆|体育馆|展览馆|科技馆|大剧院|体育中心|会展中心'],
  ['heritage', '遗址|故居|烈士陵园'],
  ['park', '森林公园|湿地公园|遗址公园|公园|风景名胜区|风景区|旅游区|景区|度假区'],
  ['market', '商贸城|批发市场|专业市场|商城'],
  ['water', '水库'],
  ['bridge', '特大桥|大桥'],
  ['station', '火车站|高铁站|汽车站|客运站|机场'],
];
const ENDING = ENDINGS.map(([, ending]) => ending).join('|');
const KIND_OF = ENDINGS.map(([kind, ending]): [Kind, RegExp] => [kind, new RegExp(`(?:${ending})$`)]);
/** Words that a name of this kind has before its ending, and what may stand before the name. */
const WORDS = '[\\u3400-\\u9fff]{1,12}?';
const OPENS = /^.*[在到赴]|^[在到于赴由从与和对向为入及至将把是经以离距]/;
/** Words that tell no such thing from another. */
const GENERIC =
  /^(?:(?:各|全|本|该|某|每|两|多|新|旧|原|省|市|县|区|乡|镇|村|街道|社区|城区|城关|国家|全国|人民|中心|第[一二三四五六七八九十]|中医|中西医|实验|儿童|妇女|妇幼|文化|体育|市民|湿地|森林|郊野|口袋|街头|主题|农民|职业|职业技术|高级|寄宿制|希望|民族|公立|公办|民办|私立|重点|示范|定点|三甲|二级|三级|综合|专科|部分|其他|农村|乡村|乡镇|旅游|生态|老年|党|家长|农贸|大型|小型|中型|小|大|[一二三四五六七八九十百千余多]+[所家个座处条级]|所|家|个|座|处|等|的|级|A级)+)$/;
/** How often a name without a word of the district must come, word for word. */
const OFTEN = 2;
/** Longest and shortest name. */
const LONGEST = 16;
const SHORTEST = 4;

/** Drafts for places that the text names after the district or one of `towns`, or again and again by one name, and that `known` does not hold. */
export function textPlaces(
  book: Book,
  district: District,
  towns: readonly string[],
  known: ReadonlySet<string>,
): Draft[] {
  const stems = [district.name, district.stem, ...towns.flatMap((town) => [town, town.replace(/(?:街道|镇|乡)$/, '')])]
    .filter((stem) => stem.length >= 2)
    .sort((a, b) => b.length - a.length);
  // 少云 of 少云镇 is no word of 邱少云.
  const opens = new RegExp(
    `(?<=^|[^\\u3400-\\u9fff]|[在到于赴由从与和对向为入及至将把是经以离距]|${anyOf(district.cityStem)})`,
    'y',
  );
  const goesOn = new RegExp(`${WORDS.replace('{1,', '{0,')}(?:${ENDING})`, 'y');
  const ending = new RegExp(`(?:${ENDING})$`);
  const byHead = new Map<string, string[]>();
  for (const stem of stems) byHead.set(stem.slice(0, 2), [...(byHead.get(stem.slice(0, 2)) ?? []), stem]);
  /** Names that open with a stem, left to right, with the words between the stem and their ending. */
  function* named(text: string): Generator<{ name: string; rest: string }> {
    for (let at = 0; at < text.length; at++) {
      const list = byHead.get(text.slice(at, at + 2));
      if (list === undefined || endsAt(opens, text, at) === null) continue;
      for (const stem of list) {
        const end = text.startsWith(stem, at) ? endsAt(goesOn, text, at + stem.length) : null;
        if (end === null) continue;
        const name = text.slice(at, end);
        const words = name.replace(ending, '');
        yield { name, rest: words.slice(list.find((one) => words.startsWith(one))?.length ?? 0) };
        at = end - 1;
        break;
      }
    }
  }
  const alone = new RegExp(
    `(?<![\\u3400-\\u9fff])[\\u3400-\\u9fff]${WORDS}(?:${ENDING})(?![\\u3400-\\u9fff]{0,2}(?:院|馆|校|区))`,
    'g',
  );
  const own = new Map<string, { line: number; count: number }>();
  const other = new Map<string, { line: number; count: number }>();
  const note = (to: typeof own, name: string, line: number) => {
    if (name.length < SHORTEST || name.length > LONGEST || known.has(name)) return;
    const one = to.get(name) ?? { line, count: 0 };
    one.count++;
    to.set(name, one);
  };
  for (const { text, lines } of bookTexts(book)) {
    for (const { name, rest } of named(text)) if (!NOT_INSIDE.test(rest)) note(own, name, lines[0]);
    for (const [found] of text.matchAll(alone)) {
      const name = found.replace(OPENS, '');
      const words = name.replace(ending, '');
      if (words.length >= 2 && !GENERIC.test(words) && !NOT_INSIDE.test(words)) note(other, name, lines[0]);
    }
  }
  const drafts: Draft[] = [];
  for (const [name, { line }] of own) drafts.push(draft(name, kindOf(name), 'text', line));
  for (const [name, { line, count }] of other)
    if (count >= OFTEN && !own.has(name)) drafts.push({ ...draft(name, kindOf(name), 'text', line), unplaced: true });
  return drafts;
}

/** Where a sticky pattern's match from an offset ends; null where there is none. */
function endsAt(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

/** Words of a sentence that no name holds. */
const NOT_INSIDE =
  /^[所家个座处条级]|[的了和与及在是为到被将把对向由从等各每]|新建|改建|建设|建成|举行|举办|召开|开展|完成|组织|整治|投入|启动|获|改造|实施|第\d|所有|辖区|全[区县市镇乡]|内|[一二三四五六七八九十两]所/;

function kindOf(name: string): Kind {
  return KIND_OF.find(([, ending]) => ending.test(name))![0];
}
