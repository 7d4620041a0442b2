import type { Entity, MapLayer, Name } from '../gazetteer/model';
import type { Book } from '../yearbook/model';

/** Bumped when a reader of older packs would misread a newer one. */
export const PACK_FORMAT = 'yearbook-lens-pack' as const;
export const PACK_VERSION = 1 as const;

/**
 * One book in one file (JSON). `checksum` is the SHA-256 (hex) of the canonical JSON of everything but `checksum`
 * and `builtAt`; two builds of the same sources give the same checksum. `data/pack/pack.schema.json` documents it.
 */
export interface Pack {
  format: typeof PACK_FORMAT;
  version: typeof PACK_VERSION;
  /** Equal to `book.info.id`. */
  id: string;
  checksum: string;
  /** ISO time of the build; not part of the checksum. */
  builtAt?: string;
  book: Omit<Book, 'report'> & { report: Book['report'] };
  entities: Entity[];
  names: Name[];
  /** Compiled vocabulary in the wire form of `data/recognizer` (one string), ready for the page. */
  vocabulary: string;
  /** Offline base map. */
  layers: MapLayer[];
  /** Sources and licences of everything in the pack, shown in the options page. */
  sources: { id: string; title: string; licence: string; notice: string }[];
}
