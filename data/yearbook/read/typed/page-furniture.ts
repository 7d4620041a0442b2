/** What the pages print besides their text: translations of headings, contents, index, page numbers, running heads, thumb titles, drawn lines. */
import { CONTENTS_HEAD, type Contents, findContents, findIndex, type IndexBlock, keyOf } from '../../infer/contents';
import type { Evidence } from '../../infer/evidence';
import { findFolios } from '../../infer/folios/folios';
import { headingOf } from '../../infer/headings';
import { half, type Row } from '../../infer/rows';
import { takeThumbs } from '../../infer/thumbs';
import { translationsOf } from '../../infer/translations';
import { pagesOfTitles } from '../by-page';
import type { Owned } from '../ledger';

/** A line drawn with signs that are no frame of a table. */
const RULE = /^([=\-_*~＝－＿＊～※◆◇·])\1{2,}$/;

export interface PageFurniture {
  contents: Contents;
  index: IndexBlock;
  furniture: { kind: string; row: Row }[];
  /** Running heads and thumb titles by page. */
  heads: Map<number, string>;
  /** Whether pages are numbered. */
  numbered: boolean;
  /** Keys of the titles that the contents print. */
  listed: Set<string>;
  /** What is left: the running text. */
  text: Row[];
}

/** A line drawn as those of tables are: one at the edge of a page parts the head from the text. */
const DRAWN_RULE = /^[─━═]{3,}$/;

function without(rows: readonly Row[], taken: readonly Row[]): Row[] {
  const out = new Set(taken);
  return rows.filter((row) => !out.has(row));
}

/** Sets them apart, and gives every row its printed page. Who owns a piece goes into `owned`. */
export function takePageFurniture(
  all: readonly Row[],
  title: string,
  stated: ReadonlySet<string>,
  owned: Owned[],
  evidence: Evidence,
): PageFurniture {
  const furniture: PageFurniture['furniture'] = [];
  const translations = translationsOf(all, ({ piece }) => CONTENTS_HEAD.test(piece.tight));
  for (const row of translations) furniture.push({ kind: 'translation', row });
  const rows = without(all, translations);
  const contents = findContents(rows, evidence);
  const inContents = new Set(contents.lines);
  const index = findIndex(without(rows, contents.lines), evidence);
  const lists = new Set([...contents.lines, ...index.lines]);
  const folios = findFolios(
    rows.filter((row) => !lists.has(row)),
    title,
    {
      pages: pagesOfTitles(index.rows, contents.rows),
      titles: new Set(contents.rows.map(({ title }) => half(title.replace(/\s/g, '')))),
    },
    evidence,
  );
  // What no count of pages holds among the rows of the index is furniture all the same.
  for (const row of index.folios)
    if (!folios.furniture.has(row)) folios.furniture.set(row, { kind: 'running head', title: row.piece.tight });
  for (const [row, { kind }] of folios.furniture) furniture.push({ kind, row });
  // What the contents or the index own is theirs, even where it reads as the book's title (a text of one heading).
  const free = rows.filter((row) => !lists.has(row) && !folios.furniture.has(row));
  const named = free.filter((row) => stated.has(row.piece.tight));
  for (const row of named) furniture.push({ kind: 'named', row });
  // The book's own title heads nothing in it, wherever it stands.
  const own = half(title.replace(/\s/g, ''));
  const titles = free.filter((row) => half(row.piece.tight) === own && !named.includes(row));
  for (const row of titles) furniture.push({ kind: 'title', row });
  const atEdge = (i: number) =>
    [rows[i - 1], rows[i + 1]].some((row) => row !== undefined && folios.furniture.has(row));
  const rules = rows.filter(
    (row, i) =>
      (RULE.test(row.piece.tight) || (DRAWN_RULE.test(row.piece.tight) && atEdge(i))) &&
      !lists.has(row) &&
      !folios.furniture.has(row) &&
      !named.includes(row),
  );
  for (const row of rules) furniture.push({ kind: 'rule', row });
  const ruled = new Set([...rules, ...titles]);
  const inked = rows.filter((row) => !folios.furniture.has(row) && !stated.has(row.piece.tight) && !ruled.has(row));
  owned.push({ owner: 'contents', pieces: contents.lines.map(({ piece }) => piece) });
  owned.push({ owner: 'index:frame', pieces: index.frame });
  for (const row of index.rows) owned.push({ owner: `index:${row.title}`, pieces: row.pieces });
  const running = inked.filter((row) => !inContents.has(row) && !index.lines.has(row));
  const listed = new Set(contents.rows.map(({ title }) => keyOf(title)));

  const thumbs = takeThumbs(
    running,
    new Set([...contents.rows.map(({ bare }) => bare.replace(/\s/g, '')), ...folios.heads.values()]),
  );
  for (const { row } of thumbs.furniture) furniture.push({ kind: 'tab', row });
  return {
    contents,
    index,
    furniture,
    heads: new Map([...folios.heads, ...thumbs.byPage]),
    numbered: folios.range !== null,
    listed,
    text: thumbs.rows,
  };
}

/**
 * Rows without the drawn lines above and below a heading; the end of a page may have taken one of the two. The head of a table
 * stands between such lines too, in several cells.
 */
export function withoutBoxes(rows: readonly Row[]): { rows: Row[]; rules: Row[] } {
  const isRule = (row: Row | undefined) => row !== undefined && DRAWN_RULE.test(row.piece.tight);
  const inCells = (row: Row | undefined) =>
    row !== undefined && (/\S[\s\u3000]{2,}\S|[│┃|\t]/.test(row.piece.text) || isRule(row));
  const isHeading = (row: Row | undefined) => row !== undefined && !inCells(row) && headingOf(row.piece.text) !== null;
  const rules = rows.filter((row, i) => {
    if (!isRule(row)) return false;
    const [above, below] = [rows[i - 1], rows[i + 1]];
    return (isHeading(below) && !inCells(above)) || (isHeading(above) && !inCells(below) && !isRule(below));
  });
  return { rows: without(rows, rules), rules };
}
