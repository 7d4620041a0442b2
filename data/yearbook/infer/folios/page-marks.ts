/** Marks that a converter leaves at page breaks. */
import type { Evidence } from '../evidence';
import type { Row } from '../rows';
import { setPages } from './breaks';
import type { Folios } from './model';

/** Marks that a converter leaves: `<pb n="12"/>`, `<!-- page 12 -->`, `[[p.12]]`, `<pb:KR2k0022_WYG_010-1a>`. */
const MARK =
  /^(?:<pb\b[^>]*?n="?(\d+)[^>]*>|<!--\s*(?:page|p\.?|第)?\s*(\d+)\s*页?\s*-->|\[\[?\s*(?:page|p\.?)\s*(\d+)\s*\]?\])/i;
const CONVERTER = /^<(?:pb|lb|milestone)\b[^>]*>\s*¶?$|^<!--.*-->$/i;

/** Takes the marks as furniture; true where they number the pages. */
export function readPageMarks(rows: readonly Row[], out: Folios, evidence: Evidence): boolean {
  const marks = rows.flatMap((row, i) => {
    const match = MARK.exec(row.piece.text);
    if (match || CONVERTER.test(row.piece.text)) out.furniture.set(row, { kind: 'page mark', title: '' });
    return match ? [{ at: i, page: Number(match[1] ?? match[2] ?? match[3]) }] : [];
  });
  if (marks.length < 2) return false;
  setPages(rows, marks);
  out.range = [marks[0]!.page, marks[marks.length - 1]!.page];
  const lines = marks.map(({ at }) => rows[at]!.piece.line);
  evidence.note('pages', `${out.range[0]}—${out.range[1]}`, 0.95, `文中有${marks.length}个页码标记`, lines);
  return true;
}
