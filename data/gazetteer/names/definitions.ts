/** What the book itself says about names: （简称…）, 前身为…, 原名…. */
import type { Book } from '../../yearbook/model';
import { type BookText, bookTexts } from '../book-texts';
import type { District } from '../district';
import type { Kind } from '../model';
import { type Draft, type DraftSet, draft } from './draft';
import { kindOfBody } from './offices';

/** A short name that the book gives in brackets after the long one. */
export interface Definition {
  /** The clause before the bracket, back to the last comma. */
  before: string;
  short: string;
  text: BookText;
  /** Offset of the bracket in the text. */
  at: number;
}

/** A former name that the book gives with the present one. */
export interface FormerName {
  before: string;
  former: string;
  text: BookText;
  at: number;
}

const SHORT = /（(?:以下)?简称[：:]?“?([^（）“”、，]{2,20})”?）/g;
const CLAUSE_END = /[，。；：\n]/;
/** `X成立于1987年，前身为Y`, `X前身是Y`, `X原名Y`. */
const FORMER = /(?:(?:成立|创建|创办|始建)于\d{4}年(?:\d{1,2}月)?，)?(?:其?前身[为是]|原名)([^，。；（]{3,30})/g;
const BODY = /(?:办公室|委员会|领导小组|指挥部|中心|协会|联合会|公司|集团|支队|大队)$/;

/** The clause that ends at an offset. */
function clauseBefore(text: string, end: number): string {
  let from = end;
  while (from > 0 && !CLAUSE_END.test(text[from - 1]!)) from--;
  return text.slice(from, end);
}

/** Every short name in brackets, in the order of the book. */
export function definitionsOf(book: Book): Definition[] {
  return bookTexts(book).flatMap((text) =>
    [...text.text.matchAll(SHORT)].map((match) => ({
      before: clauseBefore(text.text, match.index),
      short: match[1]!,
      text,
      at: match.index,
    })),
  );
}

/** Every former name, in the order of the book. */
export function formerNamesOf(book: Book): FormerName[] {
  return bookTexts(book).flatMap((text) =>
    [...text.text.matchAll(FORMER)].map((match) => ({
      before: clauseBefore(text.text, match.index),
      former: match[1]!,
      text,
      at: match.index,
    })),
  );
}

const BRACKET = /（([^（）]{3,25})）/g;
const OFFICIAL: ReadonlySet<Kind> = new Set(['government', 'party']);

/** `市钱江新城管委会（市拥江办）`: an official body with another body's name in brackets right after it has two plates. */
function addPlates(set: DraftSet, book: Book, lineAt: (text: BookText, at: number) => number): void {
  for (const text of bookTexts(book)) {
    for (const match of text.text.matchAll(BRACKET)) {
      const second = set.find(match[1]!);
      if (second === undefined || !(OFFICIAL.has(second.kind) || second.kind === 'company')) continue;
      const first = endingIn(set, clauseBefore(text.text, match.index), false)?.draft;
      if (first === undefined || first === second || !OFFICIAL.has(first.kind)) continue;
      const line = lineAt(text, match.index);
      tie(first, second, 'plate', line);
      tie(second, first, 'plate-of', line);
    }
  }
}

function tie(one: Draft, other: Draft, role: 'plate' | 'plate-of', line: number): void {
  one.plates ??= [];
  if (!one.plates.some(({ name }) => name === other.name)) one.plates.push({ name: other.name, role, line });
}

/** The draft whose form ends the clause: the longest one; a `whole` one is no shortened form. */
function endingIn(set: DraftSet, clause: string, whole = true): { draft: Draft; form: string } | null {
  for (let from = 0; clause.length - from >= 3; from++) {
    const form = clause.slice(from);
    const found = set.find(form, whole);
    if (found !== undefined) return { draft: found, form };
  }
  return null;
}

/**
 * Adds to the drafts what the book says of names. A short name becomes a form of the body it is given for; where no draft
 * carries the long one and it is a body of the district, it becomes a body of its own. A former name is noted with the
 * present one. `lineAt` gives the source line of an offset.
 */
export function addDefinitions(
  set: DraftSet,
  book: Book,
  district: District,
  lineAt: (text: BookText, at: number) => number,
): void {
  for (const { before, short, text, at } of definitionsOf(book)) {
    const line = lineAt(text, at);
    const bare = /^区(?!域)/.test(short);
    const known = endingIn(set, before);
    if (known !== null) {
      const full = known.draft.full ?? known.form;
      set.form(known.draft, { name: short, origin: 'text', line, ...(bare ? { bare, full } : {}) });
      continue;
    }
    const long = before.replace(/^.*、/, '').replace(/^\d{4}年/, '');
    const ours = bare || long.includes(district.name);
    if (!ours || !BODY.test(long)) continue;
    const made = draft(long, kindOfBody(long), 'text', line);
    const rest = long.startsWith(district.name) ? district.city + long : undefined;
    made.full = rest ?? long;
    made.short = short;
    set.add(made);
    if (rest !== undefined) set.form(made, { name: rest, origin: 'rule', line: null });
    set.form(made, { name: short, origin: 'text', line, bare, full: made.full });
    if (bare) set.form(made, { name: district.name + short.slice(1), origin: 'rule', line: null });
  }
  addPlates(set, book, lineAt);
  for (const { before, former, text, at } of formerNamesOf(book)) {
    const known = endingIn(set, before);
    if (known === null) continue;
    known.draft.before = [...(known.draft.before ?? []), { name: former, line: lineAt(text, at) }];
  }
}
