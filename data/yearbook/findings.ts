/** Contradictions and misprints of the book: kept verbatim in the records, listed here. */
import type { BookDescription } from './description';
import type { Piece } from './lines';
import type { Finding, Table } from './model';
import type { TableTrouble } from './tables';

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
  for (const piece of pieces)
    if (/\d{4}月\d/.test(piece.tight))
      findings.push({
        code: 'misprint',
        message: `日期误作“${/\d{4}月\d+月?/.exec(piece.tight)![0]}”`,
        lines: [piece.line],
      });
  return findings;
}

/** Findings named in the book description, each located by the words it quotes; one whose words are gone is left out. */
export function knownFindings(description: BookDescription, pieces: readonly Piece[]): Finding[] {
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
