/** 名词解释: one paragraph a term, the term before the colon. */

import type { Term } from '../model';
import { IdRegister } from '../read/ids';
import type { Owned } from '../read/ledger';
import type { Piece } from '../read/lines';
import { append } from '../read/lists';
import { columnWidth } from '../read/measure';
import { unquote } from '../read/notes';
import { splitParagraphs } from '../read/paragraphs';
import { joinPieces } from '../read/spacing';

export interface Glossary {
  terms: Term[];
  owned: Owned[];
  rest: Piece[];
}

/** `heading` is the glossary's own title, which may stand among its terms. */
export function readGlossary(pieces: readonly Piece[], heading: string, pack: string): Glossary {
  const out: Glossary = { terms: [], owned: [], rest: [] };
  const used = new IdRegister();
  const title = pieces.filter((piece) => piece.tight === heading);
  const text = pieces.filter((piece) => piece.tight !== heading);
  if (title.length > 0) out.owned.push({ owner: 'glossary:heading', pieces: title });
  for (const lines of splitTerms(text)) {
    const joined = joinPieces(lines);
    const match = /^([^：。；]{1,40})：/.exec(joined);
    const open = out.terms[out.terms.length - 1];
    if (match) {
      const term = unquote(match[1]!);
      out.terms.push({
        id: used.claim(`${pack}/名词/${term}`, lines[0]!.page),
        term,
        text: joined.slice(match[0].length),
        page: lines[0]!.page ?? 0,
        lines: [lines[0]!.line, lines[lines.length - 1]!.line],
      });
      out.owned.push({ owner: `term:${term}`, pieces: lines });
    } else if (open) {
      open.text += `\n${joined}`;
      open.lines[1] = lines[lines.length - 1]!.line;
      append(out.owned[out.owned.length - 1]!.pieces, lines);
    } else {
      append(out.rest, lines);
    }
  }
  return out;
}

/** Paragraphs, cut also where a sentence has ended and the next line opens like a term (`“百亿大楼”：`). */
function splitTerms(text: readonly Piece[]): Piece[][] {
  return splitParagraphs(text, columnWidth(text)).flatMap((paragraph) => {
    const out: Piece[][] = [];
    for (const piece of paragraph) {
      const before = out[out.length - 1]?.at(-1);
      const opens = before === undefined || (/[。！]$/.test(before.tight) && /^[^：。；，]{1,24}：/.test(piece.tight));
      if (opens) out.push([piece]);
      else out[out.length - 1]!.push(piece);
    }
    return out;
  });
}
