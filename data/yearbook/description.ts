/**
 * The book description: what is true of one book only. What is true of any yearbook (【】 titles, signatures, 资料 boxes,
 * 同日, 续表) is code. Anchors are texts without white space, never line numbers, so that a line more or less in the
 * source moves nothing.
 */
import type { BookInfo } from './model';
import type { PageAnchor } from './read/pages';

export type PartKind =
  | 'preface'
  | 'photos'
  | 'orgs'
  | 'treatise'
  | 'glossary'
  | 'entries'
  | 'chronicle'
  | 'people'
  | 'offices'
  | 'honours'
  | 'index';

/** A stretch of the book that is read by one step. It runs to the start of the next part. */
export interface PartDescription {
  kind: PartKind;
  title: string;
  /** The category the part is or belongs to, where the category is not made of entries. */
  category?: string;
  /** First line of the part without white space; absent for a part that starts with the text. */
  first?: string;
  /** Source line it begins at, where it was found in the text and not described. */
  line?: number;
  /** Lines of the part's title block, without white space, wherever the extractor put them. */
  titleLines?: string[];
  /** Bodies of a list of office holders that stand outside the group printed above them. */
  ungrouped?: string[];
  /** False for a treatise numbered in paragraphs rather than headed. */
  headings?: boolean;
  required: boolean;
}

/**
 * A category and where it begins: on a page, or with the two sections it opens with (综述 opens many categories, so one
 * section's title would not do). Sections are null for a category that is not made of entries.
 */
export interface CategoryDescription {
  title: string;
  page?: number;
  firstSection?: string | null;
  nextSection?: string | null;
}

/** A column of a table as the extractor dumped it: header cell, then cells from top to bottom. */
export interface ColumnDescription {
  /** Header cell without white space; several printed lines are joined. */
  head: string;
  /** `line`: every line is a cell. `gap`: cells are parted by blank lines, lines without one wrap. */
  cells: 'line' | 'gap';
}

/** Lines of one page that belong to a table. */
export interface TableRegion {
  page: number;
  /** First line of the region without white space. */
  from: string;
  /** Last line of the region; without it the region runs to the line before `before` or to the end of the page. */
  to?: string;
  before?: string;
  /** Source lines, where the region was found in the text and not described. */
  lines?: [first: number, last: number];
  /** Merged cells: how many rows each cell of a column spans, by header. */
  spans?: Record<string, number[]>;
  /** Beginnings of cells that the blank lines do not show, by header. */
  starts?: Record<string, string[]>;
  /** Beginnings of lines that go on with the cell above in spite of a blank line or of a `line` column. */
  joins?: string[];
}

export interface TableDescription {
  number: number;
  title: string;
  columns: ColumnDescription[];
  regions: TableRegion[];
  /** What the rows are, where other records are made of them. */
  holds?: 'documents' | 'honours';
  /** First cell of the row that prints totals. */
  totalRow?: string;
  /** Part-of sums: the first data row of a column is the sum of the rows below it. */
  totalFirst?: string[];
}

/** Misplaced glyphs put back: lines of one page as extracted (without white space) and as printed. All of them or none. */
export interface Mend {
  page: number;
  lines: { line: string; becomes: string }[];
  why: string;
}

export interface BookDescription {
  info: BookInfo;
  /** What marks an entry's title: `【】`, `〔〕`, `■` …; empty where entries are titled by a line of their own. */
  mark?: string;
  /** True where lines are printed lines to be joined, false where each is a paragraph. */
  wrapped?: boolean;
  /** Level of single lines by their words: what a person says a heading is. */
  headings?: Record<string, 'category' | 'section' | 'entry' | 'text'>;
  /** Lines (without white space) that are running heads or other furniture. */
  furniture?: string[];
  /** Text of the running head on left pages, without white space. */
  runningHead: string;
  pageAnchor: PageAnchor;
  photoSections: string[];
  /** First words of captions that the extractor glued to the text line before them. */
  gluedCaptions: string[];
  parts: PartDescription[];
  categories: CategoryDescription[];
  tables: TableDescription[];
  mends: Mend[];
  /** Contradictions and misprints of this book, located by the words they quote (without white space). */
  findings: { code: string; message: string; quotes: { text: string; page?: number }[] }[];
  /** Expected figures for the report, by name of the count. */
  expected: Record<string, number>;
}

/** Whether a description says where parts of the book begin: then nothing of the layout is inferred. */
export function saysLayout(description: Partial<BookDescription>): description is BookDescription {
  return (description.parts ?? []).some(({ first, line }) => first !== undefined || line !== undefined);
}
