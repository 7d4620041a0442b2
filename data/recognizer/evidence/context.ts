import { KINDS } from '../../gazetteer/model';
import { Cue, Flag } from '../match/entries';
import type { Vocabulary } from '../match/vocabulary';

/** What stands around a hit, independent of the rest of the page. Bits of one number a hit. */
export const Around = {
  /** Straight after our city, district or a unique name of ours, as in an address. */
  OwnBefore: 1 << 0,
  /** Our city or district to the left in the same clause. */
  OwnClause: 1 << 1,
  /** Our city or district elsewhere in the same sentence or row. */
  OwnSentence: 1 << 2,
  /** Straight after a place elsewhere: 桐乡市濮院镇凯旋路. */
  AwayBefore: 1 << 3,
  /** A place elsewhere in the same sentence, nearer than ours. */
  AwaySentence: 1 << 4,
  /** Straight after another district of our city. */
  SiblingBefore: 1 << 5,
  /** A house number, crossing or the like follows. */
  Address: 1 << 6,
  /** The name goes on as a longer one that is not ours: 凤凰山|滑雪场. */
  GoesOn: 1 << 7,
  /** An administrative ending follows: 望江|县. */
  Unit: 1 << 8,
  /** A word crosses an edge: 希|望江|苏. */
  Edge: 1 << 9,
  /** A person's name. */
  Person: 1 << 10,
  /** Inside 《》 together with other words. */
  Quoted: 1 << 11,
  /** In an @name, link or mail address. */
  User: 1 << 12,
  /** In an enumeration with sure names of ours, or with several others of ours. */
  Listed: 1 << 13,
  /** Bare bodies: the last district named before it in the sentence is ours. */
  OursLast: 1 << 14,
  /** … is another district or place. */
  OtherLast: 1 << 15,
  /** The last district named before it in the block, outside the sentence, is another. */
  OtherEarlier: 1 << 16,
  /** … is a former one, anywhere in the block. */
  GoneLast: 1 << 17,
  /** Several districts are named together before it: 上城、萧山两区. */
  Several: 1 << 18,
  /** The character before it is no boundary: 河|区检察院. */
  Glued: 1 << 19,
  /** A name of ours follows at once: 九堡|九环路. */
  OwnAfter: 1 << 20,
  /** White space runs through it. */
  Broken: 1 << 21,
  /** A word crosses the right edge of a longer name: 上城区|分中心 (区分). */
  EdgeRight: 1 << 22,
  /** Behind nothing, a sign, or a word that leads to places: 在|鼓楼, not 无名|闸口. */
  Free: 1 << 23,
  /** Two or more other names of ours, not everyday words, in the same block. */
  Company: 1 << 24,
  /** A piece of an institution's own name: 浙江省中医院|湖滨|院区. */
  Inner: 1 << 25,
} as const;

const SENTENCE_END = '。！？；!?;\n\r';
const CLAUSE_END = '，,、：:（(）)“”"\t|│·';
/** Characters that end a chain of place names: what follows is prose, not an address. */
const PROSE = '的在了是和与及从向来对为有被把将等由到以后前说于这那他她我你们者人年月日';
const ADDRESS_AFTER =
  /^[\s\u3000]?[(（]?(?:[0-9０-９]{1,5}|[一二三四五六七八九十百]{1,4}(?:号|弄|幢|栋|巷)|交叉口|路口|口(?=[\s，。）)]|$)|附近|沿线)/;
/** A longer name has no verb or particle between its parts: 吴山|看城隍阁 is two names. */
const LONGER_NAME =
  /^(?:(?![的在了是和与及从向来对为有被把将等由到以后前说于这那看观至往去经沿过登游逛赴自进出临近抵达住离叫上下])[\u4e00-\u9fff]){0,3}?(?:[路街巷弄寺门岭塔庙庵观祠院园苑府轩居阁楼馆厅湖江河港湾岛礁桥镇乡村屯庄站场店厂矿]|公寓|小区|大厦|[大中小]学|银行|集团|公司|水库|大道|家园|新城|新村)/;
