import { type BookFiles, type FileBefore, openFiles } from './files';
import { type Library, openLibrary } from './library';

/** How the books of a backup get onto the shelf and off it. */
export interface ShelfHands {
  /** Takes a pack's file in, as any import. Rejects where it is refused or stopped; the library is then as before. */
  bringIn: (bytes: Uint8Array<ArrayBuffer>, expect?: string) => Promise<unknown>;
  takeOut: (pack: string) => Promise<unknown>;
}

interface BackupBook {
  pack: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Takes the books of a backup, and then what `finish` stores: all of it or nothing. One that is refused, or a stop, puts back
 * what was there; so does {@link mendRestore} after a browser that was killed meanwhile. What the backup before this one
 * replaced stays undoable until this one is through.
 * @throws what the import or `finish` rejects with
 */
export async function restore(
  books: readonly BackupBook[],
  finish: () => Promise<void>,
  hands: ShelfHands,
  files: BookFiles = openFiles(),
  db: Library = openLibrary(),
): Promise<void> {
  await exclusively(async () => {
    await putBack('began', hands, files);
    await remember(
      books.map(({ pack }) => pack),
      files,
      db,
    );
    try {
      for (const { pack, bytes } of books) await hands.bringIn(bytes, pack);
      await finish();
    } catch (error) {
      await putBack('began', hands, files);
      throw error;
    }
    await files.transaction('rw', [files.began, files.before], async () => {
      await files.before.clear();
      await files.before.bulkPut(await files.began.toArray());
      await files.began.clear();
    });
  });
}

/** Puts the books back that the last backup replaced, and takes out those it brought. */
export function undoRestore(hands: ShelfHands, files: BookFiles = openFiles()): Promise<void> {
  return exclusively(() => putBack('before', hands, files));
}

/**
 * Undoes a restore that was cut off. Whether there was one; one that is going on in another window is left alone.
 */
export async function mendRestore(hands: ShelfHands, files: BookFiles = openFiles()): Promise<boolean> {
  const mend = async () => {
    if ((await files.began.count()) === 0) return false;
    await putBack('began', hands, files);
    return true;
  };
  const locks = globalThis.navigator?.locks;
  return locks ? locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? mend() : false)) : mend();
}

async function remember(packs: readonly string[], files: BookFiles, db: Library): Promise<void> {
  const rows = await db.packs.bulkGet([...packs]);
  const now = await files.files.bulkGet([...packs]);
  await files.began.bulkPut(packs.map((pack, i) => ({ pack, file: now[i] ?? null, there: rows[i] !== undefined })));
}

async function putBack(table: 'before' | 'began', { bringIn, takeOut }: ShelfHands, files: BookFiles): Promise<void> {
  const rows: FileBefore[] = await files[table].toArray();
  for (const { pack, file, there = file !== null } of rows) {
    if (file) await bringIn(file.bytes);
    // A book that was there and has no file cannot be put back: it stays rather than be lost.
    else if (!there) await takeOut(pack);
  }
  await files[table].clear();
}

const LOCK = 'yearbook-lens-restore';

/** One restore at a time across windows, where the browser has locks. */
function exclusively<T>(work: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks;
  return locks ? (locks.request(LOCK, work) as Promise<T>) : work();
}
