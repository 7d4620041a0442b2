/** The tree 类目 › 分目 › 条目: which lines are headings of which level. */
import { isChronicleLine, isDateLine } from './any-chronicle';
import { type Contents, keyOf } from './contents';
import type { EntryMark } from './entry-marks';
import type { Evidence } from './evidence';
import { type Heading, type HeadingClass, headingOf, RANK } from './headings';
import { endsSentence, isProse, type Row } from './rows';
import { signatureOf } from './signatures';

export type Role =
  | { kind: 'category' | 'section' | 'group'; title: string; class: HeadingClass; more: number }
  | { kind: 'entry'; title: string; body: number; more: number }
  | { kind: 'text' };

export interface OutlineInput {
  rows: readonly Row[];
  mark: EntryMark | null;
  contents: Contents;
  /** Categories that running heads, thumb titles or the back index name. */
  categories: ReadonlySet<string>;
  /** True where lines are printed lines that must be joined. */
  wrapped: boolean;
  /** Titles that the contents or the index print, by key. */
  listed: ReadonlySet<string>;
  /** True where those say which titles are categories. */
  topsListed: boolean;
  /** The pages they print for categories, by key. */
  topPages: ReadonlyMap<string, number>;
  /** Rows before which a table, a list or the chronicle was taken out: what stands around them belongs to different runs. */
  severed: ReadonlySet<Row>;
  /** Titles that a person said are of a level, by key. */
  given: ReadonlyMap<string, 'category' | 'section' | 'entry' | 'text'>;
}

export interface Outline {
  /** One for each row. `more` rows after it belong to the same heading. */
  roles: Role[];
  /** Class of headings of each level, for the report. */
  levels: { category: HeadingClass[]; section: HeadingClass[]; entry: string };
}

const TEXT: Role = { kind: 'text' };
/** Numbered headings below a chapter that are rarer than this beside bare ones are no level of the tree. */
const RARE = 0.3;
/** More headings than these in a row are a list, not headings. */
const DEEPEST = 4;

