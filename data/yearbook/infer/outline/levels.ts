/** Headings that stand together → levels of the tree. */
import { countOf, type Heading, isSpecial, RANK } from '../headings';
import type { Row } from '../rows';
import { isSpecialHeading } from './runs';
import { type Ranking, rankShapes } from './shapes';

export type Level = 'category' | 'section' | 'group' | 'entry' | 'text';

export interface LevelsInput {
  rows: readonly Row[];
  headings: readonly (Heading | null)[];
  runs: readonly (readonly number[])[];
  /** Whether entries have a mark; else the last heading of a run titles the text that follows. */
  marked: boolean;
  /** Without a mark: the shape of the lines that title texts, where the text shows one. */
  leaf: string | null;
  topsListed: boolean;
  /** The text has one level of divisions. */
  single: boolean;
  /** What a person said. */
  decided: (at: number) => 'category' | 'section' | 'entry' | 'text' | undefined;
  /** A category by what the book prints elsewhere, or by its name. */
  isNamedTop: (at: number) => boolean;
  /** Below the first level by contents that show several. */
  isListedBelow: (at: number) => boolean;
  /** A category by any sign, its number included. */
  isTop: (at: number) => boolean;
  isText: (row: Row | undefined) => boolean;
}

/** How far the number of a category may be from that of the one before: some have no text of their own. */
const NEXT = 3;

/** Share of the texts that a shape must title to be the entries'. */
const LEAF = 0.3;

export function levelsOf(input: LevelsInput): Map<number, Level> {
  const { runs, marked, headings } = input;
  const out = new Map<number, Level>();
  const leaf = marked ? null : (input.leaf ?? leafOf(input));
  const isEntry = (run: readonly number[]): boolean => {
    const last = run[run.length - 1]!;
    return (
      !marked &&
      headings[last]!.shape === leaf &&
      input.isText(input.rows[last + 1]) &&
      input.decided(last) === undefined &&
      !(run.length === 1 ? input.isTop(last) : isSpecialHeading(headings[last]!))
    );
  };
  const above = runs
    .map((run) => (!marked && headings[run[run.length - 1]!]!.shape === leaf ? run.slice(0, -1) : run))
    .filter((run) => run.length > 0);
  const ranking = rankShapes(above, headings, input.rows, input.isTop);
  for (const run of runs) {
    const entry = isEntry(run);
    const chain = entry ? run.slice(0, -1) : run;
    assign(chain, ranking, input).forEach((level, k) => {
      out.set(chain[k]!, level);
    });
    if (entry) out.set(run[run.length - 1]!, 'entry');
  }
  // 附录 with the number of a category, or what comes after the last of them, before a text that has no entries.
  let last = 0;
  headings.forEach((heading, at) => {
    if (!heading) return;
    const ofCategory = ranking.category.has(ranking.shapeAt(at));
    const count = countOf(heading.number);
    const follows = heading.shape.startsWith('number:') && count !== null && count > last && count <= last + NEXT;
    if (!out.has(at) && ofCategory && (isSpecial(heading.title) || follows)) out.set(at, 'category');
    if (out.get(at) === 'category' && count !== null) last = count;
  });
  return out;
}

/** The deepest shape that titles a good part of the texts. */
function leafOf({ rows, headings, runs, isText }: LevelsInput): string | null {
  const leaves = new Map<string, { count: number; rank: number }>();
  for (const run of runs) {
    const last = run[run.length - 1]!;
    if (!isText(rows[last + 1])) continue;
    const { shape, class: kind } = headings[last]!;
    leaves.set(shape, { count: (leaves.get(shape)?.count ?? 0) + 1, rank: RANK[kind] });
  }
  const total = [...leaves.values()].reduce((sum, { count }) => sum + count, 0);
  const [leaf] = [...leaves]
    .filter(([, { count }]) => count >= Math.max(1, total * LEAF))
    .sort((a, b) => b[1].rank - a[1].rank || b[1].count - a[1].count);
  return leaf?.[0] ?? null;
}

function assign(run: readonly number[], ranking: Ranking, input: LevelsInput): Level[] {
  const { decided, isNamedTop, isListedBelow, topsListed } = input;
  const open = new Set<number>();
  const levels = run.map((at, k): Level => {
    const said = decided(at);
    if (said !== undefined) return said;
    if (isNamedTop(at) || input.single) return 'category';
    const shape = ranking.shapeAt(at);
    // The contents say which of two lines that are set alike stands below the categories.
    if (shape.startsWith('bare') && isListedBelow(at))
      return run.slice(k + 1).some(isListedBelow) ? 'group' : 'section';
    // At the head of a page or a column a category stands over its first section; what stands alone there is one.
    if (run.length === 1 && ranking.isUntold(at) && ranking.category.has(shape) && ranking.section !== null)
      return 'section';
    if (shape !== 'bare')
      return ranking.category.has(shape) ? 'category' : shape === ranking.section ? 'section' : 'group';
    open.add(k);
    return 'text';
  });
  // A setting (indent, blank lines) is no number: what stands right over one set alike heads it all the same.
  levels.forEach((level, k) => {
    const bySetting = decided(run[k]!) === undefined && ranking.shapeAt(run[k]!).startsWith('bare ');
    if (bySetting && level === 'section' && levels[k + 1] === 'section')
      levels[k] = levels.includes('category') ? 'group' : 'category';
  });
  // What stands last below a category is its section, though set otherwise than further ones.
  const end = levels.length - 1;
  if (
    levels[end] === 'group' &&
    levels.indexOf('category') === end - 1 &&
    ranking.shapeAt(run[end]!).startsWith('bare ')
  )
    levels[end] = 'section';
  // Bare lines of one setting take the level that their place in the run leaves.
  const last = [...open].at(-1);
  for (const k of open) {
    const named = levels.includes('category');
    const later = levels.slice(k + 1).includes('section');
    const asTop = ranking.category.has('bare') && !named;
    if (later) levels[k] = asTop ? 'category' : 'group';
    else if (k === last) levels[k] = asTop ? 'category' : 'section';
    else levels[k] = named || topsListed ? 'group' : 'category';
  }
  return levels;
}
