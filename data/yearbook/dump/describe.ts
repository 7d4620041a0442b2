/** What an extractor's dump of a set book shows of itself, as a description that a person's corrections are laid over. */
import type { BookDescription, CategoryDescription, PartDescription, TableDescription } from '../description';
import { Evidence } from '../infer/evidence';
import type { BookInfo } from '../model';
import { splitFurniture } from '../read/furniture';
import { type Piece, type SourceLines, splitLines } from '../read/lines';
import { paginate } from '../read/pages';
import { type CategoryFound, findCategories, findHeads, undouble } from './heads';
import { type DumpPage, findPages } from './page-starts';
import { findParts } from './parts';
import { findTables, listOfTables } from './tables';

/**
 * Describes a dump. Null where the text is none: pages whose numbers agree, and categories that the index or titles in two
 * layers name. `given` stands: single fields whole, categories by title, tables by number, parts by kind.
 */
export function describeDump(
  text: string | SourceLines,
  given: Partial<BookDescription> & { info: BookInfo },
  evidence: Evidence = new Evidence(),
): BookDescription | null {
  const source = typeof text === 'string' ? splitLines(text) : text;
  const found = findPages(source);
  if (!found) return null;
  const { pages } = found;
  const heads = findHeads(pages);
  const runningHead = given.runningHead ?? heads.runningHead;
  const photoSections = given.photoSections ?? heads.photoSections;
  const indexAt = pages.findIndex(({ pieces }) =>
    pieces.some(({ tight }) => /^(?:条目|主题)?索引$/.test(undouble(tight) ?? tight)),
  );
  const indexPieces = indexAt < 0 ? [] : pages.slice(indexAt).flatMap(({ pieces }) => pieces);
  const categories = withCategories(findCategories(pages, indexPieces), pages, given.categories);
  if (categories.length < 2) return null;
  const titles = categories.map(({ title }) => title);
  // Tables are looked for among the lines that hold records.
  const { anchor } = found;
  const paged = paginate(source, anchor);
  const { rest } = splitFurniture(paged.pieces, paged.starts, {
    runningHead,
    titles: [...titles, '索引'],
    photoSections,
  });
  const inked = pagesOf(indexAt < 0 ? rest : rest.filter(({ line }) => line < indexPieces[0]!.line));
  const tables = withTables(findTables(inked, listOfTables(indexPieces)), given.tables);
  noteAll(evidence, { found, heads, categories, tables });
  return {
    ...given,
    runningHead,
    pageAnchor: given.pageAnchor ?? anchor,
    photoSections,
    gluedCaptions: given.gluedCaptions ?? [],
    parts: withParts(findParts(pages, categories, photoSections), given.parts, given.expected ?? {}),
    categories: categories.filter(({ title }) => title !== '索引').map(({ title, page }) => ({ title, page })),
    tables,
    mends: given.mends ?? [],
    findings: given.findings ?? [],
    expected: given.expected ?? {},
  };
}

/** The description of a text that shows nothing of a dump: every part that records are expected of is missing. */
export function noDump(given: Partial<BookDescription> & { info: BookInfo }): BookDescription {
  const { info, mends = [], findings = [], expected = {}, gluedCaptions = [] } = given;
  return {
    info,
    runningHead: given.runningHead ?? '',
    pageAnchor: given.pageAnchor ?? { first: '', page: 1 },
    photoSections: given.photoSections ?? [],
    gluedCaptions,
    parts: withParts([], [], expected),
    categories: [],
    tables: [],
    mends,
    findings,
    expected,
  };
}

function pagesOf(pieces: readonly Piece[]): DumpPage[] {
  const pages = new Map<number | null, Piece[]>();
  for (const piece of pieces) {
    const own = pages.get(piece.page);
    if (own) own.push(piece);
    else pages.set(piece.page, [piece]);
  }
  return [...pages].map(([page, own]) => ({ page, pieces: own }));
}

function withCategories(
  found: readonly CategoryFound[],
  pages: readonly DumpPage[],
  given: readonly CategoryDescription[] = [],
): CategoryFound[] {
  const all = new Map(found.map((one) => [one.title, one]));
  for (const { title, page } of given)
    if (page !== undefined)
      all.set(title, {
        title,
        page,
        opens: pages.find((one) => one.page === page)?.pieces[0]?.tight ?? '',
        from: 'description',
      });
  return [...all.values()].sort((a, b) => a.page - b.page);
}

/** Corrections of a table: its fields by number, what single pages need by page. */
function withTables(
  found: readonly TableDescription[],
  given: readonly Partial<TableDescription>[] = [],
): TableDescription[] {
  return found.map((table) => {
    const mine = given.find(({ number }) => number === table.number);
    if (!mine) return table;
    const regions = table.regions.map((region) => ({
      ...region,
      ...mine.regions?.find(({ page }) => page === region.page),
    }));
    return { ...table, ...mine, regions };
  });
}

/** What a part of each kind is called where it is missing, and the count of the records it holds. */
const HOLDS: Partial<Record<PartDescription['kind'], { title: string; count: string }>> = {
  orgs: { title: '全称、简称对照', count: 'orgs' },
  treatise: { title: '特载', count: 'treatises' },
  glossary: { title: '名词解释', count: 'terms' },
  entries: { title: '条目', count: 'entries' },
  chronicle: { title: '大事记', count: 'chronicle' },
  people: { title: '人物', count: 'people' },
  offices: { title: '机构及负责人', count: 'offices' },
  index: { title: '索引', count: 'index entries' },
};

/** Corrections by kind; and a part that was not found though its records are expected is missing. */
function withParts(
  found: readonly PartDescription[],
  given: readonly Partial<PartDescription>[] = [],
  expected: Readonly<Record<string, number>>,
): PartDescription[] {
  const parts = found.map((part) => ({ ...part, ...given.find(({ kind }) => kind === part.kind) }));
  for (const [kind, { title, count }] of Object.entries(HOLDS))
    if ((expected[count] ?? 0) > 0 && !parts.some((part) => part.kind === kind))
      parts.push({ kind: kind as PartDescription['kind'], title, required: true, line: Number.POSITIVE_INFINITY });
  return parts;
}

function noteAll(
  evidence: Evidence,
  all: {
    found: { agree: number; contradict: number; pages: DumpPage[] };
    heads: { runningHead: string; photoSections: string[] };
    categories: CategoryFound[];
    tables: TableDescription[];
  },
): void {
  const { found, heads, categories, tables } = all;
  const share = found.agree / (found.agree + found.contradict);
  evidence.note(
    'pages',
    `${found.pages.length}`,
    Math.min(0.99, share),
    `${found.agree}页的印刷页码与计数相合，${found.contradict}页不合`,
    [],
  );
  evidence.note('runningHead', heads.runningHead, 0.9, '开页最多的一行', []);
  const tabs = categories.filter(({ from }) => from === 'tab').length;
  evidence.note(
    'categories',
    categories.map(({ title }) => title).join('、'),
    0.95,
    `${tabs}个有重叠印刷的题名，${categories.length - tabs}个由索引中不带栏别的页码得出`,
    [],
  );
  evidence.note(
    'tables',
    String(tables.length),
    0.9,
    '按表号、表题和各栏格数相等切分',
    tables.flatMap(({ regions }) => regions[0]?.lines?.[0] ?? []),
  );
}
