/** The shapes of a book's headings, in the order of the tree: learned from which stands above which. */
import { extent } from '../../read/lists';
import { type Heading, RANK } from '../headings';
import type { Row } from '../rows';

export interface Ranking {
  category: ReadonlySet<string>;
  section: string | null;
  /** Shape of the heading in a row. */
  shapeAt(at: number): string;
  /** True where only blank lines tell the levels: at the head of a page or a column there are none, whatever the level. */
  isUntold(at: number): boolean;
}

/** A shape that is rarer than this beside the most frequent one, and heads nothing, is no level: points of a text. */
const RARE = 0.2;
/** Share of the runs that must end in a shape for it to be the level above entries. */
const ENDS = 0.25;
/** Pairs that must agree before a setting (indent, letter-spacing) counts as a level of its own. */
const PAIRS = 2;
const AGREE = 0.8;

/** Letter-spaced; a word of two signs may be so beside longer ones that are not. */
const isSpaced = (text: string) => /^\S(?:[\s\u3000]+\S)+$/.test(text);

/** How bare headings are set: what may tell two levels of them apart. Columns are those of a terminal. */
const SETTINGS: ((row: Row) => string | number)[] = [
  ({ piece }) => (isSpaced(piece.text) ? 'spaced' : 'close'),
  ({ indent }) => String(Math.min(indent, 4)),
  ({ indent }) => indent,
  blanksBefore,
];
/** Centred titles: the middle stays where it is, however long they are. */
const middle = ({ indent, piece }: Row) => indent + Math.round(piece.width);
/** Titles that are set in by less are not centred; levels whose middles are nearer to one another are one. */
const CENTRED = 4;
/** Columns by which places of one level differ at least; more where the two levels stand farther apart. */
const SAME_PLACE = 3;

function blanksBefore({ blanks }: Row): string {
  return String(Math.min(blanks, 2));
}

/** Learns the order. `runs` are headings that stand together; `isTop` says which are categories whatever their shape. */
export function rankShapes(
  runs: readonly (readonly number[])[],
  headings: readonly (Heading | null)[],
  rows: readonly Row[],
  isTop: (at: number) => boolean,
): Ranking {
  const { setting, by } = settingOfBare(runs, headings, rows) ?? { setting: null, by: null };
  const isUntold = (at: number): boolean =>
    by === blanksBefore && headings[at]!.shape === 'bare' && rows[at]!.blanks === 0;
  const shapeAt = (at: number): string => {
    const heading = headings[at]!;
    return heading.shape === 'bare' && setting ? `bare ${setting(rows[at]!)}` : heading.shape;
  };
  const count = new Map<string, number>();
  const ends = new Map<string, number>();
  const above = new Map<string, Map<string, number>>();
  const classes = new Map<string, number>();
  const add = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const run of runs)
    run.forEach((at, k) => {
      const shape = shapeAt(at);
      const next = run[k + 1];
      const heading = headings[at]!;
      if (heading.class !== 'bare') classes.set(shape, Math.min(RANK[heading.class], classes.get(shape) ?? RANK.bare));
      if (heading.shape === 'bare' && isTop(at) && next === undefined) return;
      add(count, shape);
      if (next === undefined) add(ends, shape);
      else {
        const below = above.get(shape) ?? new Map<string, number>();
        // An empty number has its words on the next line: that is no other level.
        if (heading.title !== '') add(below, shapeAt(next));
        above.set(shape, below);
      }
    });
  const most = Math.max(0, ...count.values());
  const heads = (shape: string) =>
    [...(above.get(shape) ?? [])].reduce((sum, [below, n]) => sum + (below === shape ? 0 : n), 0);
  const shapes = [...count.keys()].filter(
    (shape) =>
      (classes.get(shape) ?? RANK.bare) <= RANK.chapter || heads(shape) > 0 || count.get(shape)! >= most * RARE,
  );
  const over = (a: string, b: string): number => {
    const down = above.get(a)?.get(b) ?? 0;
    const up = above.get(b)?.get(a) ?? 0;
    if (down > up * 2) return 1;
    if (up > down * 2) return -1;
    const [ra, rb] = [classes.get(a), classes.get(b)];
    if (ra !== undefined && rb !== undefined && ra !== rb) return rb - ra;
    if (ra !== undefined && ra <= RANK.chapter) return 1;
    if (rb !== undefined && rb <= RANK.chapter) return -1;
    return count.get(b)! - count.get(a)!;
  };
  const wins = new Map(
    shapes.map((one) => [one, shapes.filter((other) => other !== one && over(one, other) > 0).length]),
  );
  const order = shapes.sort((a, b) => wins.get(b)! - wins.get(a)!);
  const last = [...ends.values()].reduce((sum, n) => sum + n, 0);
  const enders = order.filter((shape) => (ends.get(shape) ?? 0) >= last * ENDS);
  const deepest = enders[enders.length - 1] ?? order[order.length - 1];
  if (deepest === undefined) return { category: new Set(), section: null, shapeAt, isUntold };
  const tops = order.slice(0, order.indexOf(deepest));
  if (tops.length > 0)
    return { category: new Set([partsMost(tops, deepest, runs, shapeAt)]), section: deepest, shapeAt, isUntold };
  // One level only: chapters are categories; what has a lesser number or a sign divides categories that something else names.
  if ((classes.get(deepest) ?? RANK.bare) <= RANK.chapter)
    return { category: new Set([deepest]), section: null, shapeAt, isUntold };
  return { category: new Set(), section: deepest === 'bare' ? null : deepest, shapeAt, isUntold };
}

