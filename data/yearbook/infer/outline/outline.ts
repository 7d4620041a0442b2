/** The tree 类目 › 分目 › 条目: which lines are headings of which level. */
import { type Contents, isDeep, keyOf } from '../contents';
import type { EntryMark } from '../entry-marks';
import { type Heading, headingOf, isUsualCategory, RANK } from '../headings';
import { endsSentence, type Row } from '../rows';
import { signatureOfLine, trailingSignature } from '../signatures';
import type { TitleLine } from '../title-line';
import { headingCandidates, isAsListed, isText, type Surroundings } from './candidates';
import { type Level, levelsOf } from './levels';
import { headingRuns, isSpecialHeading, joinTitles } from './runs';

export type Role =
  | { kind: 'category' | 'section' | 'group'; title: string; more: number }
  | { kind: 'entry'; title: string; body: number; more: number }
  | { kind: 'text' };

export interface OutlineInput extends Surroundings {
  mark: EntryMark | null;
  /** Shape of the lines that title texts, where entries have no mark. */
  leaf: string | null;
  contents: Contents;
  /** Categories that the contents, the back index or a person names. */
  categories: ReadonlySet<string>;
  /** The first page that a running head or thumb title names a category on, by its key. */
  firstHeads: ReadonlyMap<string, number>;
  /** True where those say which titles are categories. */
  topsListed: boolean;
}

/** Pages between the title of a category and the first page that has it for its head: heads stand on one side of the leaf. */
const HEADS_OFF = 2;
/** Share of the titles that the contents print on one level which stand right above a text where it is a list of all levels. */
const OF_ALL_LEVELS = 0.5;

/** Divisions of a book that has but one level of them. */
const FEWEST_SINGLE = 4;

/** Places where one title of a list stands right above another of it, from which on the list is one of all levels. */
const STACKS = 3;

const TEXT: Role = { kind: 'text' };
/** A row that belongs to the heading before it. */
const JOINED: Role = { kind: 'group', title: '', more: -1 };

export interface Outline {
  /** A role for each row; `more` rows after it belong to the same heading. */
  roles: Role[];
  /** False where the text does not bear out what the contents have on their first level. */
  listsHold: boolean;
}

/** The tree, by what the contents say of it where the text bears that out. */
export function findOutline(input: OutlineInput): Outline {
  const roles = outlineOf(input);
  if (roles) return { roles, listsHold: true };
  const flat = { ...input, categories: new Set<string>(), topsListed: false, contents: oneLevel(input) };
  return { roles: outlineOf(flat)!, listsHold: false };
}

const isSigned = ({ piece }: Row) => signatureOfLine(piece) !== null || trailingSignature(piece.text) !== null;

/** The outline; null where contents of several levels call titles categories of which the text has one right above another. */
function outlineOf(input: OutlineInput): Role[] | null {
  const { rows, mark, contents, wrapped } = input;
  const classes = new Map(contents.rows.map(({ title }) => [keyOf(title), headingOf(title)?.class ?? 'bare']));
  const headings = headingCandidates({ ...input, classes });
  const marks = rows.map((row, i) => mark?.open(row, rows[i + 1], rows[i + 2]) ?? null);
  // One sign alone heads the entries right below it: 山, 穀 in old gazetteers.
  rows.forEach(({ piece }, i) => {
    if (headings[i] !== null || marks[i] || !/^[\u3400-\u9fff]$/.test(piece.tight)) return;
    const before = rows[i - 1];
    // So does one that the contents list: 镇.
    const known = input.listed.has(piece.tight) && headings[i + 1];
    if (!marks[i + 1] && !known) return;
    if (known || before === undefined || endsSentence(before.piece.tight) || headings[i - 1])
      headings[i] = { class: 'bare', shape: 'bare', number: '', title: piece.text.trim() };
  });
  const listed = new Map<string, number>();
  for (const one of contents.rows) if (!listed.has(keyOf(one.title))) listed.set(keyOf(one.title), one.level);
  const deep = isDeep(contents.rows);
  const keyAt = (at: number): string =>
    keyOf(headings[at]?.class === 'bare' ? headings[at].title : rows[at]!.piece.text);
  const headPages = (at: number, key: string): boolean => {
    const first = input.firstHeads.get(key);
    const { page } = rows[at]!.piece;
    // An entry of the same words stands on another page.
    return first !== undefined && (page === null || Math.abs(page - first) <= HEADS_OFF);
  };
  // After who signed the last section, 先进名录 begins what has no entries.
  const isAfterAll = (at: number): boolean =>
    mark !== null && at > 0 && !marks[at + 1] && isSigned(rows[at - 1]!) && isUsualCategory(headings[at]!.title);
  const isNamedTop = (at: number): boolean => {
    const heading = headings[at]!;
    const key = keyAt(at);
    return (
      heading.doubled === true ||
      (input.categories.has(key) && isAsListed(heading, classes.get(key))) ||
      headPages(at, key) ||
      isSpecialHeading(heading) ||
      isAfterAll(at) ||
      (deep && listed.get(key) === 1 && isAsListed(heading, classes.get(key)))
    );
  };
  const places = new Map(rows.map((row, i) => [row, i]));
  const text = (row: Row | undefined) => isText(rows, wrapped, row, row && rows[places.get(row)! + 1]);
  // A list of one level names the tops, or titles of all levels alike: then most of them stand right above their text, or one above another.
  const printed = headings.flatMap((heading, at) => (heading && listed.has(keyAt(at)) ? [at] : []));
  const runs = headingRuns({
    rows,
    headings,
    opens: marks.map((one) => one !== null),
    marked: mark !== null,
    severed: input.severed,
    isKnown: (at) => input.given.has(keyAt(at)) || listed.has(keyAt(at)) || isNamedTop(at),
    isText: text,
  });
  const flat =
    printed.filter((at) => text(rows[at + 1])).length > printed.length * OF_ALL_LEVELS ||
    runs.filter((run) => run.filter((at) => listed.has(keyAt(at)) && !isSpecialHeading(headings[at]!)).length > 1)
      .length >= STACKS;
  if (deep && contradicts(runs, (at) => listed.get(keyAt(at)) === 1 && !isSpecialHeading(headings[at]!))) return null;
  // Where no heading stands over another, and neither lists nor heads tell of a level above, each is a division of its own.
  const single =
    mark !== null &&
    !input.topsListed &&
    runs.length >= FEWEST_SINGLE &&
    runs.every((run) => run.length === 1 && headings[run[0]!]!.class === 'bare') &&
    [...input.firstHeads.keys()].every((key) => runs.some(([at]) => keyAt(at!) === key));
  const { more, joined } = joinTitles(runs, headings, rows, input.listed);
  const levels = levelsOf({
    rows,
    headings,
    runs,
    marked: mark !== null,
    leaf: input.leaf,
    topsListed: input.topsListed,
    decided: (at) => input.given.get(keyAt(at)),
    isNamedTop,
    single,
    isListedBelow: (at) => deep && (listed.get(keyAt(at)) ?? 1) > 1,
    isTop: (at) =>
      isNamedTop(at) ||
      (!flat && listed.get(keyAt(at)) === 1 && isAsListed(headings[at]!, classes.get(keyAt(at)))) ||
      RANK[headings[at]!.class] <= RANK.chapter,
    isText: text,
  });
  const roles: Role[] = rows.map((_, i) => (joined.has(i) ? JOINED : TEXT));
  const placed = new Set(runs.flat());
  const apart = [...levels.keys()].filter((at) => !placed.has(at)).map((at) => [at]);
  for (const run of [...runs, ...apart]) giveRoles(run, { roles, rows, headings, levels, more });
  marks.forEach((open, i) => {
    if (open) roles[i] = entryRole(open, rows, i);
  });
  return roles;
}

