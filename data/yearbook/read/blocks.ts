/** Step 7: the running text of entries cut into sections, titles, bodies, boxes and signatures. */

import { cutPiece, type Piece, tighten } from './lines';
import { append } from './lists';

export interface EntryBlock {
  title: Piece[];
  body: Piece[];
  box: Piece[];
  /** Signature lines that stand after this entry; empty where the run goes on. */
  signature: Piece[];
}

export interface SectionBlock {
  /** Lines of the section's title; empty where text starts without one. */
  title: Piece[];
  entries: EntryBlock[];
}

export interface EntryFlow {
  sections: SectionBlock[];
  /** Lines before the first 【 that are too long to be a section title. */
  stray: Piece[];
}

const TITLE_LINE = 13.5;
const MAX_TITLE_LINES = 3;
/** Compilers: names of 2–4 characters, letter-spaced when of two, or a unit. */
const SIGNATURE = /（[\u4e00-\u9fff]{1,2}(?:[\u4e00-\u9fff· ]{1,60})）$/;

/** Cuts the free lines of an entries part into sections of entries. Every piece ends up in exactly one place. */
export function cutEntries(pieces: readonly Piece[]): EntryFlow {
  const flow: EntryFlow = { sections: [], stray: [] };
  const starts = pieces.flatMap((piece, i) => (piece.tight.startsWith('【') ? [i] : []));
  let section: SectionBlock | null = null;
  const head = pieces.slice(0, starts[0] ?? pieces.length);
  let titleOfNext: Piece[] = [];
  if (isTitle(head)) titleOfNext = head;
  else append(flow.stray, head);
  starts.forEach((start, k) => {
    const run = pieces.slice(start, starts[k + 1] ?? pieces.length);
    if (section === null || titleOfNext.length > 0) {
      section = { title: titleOfNext, entries: [] };
      flow.sections.push(section);
    }
    const { entry, sectionTitle } = cutEntry(run, k === starts.length - 1);
    section.entries.push(entry);
    titleOfNext = sectionTitle;
  });
  if (titleOfNext.length > 0) append(flow.stray, titleOfNext);
  return flow;
}

function isTitle(lines: readonly Piece[]): boolean {
  return (
    lines.length <= MAX_TITLE_LINES &&
    lines.every((line) => line.width <= TITLE_LINE && !/[。，；：！？]/.test(line.tight))
  );
}

/** `run` starts with the line that opens the title and ends before the next title. */
function cutEntry(run: readonly Piece[], last: boolean): { entry: EntryBlock; sectionTitle: Piece[] } {
  const title: Piece[] = [];
  let rest = [...run];
  // The title closes on its own line or one of the next few; without 】 only its first line is title.
  const close = rest.slice(0, 6).findIndex((piece) => piece.text.includes('】'));
  title.push(...rest.splice(0, Math.max(close, 0)));
  if (close >= 0) {
    const at = rest[0]!.text.indexOf('】') + 1;
    if (at < rest[0]!.text.length) {
      const [left, right] = cutPiece(rest[0]!, at);
      title.push(left);
      rest[0] = right;
    } else {
      title.push(rest.shift() as Piece);
    }
  } else {
    title.push(rest.shift() as Piece);
  }
  const signed = findSignature(rest, last);
  const sectionTitle = signed ? rest.slice(signed.after) : [];
  const signature: Piece[] = [];
  if (signed) {
    signature.push(...rest.slice(signed.first, signed.after));
    rest = rest.slice(0, signed.first);
    if (signed.offset > 0) {
      const [left, right] = cutPiece(signature[0]!, signed.offset);
      rest.push(left);
      signature[0] = right;
    }
  }
  const boxAt = rest.findIndex((piece) => piece.tight === '资料');
  const body = boxAt < 0 ? rest : rest.slice(0, boxAt);
  const box = boxAt < 0 ? [] : rest.slice(boxAt);
  return { entry: { title, body, box, signature }, sectionTitle };
}

/**
 * A signature stands at the end of a run: after it comes a title, or the title of the next section (at most three
 * short lines) and a title, or the end of the part. It can begin on the last line of the text and run over two lines.
 */
function findSignature(rest: readonly Piece[], last: boolean): { first: number; offset: number; after: number } | null {
  const latest = rest.length;
  const earliest = Math.max(0, latest - MAX_TITLE_LINES);
  for (let after = latest; after >= earliest && after > 0; after--) {
    const tail = rest.slice(after);
    if (tail.length > 0 && (last || !isTitle(tail))) continue;
    for (const span of [1, 2, 3]) {
      const first = after - span;
      if (first < 0) break;
      const open = rest[first]!.text.lastIndexOf('（');
      if (open < 0) continue;
      const text = [rest[first]!.text.slice(open), ...rest.slice(first + 1, after).map((piece) => piece.text)].join(
        ' ',
      );
      if (!SIGNATURE.test(text) || text.indexOf('）') !== text.length - 1) continue;
      if (open > 0 && !/[。！？”’》）]$/.test(tighten(rest[first]!.text.slice(0, open)))) continue;
      return { first, offset: open, after };
    }
  }
  return null;
}
