/** What the steps of finding pages pass on. */
import type { Row } from '../rows';

export type PageFurniture = 'page number' | 'running head' | 'heading number' | 'page mark';

export interface Folios {
  /** Rows that are furniture, with what they say (without figures). */
  furniture: Map<Row, { kind: PageFurniture; title: string }>;
  /** Running heads by page, without the book's own title. */
  heads: Map<number, string>;
  /** First and last printed page; null where the text shows none. */
  range: [number, number] | null;
}

/** A line that may be a page number. */
export interface Candidate {
  row: number;
  page: number;
  /** What stands beside the figure, without white space; empty for a figure alone. */
  rest: string;
}

/** What the book's own lists print. */
export interface PrintedLists {
  /** The pages of titles, by key. */
  pages: ReadonlyMap<string, number>;
  /** Titles of the contents as they stand there, without white space. */
  titles: ReadonlySet<string>;
}