export function findOutline(input: OutlineInput, evidence: Evidence): Outline {
  const { rows, mark, contents, wrapped } = input;
  const headings = rows.map((row, i) => candidate(row, rows[i - 1], i));
  const marks = rows.map((row, i) => mark?.open(row, rows[i + 1], rows[i + 2]) ?? null);
  const roles: Role[] = rows.map(() => TEXT);
  const listed = new Map<string, number>();
  for (const one of contents.rows) if (!listed.has(keyOf(one.title))) listed.set(keyOf(one.title), one.level);

  // Runs of headings: before an entry (or before running text where entries have no mark), and strong ones anywhere.
  const joined = new Map<number, number>();
  const runs: number[][] = [];
  for (let i = 0; i < rows.length; i++) {
    if (headings[i] === null || marks[i] !== null) continue;
    const run = [i];
    while (run.length < 12 && headings[i + 1] && !marks[i + 1] && !input.severed.has(rows[i + 1]!)) run.push(++i);
    const next = i + 1;
    const beforeEntry = marks[next] !== null && marks[next] !== undefined;
    const beforeText = isText(rows[next]);
    const kept = run.filter((at, k) => {
      const heading = headings[at]!;
      const known = isKnown(at, heading);
      const strong = RANK[heading.class] <= RANK.clause;
      if (strong || known) return true;
      // What stands last before an entry or text heads it; a long run of bare lines is a list of which the last few may be headings.
      const near = run.length <= DEEPEST || k >= run.length - 2 || heading.class !== 'bare';
      if (mark !== null) return beforeEntry && near && (run.length <= DEEPEST || heading.class !== 'bare');
      return (beforeText || beforeEntry) && near;
    });
    if (kept.length > 0) runs.push(kept);
  }
  for (const run of runs) joinTitles(run);
  const levelOf = mark !== null ? markedLevels(runs) : unmarkedLevels(runs);
  const used = { category: new Set<HeadingClass>(), section: new Set<HeadingClass>() };
  for (const run of runs) {
    const levels = levelOf(run);
    run.forEach((at, k) => {
      const level = levels[k]!;
      const heading = headings[at]!;
      if (roles[at] !== TEXT || level === 'text') return;
      if (level === 'entry') {
        roles[at] = { kind: 'entry', title: heading.title, body: rows[at]!.piece.text.length, more: 0 };
        return;
      }
      let more = joined.get(at) ?? 0;
      let title = heading.title;
      if (title === '') {
        // 第一编 alone: its words stand on the next line.
        const next = run[k + 1];
        if (next === at + 1 && headings[next]!.class === 'bare') {
          title = headings[next]!.title;
          more = 1;
          roles[next] = { kind: 'group', title: '', class: 'bare', more: -1 };
        } else title = rows[at]!.piece.text.trim();
      }
      if (level !== 'group') used[level].add(heading.class);
      roles[at] = { kind: level, title, class: heading.class, more };
    });
  }
  rows.forEach((row, i) => {
    const open = marks[i];
    if (!open) return;
    if (open.body >= 0) roles[i] = { kind: 'entry', title: open.title, body: open.body, more: 0 };
    else {
      // The title closes on the next line.
      const close = mark!.sign[1] ?? '】';
      const more = rows[i + 1]!.piece.text.includes(close) ? 1 : 2;
      const last = rows[i + more]!.piece.text;
      const end = last.indexOf(close);
      const between = more === 2 ? rows[i + 1]!.piece.text : '';
      roles[i] = {
        kind: 'entry',
        title: (row.piece.text.slice(1) + between + last.slice(0, end)).trim(),
        body: end + 1,
        more,
      };
    }
  });
  return {
    roles,
    levels: { category: [...used.category], section: [...used.section], entry: mark?.sign ?? '独行' },
  };

  function keyAt(at: number): string {
    return keyOf(headings[at]?.class === 'bare' ? headings[at].title : rows[at]!.piece.text);
  }

  /** A category's name on another page than the lists print for it is a word of the text or a cell of a table. */
  function isElsewhere({ piece }: Row): boolean {
    const page = input.topPages.get(keyOf(piece.text));
    return page !== undefined && piece.page !== null && piece.page !== page;
  }

  /** Lines of a title that a narrow column broke: together they are what the contents or the index print. */
  function joinTitles(run: number[]): void {
    for (let k = 0; k + 1 < run.length; k++) {
      for (let size = Math.min(3, run.length - k); size >= 2; size--) {
        const part = run.slice(k, k + size);
        if (part.some((at, n) => headings[at]!.class !== 'bare' || at !== run[k]! + n)) continue;
        const title = part.map((at) => rows[at]!.piece.text.trim()).join('');
        if (!input.listed.has(keyOf(title))) continue;
        headings[run[k]!] = { class: 'bare', number: '', title };
        for (const at of part.slice(1)) roles[at] = { kind: 'group', title: '', class: 'bare', more: -1 };
        joined.set(run[k]!, size - 1);
        run.splice(k + 1, size - 1);
        break;
      }
    }
  }

  /** A line of running text; a printed line may hold no full stop. */
  function isText(row: Row | undefined): boolean {
    if (row === undefined) return false;
    const { tight, width } = row.piece;
    if (isProse(tight) || (/[，。；]/.test(tight) && tight.length > 8)) return true;
    return wrapped && width >= fullWidth() - 3 && headingOf(row.piece.text) === null;
  }

  /** A line that may be a heading by its words and by what stands before it. */
  // Complexity: each condition is one reason why a line is no heading.
  function candidate(row: Row, before: Row | undefined, i: number): Heading | null {
    const { text, tight } = row.piece;
    const decided = input.given.get(keyOf(text));
    if (decided === 'text' || (decided === undefined && isElsewhere(row))) return null;
    const heading = headingOf(text);
    if (heading === null || isDateLine(text) || isChronicleLine(text) || signatureOf(text) !== null) return null;
    if (decided !== undefined) return heading;
    if (
      /[\u3000 ]{4,}/.test(text.trim()) &&
      text
        .trim()
        .replace(/[^\s\u3000]+/g, ' ')
        .trim() === '' &&
      tight.length > 12
    )
      return null;
    const closed =
      before === undefined ||
      endsSentence(before.piece.tight) ||
      /[）)]$/.test(before.piece.tight) ||
      signatureOf(before.piece.text) !== null ||
      headingOf(before.piece.text) !== null ||
      isDateLine(before.piece.text) ||
      input.severed.has(row);
    const printed = input.listed.has(keyOf(heading.title));
    if (!closed && !printed && !((row.feed && !wrapped) || row.gap >= 1)) return null;
    if (heading.class === 'bare') {
      if (tight.length > 24) return null;
      const next = rows[i + 1];
      // The first line of a wrapped paragraph is full; a heading is not.
      if (wrapped && !heading.doubled && next && !endsSentence(tight) && row.piece.width >= fullWidth() - 1.5)
        return null;
      if (!closed && !printed && (row.gap < 1 || wrapped)) return null;
    }
    if (
      wrapped &&
      RANK[heading.class] >= RANK.chinese &&
      row.piece.width >= fullWidth() - 0.5 &&
      heading.class !== 'bare'
    )
      return null;
    return heading;
  }

  function fullWidth(): number {
    return columnOf(rows);
  }

  function isKnown(at: number, heading: Heading): boolean {
    const key = keyAt(at);
    if (input.given.has(key)) return true;
    if (heading.doubled || listed.has(key) || input.categories.has(key)) return true;
    return heading.class === 'bare' && isSpecial(heading.title);
  }

  /** Levels of a run before a marked entry. */
  function markedLevels(all: readonly number[][]): (run: readonly number[]) => Level[] {
    const rank = levelRank(all);
    return (run) => assign(run, rank, 'section');
  }

  /** Without marks the last heading of a run titles the text that follows. */
  function unmarkedLevels(all: readonly number[][]): (run: readonly number[]) => Level[] {
    const leaves = new Map<HeadingClass, number>();
    for (const run of all) {
      const last = run[run.length - 1]!;
      const next = rows[last + 1];
      if (isText(next)) leaves.set(headings[last]!.class, (leaves.get(headings[last]!.class) ?? 0) + 1);
    }
    const total = [...leaves.values()].reduce((sum, count) => sum + count, 0);
    // The deepest class that titles a good part of the texts.
    const leaf =
      [...leaves]
        .filter(([, count]) => count >= Math.max(1, total * 0.3))
        .sort((a, b) => RANK[b[0]] - RANK[a[0]])[0]?.[0] ?? null;
    const above = all
      .map((run) => (headings[run[run.length - 1]!]!.class === leaf ? run.slice(0, -1) : run))
      .filter((run) => run.length > 0);
    const rank = levelRank(above, leaf);
    if (total > 0) evidence.note('mark', '', 0.6, `没有条目符号；${total}处短行独占一行，其后是正文`, []);
    return (run) => {
      const last = run[run.length - 1]!;
      const next = rows[last + 1];
      const titles =
        headings[last]!.class === leaf &&
        isText(next) &&
        decidedOf(last) === undefined &&
        !(run.length === 1 && isTop(last));
      if (!titles) return assign(run, rank, 'section');
      return [...assign(run.slice(0, -1), rank, 'section'), 'entry'];
    };
  }

  function decidedOf(at: number): Level | undefined {
    const given = input.given.get(keyAt(at));
    return given;
  }

  function isTop(at: number): boolean {
    const heading = headings[at]!;
    const key = keyAt(at);
    return (
      listed.get(key) === 1 ||
      input.categories.has(key) ||
      (heading.class === 'bare' && isSpecial(heading.title)) ||
      RANK[heading.class] <= RANK.chapter
    );
  }

  /** Which classes of headings are categories, which are sections. */
  function levelRank(all: readonly number[][], leaf: HeadingClass | null = null): Ranking {
    const count = new Map<HeadingClass, number>();
    let bareAbove = 0;
    let bareBelow = 0;
    let bareTwice = 0;
    let bareAlone = 0;
    for (const run of all) {
      run.forEach((at, k) => {
        const kind = headings[at]!.class;
        count.set(kind, (count.get(kind) ?? 0) + 1);
        const next = run[k + 1] === undefined ? null : headings[run[k + 1]!]!.class;
        if (kind === 'bare' && next !== null && next !== 'bare') bareAbove++;
        if (kind !== 'bare' && next === 'bare' && headings[at]!.title !== '') bareBelow++;
        if (kind === 'bare' && next === 'bare') bareTwice++;
        if (kind === 'bare' && run.length === 1 && !isTop(at)) bareAlone++;
      });
    }
    const numbered = [...count.keys()]
      .filter((kind) => kind !== 'bare' && kind !== leaf)
      // A few numbered lines among many bare headings are points of a text.
      .filter((kind) => RANK[kind] <= RANK.chapter || count.get(kind)! >= bareAlone * RARE)
      .sort((a, b) => RANK[a] - RANK[b]);
    const category = new Set<HeadingClass>();
    let section: HeadingClass = 'bare';
    const [top, ...others] = numbered;
    if (top !== undefined) {
      const bareTops = bareAbove > 0 && bareAbove >= bareBelow;
      if (others.length === 0) {
        // 一、 under a bare name; 第一编 above bare names; 一、 or 第一节 alone divide the categories that something else names.
        if (bareTops || RANK[top] > RANK.chapter) {
          section =
            bareBelow > bareAbove && RANK[top] > RANK.chapter && bareAlone >= (count.get(top) ?? 0) ? 'bare' : top;
          if (section === 'bare') category.add(top);
          else if (count.has('bare')) category.add('bare');
        } else {
          category.add(top);
          section = 'bare';
        }
      } else {
        if (bareTops && RANK[top] > RANK.chapter) category.add('bare');
        else category.add(top);
        const deepest = others[others.length - 1]!;
        section = bareBelow > 0 && bareAlone > 0 && !category.has('bare') ? 'bare' : deepest;
      }
    }
    return { category, section, bareTwice };
  }

  function assign(run: readonly number[], rank: Ranking, deepest: Level): Level[] {
    const levels: Level[] = run.map((at) => {
      const decided = decidedOf(at);
      if (decided !== undefined) return decided;
      const { class: kind, title } = headings[at]!;
      const key = keyAt(at);
      const level = listed.get(key);
      if (level === 1 && levelsListed() > 1) return 'category';
      if (headings[at]!.doubled || input.categories.has(key)) return 'category';
      if (kind === 'bare' && isSpecial(title)) return 'category';
      if (rank.category.has(kind) && kind !== 'bare') return 'category';
      if (kind === rank.section && kind !== 'bare') return deepest;
      if (kind === 'bare') return 'text';
      return 'group';
    });
    // Bare lines take the level that their place in the run leaves.
    const open = run.flatMap((at, k) => (levels[k] === 'text' && decidedOf(at) === undefined ? [k] : []));
    open.forEach((k, n) => {
      const later = levels.slice(k + 1).includes('section');
      const lastOpen = n === open.length - 1;
      const level = listed.get(keyAt(run[k]!));
      if (later) levels[k] = rank.category.has('bare') && !levels.includes('category') ? 'category' : 'group';
      else if (lastOpen && rank.section === 'bare')
        levels[k] = level === 1 && levelsListed() > 1 ? 'category' : 'section';
      else if (lastOpen) levels[k] = rank.category.has('bare') && !levels.includes('category') ? 'category' : 'section';
      else levels[k] = levels.includes('category') || input.topsListed ? 'group' : 'category';
    });
    return levels;
  }

  function levelsListed(): number {
    return new Set(contents.rows.map(({ level }) => level)).size;
  }
}

