/** The tree 类目 › 分目 › 条目: which lines are headings of which level. */
import { type Contents, keyOf } from '../contents';
import type { EntryMark } from '../entry-marks';
import { type Heading, RANK } from '../headings';
import { endsSentence, type Row } from '../rows';
import type { TitleLine } from '../title-line';
import { headingCandidates, isText, type Surroundings } from './candidates';
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
  /** Categories that running heads, thumb titles or the back index name. */
  categories: ReadonlySet<string>;
  /** True where those say which titles are categories. */
  topsListed: boolean;
}

const TEXT: Role = { kind: 'text' };
/** A row that belongs to the heading before it. */
const JOINED: Role = { kind: 'group', title: '', more: -1 };

/** A role for each row; `more` rows after it belong to the same heading. */
export function findOutline(input: OutlineInput): Role[] {
  const { rows, mark, contents, wrapped } = input;
  const headings = headingCandidates(input);
  const marks = rows.map((row, i) => mark?.open(row, rows[i + 1], rows[i + 2]) ?? null);
  // One sign alone heads the entries right below it: 山, 穀 in old gazetteers.
  rows.forEach(({ piece }, i) => {
    if (headings[i] !== null || marks[i] || !marks[i + 1] || !/^[\u3400-\u9fff]$/.test(piece.tight)) return;
    const before = rows[i - 1];
    if (before === undefined || endsSentence(before.piece.tight) || headings[i - 1])
      headings[i] = { class: 'bare', shape: 'bare', number: '', title: piece.text.trim() };
  });
  const listed = new Map<string, number>();
  for (const one of contents.rows) if (!listed.has(keyOf(one.title))) listed.set(keyOf(one.title), one.level);
  const deep = new Set(contents.rows.map(({ level }) => level)).size > 1;
  const keyAt = (at: number): string =>
    keyOf(headings[at]?.class === 'bare' ? headings[at].title : rows[at]!.piece.text);
  const isNamedTop = (at: number): boolean => {
    const heading = headings[at]!;
    const key = keyAt(at);
    return (
      heading.doubled === true ||
      input.categories.has(key) ||
      isSpecialHeading(heading) ||
      (deep && listed.get(key) === 1)
    );
  };
  const text = (row: Row | undefined) => isText(rows, wrapped, row);
  const runs = headingRuns({
    rows,
    headings,
    opens: marks.map((one) => one !== null),
    marked: mark !== null,
    severed: input.severed,
    isKnown: (at) => input.given.has(keyAt(at)) || listed.has(keyAt(at)) || isNamedTop(at),
    isText: text,
  });
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
    isTop: (at) => isNamedTop(at) || listed.get(keyAt(at)) === 1 || RANK[headings[at]!.class] <= RANK.chapter,
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
