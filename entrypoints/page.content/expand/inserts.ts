import type { OwnText, Stretch } from '../read/find/builder';

/** Siblings looked at for the rest of a text that the page has cut. */
const CUTS = 4;

/** A stretch of a text node that is of our making. */
export interface Insert {
  node: Text;
  /** Where it starts in the node now, UTF-16 units. */
  at: number;
  /** Our text as it stands in the page. */
  text: string;
  /** The page's own text that it stands for; empty where ours was added after it. */
  replaced: string;
}

/**
 * Edits of text nodes in place, and their exact undoing. Only `Text` data changes: no node is made, moved or removed, so
 * a framework that holds on to its nodes goes on undisturbed. The page may write over our text at any moment; what of
 * ours is left then is found again, the rest is forgotten.
 */
export class Inserts {
  private readonly byNode = new Map<Text, Insert[]>();
  count = 0;

  constructor(
    /** Runs an edit without our own watcher seeing it, after it has seen (`reconcile`) what the page did before. */
    private readonly unseen: (edit: () => void) => void,
  ) {}

  /** Puts `text` at `at`, in place of the `replaced` units there (or of none). Null where the page's text is another. */
  put(node: Text, at: number, text: string, replaced: string): Insert | null {
    if (node.data.slice(at, at + replaced.length) !== replaced || at > node.length) return null;
    const insert: Insert = { node, at, text, replaced };
    this.unseen(() => {
      node.replaceData(at, replaced.length, text);
      const list = this.byNode.get(node) ?? [];
      for (const other of list) if (other.at >= at + replaced.length) other.at += text.length - replaced.length;
      list.push(insert);
      list.sort((a, b) => a.at - b.at);
      this.byNode.set(node, list);
      this.count++;
    });
    return insert;
  }

  /** Takes one out again: the page's own text stands there as before. False where none of it was left. */
  take(insert: Insert): boolean {
    let taken = false;
    // Where the page has just written itself, ours is looked up at its new place first.
    this.unseen(() => {
      const list = this.byNode.get(insert.node);
      if (!list?.includes(insert)) return;
      const { node, at, text, replaced } = insert;
      if (node.data.slice(at, at + text.length) === text) {
        node.replaceData(at, text.length, replaced);
        for (const other of list) if (other.at > at) other.at += replaced.length - text.length;
        taken = true;
      }
      this.forget(insert, list);
    });
    return taken;
  }

  /**
   * Takes some out for a while; the returned function puts them back, but for those in texts that the page has changed
   * meanwhile: they are read anew and expanded in their turn.
   */
  lend(inserts: readonly Insert[]): () => void {
    // Backwards: each position counts from the state before it was taken.
    const taken = [...inserts].reverse().filter((insert) => this.take(insert));
    const left = new Map(taken.map(({ node }) => [node, node.data]));
    return () => {
      for (const { node, at, text, replaced } of taken.reverse()) {
        if (left.get(node) !== node.data) continue;
        this.put(node, at, text, replaced);
        left.set(node, node.data);
      }
    };
  }

  private forget(insert: Insert, list: Insert[]): void {
    list.splice(list.indexOf(insert), 1);
    if (list.length === 0) this.byNode.delete(insert.node);
    this.count--;
  }

  in(node: Text): readonly Insert[] {
    return this.byNode.get(node) ?? [];
  }

  nodes(): Text[] {
    return [...this.byNode.keys()];
  }

  *all(): Iterable<Insert> {
    for (const list of this.byNode.values()) yield* list;
  }

  /**
   * The page changed a node's text itself. What of ours is still in it keeps being ours at its new place; what is not
   * is forgotten. Answers how many were lost. `isNew`: whether the page has made a text just now; what is lost here may
   * stand in one where the page has cut the text (to wrap a word that is searched for).
   */
  reconcile(node: Text, isNew: (text: Text) => boolean): number {
    const list = this.byNode.get(node);
    if (!list) return 0;
    let from = 0;
    const lost: Insert[] = [];
    for (const insert of list) {
      const at =
        node.data.startsWith(insert.text, insert.at) && insert.at >= from
          ? insert.at
          : node.data.indexOf(insert.text, from);
      if (at < 0) lost.push(insert);
      else {
        insert.at = at;
        from = at + insert.text.length;
      }
    }
    for (const insert of lost) this.forget(insert, list);
    return lost.filter((insert) => !this.follow(insert, isNew)).length;
  }

  private follow(insert: Insert, isNew: (text: Text) => boolean): boolean {
    let next = insert.node.nextSibling;
    for (let i = 0; next && i < CUTS; i++, next = next.nextSibling) {
      if (next.nodeType !== Node.TEXT_NODE || !isNew(next as Text)) continue;
      const node = next as Text;
      const list = this.byNode.get(node) ?? [];
      const last = list[list.length - 1];
      const at = node.data.indexOf(insert.text, last ? last.at + last.text.length : 0);
      if (at < 0) continue;
      list.push(Object.assign(insert, { node, at }));
      this.byNode.set(node, list);
      this.count++;
      return true;
    }
    return false;
  }

  /** The page's own text of a node, in stretches; for the builder of blocks. */
  readonly ownText: OwnText = (node) => {
    const list = this.byNode.get(node);
    if (!list) return null;
    const { data } = node;
    const parts: { from: number; to: number; text: string; ours: boolean }[] = [];
    let from = 0;
    for (const { at, text, replaced } of list) {
      if (at > from) parts.push({ from, to: at, text: data.slice(from, at), ours: false });
      if (replaced) parts.push({ from: at, to: at + text.length, text: replaced, ours: true });
      from = at + text.length;
    }
    if (from < data.length) parts.push({ from, to: data.length, text: data.slice(from), ours: false });
    return {
      text: parts.map(({ text }) => text).join(''),
      stretches(first, last) {
        const found: Stretch[] = [];
        let start = 0;
        for (const { from, to, text, ours } of parts) {
          const skip = Math.max(0, first - start);
          const length = Math.min(text.length, last - start) - skip;
          start += text.length;
          if (length <= 0) continue;
          if (ours) found.push({ from, to, length, own: text.slice(skip, skip + length) });
          else found.push({ from: from + skip, to: from + skip + length, length });
        }
        return found;
      },
    };
  };
}