/** What branches of institutions are called. */
const BRANCH = /^(?:[东西南北新老]?院区|分院|校区|分校|支行|分行|分公司|分店|门店|店|营业[厅部]|分部)/;
const UNIT_AFTER = /^(?:[县市州镇乡村]|区(?!块|域|间|级|内)|[、和与及][\u4e00-\u9fff]{2,4}[两二三四五六][县州镇乡])/;
/** What may follow a whole name without making a longer one. */
const HARMLESS_AFTER =
  /^(?:站(?!点|长)|街区|街道|社区|商圈|地区|片区|管委会|派出所|步行街|一带|沿|附近|周边|景区|段|路口|口|边|上|下|里|旁|村民|居民|人|的|和|与|及|、|是|在)/;
const USER = /[@＠][^\s，。：:；、!！?？@＠]{0,20}$/;
const LINK = /(?:https?:\/\/|www\.|[\w.-]+@)[^\s，。；、]{0,60}$/;
/** Marks of links, mail addresses and user names. */
const LINKS = ['@', '＠', '://', 'www.'];
const SEPARATOR = /^[\s\u3000]*(?:[、，,/／;；|和与及暨·—–-]|以及)?[\s\u3000]*$/;
const PERSON_BEFORE = /(?:记者|通讯员|编辑|作者|摄影|责编|校对|网友|同学|老师)[\s:：/／]*$/;
/** May stand before a body's name without being part of it. */
const FREE_LEFT =
  '由被把将和与及同跟对向往从在到于据经按照让请给为是有以等的了过着得并或而又也都就还才会能可应须要前后内外上中里时日月年起至自即如因则其全我本该原任赴获经报兼当时级称令命带率邀';

/** Says that the 区 is some other one: 另一座城市的区教育局. */
const ANOTHER = /(?:另外?一?[座个]?|别的|其他|其它|外地|外省|某)(?:城市|地方|市|省|地|区)?的?$/;

/** Ends of full names of areas that have, or are, a 区. */
export const AREA_END = '区县市州盟旗區縣';

/** Characters that lead to a place. */
const LEADS = '看观在到从至往去经沿过登游逛和与及以赴于由自是为来进出临近对抵达住近离叫';

/** Nothing that belongs to a name or an address follows these. */
const CLOSES = '，,。；;：:！!？?）)”"》|│·';

/** Signs that a block has somewhere. */
interface Signs {
  links: boolean;
  quotes: boolean;
}

/** Farther back than this nothing counts as the same sentence. */
const REACH = 120;

/** Hits of one block, as the scan gave them. */
export interface BlockHits {
  count: number;
  entry: number[];
  start: number[];
  end: number[];
}

/** UTF-16 unit → 1 a clause ends, 2 a sentence ends, 4 prose; built on first use. */
let endings: Uint8Array | undefined;

function endingTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const char of CLAUSE_END) table[char.charCodeAt(0)]! |= 1;
  for (const char of SENTENCE_END) table[char.charCodeAt(0)]! |= 2;
  for (const char of PROSE) table[char.charCodeAt(0)]! |= 4;
  return table;
}

/** Between two offsets: 0 nothing ends, 1 a clause, 2 a sentence. */
function ends(text: string, from: number, to: number): number {
  endings ??= endingTable();
  const table = endings;
  let level = 0;
  for (let i = from; i < to; i += 1) {
    const sign = table[text.charCodeAt(i)]!;
    if (sign & 2) return 2;
    level |= sign & 1;
  }
  return level;
}

/** Is what stands between a place and a name still the same address? */
function chained(text: string, from: number, to: number): boolean {
  if (to - from > 12) return false;
  endings ??= endingTable();
  for (let i = from; i < to; i += 1) if (endings[text.charCodeAt(i)]! & 4) return false;
  return true;
}

const isHan = (char: string | undefined): boolean => char !== undefined && char >= '\u4e00' && char <= '\u9fff';

/**
 * Reads what stands around each hit of a block into `out` (bits of `Around`). Linear in the number of hits; text is
 * only read near hits that need evidence.
 */
