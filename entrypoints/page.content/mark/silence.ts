import type { Mark } from '../marks';
import type { Reading } from '../read/reading';

/** Drops one mark and does not bring it back in this block, or brings it back, where its block still stands. */
export function silence({ blocks, deciding: { silenced, events } }: Reading, mark: Mark, silent: boolean): void {
  const { block, mention } = mark;
  const starts = silenced.get(block) ?? new Set();
  silenced.set(block, starts);
  if (silent) starts.add(mention.start);
  else if (!starts.delete(mention.start) || !blocks.get(block.id)) return;
  const marks = block.marks.filter((other) => other !== mark);
  if (!silent) marks.push(mark);
  blocks.setMarks(
    block,
    marks.sort((a, b) => a.mention.start - b.mention.start),
  );
  events.decided(block, silent ? [mark] : []);
}
