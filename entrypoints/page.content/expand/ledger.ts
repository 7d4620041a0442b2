import { firstChildOf, isText, lastChildOf, nextSiblingOf, parentNodeOf, previousSiblingOf } from '../dom';
import type { OwnText, Stretch } from '../read/find/builder';

/**
 * Ends every text of ours: U+200C, which no Chinese text has. It has no width, ends no line and starts none (line breaking
 * class CM), is passed over by find-in-page and screen readers, and goes wherever the page takes our text: into a clone,
 * another node, a string that comes back later. So what is ours is told by the text itself, never by which node held it.
 * Repeated, it numbers the page's texts that one full name stands for.
 */
export const SIGN = '\u200c';
/** Texts without a letter that may stand among those the page has cut one of ours into. */
const EMPTY = 8;
/** Steps in the tree from one text to the next. */
const STEPS = 32;

interface Part {
  node: Text;
  /** Offsets in the node, UTF-16 units. */
  from: number;
  to: number;
}

/** A stretch of the page that is of our making. */
export interface Insert {
  /** Where it stands: one part, or several in a row where the page has cut it (to wrap a word that is searched for). */
  parts: readonly Part[];
  /** The page's own text that it stands for; empty where ours was added after it. */
  replaced: string;
}

const NONE: readonly Insert[] = [];

/**
 * Edits of text nodes in place, and their exact undoing. Only `Text` data changes: no node is made, moved or removed, so
 * a framework that holds on to its nodes goes on undisturbed. Keeps no offsets: the page may cut, merge, clone, move and
 * write texts at any moment, and what of ours is left is found again by what it says.
 */
export class Ledger {
  /** Our texts without signs → the page's texts they stand for, in the order of their number of signs. */
  private readonly known = new Map<string, string[]>();
  private lengths: number[] = [];
  private longest = 0;
  /** All known texts, each after a line end; and their first units. */
  private joined = '';
  private firsts = new Set<string>();
  /** Texts that hold ours, as of the last look. */
  private readonly held = new Set<Text>();
  private readonly cache = new WeakMap<Text, { data: string; inserts: readonly Insert[] }>();

  constructor(
    /** Runs an edit without our own watcher seeing it, after it has seen what the page did before. */
    private readonly unseen: (edit: () => void) => void,
  ) {}

  /** Whether any text of ours is in the page. */
  get any(): boolean {
    return this.held.size > 0;
  }

  /** Whether there ever was any: then a copy may come back at any time. */
  get used(): boolean {
    return this.known.size > 0;
  }

  get count(): number {
    return [...this.all()].length;
  }

  nodes(): Text[] {
    return [...this.held];
  }

  *all(): Iterable<Insert> {
    for (const node of this.held) for (const insert of this.in(node)) if (insert.parts[0]?.node === node) yield insert;
  }

  /** Puts `text` at `at`, in place of the `replaced` units there (or of none). False where the page's text is another. */
  put(node: Text, at: number, text: string, replaced: string): boolean {
    const end = at + replaced.length;
    if (node.data.slice(at, end) !== replaced || at > node.length || node.data[end] === SIGN) return false;
    const signs = SIGN.repeat(this.numberOf(text, replaced));
    this.unseen(() => node.replaceData(at, replaced.length, text + signs));
    this.held.add(node);
    return true;
  }

  /**
   * The number of signs after a text that stands for one of the page's. No two texts that could be taken for one another
   * (one ends like the other) share a number.
   */
  private numberOf(text: string, replaced: string): number {
    const variants = this.known.get(text) ?? [];
    if (variants.includes(replaced)) return variants.indexOf(replaced) + 1;
    let at = 0;
    for (const [other, taken] of this.known)
      if (other.endsWith(text) || text.endsWith(other)) at = Math.max(at, taken.length);
    variants[at] = replaced;
    if (!this.known.has(text)) {
      this.known.set(text, variants);
      this.lengths = [...new Set([...this.lengths, text.length])].sort((a, b) => b - a);
      this.longest = Math.max(this.longest, text.length + 1);
      this.joined += `\n${text}`;
      this.firsts.add(text[0] as string);
    }
    return at + 1;
  }

