import type { PageSettings } from '../../../data/settings/shape';
import { closest, isConnected, isDesigned, isEditableContent, isText, parentElementOf, TEXTS, walk } from '../dom';
import { canExpand, marksOf } from '../mark/listing';
import type { Block, Mark } from '../marks';
import { domPositionAt, stands } from '../ranges';
import type { Container } from '../read/find/containers';
import type { Reading } from '../read/reading';
import type { Job } from '../slices';
import { type Insert, Ledger, SIGN, textBeside } from './ledger';

/** So many times in so many milliseconds a name is expanded in the very same text, which the page puts back: two writers must not fight. */
const PATIENCE = 3;
const GUARDED_MS = 10_000;

/** Expands short names into full ones on the page, and takes them back. */
export class Expander {
  readonly ledger: Ledger;
  /** When a name was expanded lately, by where it stands in which text (its hash). */
  private readonly tries = new WeakMap<Container, Map<number, number[]>>();
  /** Whole page (by command, card or the site's setting), now and for what comes later. */
  wholePage = false;
  /** Something is to stand in the page. Else what comes back of ours (a copy the page kept) is taken out at once. */
  private wanted = false;
  /** Names the reader took back one by one while the page is expanded. */
  private readonly declined = new Set<string>();

  private readonly refused = new WeakSet<Mark>();
  /** Our text is out of the page for a while. */
  private lent = false;
  private releasing = false;

