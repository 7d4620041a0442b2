/** The back index laid beside what the layout gave: an answer sheet for titles and pages, and the source of columns. */
import type { PrintedRow } from '../divisions/back-index';
import type { Category, Column, Entry, Finding, IndexRow, Section, Table } from '../model';
import { tighten } from '../read/lines';

export interface OracleInput {
  rows: readonly PrintedRow[];
  categoryTitles: readonly string[];
  categories: readonly Category[];
  sections: readonly Section[];
  entries: readonly Entry[];
  tables: readonly Table[];
}

export interface OracleResult {
  index: IndexRow[];
  findings: Finding[];
  /** Columns by record id, as the index prints them. */
  columns: Map<string, Column>;
  /** Rows of entries and sections whose page is the one the layout gave. */
  pagesRight: number;
}

interface Candidate {
  kind: 'entry' | 'section';
  id: string;
  title: string;
  page: number;
  line: number;
}

/** Least share of common characters for two wordings of one title. */
const ALIKE = 0.6;

/** Compares every row of the index with the book. Changes nothing. */
export function compareIndex(input: OracleInput): OracleResult {
  const result: OracleResult = { index: [], findings: [], columns: new Map(), pagesRight: 0 };
  const byTitle = new Map<string, Candidate[]>();
  const candidates: Candidate[] = [
    ...input.sections.map(
      (s): Candidate => ({ kind: 'section', id: s.id, title: s.title, page: s.page, line: s.lines[0] }),
    ),
    ...input.entries.map(
      (e): Candidate => ({ kind: 'entry', id: e.id, title: e.title, page: e.page, line: e.lines[0] }),
    ),
  ];
  for (const candidate of candidates) {
    const key = tighten(candidate.title);
    const list = byTitle.get(key);
    if (list) list.push(candidate);
    else byTitle.set(key, [candidate]);
  }
  const taken = new Set<string>();
  const categoryTitles = new Set(input.categoryTitles);
  const open: { row: PrintedRow; at: number }[] = [];
  for (const row of input.rows) {
    const base = { title: row.title, page: row.page, column: row.column, lines: row.lines };
    if (row.part === 'tables') {
      result.index.push({ kind: 'table', ...base, entry: compareTable(row, input.tables, result.findings) });
      continue;
    }
    const key = tighten(row.title);
    const found = (byTitle.get(key) ?? []).filter((candidate) => !taken.has(candidate.id));
    const match = found.find((candidate) => candidate.page === row.page) ?? found[0];
    if (categoryTitles.has(row.title) && (row.column === null || !match)) {
      result.index.push({ kind: 'category', ...base, entry: compareCategory(row, input.categories, result.findings) });
      continue;
    }
    if (match) accept(row, match);
    else open.push({ row, at: result.index.length });
    result.index.push({ kind: match?.kind ?? 'entry', ...base, entry: match?.id ?? null });
  }
  for (const { row, at } of open) {
    const alike = candidates
      .filter((candidate) => candidate.page === row.page && !taken.has(candidate.id) && candidate.title !== '概况')
      .map((candidate) => ({ candidate, score: likeness(tighten(candidate.title), tighten(row.title)) }))
      .sort((a, b) => b.score - a.score)[0];
    if (!alike || alike.score < ALIKE) {
      result.findings.push({
        code: 'index-missing',
        message: `索引条目“${row.title}”（${row.page}）在正文中没有找到`,
        lines: row.lines,
      });
      continue;
    }
    accept(row, alike.candidate);
    const printed = result.index[at]!;
    printed.entry = alike.candidate.id;
    printed.kind = alike.candidate.kind;
    result.findings.push({
      code: 'index-wording',
      message: `索引作“${row.title}”，正文作“${alike.candidate.title}”（第${row.page}页）`,
      lines: [row.lines[0], alike.candidate.line],
    });
  }
  return result;

  function accept(row: PrintedRow, match: Candidate): void {
    taken.add(match.id);
    if (row.column) result.columns.set(match.id, row.column);
    if (match.page === row.page) result.pagesRight++;
    else
      result.findings.push({
        code: 'index-page',
        message: `索引“${row.title}”在第${row.page}页，版面推得第${match.page}页`,
        lines: [row.lines[0], match.line],
      });
  }
}

function compareTable(row: PrintedRow, tables: readonly Table[], findings: Finding[]): string | null {
  const match = /^表\s*(\d+)\s*(.*)$/.exec(row.title);
  const table = tables.find((other) => other.number === Number(match?.[1]));
  if (!table) {
    findings.push({ code: 'index-missing', message: `索引“${row.title}”没有对应的表`, lines: row.lines });
    return null;
  }
  if (tighten(match![2]!) !== tighten(table.title))
    findings.push({
      code: 'index-wording',
      message: `索引作“${match![2]}”，表${table.number}题作“${table.title}”`,
      lines: row.lines,
    });
  if (table.page !== row.page)
    findings.push({
      code: 'index-page',
      message: `索引表${table.number}在第${row.page}页，版面推得第${table.page}页`,
      lines: row.lines,
    });
  return table.id;
}

function compareCategory(row: PrintedRow, categories: readonly Category[], findings: Finding[]): string | null {
  const category = categories.find((other) => other.title === row.title);
  if (!category) return null;
  if (category.page !== row.page)
    findings.push({
      code: 'index-page',
      message: `索引类目“${row.title}”在第${row.page}页，版面推得第${category.page}页`,
      lines: [row.lines[0], category.lines[0]],
    });
  if (row.column)
    findings.push({
      code: 'index-column',
      message: `索引类目“${row.title}”误带栏别${row.column}`,
      lines: [row.lines[0]],
    });
  return category.id;
}

/** Share of characters two titles have in common, in order (longest common subsequence over the longer one). */
export function likeness(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (let i = 1; i <= a.length; i++) {
    const next = [0];
    for (let j = 1; j <= b.length; j++)
      next[j] = a[i - 1] === b[j - 1] ? row[j - 1]! + 1 : Math.max(row[j]!, next[j - 1]!);
    row = next;
  }
  return row[b.length]! / Math.max(a.length, b.length, 1);
}
