/** Where the chronicle stands: from its heading to the heading of what comes next. */
import { isChronicleLine, isDateLine, opensWithDay } from './any-chronicle';
import { keyOf } from './contents';
import type { EntryMark } from './entry-marks';
import { headingOf, isSpecial, isUsualCategory, RANK } from './headings';
import { endsSentence, isProse, type Row } from './rows';

export interface ChronicleSpan {
  /** Index of the heading's row. */
  heading: number;
  /** First row of the chronicle and the one after its last. */
  first: number;
  end: number;
}

const TITLE = /^(?:\d{4}年)?(?:.{0,10})?大事(?:记|纪|紀|記|纪要|辑要|记略|述要)$/;

/** The first heading 大事记 that dates follow; null where there is none or where its items are entries. */
export function chronicleSpan(
  rows: readonly Row[],
  mark: EntryMark | null,
  listed: ReadonlySet<string>,
  given: ReadonlyMap<string, string>,
): ChronicleSpan | null {
  for (let i = 0; i < rows.length; i++) {
    const heading = headingOf(rows[i]!.piece.text);
    const title = heading?.title.replace(/[\s\u3000]+/g, '').replace(/^(.+)\1$/, '$1') ?? '';
    if (!TITLE.test(title)) continue;
    const end = endOf(rows, i + 1, mark, listed, given);
    const dated = rows
      .slice(i + 1, end)
      .filter(({ piece }) => isChronicleLine(piece.text) || isDateLine(piece.text) || opensWithDay(piece.text)).length;
    if (dated >= 2) return { heading: i, first: i + 1, end };
  }
  return null;
}

// Complexity: each condition is one sign that the chronicle is over.
function endOf(
  rows: readonly Row[],
  first: number,
  mark: EntryMark | null,
  listed: ReadonlySet<string>,
  given: ReadonlyMap<string, string>,
): number {
  for (let i = first; i < rows.length; i++) {
    const { text, tight } = rows[i]!.piece;
    if (isDateLine(text) || isChronicleLine(text)) continue;
    if (mark?.open(rows[i]!, rows[i + 1], rows[i + 2])) {
      // What heads the entry belongs to it.
      let start = i;
      while (start > first && i - start < 4 && isHeading(rows, start - 1)) start--;
      return start;
    }
    const heading = headingOf(text);
    if (!heading || isProse(tight)) continue;
    const key = keyOf(text);
    const level = given.get(key);
    if (level === 'category' || level === 'section') return i;
    if (TITLE.test(heading.title.replace(/\s/g, ''))) continue;
    const closed = i === first || endsSentence(rows[i - 1]!.piece.tight) || rows[i]!.gap > 0;
    if (!closed) continue;
    if (
      heading.doubled ||
      RANK[heading.class] <= RANK.clause ||
      listed.has(key) ||
      (heading.class === 'bare' && isSpecial(heading.title))
    )
      return i;
    // Where entries are marked, the next one ends the chronicle; only a usual name of a category ends it before.
    if (mark !== null && !(heading.doubled || isUsualCategory(heading.title)) && heading.class === 'bare') continue;
    // A line without a date that is a heading by its words, and what follows is no date either.
    const next = rows[i + 1];
    if (
      next &&
      !isChronicleLine(next.piece.text) &&
      !isDateLine(next.piece.text) &&
      (heading.class !== 'bare' || tight.length <= 16) &&
      i > first
    ) {
      const later = rows[i + 2];
      const dates = [next, later].some(
        (row) => row && (isChronicleLine(row.piece.text) || /^\d{1,2}日/.test(row.piece.tight)),
      );
      if (!dates && endsSentence(rows[i - 1]!.piece.tight)) return i;
    }
  }
  return rows.length;
}

function isHeading(rows: readonly Row[], at: number): boolean {
  const { text, tight } = rows[at]!.piece;
  return (
    headingOf(text) !== null && !isDateLine(text) && !isChronicleLine(text) && !isProse(tight) && !endsSentence(tight)
  );
}
