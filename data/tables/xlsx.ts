import { strToU8, zipSync } from 'fflate';
import { xml } from './xml';

/**
 * A table as an Excel workbook of one sheet (ECMA-376, SpreadsheetML, transitional): the least that Excel, LibreOffice and
 * Numbers open. Words are inline strings, numbers are numbers, the first row is bold and stays in view. A package does the same
 * in three times the code, and packs in a worker made of a blob, which no extension page may start.
 */

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Most letters of a cell (Excel's own limit, UTF-16 code units). */
const LONGEST_CELL = 32_767;
/** Widths of columns in characters of the normal font. */
const WIDTH = { least: 8, most: 60 };

/** A plain number, with or without its commas; not one that leading zeros or its length make a name (007, 文号). */
const NUMBER = /^-?(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,14})(?:\.\d+)?$/;

/** Name of a column: 0 is A, 26 is AA. */
function columnName(at: number): string {
  const rest = Math.floor(at / 26) - 1;
  return (rest >= 0 ? columnName(rest) : '') + String.fromCharCode(65 + (at % 26));
}

function cell(text: string, row: number, column: number, bold: boolean): string {
  if (text === '') return '';
  const at = `r="${columnName(column)}${row}"${bold ? ' s="1"' : ''}`;
  if (!bold && NUMBER.test(text)) return `<c ${at}><v>${text.replaceAll(',', '')}</v></c>`;
  return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${xml(text.slice(0, LONGEST_CELL))}</t></is></c>`;
}

/** How wide a text stands: Chinese letters are two of Latin ones. */
function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += char.charCodeAt(0) > 0x2e7f ? 2 : 1;
  return width;
}

function sheet(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const cols = Array.from({ length: columns }, (_, at) => {
    const widest = rows.reduce((most, row) => Math.max(most, widthOf(row[at] ?? '')), 0);
    const width = Math.min(WIDTH.most, Math.max(WIDTH.least, widest + 2));
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`;
  });
  const data = rows.map(
    (row, at) => `<row r="${at + 1}">${row.map((text, column) => cell(text, at + 1, column, at === 0)).join('')}</row>`,
  );
  return (
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${cols.join('')}</cols><sheetData>${data.join('')}</sheetData></worksheet>`
  );
}

/** A name that Excel takes for a sheet: at most 31 letters, none of `[]:*?/\`. */
const sheetName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\]/g, ' ')
    .slice(0, 31)
    .trim() || 'Sheet1';

/** The bytes of a workbook with one sheet. The first row is the header. */
export function xlsxFile(name: string, rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  const relation = (kind: string, target: string, id: number) =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
  const part = (path: string, kind: string) =>
    `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const files: Record<string, string> = {
    '[Content_Types].xml':
      `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `${part('xl/workbook.xml', 'sheet.main')}${part('xl/worksheets/sheet1.xml', 'worksheet')}${part('xl/styles.xml', 'styles')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation('officeDocument', 'xl/workbook.xml', 1)}</Relationships>`,
    'xl/workbook.xml':
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>` +
      `<sheet name="${xml(sheetName(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation('worksheet', 'worksheets/sheet1.xml', 1)}${relation('styles', 'styles.xml', 2)}</Relationships>`,
    'xl/styles.xml':
      `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    'xl/worksheets/sheet1.xml': sheet(rows),
  };
  const bytes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]));
  // A fixed date: two saves of the same table are the same bytes.
  return zipSync(bytes, { mtime: new Date(1980, 0, 1) }) as Uint8Array<ArrayBuffer>;
}
