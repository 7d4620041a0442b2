/**
 * The book as records. Every record carries `lines`, the 1-based inclusive span of source lines it was read from,
 * so that the conservation report can give every line of the source a home. Page numbers are printed page numbers.
 * Offsets and lengths are UTF-16 code units.
 */

/** 1-based, inclusive span of source lines. */
export type LineSpan = [first: number, last: number];

/** A printed column of a three-column page; null where neither the index nor the neighbours settle it. */
export type Column = 'a' | 'b' | 'c';

/** Where a fact that the text itself does not hold was taken from. */
export type Provenance = 'layout' | 'index' | 'neighbours' | 'description';

export interface BookInfo {
  /** Pack id, e.g. `shangcheng-2022`; prefix of every id in the pack. */
  id: string;
  title: string;
  district: string;
  city: string;
  province: string;
  /** The year the book reports on. */
  year: number;
  /** The year printed in the title. */
  edition: number;
  publisher: string | null;
  compiler: string | null;
}

/** 类目: a top division of the book. */
export interface Category {
  id: string;
  title: string;
  /** `index` where the decorative title line is missing from the text (16 of 31). */
  titleFrom: Provenance;
  page: number;
  lines: LineSpan;
}

/** 分目: a division of a category. */
export interface Section {
  id: string;
  title: string;
  category: string;
  page: number;
  column: Column | null;
  lines: LineSpan;
}

/** 资料 box: one or several explained terms printed beside an entry. */
export interface NoteBox {
  id: string;
  /** The entry or chronicle item the box stands after. */
  owner: string;
  text: string;
  terms: { term: string; text: string }[];
  page: number;
  lines: LineSpan;
}

export interface Caption {
  id: string;
  text: string;
  /** ISO date `2021-06-11`, month `2021-06`, year `2021`, an interval of two of them `2021-05-08/2021-05-10`, or null. */
  date: string | null;
  credit: string | null;
  page: number | null;
  /** The entry it belongs to by what it says; null where nothing is sure: then it is of its page. */
  entry?: string | null;
  /** 0–1: how surely it belongs there. */
  confidence?: number;
  /** Title of the photo section (front pages) or null. */
  section: string | null;
  lines: LineSpan;
}

/** 【】 entry (条目). */
export interface Entry {
  id: string;
  title: string;
  /** Title of the category (类目). */
  category: string;
  /** Title of the section (分目). */
  section: string;
  page: number;
  column: Column | null;
  columnFrom: Provenance | null;
  /** Paragraphs joined by "\n"; layout breaks and stray spaces removed. */
  body: string;
  signature: string[];
  /** Ids of the note boxes that stand in the entry, and of the captions and tables that belong to it. */
  notes: string[];
  captions: string[];
  tables: string[];
  lines: LineSpan;
}

/** 大事记 item. ISO dates; month-long items have null days. */
export interface ChronicleItem {
  id: string;
  /** `2021-03`. */
  month: string;
  from: string | null;
  to: string | null;
  /** The date as printed: `7日`, `2—3日`, `同日`, `是月`, `30日起` (`to` is null then). */
  label: string;
  text: string;
  page: number;
  lines: LineSpan;
}

/** A row of the 全称/简称 table. */
export interface OrgPair {
  full: string;
  short: string;
  /** Second plate of the same body (加挂牌子), printed in brackets below the first. */
  plate?: string;
  /** Short form of `plate`. */
  plateShort?: string;
  lines: LineSpan;
}

/** 名词解释. */
export interface Term {
  id: string;
  term: string;
  text: string;
  page: number;
  lines: LineSpan;
}

export interface Table {
  id: string;
  /** Printed number, 1–23. */
  number: number;
  title: string;
  /** Rows of header cells are joined into one header row, parts separated by `·`. */
  header: string[];
  rows: string[][];
  page: number;
  /** The entry it belongs to by what it says, or null. */
  entry?: string | null;
  /** 0–1: how surely it belongs there. */
  confidence?: number;
  /** Arithmetic checks against printed totals. */
  checks: { label: string; printed: number; computed: number }[];
  lines: LineSpan;
}

export interface Person {
  id: string;
  name: string;
  section: string;
  text: string;
  /** Compilers. */
  signature?: string[];
  page: number;
  lines: LineSpan;
}

export interface OfficeHolder {
  body: string;
  group: string | null;
  post: string;
  name: string;
  /** Time in office: the holder's own remark (`至2021年5月，原上城`), else the term printed with the body's name. */
  period: string | null;
  /** Remarks in brackets (女, a period, …), verbatim, joined by `；`. */
  remark: string | null;
  /** Compilers of the list. */
  signature?: string[];
  page: number;
  lines: LineSpan;
}

export interface Honour {
  recipient: string;
  unit: string | null;
  award: string;
  awarder: string | null;
  /** ISO month; several joined by `、`; a misprint as printed. */
  date: string | null;
  /** Table number or the title of the list. */
  list: string;
  page: number;
  lines: LineSpan;
}

export interface DocumentTitle {
  number: string | null;
  date: string | null;
  title: string;
  table: number;
  page: number;
  lines: LineSpan;
}

/** A running text with headings that is not made of entries: 编辑说明, 特载, 统计公报. */
export interface Treatise {
  id: string;
  title: string;
  subtitle: string | null;
  signature: string[];
  sections: { heading: string; level: 1 | 2; text: string; page: number | null; lines: LineSpan }[];
  page: number | null;
  lines: LineSpan;
}

/** A row of the book's own back index; `entry` is the id the layout gave for it, or null. */
export interface IndexRow {
  kind: 'entry' | 'section' | 'category' | 'table';
  title: string;
  page: number;
  column: Column | null;
  entry: string | null;
  lines: LineSpan;
}

/** Something the book contradicts or misprints; kept verbatim and reported. */
export interface Finding {
  code: string;
  message: string;
  lines: number[];
}

/** Everything the parser recovers from one text. */
export interface Book {
  info: BookInfo;
  categories: Category[];
  sections: Section[];
  entries: Entry[];
  chronicle: ChronicleItem[];
  orgs: OrgPair[];
  terms: Term[];
  notes: NoteBox[];
  captions: Caption[];
  tables: Table[];
  people: Person[];
  offices: OfficeHolder[];
  honours: Honour[];
  documents: DocumentTitle[];
  treatises: Treatise[];
  index: IndexRow[];
  report: BookReport;
}

export interface BookReport {
  unaccounted: { count: number; lines: number[] };
  counts: Record<string, { got: number; expected: number | null }>;
  /** Lines per kind of named furniture. */
  furniture: Record<string, number>;
  findings: Finding[];
  /** Titles of required parts that were not found. */
  missing: string[];
  /** The corrections that would help most, the most useful first. */
  corrections?: { field: string; message: string; line: number; gain: number }[];
  /** What was worked out of the text rather than described, with its evidence. */
  inferred?: { field: string; value: string; confidence: number; evidence: string; lines: number[] }[];
}
