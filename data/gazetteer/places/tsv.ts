/** A fact file that cannot be read: the file, its 1-based line and the reason. */
export class GeoFactError extends Error {
  constructor(
    readonly file: string,
    readonly line: number,
    readonly reason: string,
  ) {
    super(`${file}:${line}: ${reason}`);
    this.name = 'GeoFactError';
  }
}

export interface TsvRow<C extends string> {
  /** 1-based line in the file. */
  line: number;
  get(column: C): string;
}

/**
 * Rows of a tab-separated fact file: `#` lines are remarks, the first other line is the header, which must hold
 * `columns` (more are allowed, in any order). Cells are trimmed; a short row has empty cells at its end.
 */
export function parseTsv<C extends string>(file: string, text: string, columns: readonly C[]): TsvRow<C>[] {
  const rows: TsvRow<C>[] = [];
  let header: Map<string, number> | null = null;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (raw === '' || raw.startsWith('#')) continue;
    const cells = raw.split('\t');
    if (!header) {
      header = new Map(cells.map((cell, at) => [cell.trim(), at]));
      const missing = columns.filter((column) => !header?.has(column));
      if (missing.length > 0) throw new GeoFactError(file, index + 1, `missing column ${missing.join(', ')}`);
      continue;
    }
    const at = header;
    rows.push({ line: index + 1, get: (column) => cells[at.get(column) ?? -1]?.trim() ?? '' });
  }
  return rows;
}