  /** Takes some out again: the page's own text stands there as before. */
  take(inserts: readonly Insert[]): void {
    this.unseen(() => {
      for (const edits of editsOf(inserts).values())
        for (const { node, from, to, own } of edits.reverse()) node.replaceData(from, to - from, own);
    });
    for (const { parts } of inserts) for (const { node } of parts) this.look(node);
  }

  /**
   * Takes some out for a while; the returned function puts them back, but for those in texts that the page has changed
   * meanwhile: they are read anew and expanded in their turn. `keep` leaves that part of each text of ours in place.
   */
  lend(inserts: readonly Insert[], keep: (ours: string) => string = () => ''): () => void {
    const selected = endsOfSelection();
    const lent = [...editsOf(inserts)].map(([node, edits]) => ({
      node,
      edits: edits.map((edit) => {
        const ours = node.data.slice(edit.from, edit.to);
        return { ...edit, ours, own: keep(ours) || edit.own };
      }),
      before: node.data,
      between: '',
    }));
    this.unseen(() => {
      for (const text of lent) {
        for (const { node, from, to, own } of [...text.edits].reverse()) node.replaceData(from, to - from, own);
        text.between = text.node.data;
        this.held.delete(text.node);
      }
    });
    const between = endsOfSelection();
    return () => {
      const back = new Set<Node | null>();
      this.unseen(() => {
        for (const { node, edits, before, between } of lent) {
          if (node.data === between) {
            for (const { from, own, ours } of edits) node.replaceData(from, own.length, ours);
            if (node.data === before) back.add(node);
          }
          this.look(node);
        }
      });
      // A selection that ended in or after our text has lost that end; the page may have set another.
      if (!selected.some((end) => back.has(end as Node))) return;
      const now = endsOfSelection();
      if (now.some((end, i) => end !== between[i]) || now.every((end, i) => end === selected[i])) return;
      getSelection()?.setBaseAndExtent(...(selected as [Node, number, Node, number]));
    };
  }

  /** Looks at a text that the page has brought or changed. Answers how many of ours it holds. */
  look(node: Text): number {
    const inserts = this.in(node);
    if (inserts.length === 0) this.held.delete(node);
    // Titles that fly in are cut letter by letter: only where it ends can it be told at a glance.
    for (const { parts } of inserts) for (const part of parts) this.held.add(part.node);
    return inserts.length;
  }

  /** What of ours is in a text node, in order. */
  in(node: Text): readonly Insert[] {
    if (!this.used) return NONE;
    const { data } = node;
    const old = this.cache.get(node);
    let whole = old?.inserts;
    if (!whole || old?.data !== data) {
      whole = this.find(data).map(({ from, to, replaced }) => ({ parts: [{ node, from, to }], replaced }));
      this.cache.set(node, { data, inserts: whole });
    }
    // Cut between two signs: it goes on.
    const cutLast = data.endsWith(SIGN) && textBeside(node, true)?.data[0] === SIGN;
    if (cutLast) whole = whole.filter(({ parts: [part] }) => part?.to !== data.length);
    if (!cutLast && !this.mayBeCut(node, data, whole)) return whole;
    const cut = this.findCut(node);
    return cut.length === 0 ? whole : [...whole, ...cut].sort((a, b) => fromIn(a, node) - fromIn(b, node));
  }

  /** Ours in a string: a known text with its signs. */
  private find(data: string): { from: number; to: number; replaced: string }[] {
    const found: { from: number; to: number; replaced: string }[] = [];
    let free = 0;
    for (let at = data.indexOf(SIGN); at >= 0; at = data.indexOf(SIGN, at)) {
      let to = at + 1;
      while (data[to] === SIGN) to++;
      for (const length of this.lengths) {
        const from = at - length;
        const replaced = from >= free ? this.known.get(data.slice(from, at))?.[to - at - 1] : undefined;
        if (replaced === undefined) continue;
        found.push({ from, to, replaced });
        break;
      }
      at = free = to;
    }
    return found;
  }

