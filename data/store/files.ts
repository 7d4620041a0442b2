import Dexie, { type EntityTable } from 'dexie';
import type { PackRow } from './model';

/** A book of the reader's own, as the file it came from. */
export interface BookFile {
  pack: string;
  title: string;
  checksum: string;
  /** The pack's JSON under gzip. */
  bytes: Uint8Array<ArrayBuffer>;
  savedAt: string;
}

/** What a book was before a backup was taken back. */
export interface FileBefore {
  pack: string;
  /** Its file; null where it was not there, or was and had no file kept. */
  file: BookFile | null;
  /** Whether it was there. */
  there?: boolean;
}

/**
 * The files of imported books, in a database apart from the library: what the library is made good from when it is
 * damaged or deleted, and what goes into a backup. Books of the package need none.
 */
export class BookFiles extends Dexie {
  files!: EntityTable<BookFile, 'pack'>;
  before!: EntityTable<FileBefore, 'pack'>;
  began!: EntityTable<FileBefore, 'pack'>;

  constructor(name = 'yearbook-lens-files') {
    super(name);
    this.version(1).stores({ files: 'pack' });
    // The files that a backup took the place of, until the next one: for undo.
    this.version(2).stores({ before: 'pack' });
    // The same while a backup is being taken: what is found here later was cut off.
    this.version(3).stores({ began: 'pack' });
  }
}

let shared: BookFiles | undefined;

export function openFiles(): BookFiles {
  shared ??= new BookFiles();
  return shared;
}

/** A text under gzip. */
export async function gzip(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Keeps the file of an imported book. A disk too full for it is no reason to refuse the book itself. */
export async function keepFile(pack: PackRow, text: string, files: BookFiles = openFiles()): Promise<boolean> {
  try {
    const { id, info, checksum } = pack;
    const bytes = await gzip(text);
    await files.files.put({ pack: id, title: info.title, checksum, bytes, savedAt: new Date().toISOString() });
    return true;
  } catch (error) {
    console.warn('file of the book', error);
    return false;
  }
}

/** Ids of the books whose files are kept. */
export async function listFiles(files: BookFiles = openFiles()): Promise<string[]> {
  return (await files.files.toCollection().primaryKeys()) as string[];
}

export function getFile(pack: string, files: BookFiles = openFiles()): Promise<BookFile | undefined> {
  return files.files.get(pack);
}

export async function dropFile(pack: string, files: BookFiles = openFiles()): Promise<void> {
  await files.files.delete(pack);
}
