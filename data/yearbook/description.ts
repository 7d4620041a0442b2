/**
 * The book description: what is true of one book only. What is true of any yearbook (【】 titles, signatures, 资料 boxes,
 * 同日, 续表) is code. Anchors are texts without white space, never line numbers, so that a line more or less in the
 * source moves nothing.
 */
import type { BookInfo } from './model';
import type { PageAnchor } from './pages';

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
  /** Title of the part or, for entries, of nothing (their categories carry titles). */
  title: string;
  /** First line of the part without white space; absent for a part that starts with the text. */
  first?: string;
  required: boolean;
}

/** A category and the section it opens with: the boundary where no title line is left in the text. */
export interface CategoryDescription {
  title: string;
  firstSection: string | null;
}

/** Lines of one page that belong to a table. */
export interface TableRegion {
  page: number;
  /** First and last line of the region without white space. */
  from: string;
  to: string;
}

export interface TableDescription {
  number: number;
  title: string;
  regions: TableRegion[];
}

export interface BookDescription {
  info: BookInfo;
  /** Text of the running head on left pages, without white space. */
  runningHead: string;
  pageAnchor: PageAnchor;
  photoSections: string[];
  /** First words of captions that the extractor glued to the text line before them. */
  gluedCaptions: string[];
  parts: PartDescription[];
  categories: CategoryDescription[];
  tables: TableDescription[];
  /** Expected figures for the report, by name of the count. */
  expected: Record<string, number>;
}