export function lookAround(
  vocabulary: Vocabulary,
  text: string,
  hits: BlockHits,
  /** Which edges of a hit a word crosses, as the scan gave them. */
  crossed: ArrayLike<number>,
  out: number[],
): void {
  const { types, flags } = vocabulary;
  let own = -1;
  let away = -1;
  let sibling = -1;
  let district = 0;
  let districtEnd = -1;
  let several = -1;
  const signs: Signs = { links: LINKS.some((mark) => text.includes(mark)), quotes: text.includes('《') };
  for (let i = 0; i < hits.count; i += 1) {
    const entry = hits.entry[i]!;
    const type = types[entry]!;
    const flag = flags[entry]!;
    const start = hits.start[i]!;
    const end = hits.end[i]!;
    let kind = 0;
    let bits = 0;
    if (type < Cue.Own) {
      const rank = flag & Flag.ClassMask;
      bits =
        rank === 0 && !(flag & Flag.Bare) && Math.max(away, sibling) < own ? 0 : near(text, start, own, away, sibling);
      // Names of ours that touch explain the text better than a word across both: 吴山|城隍阁.
      let edges = crossed[i]!;
      if (i > 0 && hits.end[i - 1] === start && types[hits.entry[i - 1]!]! < Cue.Own) edges &= ~1;
      if (hits.start[i + 1] === end && i + 1 < hits.count && types[hits.entry[i + 1]!]! < Cue.Own) edges &= ~2;
      // 复兴街|道 is a street (街道) whose name the book does not hold; 河坊街|道路 is not.
      if (text[end] === '道' && text[end - 1] === '街' && text[end + 1] !== '路') bits |= Around.Edge;
      if (edges) bits |= edge(edges, vocabulary.starts[entry + 1]! - vocabulary.starts[entry]!);
      if (end - start > vocabulary.starts[entry + 1]! - vocabulary.starts[entry]!) bits |= Around.Broken;
      // Former towns share their names with towns that still are: 丁桥镇 in a block that speaks of 海宁.
      if (flag & Flag.Former && away >= 0 && '镇乡'.includes(text[end - 1]!) && !(bits & Around.OwnBefore))
        bits |= Around.AwaySentence;
      if (flag & Flag.Bare) {
        bits |= antecedent(text, start, district, districtEnd, several);
        if (ANOTHER.test(text.slice(Math.max(0, start - 8), start))) bits |= Around.SiblingBefore;
        const before = text[start - 1];
        if (isHan(before) && !FREE_LEFT.includes(before!) && !(i > 0 && hits.end[i - 1] === start))
          bits |= Around.Glued;
        if (own === start && types[hits.entry[i - 1]!] === Cue.Own) bits |= Around.Glued;
      }
      if (rank > 0) bits |= beside(vocabulary, text, start, end, (flag & Flag.Bare) !== 0, signs);
      else if (signs.links) bits |= user(text, start);
      if (rank === 2 && i > 0 && hits.end[i - 1] === start && branch(vocabulary, hits.entry[i - 1]!, text, end)) {
        bits |= Around.Inner;
      }
      if (flag & Flag.Ours) kind = 1;
      else if (flag & Flag.Gone) kind = 2;
      const sure = rank === 0 && !(bits & (Around.AwayBefore | Around.User));
      if (kind > 0 || sure || flag & Flag.City) own = end;
    } else if (type === Cue.Own) {
      own = end;
    } else if (type === Cue.Sibling) {
      sibling = end;
      kind = 3;
    } else {
      away = end;
      // A city or province by its short name has no 区 of its own to confuse ours with.
      if (end - start >= 3 && AREA_END.includes(text[end - 1]!)) kind = 3;
    }
    if (kind > 0) {
      if (district > 0 && district !== kind && SEPARATOR.test(text.slice(districtEnd, start))) several = end;
      district = kind;
      districtEnd = end;
    }
    out[i] = bits;
  }
  lookAhead(vocabulary, text, hits, out);
  keepCompany(vocabulary, hits, out);
  enumerate(vocabulary, text, hits, out);
}

/** Does an institution's name before, and a word for a branch after, make the piece between part of a longer name? */
function branch(vocabulary: Vocabulary, before: number, text: string, end: number): boolean {
  if (vocabulary.types[before]! >= Cue.Own || KINDS[vocabulary.kind(before)] !== 'organization') return false;
  return BRANCH.test(text.slice(end, end + 4));
}