  constructor(
    private readonly reading: () => Reading | null,
    private readonly settings: () => PageSettings,
    private readonly changed: () => void,
  ) {
    this.ledger = new Ledger((edit) => {
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
    if (!this.ledger.any) return undefined;
    const { pieces } = mark.block;
    const from = domPositionAt(pieces, mark.mention.start, false);
    const to = domPositionAt(pieces, mark.mention.end, true);
    if (!from || !to) return undefined;
    const added = this.insertAt(to.node, to.offset, false) ?? this.insertAt(from.node, from.offset, true);
    if (added || to.offset < to.node.length) return added;
    // The page has cut the text there.
    const next = textBeside(to.node, true);
    return next ? this.insertAt(next, 0, false) : undefined;
  }

  private insertAt(node: Text, offset: number, replaces: boolean): Insert | undefined {
    return this.ledger.in(node).find(({ parts: [first], replaced }) => {
      return first?.node === node && first.from === offset && (replaced !== '') === replaces;
    });
  }

  expand(mark: Mark): boolean {
    const { full } = mark.mention;
    if (!canExpand(mark) || !full || this.insertOf(mark)) return false;
    if (isMoved(mark)) return false;
    const spot = this.spot(mark);
    if (!spot || isEdited(spot.node) || !mayHoldMore(spot.node)) return false;
    // The page says it itself.
    const after = spot.node.data.slice(
      spot.at + spot.replaced.length,
      spot.at + spot.replaced.length + full.length + 1,
    );
    if (/^[（(]/.test(after) && after.slice(1).startsWith(full)) return false;
    this.declined.delete(full);
    this.wanted = true;
    const put = this.ledger.put(spot.node, spot.at, spot.replaced ? full : `（${full}）`, spot.replaced);
    if (put) this.edited([spot.node]);
    return put;
  }

  /** After edits of our own. */
  private edited(nodes: readonly Text[]): void {
    for (const node of nodes) this.ledger.look(node);
    this.reading()?.reread(nodes);
  }

  restore(mark: Mark): void {
    const insert = this.insertOf(mark);
    if (!insert) return;
    if (mark.mention.full) this.declined.add(mark.mention.full);
    this.ledger.take([insert]);
    this.wanted = this.wholePage || this.ledger.any;
    this.edited(insert.parts.map(({ node }) => node));
    this.changed();
  }

  /** Expands the page in slices: first mention of each name or all, as chosen; later text follows as it is read. */
  expandPage(): void {
    this.wholePage = true;
    this.wanted = true;
    this.declined.clear();
    this.continuePage();
  }

  continuePage(): void {
    const current = this.reading();
    // Which is the first, the whole page tells: comes again when it is read.
    if (!this.wholePage || !current || this.lent || current.partly) return;
    const seen = new Set<string>();
    const wanted: Mark[] = [];
    const first = this.settings().expandScope === 'first';
    const marks = first ? marksOf(current) : [...current.blocks.marked].flatMap((block) => block.marks);
    for (const mark of marks) {
      if (!canExpand(mark)) continue;
      const full = mark.mention.full as string;
      const again = first && seen.has(full);
      seen.add(full);
      if (again || this.declined.has(full) || this.refused.has(mark) || this.insertOf(mark)) continue;
      if (this.triesOf(mark).length < PATIENCE) wanted.push(mark);
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
          // What is out for a while is put in again when it comes back.
          if (!mark || !this.wholePage || this.lent) {
            this.changed();
            return true;
          }
          // Comes again when it has been read again.
          if (isMoved(mark)) continue;
          // Asked once: an editor, or a page that gives the full name itself.
          if (this.expand(mark)) this.triesOf(mark).push(performance.now());
          else this.refused.add(mark);
        } while (performance.now() < deadline);
        return false;
      },
    };
  }

  private triesOf({ block: { container, hash }, mention }: Mark): number[] {
    const tries = this.tries.get(container) ?? new Map<number, number[]>();
    this.tries.set(container, tries);
    const at = mention.start + hash;
    const lately = (tries.get(at) ?? []).filter((time) => time > performance.now() - GUARDED_MS);
    tries.set(at, lately);
    return lately;
  }

  /** Takes everything back, exactly. At once: turning off must leave nothing behind. */
  restoreAll(): void {
    this.wholePage = false;
    this.wanted = false;
    this.lent = false;
    if (!this.ledger.used) return;
    // What stands where nothing is read or told of.
    this.lookUnder(document);
    const nodes = this.ledger.nodes();
    this.ledger.take([...this.ledger.all()]);
    this.edited(nodes);
    if (nodes.length > 0) this.changed();
  }

  /** Takes everything out for a while; the returned function puts it back. */
  lendAll(): () => void {
    const nodes = this.ledger.nodes();
    const putBack = this.ledger.lend([...this.ledger.all()]);
    this.lent = true;
    this.reading()?.reread(nodes);
    return () => {
      // The reader has taken everything back meanwhile.
      if (!this.lent) return;
      this.lent = false;
      putBack();
      this.edited(nodes);
      this.continuePage();
    };
  }

  /** The page changed a text itself. */
  textChanged(node: Text): void {
    if (this.ledger.used && this.ledger.look(node) > 0) this.releaseSoon();
  }

  /** The page has put something into the document: a copy of what it showed, perhaps. */
  added(node: Node): void {
    if (this.ledger.used && this.lookUnder(node)) this.releaseSoon();
  }

  private lookUnder(root: Node): boolean {
    const walker = walk(root, TEXTS);
    let found = false;
    for (let at: Node | null = root; at; at = walker.nextNode())
      if (isText(at) && at.data.includes(SIGN)) {
        found = this.ledger.look(at) > 0 || found;
      }
    return found;
  }

  private releaseSoon(): void {
    if (this.releasing) return;
    this.releasing = true;
    // Before the next paint, and after the page's own script.
    queueMicrotask(() => {
      this.releasing = false;
      this.release();
    });
  }

  /**
   * Texts that have left the document get their own words back before the page puts them somewhere else, and so do those
   * that have become an editor's before they are saved. What comes back when nothing is expanded any more goes at once.
   */
  release(): void {
    for (const node of this.ledger.nodes()) {
      if (this.wanted && isConnected(node) && !isEdited(node)) continue;
      this.ledger.take(this.ledger.in(node));
      this.edited([node]);
    }
  }

  /** In whose lines these stand. */
  containersOf(inserts: readonly Insert[]): Set<Container> {
    const of = this.reading()?.blocks;
    return new Set(inserts.flatMap(({ parts: [part] }) => of?.containerOf(part?.node as Text) ?? []));
  }

  /** Ranges of our text in a block. */
  ranges(block: Block): StaticRange[] {
    if (!this.ledger.any) return [];
    const ranges: StaticRange[] = [];
    for (const node of new Set(block.pieces.map((piece) => piece.node)))
      for (const { parts, replaced } of this.ledger.in(node)) {
        const [first] = parts;
        const last = parts[parts.length - 1];
        if (replaced || !first || !last || first.node !== node) continue;
        ranges.push(
          new StaticRange({
            startContainer: node,
            startOffset: first.from,
            endContainer: last.node,
            endOffset: last.to,
          }),
        );
      }
    return ranges;
  }
}

/** Whether the page has changed or taken away the text of a mark since it was read: a card may be about such a name. */
function isMoved(mark: Mark): boolean {
  const { mention } = mark;
  const { marks, pieces } = mark.block;
  // A text that ours stands for is no place to put more.
  const ours = pieces.some(
    ({ at, length, own }) => own !== undefined && at < mention.end && at + length > mention.start,
  );
  return ours || !marks.includes(mark) || !stands(pieces, mention);
}

/** Editors are not read at all; a page may have become one since (design mode, contenteditable on an ancestor). */
function isEdited(node: Text): boolean {
  const parent = parentElementOf(node);
  return (parent instanceof HTMLElement && isEditableContent(parent)) || isDesigned();
}

/** Where an author asked for the words to stay as they are, or where more words have no room: code, drawings, formulas. */
const AS_IT_IS = '[translate="no" i],.notranslate,pre[class*="lang"],pre[class*="code" i],code,kbd,samp,svg,math';

/**
 * Whether more words may stand in a text: not where it is placed letter by letter (the text layer of a PDF) either, nor
 * where a style lets the reader write (Chromium, which says nothing of it elsewhere).
 */
function mayHoldMore(node: Text): boolean {
  const parent = parentElementOf(node);
  if (!parent || closest(parent, AS_IT_IS)) return false;
  const { position, webkitUserModify } = getComputedStyle(parent) as { position: string; webkitUserModify?: string };
  return !/absolute|fixed|write/.test(position + webkitUserModify);
}
