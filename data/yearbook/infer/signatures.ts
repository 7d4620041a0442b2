/** Who wrote or supplied the text: `（县农业农村局　张三）`, `供稿：张三`, `(黄延波)`. */
import { cutPiece, type Piece } from '../read/lines';
import { readNames } from '../read/names';
import { indentOf } from './rows';

/** Words that name the part someone had in the text. */
const ROLE =
  /(?:供稿|撰稿|撰写|撰文|编写|执笔|(?:资料|材料|稿件)?提供|整理|编辑|编纂|审稿|审核|校对|责任编辑|特约编辑)(?:单位|人员|人|者)?/;
const LABELLED = new RegExp(
  `^[（(［[]?\\s*(?:[【〔［[]${ROLE.source}[】〕］\\]][：:　 ]?|${ROLE.source}[：:　 ])\\s*(\\S[^。；！？]{1,60}?)\\s*[）)］\\]]?$`,
);
const SUFFIXED = new RegExp(
  `^[（(［[〔【]\\s*([^（）()。；！？\\d［］〔〕【】]{2,60}?)\\s*${ROLE.source}\\s*[）)］\\]〕】]$`,
);
const BRACKETED = /^[（(]\s*([^（）()。；！？：:\d]{2,48}?)\s*[）)]$/;
/** Units: what the names of offices, towns and firms end in. */
const UNIT =
  /(?:局|委|办|办公室|中心|镇|乡|街道|办事处|委员会|联合会|总工会|妇联|团委|协会|学会|公司|银行|支行|分行|医院|学校|院|所|站|队|部|社|馆|处|台|厂|场|区|县|会|政府|法院|检察院|志办|科|厅|支队|大队|集团|基地|报社|联社)$/;
const PERSON = /^[\u3400-\u9fff·]{2,4}$/;

/** In square brackets where signatures stand: far in, at the right edge of the column. */
const SQUARE = /^[［[〔【]\s*([^［］[\]〔〕【】。；！？：:\d]{2,48}?)\s*[］\]〕】]$/;
/** Columns by which a line is set in that stands at the right edge. */
const FAR_IN = 16;

