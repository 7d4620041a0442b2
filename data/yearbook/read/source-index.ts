/** From a place in a record's text back to the line of the source it was read from. */
import type { LineSpan } from '../model';
import type { Owned } from './ledger';
import { tighten } from './lines';
import { append } from './lists';

/** Units of text before a place that are looked for with it, to tell two equal words apart. */
const LEAD = 8;

interface Ink {
  /** The owner's pieces without white space, joined. */
  text: string;
  /** Offset in `text` at which each piece starts, and its source line. */
  starts: number[];
  lines: number[];
}

/**
 * Source lines by owner (`entry:<id>`, as the ledger names them) and place. Built from the account of a reading, so it
 * knows what no record keeps: which line of a page each word stood on, boxes and captions between left out.
 */
export class SourceIndex {
  private readonly pieces = new Map<string, Owned['pieces']>();
  private readonly inks = new Map<string, Ink>();
  /** Texts are asked about many times in a row. */
  private last: { owner: string; text: string; base: number } | null = null;

  constructor(owned: readonly Owned[]) {
    for (const { owner, pieces } of owned) {
      const before = this.pieces.get(owner);
      if (before === undefined) this.pieces.set(owner, [...pieces]);
      else append(before, pieces);
    }
  }

  /**
   * Lines on which `text[from, to)` of a record of this owner stands; null where the owner has no lines or the words are
   * not found among them. Offsets are UTF-16 units of `text`.
   */
  span(owner: string, text: string, from: number, to: number): LineSpan | null {
    const ink = this.inkOf(owner);
    if (ink === null) return null;
    if (this.last?.owner !== owner || this.last.text !== text) this.last = { owner, text, base: baseOf(ink, text) };
    const wanted = this.last.base + from;
    const word = tighten(text.slice(from, to));
    const lead = tighten(text.slice(Math.max(0, from - LEAD), from));
    const at = nearest(ink.text, lead + word, wanted - lead.length);
    const start = at >= 0 ? at + lead.length : nearest(ink.text, word, wanted);
    if (start < 0) return null;
    return [lineAt(ink, start), lineAt(ink, start + Math.max(0, word.length - 1))];
  }

  private inkOf(owner: string): Ink | null {
    const made = this.inks.get(owner);
    if (made !== undefined) return made;
    const pieces = this.pieces.get(owner);
    if (pieces === undefined) return null;
    const ink: Ink = { text: '', starts: [], lines: [] };
    for (const piece of pieces) {
      ink.starts.push(ink.text.length);
      ink.lines.push(piece.line);
      ink.text += piece.tight;
    }
    this.inks.set(owner, ink);
    return ink;
  }
}

/** Where a record's text begins among its lines: titles and headings stand before it. White space in it is rare. */
function baseOf(ink: Ink, text: string): number {
  return Math.max(0, ink.text.indexOf(tighten(text.slice(0, 40)).slice(0, 12)));
}

/** Offset of the occurrence of `word` nearest to `wanted`; -1 where there is none. */
function nearest(text: string, word: string, wanted: number): number {
  if (word === '') return -1;
  const after = text.indexOf(word, Math.max(0, wanted));
  const before = text.lastIndexOf(word, Math.max(0, wanted));
  if (after < 0 || before < 0) return Math.max(after, before);
  return after - wanted < wanted - before ? after : before;
}

function lineAt(ink: Ink, offset: number): number {
  let low = 0;
  let high = ink.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ink.starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return ink.lines[low]!;
}
