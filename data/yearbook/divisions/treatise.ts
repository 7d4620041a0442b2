/** Running text with headings that is not made of entries: 编辑说明, 特载, 统计公报. */

import type { Treatise } from '../model';
import type { Owned } from '../read/ledger';
import type { Piece } from '../read/lines';
import { columnWidth, printedWidth } from '../read/measure';
import { paragraphs } from '../read/paragraphs';
import { closeUp, joinPieces } from '../read/spacing';

const LEVEL_1 = /^(?:[一二三四五六七八九十]+、|公报注释：?$)/;
const LEVEL_2 = /^（[一二三四五六七八九十]+）/;
const SIGNATURE = /^（[\u4e00-\u9fff ]{2,20}）$/;

export interface TreatiseOptions {
  title: string;
  /** Lines of the title block, without white space, wherever the extractor put them; the first is the title itself. */
  titleLines: readonly string[];
  pack: string;
  /** False for a text numbered in paragraphs (一、…) rather than headed. */
  headings: boolean;
}

export interface TreatiseRead {
  treatise: Treatise;
  owned: Owned[];
}

/** Reads one treatise. Text before the first heading is a section with an empty heading. */
export function readTreatise(pieces: readonly Piece[], options: TreatiseOptions): TreatiseRead {
  const titleLines = new Set(options.titleLines);
  const block = pieces.filter((piece) => titleLines.has(piece.tight));
  const text = pieces.filter((piece) => !titleLines.has(piece.tight));
  const column = columnWidth(text);
  const signature = text.length > 0 && SIGNATURE.test(text[text.length - 1]!.text) ? [text.pop()!] : [];
  const treatise: Treatise = {
    id: `${options.pack}/${options.title}`,
    title: options.title,
    subtitle:
      block.length > 1
        ? block
            .slice(1)
            .map((piece) => closeUp(piece.text))
            .join('\n')
        : null,
    signature: signature.map((piece) => piece.tight.slice(1, -1)),
    sections: [],
    page: pieces[0]?.page ?? null,
    lines: [pieces[0]?.line ?? 0, pieces[pieces.length - 1]?.line ?? 0],
  };
  let heading: Piece[] = [];
  let body: Piece[] = [];
  let level: 1 | 2 = 1;
  const close = () => {
    if (heading.length === 0 && body.length === 0) return;
    const all = [...heading, ...body];
    let title = joinPieces(heading);
    const text = paragraphs(body, column);
    // A heading that runs into its paragraph ends at the first full stop (lines 2082–2147).
    const stop = title.indexOf('。');
    if (stop >= 0) {
      text.splice(0, text.length, ...paragraphs(all, column));
      title = title.slice(0, stop);
      text[0] = text[0]!.slice(text[0]!.indexOf('。') + 1);
    }
    treatise.sections.push({
      heading: title.replace(/：$/, ''),
      level,
      text: text.join('\n'),
      page: all[0]!.page,
      lines: [all[0]!.line, all[all.length - 1]!.line],
    });
    heading = [];
    body = [];
  };
  for (const piece of text) {
    const opens = options.headings && (LEVEL_1.test(piece.tight) ? 1 : LEVEL_2.test(piece.tight) ? 2 : 0);
    if (opens) {
      close();
      level = opens;
      heading = [piece];
    } else if (heading.length > 0 && body.length === 0 && continuesHeading(piece, heading, column)) {
      heading.push(piece);
    } else {
      body.push(piece);
    }
  }
  close();
  return { treatise, owned: [{ owner: `treatise:${treatise.id}`, pieces: [...block, ...text, ...signature] }] };
}

/** The second line of a heading is short, or closes it with a full stop in a line that runs on. */
function continuesHeading(piece: Piece, heading: readonly Piece[], column: number): boolean {
  const before = heading[heading.length - 1]!;
  if (before.tight.includes('。')) return false;
  if (/^注释|注释：?$/.test(before.tight)) return false;
  const first = printedWidth(before);
  const stop = piece.tight.indexOf('。');
  if (stop >= 0) return first > column - 2.5 && stop < 12;
  return printedWidth(piece) < column - 4;
}