/** A shape that parts less than this share of what another parts is no level above it: 政府工作报告 over its own 一、. */
const PARTS = 0.15;

/** The highest shape that parts the sections into a good number of groups. */
function partsMost(
  tops: readonly string[],
  section: string,
  runs: readonly (readonly number[])[],
  shapeAt: (at: number) => string,
): string {
  const flow = runs.flat().map(shapeAt);
  const groups = tops.map((top) => {
    let open = false;
    let count = 0;
    for (const shape of flow)
      if (shape === top) open = true;
      else if (open && shape === section) {
        count++;
        open = false;
      }
    return count;
  });
  const enough = Math.max(2, extent(groups)[1] * PARTS);
  return tops[groups.findIndex((count) => count >= enough)] ?? tops[0]!;
}

type Setting = (row: Row) => string;

/** The setting by which bare headings that stand above bare headings differ from those below; null where none does. */
function settingOfBare(
  runs: readonly (readonly number[])[],
  headings: readonly (Heading | null)[],
  rows: readonly Row[],
): { setting: Setting; by: (row: Row) => string | number } | null {
  const pairs = runs.flatMap((run) =>
    run.flatMap((at, k): [number, number][] => {
      const next = run[k + 1];
      return next !== undefined && headings[at]!.shape === 'bare' && headings[next]!.shape === 'bare'
        ? [[at, next]]
        : [];
    }),
  );
  if (pairs.length < PAIRS) return null;
  let best: { setting: Setting; by: (row: Row) => string | number } | null = null;
  let agreed = Math.max(PAIRS, pairs.length * AGREE) - 1;
  const shown = new Set(pairs.flat());
  const spaces = [...shown].some((at) => isSpaced(rows[at]!.piece.text) && rows[at]!.piece.tight.length > 2);
  const centred = [...shown].every((at) => rows[at]!.indent >= CENTRED);
  for (const setting of [...(spaces ? SETTINGS : SETTINGS.slice(1)), ...(centred ? [middle] : [])]) {
    const of = (at: number) => setting(rows[at]!);
    const tops = new Map<string | number, number>();
    const lows = new Map<string | number, number>();
    for (const [a, b] of pairs) {
      tops.set(of(a), (tops.get(of(a)) ?? 0) + 1);
      lows.set(of(b), (lows.get(of(b)) ?? 0) + 1);
    }
    const clean = pairs.filter(([a, b]) => {
      const [top, low] = [of(a), of(b)];
      if (setting === middle && Math.abs(Number(top) - Number(low)) < CENTRED) return false;
      return top !== low && (tops.get(top) ?? 0) > (lows.get(top) ?? 0) && (lows.get(low) ?? 0) > (tops.get(low) ?? 0);
    });
    if (clean.length > agreed) {
      agreed = clean.length;
      best = { setting: byPlace(setting, tops, lows), by: setting };
    }
  }
  return best;
}

/** Places that only heads have are one setting, and so are those that only stand below; others take that of the nearest. */
function byPlace(
  setting: (row: Row) => string | number,
  tops: ReadonlyMap<string | number, number>,
  lows: ReadonlyMap<string | number, number>,
): Setting {
  const known = [...new Set([...tops.keys(), ...lows.keys()])].filter((one) => typeof one === 'number');
  const apart = known.flatMap((top) =>
    lows.has(top) ? [] : known.flatMap((low) => (tops.has(low) ? [] : [Math.abs(top - low)])),
  );
  const reach = Math.max(SAME_PLACE, (apart.length > 0 ? Math.min(...apart) : 0) / 2);
  const level = (place: number) => (!lows.has(place) ? 'top' : !tops.has(place) ? 'low' : String(place));
  return (row) => {
    const place = setting(row);
    if (typeof place === 'string') return place;
    const [nearest] = known.sort((a, b) => Math.abs(a - place) - Math.abs(b - place));
    return nearest !== undefined && Math.abs(nearest - place) <= reach ? level(nearest) : String(place);
  };
}
