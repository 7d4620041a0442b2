import type { Settings } from '../../../data/settings/shape';
import { canExpand, marksOf } from '../mark/listing';
import type { Block, Mark } from '../marks';
import { domPositionAt, stands } from '../ranges';
import type { Reading } from '../read/reading';
import type { Job } from '../slices';
import { type Insert, Inserts } from './inserts';

/** Times one text node is expanded again after the page wrote over it. Two writers must not fight. */
const PATIENCE = 3;

/** Expands short names into full ones on the page, and takes them back. */
export class Expander {
  readonly inserts: Inserts;
  private readonly rewritten = new WeakMap<Text, number>();
  /** Whole page (by command, card or the site's setting), now and for what comes later. */
  wholePage = false;
  /** Names the reader took back one by one while the page is expanded. */
  private readonly declined = new Set<string>();

  private readonly refused = new WeakSet<Mark>();
  /** Our text is out of the page for a while. */
  private lent = false;

  constructor(
    private readonly reading: () => Reading | null,
    private readonly settings: () => Settings,
    private readonly changed: () => void,
  ) {
    this.inserts = new Inserts((edit) => {
      const current = this.reading();
      if (current) current.watch.unseen(edit);
      else edit();
    });
  }

  /** Where a mark's full name is or would be put in. */
  private spot(mark: Mark): { node: Text; at: number; replaced: string } | null {
    const { pieces } = mark.block;
    const { start, end } = mark.mention;
    const from = domPositionAt(pieces, start, false);
    const to = domPositionAt(pieces, end, true);
    if (!from || !to) return null;
    // A name over several nodes keeps them: the full name follows it in brackets.
    if (this.settings().expandForm === 'replace' && from.node === to.node && to.offset - from.offset === end - start)
      return { node: from.node, at: from.offset, replaced: from.node.data.slice(from.offset, to.offset) };
    return { node: to.node, at: to.offset, replaced: '' };
  }

  insertOf(mark: Mark): Insert | undefined {
    const { pieces } = mark.block;
    const from = domPositionAt(pieces, mark.mention.start, false);
    const to = domPositionAt(pieces, mark.mention.end, true);
    if (!from || !to) return undefined;
    return (
      this.inserts.in(to.node).find((insert) => insert.replaced === '' && insert.at === to.offset) ??
      this.inserts.in(from.node).find((insert) => insert.replaced !== '' && insert.at === from.offset)
    );
  }

  expand(mark: Mark): boolean {
    const { full } = mark.mention;
    if (!canExpand(mark) || !full || this.insertOf(mark)) return false;
    // A card may be about a name that the page has since taken away.
    const { block, mention } = mark;
    if (!block.marks.includes(mark) || !stands(block.pieces, mention)) return false;
    const spot = this.spot(mark);
    if (!spot || isEdited(spot.node)) return false;
    // The page says it itself.
    const after = spot.node.data.slice(
      spot.at + spot.replaced.length,
      spot.at + spot.replaced.length + full.length + 1,
    );
    if (/^[（(]/.test(after) && after.slice(1).startsWith(full)) return false;
    this.declined.delete(full);
    const put = this.inserts.put(spot.node, spot.at, spot.replaced ? full : `（${full}）`, spot.replaced);
    if (put) this.reading()?.reread([spot.node]);
    return put !== null;
  }

  restore(mark: Mark): void {
    const insert = this.insertOf(mark);
    if (!insert) return;
    if (mark.mention.full) this.declined.add(mark.mention.full);
    this.inserts.take(insert);
    this.reading()?.reread([insert.node]);
    this.changed();
  }

  /** Expands the page in slices: first mention of each name or all, as chosen; later text follows as it is read. */
  expandPage(): void {
    this.wholePage = true;
    this.declined.clear();
    this.continuePage();
  }

  continuePage(): void {
    const current = this.reading();
    if (!this.wholePage || !current || this.lent) return;
    const seen = new Set<string>();
    const wanted: Mark[] = [];
    const first = this.settings().expandScope === 'first';
    const marks = first ? marksOf(current) : [...current.marked()].flatMap((block) => block.marks);
    for (const mark of marks) {
      if (!canExpand(mark)) continue;
      const full = mark.mention.full as string;
      const again = first && seen.has(full);
      seen.add(full);
      if (again || this.declined.has(full) || this.refused.has(mark) || this.insertOf(mark)) continue;
      const node = domPositionAt(mark.block.pieces, mark.mention.end, true)?.node;
      if (node && (this.rewritten.get(node) ?? 0) < PATIENCE) wanted.push(mark);
    }
    if (wanted.length > 0) current.slices.add(this.job(wanted), 'background');
  }

  private job(marks: Mark[]): Job {
    let next = 0;
    return {
      step: (deadline) => {
        // Each edit reads its paragraph again, which may be a long one.
        do {
          const mark = marks[next++];
          if (!mark || !this.wholePage) {
            this.changed();
            return true;
          }
          // A block that is gone has no marks.
          if (!mark.block.marks.includes(mark)) continue;
          // Asked once: an editor, or a page that gives the full name itself.
          if (!this.expand(mark)) this.refused.add(mark);
        } while (performance.now() < deadline);
        return false;
      },
    };
  }

  /** Takes everything back, exactly. At once: turning off must leave nothing behind. */
  restoreAll(): void {
    this.wholePage = false;
    this.lent = false;
    const nodes = this.inserts.nodes();
    for (const insert of [...this.inserts.all()].reverse()) this.inserts.take(insert);
    this.reading()?.reread(nodes);
    if (nodes.length > 0) this.changed();
  }

  /** Takes everything out for a while; the returned function puts it back. */
  lendAll(): () => void {
    const nodes = this.inserts.nodes();
    const putBack = this.inserts.lend([...this.inserts.all()]);
    this.lent = true;
    this.reading()?.reread(nodes);
    return () => {
      // The reader has taken everything back meanwhile.
      if (!this.lent) return;
      this.lent = false;
      putBack();
      this.reading()?.reread(nodes);
      this.continuePage();
    };
  }

  /** The page changed a text itself. */
  textChanged(node: Text): void {
    const isNew = (text: Text): boolean => this.reading()?.blocks.containerOf(text) === undefined;
    if (this.inserts.reconcile(node, isNew) > 0) this.rewritten.set(node, (this.rewritten.get(node) ?? 0) + 1);
  }

  /**
   * Texts that have left the document get their own words back before the page puts them somewhere else, and so do
   * those that have become an editor's before they are saved.
   */
  release(): void {
    for (const node of this.inserts.nodes())
      if (!node.isConnected || isEdited(node))
        for (const insert of [...this.inserts.in(node)].reverse()) this.inserts.take(insert);
  }

  /** Ranges of our text in a block. */
  ranges(block: Block): StaticRange[] {
    if (this.inserts.count === 0) return [];
    const ranges: StaticRange[] = [];
    const nodes = new Set(block.pieces.map((piece) => piece.node));
    for (const node of nodes)
      for (const { at, text, replaced } of this.inserts.in(node))
        if (!replaced)
          ranges.push(
            new StaticRange({ startContainer: node, startOffset: at, endContainer: node, endOffset: at + text.length }),
          );
    return ranges;
  }
}

/** Editors are not read at all; a page may have become one since (design mode, contenteditable on an ancestor). */
function isEdited(node: Text): boolean {
  return node.parentElement?.isContentEditable === true || document.designMode === 'on';
}
