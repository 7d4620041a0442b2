/** Printed page numbers and running heads, found by what repeats and counts on. */
import type { Evidence } from '../evidence';
import type { Row } from '../rows';
import { breaksAfter, breaksAtFeeds, breaksBefore, setPages } from './breaks';
import { inOneStyle, isConvincing, longestChain } from './chain';
import { numberFeeds } from './feeds';
import { standsAtFoot } from './foot';
import { headTexts, markHeads } from './heads';
import type { Folios, PrintedLists } from './model';
import { readPageMarks } from './page-marks';
import { bareHead, candidatesOf, numbersOverTitles } from './page-numbers';

/** Form feeds part the pages where there are nearly as many as page numbers. */
const FEEDS = 0.6;

/**
 * Finds the longest chain of page numbers that count on, and gives every row its printed page. Changes `row.piece.page`.
 * `lists` is what the contents and the index print: it settles whether a number heads or ends its page.
 */
export function findFolios(
  rows: readonly Row[],
  title: string | null,
  lists: PrintedLists,
  evidence: Evidence,
): Folios {
  const out: Folios = { furniture: new Map(), heads: new Map(), range: null };
  if (readPageMarks(rows, out, evidence)) return out;
  const numbered = numbersOverTitles(rows, lists.titles);
  if (numbered.length > 0) {
    for (const row of numbered) out.furniture.set(row, { kind: 'heading number', title: '' });
    const rest = findFolios(
      rows.filter((row) => !out.furniture.has(row)),
      title,
      lists,
      evidence,
    );
    for (const [row, what] of out.furniture) rest.furniture.set(row, what);
    return rest;
  }
  const candidates = candidatesOf(rows, title, lists);
  const feeds = rows.flatMap((row, i) => (row.feed || i === 0 ? [i] : []));
  if (numberFeeds(rows, feeds, candidates, lists.pages, out, title, evidence)) return out;
  const chain = inOneStyle(longestChain(candidates, rows), rows);
  const known = headTexts(rows, candidates, title);
  const repeated = (row: Row) => known.has(bareHead(row.piece.tight));
  if (!isConvincing(chain, rows, feeds.length)) {
    // No numbers: what repeats is still furniture.
    for (const row of rows)
      if (repeated(row)) out.furniture.set(row, { kind: 'running head', title: bareHead(row.piece.tight) });
    if (feeds.length >= 3) evidence.note('pages', '无页码', 0.5, `有${feeds.length}处换页符，没有可接续的页码`, []);
    else evidence.note('pages', '无页码', 0.8, '文中没有可接续的页码', []);
    return out;
  }
  const foot = standsAtFoot(chain, rows, lists.pages, repeated);
  const breaks =
    feeds.length >= Math.max(2, chain.length * FEEDS)
      ? breaksAtFeeds(rows, feeds, chain)
      : foot
        ? breaksAfter(rows, chain, repeated)
        : breaksBefore(rows, chain, repeated);
  setPages(rows, breaks);
  for (const { row, rest } of chain)
    out.furniture.set(rows[row]!, { kind: rest === '' ? 'page number' : 'running head', title: rest });
  markHeads(
    rows,
    out,
    known,
    breaks,
    title,
    chain.map(({ row }) => row),
  );
  const pages = chain.map(({ page }) => page);
  out.range = [pages[0]!, pages[pages.length - 1]!];
  const expected = out.range[1] - out.range[0] + 1;
  evidence.note(
    'pages',
    `${out.range[0]}—${out.range[1]}`,
    Math.min(0.98, new Set(pages).size / expected),
    `${new Set(pages).size}个页码依次递增，印在${foot ? '页末' : '页首'}${feeds.length > 2 ? '，有换页符' : ''}`,
    chain.slice(0, 3).map(({ row }) => rows[row]!.piece.line),
  );
  return out;
}
