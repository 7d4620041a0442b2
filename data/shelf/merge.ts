import type { Mention } from '../recognizer/model';

/**
 * One list of the mentions that several books find in one block. The reader's order decides: a book's mentions stand
 * where no book before it has one, so that no book takes over what another marks. Lists must be in order of offset.
 */
export function mergeMentions(lists: readonly (readonly Mention[])[]): readonly Mention[] {
  let merged: readonly Mention[] = lists[0] ?? [];
  for (const next of lists.slice(1)) {
    if (next.length === 0) continue;
    if (merged.length === 0) {
      merged = next;
      continue;
    }
    const both: Mention[] = [];
    let at = 0;
    for (const mention of next) {
      while (at < merged.length && merged[at]!.end <= mention.start) both.push(merged[at++]!);
      if (at >= merged.length || merged[at]!.start >= mention.end) both.push(mention);
    }
    while (at < merged.length) both.push(merged[at++]!);
    merged = both;
  }
  return merged;
}
