/**
 * Tab-separated fact files: the first line that is no remark (`#`) is the header, cells are trimmed, a short row has empty
 * cells at its end. Lines may end in LF or CRLF and a byte order mark may stand at the head, for such files are edited in
 * spreadsheets too.
 */

/** A file of facts that cannot be read: the file, its 1-based line (0: the whole file) and the reason. */
export class TableError extends Error {
  constructor(
    readonly file: string,
    readonly line: number,
    readonly reason: string,
  ) {
    super(`${file}:${line}: ${reason}`);
    this.name = 'TableError';
  }
}

export interface TableRow<C extends string> {
  /** 1-based line in the file. */
  line: number;
  get(column: C): string;
}

/**
 * Rows of a file whose header must hold `columns` (more are allowed, in any order). Throws `TableError` naming the missing
 * columns, or the row that has more cells than the header.
 */
export function parseTsv<C extends string>(file: string, text: string, columns: readonly C[]): TableRow<C>[] {
  const rows: TableRow<C>[] = [];
  let header: Map<string, number> | null = null;
  for (const [index, raw] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (raw === '' || raw.startsWith('#')) continue;
    const cells = raw.split('\t');
    if (!header) {
      header = new Map(cells.map((cell, at) => [cell.trim(), at]));
      const missing = columns.filter((column) => !header?.has(column));
      if (missing.length > 0) throw new TableError(file, index + 1, `missing column ${missing.join(', ')}`);
      continue;
    }
    const at = header;
    if (cells.length > at.size && cells.slice(at.size).some((cell) => cell.trim() !== ''))
      throw new TableError(file, index + 1, `${cells.length} cells for ${at.size} columns`);
    rows.push({ line: index + 1, get: (column) => cells[at.get(column) ?? -1]?.trim() ?? '' });
  }
  return rows;
}

/** Rows as plain records; a file that is not there has none. */
export function readTsv<C extends string>(
  file: string,
  text: string | undefined,
  columns: readonly C[],
): Record<C, string>[] {
  return parseTsv(file, text ?? '', columns).map(
    (row) => Object.fromEntries(columns.map((column) => [column, row.get(column)])) as Record<C, string>,
  );
}
