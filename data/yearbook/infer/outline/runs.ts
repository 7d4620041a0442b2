/** Headings that stand together before a record: the chain from the top of the tree down to it. */
import { keyOf } from '../contents';
import { type Heading, isSpecial, RANK } from '../headings';
import type { Row } from '../rows';

/** More headings than these in a row are a list, not headings. */
const DEEPEST = 4;
/** Longest run that is looked through. */
const LONGEST = 12;

export interface RunsInput {
  rows: readonly Row[];
  headings: readonly (Heading | null)[];
  /** True for a row that opens an entry. */
  opens: readonly boolean[];
  /** Whether entries are told by a mark, not by their line alone. */
  marked: boolean;
  severed: ReadonlySet<Row>;
  isKnown: (at: number) => boolean;
  isText: (row: Row | undefined) => boolean;
}

/** Runs of headings before an entry (before running text where entries have no mark), and strong ones anywhere. */
export function headingRuns({ rows, headings, opens, marked, severed, isKnown, isText }: RunsInput): number[][] {
  const runs: number[][] = [];
  for (let i = 0; i < rows.length; i++) {
    if (headings[i] === null || opens[i]) continue;
    const run = [i];
    while (run.length < LONGEST && headings[i + 1] && !opens[i + 1] && !severed.has(rows[i + 1]!)) run.push(++i);
    const beforeEntry = opens[i + 1] === true;
    const beforeText = isText(rows[i + 1]);
    // A chain too long for one begins with its 编 or 卷: what stands before that is the front of the book, or the end of what came before.
    const top = run.length > DEEPEST ? run.findLastIndex((at) => headings[at]!.class === 'part') : -1;
    const length = run.length - Math.max(0, top);
    const kept = run.filter((at, k) => {
      const heading = headings[at]!;
      if (RANK[heading.class] <= RANK.clause || isKnown(at)) return true;
      // What stands last before an entry or text heads it; a long run of bare lines is a list of which the last few may be headings.
      const numbered = heading.shape !== 'bare';
      const near = (length <= DEEPEST && k >= top) || k >= run.length - 2 || numbered;
      if (marked) return beforeEntry && near && (length <= DEEPEST || numbered);
      return (beforeText || beforeEntry) && near;
    });
    if (kept.length > 0) runs.push(kept);
  }
  return runs;
}

/**
 * Lines of a title that a narrow column broke: together they are what the contents or the index print. Changes headings and runs.
 * @returns how many rows after the first belong to it, by the first; and the rows that were joined to one before
 */
export function joinTitles(
  runs: readonly number[][],
  headings: (Heading | null)[],
  rows: readonly Row[],
  listed: ReadonlySet<string>,
): { more: Map<number, number>; joined: Set<number> } {
  const more = new Map<number, number>();
  const joined = new Set<number>();
  for (const run of runs)
    for (let k = 0; k + 1 < run.length; k++)
      for (let size = Math.min(3, run.length - k); size >= 2; size--) {
        const part = run.slice(k, k + size);
        if (part.some((at, n) => headings[at]!.class !== 'bare' || at !== run[k]! + n)) continue;
        const title = part.map((at) => rows[at]!.piece.text.trim()).join('');
        // 医 疗 卫 生 over 医疗卫生 are two titles that are each in the lists.
        if (!listed.has(keyOf(title)) || part.every((at) => listed.has(keyOf(rows[at]!.piece.text)))) continue;
        headings[run[k]!] = { class: 'bare', shape: 'bare', number: '', title };
        for (const at of part.slice(1)) joined.add(at);
        more.set(run[k]!, size - 1);
        run.splice(k + 1, size - 1);
        break;
      }
  return { more, joined };
}

/** True for a heading without a number that opens a division in any yearbook. */
export function isSpecialHeading({ class: kind, title }: Heading): boolean {
  return kind === 'bare' && isSpecial(title);
}