  /** Whether a text may hold a part of one of ours: at its start, at its end, or all of it. */
  private mayBeCut(node: Text, data: string, whole: readonly Insert[]): boolean {
    if (data === '') return false;
    const first = data.indexOf(SIGN);
    if (first >= 0 && first < this.longest && (whole[0]?.parts[0]?.from ?? data.length) > first) return true;
    if (data.length < this.longest && this.joined.includes(data) && this.goesOn(node)) return true;
    for (let at = Math.max(0, data.length - this.longest); at < data.length; at++)
      if (this.firsts.has(data[at] as string) && this.joined.includes(`\n${data.slice(at)}`)) return true;
    return false;
  }

  /** Whether a text and those after it read on as one of ours up to its end. */
  private goesOn(node: Text): boolean {
    let said = '';
    for (let at: Text | null = node; at; at = textBeside(at, true)) {
      const end = at.data.indexOf(SIGN);
      said += end < 0 ? at.data : at.data.slice(0, end);
      if (!this.joined.includes(said)) return false;
      if (end >= 0) return true;
    }
    return false;
  }

  /** Ours that begin before a text node or end after it. */
  private findCut(node: Text): Insert[] {
    const nodes = [node];
    const most = this.longest + EMPTY;
    let length = 0;
    for (
      let at = textBeside(node, false);
      at && nodes.length < most && length < this.longest;
      at = textBeside(at, false)
    ) {
      nodes.unshift(at);
      length += at.length;
    }
    length = 0;
    const middle = nodes.length;
    for (
      let at = textBeside(node, true);
      at && nodes.length < middle + most && length <= this.longest;
      at = textBeside(at, true)
    ) {
      nodes.push(at);
      length += at.length;
    }
    const found: Insert[] = [];
    for (const { from, to, replaced } of this.find(nodes.map(({ data }) => data).join(''))) {
      const parts: Part[] = [];
      let start = 0;
      for (const text of nodes) {
        const first = Math.max(0, from - start);
        const last = Math.min(text.length, to - start);
        if (first < last) parts.push({ node: text, from: first, to: last });
        start += text.length;
      }
      if (parts.length > 1 && parts.some((part) => part.node === node)) found.push({ parts, replaced });
    }
    return found;
  }

  /** The page's own text of a node, in stretches; for the builder of blocks. */
  readonly ownText: OwnText = (node) => {
    const inserts = this.in(node);
    if (inserts.length === 0) return null;
    this.held.add(node);
    const { data } = node;
    const parts: { from: number; to: number; text: string; ours: boolean }[] = [];
    let from = 0;
    for (const [at, to, own] of editsOf(inserts)
      .get(node)
      ?.map((edit) => [edit.from, edit.to, edit.own] as const) ?? []) {
      if (at > from) parts.push({ from, to: at, text: data.slice(from, at), ours: false });
      if (own) parts.push({ from: at, to, text: own, ours: true });
      from = to;
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

function endsOfSelection(): (Node | number | null | undefined)[] {
  const selection = getSelection();
  return [selection?.anchorNode, selection?.anchorOffset, selection?.focusNode, selection?.focusOffset];
}

/** What taking inserts out does to each node, in order. */
function editsOf(inserts: readonly Insert[]): Map<Text, (Part & { own: string })[]> {
  const edits = new Map<Text, (Part & { own: string })[]>();
  for (const { parts, replaced } of inserts)
    for (const part of parts) {
      const list = edits.get(part.node) ?? [];
      edits.set(part.node, list);
      // A cut insert is met in each of its nodes.
      if (!list.some(({ from }) => from === part.from)) list.push({ ...part, own: part === parts[0] ? replaced : '' });
    }
  for (const list of edits.values()) list.sort((a, b) => a.from - b.from);
  return edits;
}

function fromIn({ parts }: Insert, node: Text): number {
  return parts.find((part) => part.node === node)?.from ?? 0;
}

/** The text node before or after one in the order of the tree; null where it is far. */
export function textBeside(node: Text, after: boolean): Text | null {
  const besides = after ? nextSiblingOf : previousSiblingOf;
  const inside = after ? firstChildOf : lastChildOf;
  let at: Node | null = node;
  let down = false;
  for (let i = 0; at && i < STEPS; i++) {
    const inner: Node | null = down ? inside(at) : null;
    const next: Node | null = inner ?? besides(at);
    down = next !== null;
    at = next ?? parentNodeOf(at);
    if (down && at && isText(at)) return at;
  }
  return null;
}
