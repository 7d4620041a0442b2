import type { Entity, Kind, MapLayer, Name } from '../gazetteer/model';
import type { Pack } from '../pack/model';
import type { Book, Entry } from '../yearbook/model';

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
  /** The one before, where this import replaced another build of the book. */
  before?: { checksum: string; importedAt: string; counts: Record<string, number> };
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

export type SearchKind = 'entity' | 'entry' | 'term' | 'chronicle' | 'table' | 'person' | 'treatise';

export interface SearchHit {
  /** Id of the book. */
  pack: string;
  kind: SearchKind;
  /** Id of the record; for `table` its printed number as text, for `term` the id of the term or of the 资料 box. */
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