/** Those who gave the pictures or looked it over are not those who wrote or supplied it. */
const CHECKED = /[\s　；;，,]*(?:供图|配图|摄影|审稿|审核|校对|责任编辑|特约编辑|编辑)(?:单位|人员|人|者)?[：:].*$/;
const LOOKED_OVER = /^[（(［[]?(?:供图|配图|摄影|审稿|审核|校对|责任编辑|特约编辑)(?:单位|人员|人|者)?[：:\s　]/;
/** A credit in brackets whose words stand last: `（王立新供图）`, `（县融媒体中心　摄影）`. */
const GAVE_PICTURES = /^[（(［[][^（）()。；！？：:]{2,24}?(?:供图|配图|供片|摄影|摄)[）)\]］]$/;
const NEXT_ROLE = new RegExp(`[\\s　；;，,]*${ROLE.source}[：:]`, 'g');

/** A signature in slanted or bold letters: `*（县农业局）*`. */
const unadorned = (text: string) => /^([*_]{1,3})(\S.*\S)\1$/.exec(text)?.[2] ?? text;

/** Before one more role in a signature: `（供稿：县水利局；撰稿人：张三）`. */
const MORE_ROLES = new RegExp(`[；;，,][\\s\u3000]*(?=${ROLE.source}[：: 　])`, 'g');

/** Names on a line that is a signature and nothing else; null for any other line. */
export function signatureOf(text: string): string[] | null {
  const plain = unadorned(text.trim()).replace(MORE_ROLES, '　');
  const labelled = LABELLED.exec(plain);
  if (labelled) return namesOf(labelled[1]!.replace(CHECKED, '').replace(NEXT_ROLE, '、'));
  const suffixed = SUFFIXED.exec(plain);
  if (suffixed) return namesOf(suffixed[1]!);
  const bracketed = BRACKETED.exec(plain);
  if (
    !bracketed ||
    // Who took a picture signs no text.
    /(?:摄影?|供图|供片)$/.test(bracketed[1]!) ||
    /^(?:续|待续|完|未完|下转|上接|摘要|节选|略|试行|草案|见|详|参见|注|附|含|不含|其中|按|单位|以下|下同|图|表|原)/.test(
      bracketed[1]!,
    )
  )
    return null;
  return namesOf(bracketed[1]!);
}

/** A line that says who gave the pictures or looked the text over, and nothing else: it heads nothing, wherever it stands. */
export function isCredit(text: string): boolean {
  const plain = unadorned(text.trim());
  return LOOKED_OVER.test(plain) || GAVE_PICTURES.test(plain);
}

/** Names on a line that is a signature by its words or by its place. */
export function signatureOfLine(piece: Piece): string[] | null {
  const said = signatureOf(piece.text);
  if (said !== null) return said;
  const square = SQUARE.exec(piece.text.trim());
  if (!square || (piece.inset ?? indentOf(piece.raw, piece.from, piece.raw.length)) < FAR_IN) return null;
  const names = namesOf(square[1]!);
  return names.length > 0 && names.every((name) => PERSON.test(name) || UNIT.test(name)) ? names : null;
}

/**
 * A signature at the end of the last line of a text: offset at which it begins, and its names. Only names of persons, units, or
 * what is labelled count, so that `（不含税）` stays text.
 */
export function trailingSignature(text: string): { at: number; names: string[] } | null {
  const match = /[（(]([^（）()]{2,48})[）)]\s*$/.exec(text);
  if (match && match.index > 0) {
    const before = text.slice(0, match.index);
    const inner = match[1]!.trim();
    const labelled = ROLE.test(inner);
    if (!labelled && !/[。！？”"）)]\s*$|[\s\u3000]{2,}$/.test(before)) return null;
    if (!labelled && /[。；！？：:，\d]/.test(inner)) return null;
    const names = signatureOf(match[0]);
    if (names && (labelled || names.every((name) => PERSON.test(name) || UNIT.test(name))))
      return { at: match.index, names };
  }
  const tail = new RegExp(`(?<=[。！？”])[\\s\\u3000]*(${ROLE.source}[：:][^。；！？]{2,40})$`).exec(text);
  if (tail) {
    const names = signatureOf(tail[1]!);
    if (names) return { at: tail.index, names };
  }
  return null;
}

function namesOf(text: string): string[] {
  return text
    .split(/[、，,；;／/]/)
    .flatMap((part) => readNames(part))
    .filter(Boolean);
}

/** A text without the signature it ends in. */
export interface Signed {
  body: Piece[];
  names: string[] | null;
  /** The lines, or parts of lines, that the names stand on. */
  signature: Piece[];
}

/** Takes the signature off a text: its last line, the end of it, or what runs over the last two. */
export function cutSignature(body: readonly Piece[]): Signed {
  const last = body[body.length - 1];
  const rest = body.slice(0, -1);
  if (last === undefined) return { body: [], names: null, signature: [] };
  // Who looked it over stands below who wrote it.
  const above = isCredit(last.text) ? cutSignature(rest) : null;
  if (above?.names) return { ...above, signature: [...above.signature, last] };
  const names = signatureOfLine(last);
  if (names) return { body: rest, names, signature: [last] };
  const trailing = trailingSignature(last.text);
  if (trailing) {
    const [left, right] = cutPiece(last, trailing.at);
    return { body: left.text === '' ? rest : [...rest, left], names: trailing.names, signature: [right] };
  }
  return overTwoLines(rest, last) ?? { body: [...body], names: null, signature: [] };
}

function overTwoLines(rest: readonly Piece[], last: Piece): Signed | null {
  const before = rest[rest.length - 1];
  if (before === undefined || !/[）)]$/.test(last.text)) return null;
  const at = Math.max(before.text.lastIndexOf('（'), before.text.lastIndexOf('('));
  if (/[）)]/.test(before.text.slice(at))) return null;
  // The break, of a line or of a page, may stand between two names or inside one.
  const names = at >= 0 ? twoLineSignature(before.text, at, last.text) : null;
  if (!names) return null;
  if (at === 0) return { body: rest.slice(0, -1), names, signature: [before, last] };
  const [left, right] = cutPiece(before, at);
  return { body: [...rest.slice(0, -1), left], names, signature: [right, last] };
}

function twoLineSignature(before: string, at: number, last: string): string[] | null {
  for (const between of ['　', '']) {
    const text = before.slice(at) + between + last;
    const names = at === 0 ? signatureOf(text) : (trailingSignature(before.slice(0, at) + text)?.names ?? null);
    if (names && (between === '' || names.every((name) => name.length >= 2))) return names;
  }
  return null;
}
