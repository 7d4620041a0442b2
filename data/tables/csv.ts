/**
 * CSV as spreadsheets and other programs read it (RFC 4180): rows end in CRLF, a cell with a comma, a quote or a line break
 * is quoted, quotes are doubled. All tables that leave the project are written here.
 */

/** Tells a spreadsheet that a file is UTF-8; without it a Chinese one reads its own old encoding. */
const BYTE_ORDER_MARK = '\ufeff';

/** Text that a spreadsheet would take for a formula (OWASP, CSV injection) … */
const FORMULA = /^[=+\-@\t\r]./s;
/** … and what only looks like it: numbers with a sign. */
const SIGNED_NUMBER = /^[-+][\d,.]+[%‰]?$/;

/**
 * One cell. Nothing is an empty cell; a list of plain values is joined by `；` (by `-` where all are numbers: a range of
 * lines or pages); anything deeper is JSON. A cell that would start a formula gets an apostrophe in front.
 */
function csvCell(value: unknown): string {
  const text = textOf(value);
  const safe = FORMULA.test(text) && !SIGNED_NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null))
    return value.join(value.every((item) => typeof item === 'number') ? '-' : '；');
  return JSON.stringify(value);
}

/** Rows as CSV text, for the clipboard: no mark at its head, no line break at its end. */
export function csvText(rows: readonly (readonly unknown[])[]): string {
  return rows.map((row) => row.map(csvCell).join(',')).join('\r\n');
}

/** A CSV file of records. Columns are `columns`, or every key that occurs, in the order of first appearance. Empty for none. */
export function csvFile(records: readonly object[], columns = keysOf(records)): string {
  if (columns.length === 0) return '';
  const rows = records.map((record) => columns.map((column) => (record as Record<string, unknown>)[column]));
  return csvHead(columns) + rows.map(csvRow).join('');
}

/** The beginning of a CSV file that is written row by row (`csvRow`). */
export function csvHead(columns: readonly string[]): string {
  return BYTE_ORDER_MARK + csvRow(columns);
}

/** A row of a CSV file, with its line break. */
export function csvRow(cells: readonly unknown[]): string {
  return `${csvText([cells])}\r\n`;
}

function keysOf(records: readonly object[]): readonly string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))];
}