/** A word across the left edge, or across a name of two units, leaves little of it; 区域 after 上城区 does not. */
function edge(edges: number, length: number): number {
  return edges & 1 || length < 3 ? Around.Edge : Around.EdgeRight;
}

/** Evidence to the left: whichever of ours and theirs stands nearer counts as before. */
function near(text: string, start: number, own: number, away: number, sibling: number): number {
  let bits = 0;
  const other = Math.max(away, sibling);
  if (other > own && start - other <= REACH) {
    const level = ends(text, other, start);
    if (level < 2) {
      if (level === 0 && chained(text, other, start)) bits |= away > sibling ? Around.AwayBefore : Around.SiblingBefore;
      else if (away > sibling) bits |= Around.AwaySentence;
    }
  }
  if (own >= 0 && start - own <= REACH) {
    const level = ends(text, own, start);
    if (level < 2) {
      bits |= Around.OwnSentence;
      if (level === 0 && own > other) {
        bits |= Around.OwnClause;
        if (chained(text, own, start)) bits |= Around.OwnBefore;
      }
    }
  }
  return bits;
}

/** Which district a bare 区 refers back to. */
function antecedent(text: string, start: number, district: number, districtEnd: number, several: number): number {
  if (district === 0) return 0;
  let bits = 0;
  const inSentence = start - districtEnd <= REACH && ends(text, districtEnd, start) < 2;
  if (district === 1) bits |= inSentence ? Around.OursLast : 0;
  else if (district === 2) bits |= Around.GoneLast;
  else bits |= inSentence ? Around.OtherLast : Around.OtherEarlier;
  if (several >= 0 && start - several <= REACH && ends(text, several, start) < 2) bits |= Around.Several;
  return bits;
}

function user(text: string, start: number): number {
  const before = text.slice(Math.max(0, start - 64), start);
  return USER.test(before) || LINK.test(before) ? Around.User : 0;
}

/** What touches a name that needs evidence. `signs`: what the block has anywhere, so that most hits need no look. */
function beside(vocabulary: Vocabulary, text: string, start: number, end: number, bare: boolean, signs: Signs): number {
  let bits = bare ? 0 : following(text, end);
  if (signs.links) bits |= user(text, start);
  const last = text[start - 1];
  if (!isHan(last) || LEADS.includes(last!)) bits |= Around.Free;
  if (!bare && end - start <= 3 && last) {
    const before = vocabulary.surnames.includes(last) || PERSON_BEFORE.test(text.slice(Math.max(0, start - 8), start));
    if (before) bits |= Around.Person;
  }
  if (signs.quotes && isQuoted(text, start, end)) bits |= Around.Quoted;
  return bits;
}

/** What a name is followed by: a house number, an administrative ending, the rest of a longer name. */
function following(text: string, end: number): number {
  if (end === text.length || CLOSES.includes(text[end]!)) return 0;
  const after = text.slice(end, end + 8);
  if (ADDRESS_AFTER.test(after)) return Around.Address;
  if (UNIT_AFTER.test(after)) return Around.Unit;
  return isHan(after[0]) && !HARMLESS_AFTER.test(after) && LONGER_NAME.test(after) ? Around.GoesOn : 0;
}

/** Is it inside 《》 together with other words? */
function isQuoted(text: string, start: number, end: number): boolean {
  const open = text.lastIndexOf('《', start - 1);
  if (open < 0 || start - open > 64) return false;
  const close = text.indexOf('》', open);
  if (close >= 0 && close < start) return false;
  return !(open === start - 1 && text[end] === '》');
}