interface Ranking {
  category: Set<HeadingClass>;
  section: HeadingClass;
  bareTwice: number;
}

type Level = 'category' | 'section' | 'group' | 'entry' | 'text';

/** Divisions that stand by themselves, whatever the book's system of headings is. */
const SPECIAL =
  /^(?:编辑说明|编纂说明|编者说明|凡例|序言?|前言|特载|特辑|特稿|专记|专文|专题|专辑|.{0,8}大事记|大事纪要|大事辑要|人物|附录|文献|重要文献|文件选编|统计资料|统计公报|索引|主题索引|编后记|后记|跋)$/;

/** True for a title that opens a division of its own in any yearbook. */
export function isSpecial(title: string): boolean {
  return SPECIAL.test(title.replace(/[\s\u3000]+/g, ''));
}

const widths = new WeakMap<readonly Row[], number>();

/** Width of the column the text was set in: the ninth decile of its lines. */
export function columnOf(rows: readonly Row[]): number {
  let width = widths.get(rows);
  if (width === undefined) {
    const sorted = rows
      .filter(({ piece }) => piece.tight.length > 4)
      .map(({ piece }) => piece.width)
      .sort((a, b) => a - b);
    width = sorted[Math.floor(sorted.length * 0.8)] ?? 0;
    widths.set(rows, width);
  }
  return width;
}
