/** What the wording of a line alone says about it being a heading, and of which rank. */
import { leadOf } from './lead';
import { remembered } from './remembered';
import { half, numberOf } from './rows';

/** Ranks from the top: 编/卷, 章, 节, 一、, （一）, 1., 1.1; `bare` has no number. */
export type HeadingClass = 'part' | 'chapter' | 'clause' | 'chinese' | 'bracketed' | 'figure' | 'decimal' | 'bare';

export const RANK: Record<HeadingClass, number> = {
  part: 0,
  chapter: 1,
  clause: 2,
  chinese: 3,
  bracketed: 4,
  figure: 5,
  decimal: 6,
  bare: 7,
};

export interface Heading {
  class: HeadingClass;
  /** What headings of one level have in common: the lead of the line (`sign:●`, `number:一、`, `bracket:【】`), `bare` without one. */
  shape: string;
  /** Number as printed, empty for `bare`. */
  number: string;
  /** The title without its number, without white space at its ends. */
  title: string;
  /** A decorative title that came out twice. */
  doubled?: boolean;
}

/** A number as printed as a figure: 三, 3, Ⅲ; null for letters and the like. */
export function countOf(number: string): number | null {
  return /^[Ⅰ-Ⅻ]$/.test(number) ? number.charCodeAt(0) - 0x215f : number === '' ? null : numberOf(number);
}

const N = '[〇零一二三四五六七八九十百\\d]+';
const FORMS: [HeadingClass, RegExp][] = [
  ['part', new RegExp(`^第(${N})(?:编|编辑|篇|部分|部类|大类|类目|部|卷|辑|類|編|单元|板块)[\\s　:：·、]*(.*)$`)],
  ['part', new RegExp(`^卷(?:第)?(${N}|首|末|上|下)[\\s　:：·、]*(.*)$`)],
  ['chapter', new RegExp(`^第(${N})章[\\s　:：·、]*(.*)$`)],
  ['clause', new RegExp(`^第(${N})[节節目][\\s　:：·、]*(.*)$`)],
  ['chinese', /^([一二三四五六七八九十]{1,3})[、．.，][\s　]*(.+)$/],
  ['bracketed', /^[（(]([一二三四五六七八九十]{1,3})[）)][\s　、]*(.+)$/],
  ['decimal', /^[（(](\d{1,2})[）)][\s　、]*(\D.*)$/],
  ['decimal', /^(\d{1,2}(?:\.\d{1,2}){1,3})[\s　、．.]*(\D.*)$/],
  ['figure', /^(\d{1,2})[．.、][\s　]*(\D.*)$/],
  ['figure', /^(\d{1,2})[\s　]+([\u3400-\u9fff·、]{2,14})$/],
  ['chinese', /^([一二三四五六七八九十]{1,3})[\u3000\t]+([\u3400-\u9fff·、]{2,20})$/],
  ['bracketed', /^[〈［[]([一二三四五六七八九十]{1,3})[〉］\]][\s　、]*(.+)$/],
  ['decimal', /^([①-⑳⑴-⒇㈠-㈩⒈-⒛])[\s　、.．]*(.+)$/],
  ['figure', /^(\d{1,2}|[A-Z]|[甲乙丙丁戊己庚辛壬癸]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ]+)[)）、.．][\s　]*(\D.*)$/],
];

const LONGEST = 40;

/** A decorative title that came out twice: `教育教育`, run by run `纪检纪检··监察监察`. */
export function undoubled(tight: string): string {
  const whole = /^(.{2,})\1$/.exec(tight);
  if (whole) return whole[1]!;
  return tight.length >= 4 && /^(?:(.{1,12}?)\1)+$/.test(tight) ? tight.replace(/(.{1,12}?)\1/g, '$1') : tight;
}

/** The line that opens a box of explained terms. */
export const BOX =
  /^[【〔[［（(▲■]?(?:资料|链接|知识链接|相关链接|小资料|资料链接|背景链接|相关资料|背景资料|名词链接|小知识|知识窗|延伸阅读)[】〕\]］）)：:]?$/;

