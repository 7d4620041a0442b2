/** What a line opens with before its words: a sign, a bracket, a number, or nothing. Kinds of signs, not a list of signs. */
import { remembered } from './remembered';
import { half } from './rows';

export type LeadFamily = 'sign' | 'bracket' | 'number' | 'bare';

export interface Lead {
  family: LeadFamily;
  /** What lines of one level have in common: `sign:★`, `bracket:〔〕`, `number:（一）`, `number:1.1.`, `bare`. */
  shape: string;
  /** The number as printed; empty without one. */
  number: string;
  /** Offset in the line at which the words begin. */
  from: number;
  /** Offset after the sign or bracket, where a number may still stand before the words. */
  outer: number;
  /** What closes the words: the other bracket, or the sign again (`**标题**`); null where only the end of the line does. */
  close: string | null;
}

/** Longest run of signs before a title: `■■`, `###`, `◆●`. */
const SIGNS = /^(?:[\p{S}\p{Po}\p{Pd}\p{Pc}\p{Co}][\ufe0e\ufe0f]?){1,6}/u;
/** Punctuation of sentences, figures and dashes of a text; △ and its like stand for a date in chronicles but may mark titles elsewhere. */
const NO_SIGN =
  /^(?![-–—─]+[ \u3000]+[\u3400-\u9fff【])[，。、；：！？!?,.;:'"…‥%‰&@/\\—–\-－~～_＿=＝+＋℃°′″$￥¥|｜<>＜＞^`´]/u;
/** What stands on both sides of a heading only: `—— 水利 ——`, `== 气象 ==`. */
const BETWEEN = /^(([—–\-－~～·•*＊=＝_])(?:[\s\u3000]*\2)*)[\s\u3000]*(?=.*[\u3400-\u9fff])\S.*?[\s\u3000]*\1$/u;
/** Longest words that a sign stands before and behind: `·标题·　正文`. */
const LONGEST_ENCLOSED = 30;
/** Signs on both sides of words, as Markdown sets them bold: `**标题**`. */
const PAIRED = /^(\*\*|__)(?=\S[^*_]*\1)/;
/** A bullet of a symbol font that came out as a letter: `l 概况`, `n　水利`. */
const SYMBOL_LETTER = /^[a-zØ][ \u3000]+(?=[\u3400-\u9fff])/;
/** The number nought for a circle. */
const NOUGHT = /^〇[\s\u3000]*(?![〇零一二三四五六七八九十])(?=[\u3400-\u9fff])/;
const TAG = /^<(b|strong|h[1-6])>\s*/i;

const PLAIN = '〇零一二三四五六七八九十百';
const CN = `${PLAIN}壹贰叁肆伍陆柒捌玖拾`;
const NUMBERS: RegExp[] = [
  // 第三编, 第 3 章, 第二节: the word after the number says the rank.
  new RegExp(
    `^第[\\s　]*([${CN}\\d]{1,4})[\\s　]*(编辑|编|編|篇|部分|部类|部|大类|类目|类|類|卷|辑|章|节|節|目|单元|板块)[\\s　:：·、.．]*`,
  ),
  new RegExp(`^(卷)第?([${CN}\\d]{1,4}|首|末|上|下)[\\s　:：·、]*`),
  new RegExp(`^[（(〈［[【〔][\\s　]*([${CN}]{1,3}|\\d{1,2}|[A-Za-z])[\\s　]*[）)〉］\\]】〕][\\s　、.．]*`),
  /^(\d{1,2}(?:[.．]\d{1,2}){1,3})[\s　、.．]*(?=\D)/,
  // 3-2　水利: a blank parts it from its words, or it is a range.
  /^(\d{1,2}(?:[-－–]\d{1,2}){1,3})[\s　]+(?=[\u3400-\u9fff])/,
  new RegExp(`^([${CN}]{1,3}|\\d{1,2}|[A-Z]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ]+|[甲乙丙丁戊己庚辛壬癸])(?:[、)）]|[.．，](?!\\d))[\\s　]*`),
  // 一 · 水利, 三：气象: a Chinese number and a sign that parts it from its words.
  new RegExp(`^([${CN}]{1,3})[\\s　]*[·・•‧∙:：|｜/—–][\\s　]*(?=[\\u3400-\\u9fff])`),
  /^([①-⑳⑴-⒇㈠-㈩⒈-⒛❶-❿㊀-㊉Ⅰ-Ⅻ])[\s　、.．]*/,
  // A number and a blank: a wide one, or a figure before words.
  new RegExp(
    `^([${CN}]{1,3})(?:[\\u3000\\t]+| +(?=[\\u3400-\\u9fff]{2}))|^(\\d{1,2})[\\s\\u3000]+(?=[\\u3400-\\u9fff])`,
  ),
];

/** Signs from a line's beginning within which its number ends. */
const REACH = 64;

/** Reads what a line opens with. `text` has no white space at its ends. */
export const leadOf: (text: string) => Readonly<Lead> = remembered(readLead);

function readLead(text: string): Lead {
  const bare: Lead = { family: 'bare', shape: 'bare', number: '', from: 0, outer: 0, close: null };
  const number = numberLead(text);
  if (number) return number;
  const lead = bracketLead(text) ?? signLead(text);
  if (!lead) return bare;
  // A sign and a number are a shape of their own: `## 第三编`, `**一、种植业**`, `■1.`.
  const inner = numberLead(text.slice(lead.from));
  return inner
    ? { ...lead, shape: `${lead.shape} ${inner.shape}`, number: inner.number, from: lead.from + inner.from }
    : lead;
}

function numberLead(text: string): Lead | null {
  const plain = half(text.slice(0, REACH));
  for (const pattern of NUMBERS) {
    const match = pattern.exec(plain);
    if (!match) continue;
    const number = match[1] ?? match[2] ?? '';
    // The form of the number: the same signs with every number as one.
    const form = match[0]
      .replace(/[\s\u3000]+/g, '')
      .replace(/[壹贰叁肆伍陆柒捌玖拾]+/g, '壹')
      .replace(new RegExp(`[${PLAIN}]+`, 'g'), '一')
      .replace(/\d+/g, '1')
      .replace(/[A-Z]/g, 'A')
      .replace(/[a-z]/g, 'a')
      .replace(/[①-⑳]/g, '①')
      .replace(/[甲乙丙丁戊己庚辛壬癸]/g, '甲')
      .replace(/[⑴-⒇]/g, '⑴')
      .replace(/[㈠-㈩]/g, '㈠')
      .replace(/[⒈-⒛]/g, '⒈')
      .replace(/[❶-❿]/g, '❶')
      .replace(/[㊀-㊉]/g, '㊀')
      .replace(/[Ⅰ-Ⅻ]+/g, 'Ⅰ')
      .replace(/[.．]$/, '.');
    return { family: 'number', shape: `number:${form}`, number, from: match[0].length, outer: 0, close: null };
  }
  return null;
}

/** The bracket that closes what `open` opens: its neighbour among the signs. */
function closing(open: string): string | null {
  const code = open.codePointAt(0)!;
  for (const step of [1, 2]) {
    const other = String.fromCodePoint(code + step);
    if (/\p{Pe}/u.test(other) || (open === '＜' && other === '＞')) return other;
  }
  return null;
}

function bracketLead(text: string): Lead | null {
  const open = text[0] ?? '';
  if (!/[\p{Ps}＜]/u.test(open) || /[（(〝]/.test(open)) return null;
  const close = closing(open);
  if (close === null) return null;
  // ［标题] : the other width closes it too.
  return { family: 'bracket', shape: `bracket:${half(open)}${half(close)}`, number: '', from: 1, outer: 1, close };
}

function signLead(text: string): Lead | null {
  const tag = TAG.exec(text);
  if (tag)
    return {
      family: 'sign',
      shape: `sign:<${tag[1]!.toLowerCase()}>`,
      number: '',
      from: tag[0].length,
      outer: tag[0].length,
      close: `</${tag[1]}>`,
    };
  const letter = SYMBOL_LETTER.exec(text);
  if (letter)
    return {
      family: 'sign',
      shape: `sign:${letter[0][0]}`,
      number: '',
      from: letter[0].length,
      outer: letter[0].length,
      close: null,
    };
  const nought = NOUGHT.exec(text);
  if (nought)
    return {
      family: 'sign',
      shape: 'sign:○',
      number: '',
      from: nought[0].length,
      outer: nought[0].length,
      close: null,
    };
  const pair = PAIRED.exec(text)?.[1];
  if (pair)
    return { family: 'sign', shape: `sign:${pair}`, number: '', from: pair.length, outer: pair.length, close: pair };
  const between = BETWEEN.exec(text)?.[1];
  const run = between ?? SIGNS.exec(text)?.[0] ?? '';
  if (run === '' || (between === undefined && NO_SIGN.test(text))) return null;
  const from = run.length + /^[\s\u3000]*/.exec(text.slice(run.length))![0].length;
  const again = text.indexOf(run, from);
  const close = again >= from + 2 && again <= from + LONGEST_ENCLOSED && !run.startsWith('#') ? run : null;
  return { family: 'sign', shape: `sign:${run}`, number: '', from, outer: from, close };
}
