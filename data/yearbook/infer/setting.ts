/** How running text is set: a line a paragraph, or printed lines that must be joined; and where its paragraphs begin. */
import type { Piece } from '../read/lines';
import { columnWidth } from '../read/measure';
import { paragraphs } from '../read/paragraphs';
import { joinPieces } from '../read/spacing';
import type { Evidence } from './evidence';
import { endsSentence, type Row } from './rows';

export interface Setting {
  wrapped: boolean;
  /** Text of pieces, paragraphs joined by "\n". */
  join(pieces: readonly Piece[]): string;
  paragraphs(pieces: readonly Piece[]): string[];
}

/** Looks at lines long enough to be text: where most end a sentence, each is a paragraph. */
export function findSetting(rows: readonly Row[], evidence: Evidence, given?: boolean): Setting {
  // The widest lines are the ones that were cut where the column ended; a paragraph's own end is at a full stop.
  const set = rows.filter(({ piece }) => piece.tight.length >= 6 && !/\S[\s\u3000]{3,}\S/.test(piece.text));
  const widths = set.map(({ piece }) => piece.width).sort((a, b) => a - b);
  const column = widths[Math.floor(widths.length * 0.9)] ?? 0;
  const full = set.filter(({ piece }) => piece.width >= column * 0.88);
  const cut = full.filter(({ piece }) => !endsSentence(piece.tight) && !/[：:）)】〕]$/.test(piece.tight));
  const share = full.length === 0 ? 0 : cut.length / full.length;
  const wrapped = given ?? (share > 0.45 && column <= 80);
  evidence.note(
    'wrapped',
    String(wrapped),
    Math.min(0.97, 0.55 + Math.abs(share - 0.45)),
    wrapped
      ? `${Math.round(share * 100)}%的满行没有句末标点，按印刷行接排`
      : `${Math.round((1 - share) * 100)}%的长行以句末标点结束，一行一段`,
    [],
  );
  if (!wrapped) {
    const list = (pieces: readonly Piece[]) => byLine(pieces);
    return { wrapped, paragraphs: list, join: (pieces) => list(pieces).join('\n') };
  }
  const indents = new Map(rows.map((row) => [row.piece.line, row.indent]));
  const measure = columnWidth(rows.map(({ piece }) => piece));
  const base = usualIndent(rows);
  const indented = rows.filter(
    ({ indent, piece }) => indent >= base + 2 && indent <= base + 6 && piece.tight.length >= 6,
  ).length;
  const byIndent = indented >= rows.length * 0.05;
  const list = (pieces: readonly Piece[]): string[] => {
    if (!byIndent) return paragraphs(pieces, measure);
    const groups: Piece[][] = [];
    for (const piece of pieces) {
      const before = groups[groups.length - 1]?.at(-1);
      const opens =
        before === undefined ||
        (endsSentence(before.tight) && indentOfPiece(piece) >= base + 2 && piece.from === lineStart(piece));
      if (opens) groups.push([piece]);
      else groups[groups.length - 1]!.push(piece);
    }
    return groups.map((group) => joinPieces(group)).filter((text) => text !== '');
  };
  const indentOfPiece = (piece: Piece) => indents.get(piece.line) ?? 0;
  return { wrapped, paragraphs: list, join: (pieces) => list(pieces).join('\n') };
}

function lineStart(piece: Piece): number {
  return piece.from;
}

/** Each line a paragraph; one that does not end a sentence goes on where the next line is not indented. */
function byLine(pieces: readonly Piece[]): string[] {
  return pieces.map((piece) => joinPieces([piece])).filter((text) => text !== '');
}

function usualIndent(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const { indent, piece } of rows) if (piece.tight.length >= 8) counts.set(indent, (counts.get(indent) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