/** The contents as a list of titles and pages whose levels say nothing. */
const oneLevel = ({ contents }: OutlineInput): Contents => ({
  ...contents,
  rows: contents.rows.map((row) => ({ ...row, level: 1 })),
});

/** Share of the first levels of the contents that stand over another, from which on those levels are none. */
const STACKED = 0.4;

/** Do the titles that the contents have on their first level stand on two levels in the text? */
function contradicts(runs: readonly (readonly number[])[], isFirst: (at: number) => boolean): boolean {
  let over = 0;
  let heads = 0;
  for (const run of runs) {
    const first = run.filter(isFirst).length;
    if (first > 0) heads++;
    if (first > 1) over++;
  }
  const all = runs.flat().filter(isFirst).length;
  // Each category stands over its first section; further sections stand alone.
  return over >= 3 && over >= (all - heads) * STACKED && heads > over * 1.3;
}

interface Given {
  roles: Role[];
  rows: readonly Row[];
  headings: readonly (Heading | null)[];
  levels: ReadonlyMap<number, Level>;
  more: ReadonlyMap<number, number>;
}

function giveRoles(run: readonly number[], { roles, rows, headings, levels, more }: Given): void {
  run.forEach((at, k) => {
    const level = levels.get(at)!;
    if (roles[at] !== TEXT || level === 'text') return;
    const { title } = headings[at]!;
    if (level === 'entry') {
      roles[at] = { kind: 'entry', title, body: rows[at]!.piece.text.length, more: 0 };
      return;
    }
    const next = run[k + 1];
    if (title !== '') roles[at] = { kind: level, title, more: more.get(at) ?? 0 };
    // 第一编 alone: its words stand on the next line.
    else if (next === at + 1 && headings[next]!.class === 'bare') {
      roles[at] = { kind: level, title: headings[next]!.title, more: 1 };
      roles[next] = JOINED;
    } else roles[at] = { kind: level, title: rows[at]!.piece.text.trim(), more: 0 };
  });
}

/** The entry that a marked title opens, which may close on one of the next lines. */
function entryRole({ title, body, more: lines = 0 }: TitleLine, rows: readonly Row[], i: number): Role {
  if (body >= 0) return { kind: 'entry', title, body, more: lines };
  const closeAt = (row: Row) => row.piece.text.search(/\p{Pe}|＞/u);
  const more = closeAt(rows[i + 1]!) >= 0 ? 1 : 2;
  const last = rows[i + more]!.piece.text;
  const end = closeAt(rows[i + more]!);
  const between = more === 2 ? rows[i + 1]!.piece.text : '';
  const words = rows[i]!.piece.text.slice(1) + between + last.slice(0, end);
  return { kind: 'entry', title: words.trim(), body: end + 1, more };
}