/** Signs after the words of a heading that opens with one: `◎水利◎`, `## 水利 ##`. */
const ECHO = /(?<=\S)[\s\u3000]*[\p{S}#*]+$/u;

/** The words of a line without the sign or the brackets around them, and what they were. */
function unadorned(line: string): { text: string; shape: string } {
  const lead = leadOf(line);
  const text = line.slice(lead.outer);
  if (lead.family === 'sign' && lead.close === null) return { text: text.replace(ECHO, ''), shape: lead.shape };
  if (lead.family === 'sign' && text.endsWith(lead.close!))
    return { text: text.slice(0, -lead.close!.length).trim(), shape: lead.shape };
  if (lead.family === 'bracket' && text.endsWith(lead.close!) && !text.slice(0, -1).includes(lead.close!))
    return { text: text.slice(0, -1).trim(), shape: lead.shape };
  return { text: line, shape: 'bare' };
}

/** Longest line whose words may be a heading: a title that came out twice, between signs. */
const LONGEST_LINE = 100;

/** Latin words after Chinese ones: `大事记 CHRONICLE`. */
const TRANSLATION = /(?<=[\u3400-\u9fff）])[\s\u3000/／|｜]+\p{Script=Latin}[\p{Script=Latin}\s,.&'’()-]{3,}$/u;

/** Reads a line as a heading; null where its wording rules that out. */
export const headingOf: (line: string) => Readonly<Heading> | null = remembered(readHeading);

/** The title of a box; or an entry with its text: brackets that close before the line ends. */
function isOtherwise(text: string, packed: string): boolean {
  if (BOX.test(packed)) return true;
  const { family, close, from } = leadOf(text);
  if (family !== 'bracket' || close === null || /^[《〈]/.test(text)) return false;
  const at = text.indexOf(close, from);
  return at >= 0 && at < text.length - 1;
}

function readHeading(line: string): Heading | null {
  const packed = line.replace(/[\s\u3000]+/g, '');
  if (packed.length > LONGEST_LINE) return null;
  const single = undoubled(packed);
  if (isOtherwise(line.trim(), packed)) return null;
  const adorned = single === packed ? unadorned(line.trim()) : { text: single, shape: 'bare' };
  const { shape } = adorned;
  const text = adorned.text.replace(TRANSLATION, '');
  const plain = half(text.trim());
  const tight = plain.replace(/[\s\u3000]+/g, '');
  if (tight.length < 2 || tight.length > LONGEST + 6) return null;
  for (const [kind, pattern] of FORMS) {
    const match = pattern.exec(plain);
    if (!match) continue;
    const title = text
      .trim()
      .slice(text.trim().length - match[2]!.length)
      .trim();
    if (!isTitle(title, kind === 'part' || kind === 'chapter' || kind === 'clause')) return null;
    const own =
      shape === 'bare' || shape.includes(' ') ? leadOf(shape === 'bare' ? text.trim() : line.trim()).shape : shape;
    return { class: kind, shape: own, number: match[1]!, title };
  }
  // A form of number that has no rank of its own.
  const lead = shape === 'bare' ? leadOf(text.trim()) : null;
  if (lead?.family === 'number' && isTitle(text.trim().slice(lead.from), false))
    return { class: 'figure', shape: lead.shape, number: lead.number, title: text.trim().slice(lead.from).trim() };
  if (!isTitle(text.trim(), false)) return null;
  return { class: 'bare', shape, number: '', title: text.trim(), ...(single === packed ? {} : { doubled: true }) };
}

/** A title is short and no sentence. An empty one is a number whose words stand on the next line. */
export function isTitle(title: string, mayBeEmpty: boolean): boolean {
  const tight = title.replace(/[\s\u3000]+/g, '');
  if (tight === '') return mayBeEmpty;
  if (tight.length > LONGEST || !/[\u3400-\u9fff]/.test(tight)) return false;
  if (/[。；！？!?;：:]$|[。；！？]/.test(tight) || /^[，、。；：！？”’）)》】〕△▲·…—]/.test(tight)) return false;
  if (/[，,]/.test(tight) && tight.length > 14) return false;
  if (!isBalanced(tight)) return false;
  return !/^(?:表|图|续表|注|单位|资料来源|附表|附图)\s*[\d一二三四五六七八九十:：]/.test(tight);
}

const PAIRS = ['（）', '()', '“”', '《》', '【】', '〔〕'];

/** Brackets and quotation marks close in the line that opens them: a title is whole. */
function isBalanced(tight: string): boolean {
  return PAIRS.every((pair) => {
    let opened = 0;
    let closed = 0;
    for (const sign of tight) {
      if (sign === pair[0]) opened++;
      else if (sign === pair[1] && ++closed > opened && closed === 1) return false;
    }
    return opened === closed;
  });
}

/** Divisions that yearbooks have by these names, whatever stands under them. */
const TOP =
  /^(?:特载|特辑|特稿|专记|专文|专题|专辑|特记|大事记|大事纪要|大事辑要|概览|综述|总述|总貌|.{1,4}概览|.{1,4}概况|.{1,4}概貌|人物|附录|附记|索引|主题索引|文献|文件选编|重要文件|文件选载|法规文件|统计资料|统计公报|统计数据|先进集体.*|荣誉.*|名录|先进.{0,6}|.{0,4}名录|表彰.{0,4}|编后记|后记|跋|人事|编辑说明|编纂说明|凡例|序|序言|前言|中共.{2,8}委员会|中国共产党.{2,12}委员会|.{2,8}人民代表大会.*|.{2,8}人民政府|政协.{2,8}委员会|中国人民政治协商会议.*|纪检.{0,3}监察|民主党派.*|群众团体|人民团体|群团组织|政法|法治|法制|军事|农业.{0,6}|工业.{0,6}|经济.{0,6}|商贸.{0,6}|交通.{0,6}|城乡建设.*|财政.{0,4}税务|金融.{0,4}|教育.{0,4}|科技.{0,4}|文化.{0,6}|卫生.{0,6}|体育|社会生活|社会.{0,4}|乡镇.{0,6}|镇乡.{0,6}|街道.{0,4}|镇.{0,3}街道.{0,3})$/;

/** True for a title that is usual for a category. */
export function isUsualCategory(title: string): boolean {
  return TOP.test(title.replace(/[\s\u3000]+/g, ''));
}

/** Divisions that stand by themselves, whatever the book's system of headings is. */
const SPECIAL =
  /^(?:编辑说明|编纂说明|编者说明|凡例|序言?|前言|特载|特辑|特稿|专记|专文|专题|专辑|.{0,8}大事记|大事纪要|大事辑要|人物|附录|文献|重要文献|文件选编|统计资料|统计公报|索引|主题索引|编后记|后记|跋)$/;

/** True for a title that opens a division of its own in any yearbook. */
export function isSpecial(title: string): boolean {
  return SPECIAL.test(title.replace(/[\s\u3000]+/g, ''));
}
