import type { Entity, MapLayer } from '../gazetteer/model';
import type { Pack } from '../pack/model';
import type { Book, Entry } from '../yearbook/model';

/** A book in the library. Only `ready` books are ever shown; `importing` rows are finished or removed at start. */
export interface PackRow {
  id: string;
  status: 'importing' | 'ready';
  checksum: string;
  info: Book['info'];
  counts: Record<string, number>;
  importedAt: string;
  bytes: number;
  sources: Pack['sources'];
}

export type EntryRow = Entry & { pack: string; order: number };
export type EntityRow = Entity & { pack: string };
/** All other records of the book, one row a kind: read whole, they are small. */
export type RecordKind =
  | 'categories'
  | 'sections'
  | 'chronicle'
  | 'orgs'
  | 'terms'
  | 'notes'
  | 'captions'
  | 'tables'
  | 'people'
  | 'offices'
  | 'honours'
  | 'documents'
  | 'treatises'
  | 'index'
  | 'report';
export interface RecordRow<K extends RecordKind = RecordKind> {
  pack: string;
  kind: K;
  value: Book[K];
}
export type LayerRow = MapLayer & { pack: string };

export interface ImportProgress {
  step: 'read' | 'check' | 'entries' | 'entities' | 'records' | 'map' | 'search' | 'publish' | 'done';
  done: number;
  total: number;
}

export interface SearchHit {
  kind: 'entity' | 'entry' | 'term' | 'chronicle';
  id: string;
  title: string;
  /** Heading path or kind line under the title. */
  path: string;
  page: number | null;
  /** Sentence with the hit; `marks` are UTF-16 ranges in it. */
  snippet: string;
  marks: [number, number][];
}
