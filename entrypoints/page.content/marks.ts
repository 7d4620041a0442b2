import type { Mention } from '../../data/recognizer/model';
import type { Piece } from './read/find/builder';
import type { Container } from './read/find/containers';

/** A block the recognizer knows. */
export interface Block {
  id: number;
  container: Container;
  pieces: Piece[];
  length: number;
  /** Of the text: a block that reads the same after a change of its container stays as it is. */
  hash: number;
  /** Counts what is read: of the blocks of a container, read one after the other, the order. */
  readOrder: number;
  /** The nearest block before it that may head it, as of its container's first reading. */
  under: number | undefined;
  /** Decided mentions in order. */
  marks: Mark[];
  /** The stretch it is painted with; null: it is painted by itself; undefined: it is not painted. */
  stretch?: Stretch | null | undefined;
}

/** Blocks of one list, in order, that come near the viewport together (`mark/paint/groups.ts`). */
export interface Stretch {
  blocks: Block[];
}

/** A decided mention on the page. */
export interface Mark {
  /** Unique over all frames of the tab. */
  id: number;
  block: Block;
  mention: Mention;
  /** Painted range, while near the viewport. */
  range: StaticRange | null;
}

/** 32-bit FNV-1a over UTF-16 units. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** Element whose box stands for a container's. */
export function elementOf(container: Container): Element {
  return container instanceof ShadowRoot ? container.host : container;
}

/** Text of a block, put together again from the page; a line end made by `<br>` has no piece. */
export function textOf(block: Block): string {
  let text = '';
  for (const { node, from, to, at, own } of block.pieces)
    text = text.padEnd(at, '\n') + (own ?? node.data.slice(from, to));
  return text;
}