/** Evidence that stands after a name: ours later in the sentence, or a name of ours at once. */
function lookAhead(vocabulary: Vocabulary, text: string, hits: BlockHits, out: number[]): void {
  const { types, flags } = vocabulary;
  let own = -1;
  for (let i = hits.count - 1; i >= 0; i -= 1) {
    const entry = hits.entry[i]!;
    const type = types[entry]!;
    const flag = flags[entry]!;
    const isName = type < Cue.Own;
    if (isName && own >= 0 && !(out[i]! & Around.OwnSentence)) {
      const end = hits.end[i]!;
      if (own - end <= REACH && ends(text, end, own) < 2) out[i]! |= Around.OwnSentence;
    }
    const next = i + 1;
    if (isName && next < hits.count && types[hits.entry[next]!]! < Cue.Own && hits.start[next] === hits.end[i]) {
      if (!(flags[hits.entry[next]!]! & Flag.Bare) && !(out[next]! & (Around.Edge | Around.Unit)))
        out[i]! |= Around.OwnAfter;
    }
    if (out[i]! & Around.OwnAfter) out[i]! &= ~Around.GoesOn;
    const sure = isName && (flag & Flag.ClassMask) === 0 && !(out[i]! & (Around.AwayBefore | Around.User));
    if (type === Cue.Own || sure || flag & (Flag.Ours | Flag.Gone | Flag.City)) own = hits.start[i]!;
  }
}

const NO_COMPANY =
  Around.AwayBefore | Around.SiblingBefore | Around.Unit | Around.Edge | Around.GoesOn | Around.User | Around.Person;

/** Marks names that stand in one block with two others of ours; everyday words and stems prove nothing. */
function keepCompany(vocabulary: Vocabulary, hits: BlockHits, out: number[]): void {
  const { types, flags } = vocabulary;
  let first = -1;
  let second = -1;
  let third = false;
  for (let i = 0; i < hits.count && !third; i += 1) {
    const entry = hits.entry[i]!;
    const flag = flags[entry]!;
    if (types[entry]! >= Cue.Own || (flag & Flag.ClassMask) > 1 || flag & Flag.Bare || out[i]! & NO_COMPANY) continue;
    if (first < 0) first = entry;
    else if (entry !== first && second < 0) second = entry;
    else if (entry !== first && entry !== second) third = true;
  }
  if (second < 0) return;
  for (let i = 0; i < hits.count; i += 1) {
    const entry = hits.entry[i]!;
    if (types[entry]! < Cue.Own && (third || (entry !== first && entry !== second))) out[i]! |= Around.Company;
  }
}

/** Marks the members of enumerations that hold a sure name of ours, or three different names of ours. */
function enumerate(vocabulary: Vocabulary, text: string, hits: BlockHits, out: number[]): void {
  let from = 0;
  for (let i = 1; i <= hits.count; i += 1) {
    const gap = i < hits.count ? hits.start[i]! - hits.end[i - 1]! : 99;
    if (gap > 0 && gap <= 3 && SEPARATOR.test(text.slice(hits.end[i - 1]!, hits.start[i]!)) && i - from < 64) continue;
    if (i - from > 1) list(vocabulary, hits, from, i, out);
    from = i;
  }
}

/** Marks the members `from`…`to` of one enumeration. */
function list(vocabulary: Vocabulary, hits: BlockHits, from: number, to: number, out: number[]): void {
  const { types, flags } = vocabulary;
  let sure = false;
  let away = false;
  let siblings = false;
  let different = 0;
  for (let i = from; i < to; i += 1) {
    const entry = hits.entry[i]!;
    if (types[entry]! >= Cue.Own) {
      if (types[entry] === Cue.Elsewhere) away = true;
      if (types[entry] === Cue.Sibling) siblings = true;
      continue;
    }
    if (out[i]! & (Around.AwayBefore | Around.SiblingBefore | Around.Unit)) away = true;
    else if ((flags[entry]! & Flag.ClassMask) === 0 || out[i]! & Around.OwnBefore) sure = true;
    if (!(flags[entry]! & Flag.Bare)) {
      let seen = false;
      for (let k = from; k < i; k += 1) if (hits.entry[k] === entry) seen = true;
      if (!seen) different += 1;
    }
  }
  for (let i = from; i < to; i += 1) {
    const type = types[hits.entry[i]!]!;
    if (type >= Cue.Own) continue;
    // 上城、萧山两区: among districts of the city the district's own short name is meant.
    if (siblings && vocabulary.kind(hits.entry[i]!) === 'district') out[i]! |= Around.Listed;
    else if (!away && (sure || different >= 3)) out[i]! |= Around.Listed;
  }
}
