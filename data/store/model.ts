import type { Entity, Kind, MapLayer, Name } from '../gazetteer/model';
import type { Pack } from '../pack/model';
import type { Book, Entry } from '../yearbook/model';

/** Records of one kind that are only in the new build, only in the old one, or in both with another content. */
export interface PartChanges {
  added: number;
  removed: number;
  changed: number;
  /** What some of them are called, in the order of the book. */
  titles: Record<'added' | 'removed' | 'changed', string[]>;
}

/** What a new build of a book changes of the one on the shelf. */
export interface BookChanges {
  entries: PartChanges;
  entities: PartChanges;
}

/**
 * A book in the library. Only `ready` books are ever read from; `importing` rows are finished or removed at start, a
 * `damaged` one has lost rows and there is no file to make it good from: the shelf tells its reader.
 */
export interface PackRow {
  id: string;
  status: 'importing' | 'ready' | 'damaged';
  checksum: string;
  info: Book['info'];
  counts: Record<string, number>;
  importedAt: string;
  bytes: number;
  sources: Pack['sources'];
  /** Comes with the extension; cannot be replaced from a file. */
  builtIn: boolean;
  /** Checksum of what the rows hold (`contentChecksum`); absent in libraries of older versions. */
  content?: string;
  /** ISO time the pack was made, where it says so. */
  builtAt?: string;
  /** The one before, where this import replaced another build of the book. */
  before?: { checksum: string; importedAt: string; counts: Record<string, number>; changes?: BookChanges };
}

export type EntryRow = Entry & { pack: string; order: number };
export type EntityRow = Entity & { pack: string };
/** All other records of the book, one row a kind: read whole, they are small. */
export const RECORD_KINDS = [
  'categories',
  'sections',
  'chronicle',
  'orgs',
  'terms',
  'notes',
  'captions',
  'tables',
  'people',
  'offices',
  'honours',
  'documents',
  'treatises',
  'index',
  'report',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];
export interface RecordRow<K extends RecordKind = RecordKind> {
  pack: string;
  kind: K;
  value: Book[K];
}
/** `order` is the order of drawing. */
export type LayerRow = MapLayer & { pack: string; order: number };

export interface ImportProgress {
  step:
    | 'read'
    | 'unpack'
    | 'check'
    | 'names'
    | 'entries'
    | 'entities'
    | 'records'
    | 'map'
    | 'search'
    | 'publish'
    | 'done';
  done: number;
  total: number;
}

/** The names of a book, and the compiled form ready to publish. One row a book. */
export interface VocabularyRow {
  pack: string;
  checksum: string;
  wire: string;
  names: Name[];
}

/** Entries as lists show them. */
export interface EntryLine {
  id: string;
  title: string;
  category: string;
  section: string;
  page: number;
}

export type SearchKind =
  | 'entity'
  | 'entry'
  | 'chronicle'
  | 'term'
  | 'table'
  | 'person'
  | 'office'
  | 'honour'
  | 'document'
  | 'org'
  | 'caption'
  | 'treatise';

export interface SearchHit {
  /** Id of the book. */
  pack: string;
  kind: SearchKind;
  /**
   * Id of the record; for `table` its printed number as text, for `term` the id of the term or of the 资料 box, for the rows
   * of lists (`office`, `honour`, `document`, `org`) what the row says.
   */
  id: string;
  title: string;
  /** Heading path under the title (类目 › 分目, or the areas that hold an entity). */
  path: string;
  /** Set for entities only. */
  entityKind?: Kind;
  page: number | null;
  /** Sentence with the hit; `marks` are UTF-16 ranges in it. */
  snippet: string;
  marks: [number, number][];
}

/** What an answer can be narrowed by. `month` is `2021-09`, `level` whose honour it is, `kind` a kind of record. */
export const FACETS = ['kind', 'category', 'street', 'month', 'level', 'unit'] as const;
export type Facet = (typeof FACETS)[number];

/** A value of a facet with how many of the hits have it. */
export interface FacetCount {
  value: string;
  count: number;
}

/** Something near the words sought, where they themselves are nowhere. */
export interface NearMiss {
  /** What to search for instead. */
  query: string;
  /** `name` a similar name · `fewer` one of the terms alone · `part` the longest part of the words that is printed. */
  why: 'name' | 'fewer' | 'part';
  /** Hits it has; null where not counted. */
  count: number | null;
}

export interface SearchAnswer {
  /** The first hits, best first. */
  hits: SearchHit[];
  /** How many hits each book has that was looked in, in the order of the books; books without one are left out. */
  books: { pack: string; total: number }[];
  /** All of them. */
  total: number;
  /** Over all hits, the commonest value first; what is narrowed by is counted as if it were not. */
  facets: Record<Facet, FacetCount[]>;
  /** Where nothing was found. */
  near: NearMiss[];
}

/** A finer base map for one book's district, fetched or brought by the reader. */
export interface GroundRow {
  pack: string;
  /** ISO time it was taken. */
  takenAt: string;
  source: 'overpass' | 'file';
  /** Host of the service, or name of the file. */
  name: string;
  features: number;
  /** Positions in all lines and rings. */
  vertices: number;
  layers: MapLayer[];
}
