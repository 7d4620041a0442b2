/** Contradictions and misprints of the book: kept verbatim in the records, listed here. */

import type { BookDescription } from '../description';
import type { TableTrouble } from '../divisions/tables';
import type { Finding, Table } from '../model';
import type { Piece } from '../read/lines';
import { append } from '../read/lists';

/** Findings that any yearbook can have: totals that do not add up and dates that are no dates. */
export function commonFindings(
  tables: readonly Table[],
  troubles: readonly TableTrouble[],
  pieces: readonly Piece[],
): Finding[] {
  const findings: Finding[] = [];
  for (const table of tables)
    for (const check of table.checks)
      if (check.printed !== check.computed)
        findings.push({
          code: 'table-total',
          message: `表${table.number}“${check.label}”合计印作${check.printed}，各行相加为${check.computed}`,
          lines: [...table.lines],
        });
  for (const trouble of troubles)
    findings.push({
      code: 'table-layout',
      message: `表${trouble.number}（第${trouble.page}页）：${trouble.message}`,
      lines: [trouble.line],
    });
  append(findings, replacementFindings(pieces));
  for (const piece of pieces)
    if (/\d{4}月\d/.test(piece.tight))
      findings.push({
        code: 'misprint',
        message: `日期误作“${/\d{4}月\d+月?/.exec(piece.tight)![0]}”`,
        lines: [piece.line],
      });
  return findings;
}

const PAIRS: Record<string, string> = {
  '“': '”',
  '（': '）',
  '《': '》',
  '‘': '’',
  '〔': '〕',
  '﹝': '﹞',
  '〈': '〉',
};
const MARKS = new RegExp(`[${Object.entries(PAIRS).flat().join('')}]`, 'g');

/** Texts whose brackets or quotation marks do not match, with the words around the first that is left over. */
export function unbalanced(texts: readonly { text: string; name: string; line: number }[]): Finding[] {
  return texts.flatMap(({ text, name, line }) => {
    const at = leftOver(text);
    if (at < 0) return [];
    const around = text.slice(Math.max(0, at - 10), at + 8).replaceAll('\n', '');
    return [{ code: 'unbalanced', message: `“${name}”引号或括号不成对：…${around}…`, lines: [line] }];
  });
}

/** Index of the first mark without its partner, −1 where all match. */
function leftOver(text: string): number {
  const open: { close: string; at: number }[] = [];
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    const close = PAIRS[mark];
    if (close) open.push({ close, at: index });
    else if (open.pop()?.close !== mark) return index;
  }
  return open[0]?.at ?? -1;
}

/** Findings named in the book description, each located by the words it quotes; one whose words are gone is left out. */
export function knownFindings(description: Pick<BookDescription, 'findings'>, pieces: readonly Piece[]): Finding[] {
  return description.findings.flatMap((known) => {
    const lines = known.quotes.map(
      (quote) =>
        pieces.find(
          (piece) => piece.tight.includes(quote.text) && (quote.page === undefined || piece.page === quote.page),
        )?.line,
    );
    if (lines.some((line) => line === undefined)) return [];
    return [{ code: known.code, message: known.message, lines: lines as number[] }];
  });
}

/** Lines with U+FFFD: read as space glyphs where they are few, reported as unreadable where a line is half made of them. */
function replacementFindings(pieces: readonly Piece[]): Finding[] {
  const marked = pieces.filter((piece) => piece.raw.includes('\uFFFD'));
  const bad = marked.filter((piece) => piece.raw.split('\uFFFD').length - 1 > piece.tight.length);
  const good = marked.filter((piece) => !bad.includes(piece));
  const out: Finding[] = [];
  if (good.length > 0) {
    const glyphs = good.reduce((sum, piece) => sum + piece.raw.split('\uFFFD').length - 1, 0);
    out.push({
      code: 'space-glyph',
      message: `${good.length}行有${glyphs}个U+FFFD，按空格字形删去`,
      lines: good.map((piece) => piece.line),
    });
  }
  for (const piece of bad) out.push({ code: 'unreadable', message: '此行大半无法辨读', lines: [piece.line] });
  return out;
}
