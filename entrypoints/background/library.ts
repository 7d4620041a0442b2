import { type MessageMap, sendMessage } from '../../data/messaging/messages';
import { compileVocabulary } from '../../data/recognizer';
import {
  checkBook,
  checkContent,
  dropFile,
  ensureBuiltIn,
  getFile,
  importPack,
  interruptedImports,
  type LibraryError,
  listFiles,
  listPacks,
  openLibrary,
  removePack,
  toLibraryError,
} from '../../data/store';
import type { ImportProgress } from '../../data/store/model';
import { readNamesFile, readPackFile, readStamp } from './package-files';
import { Publishing } from './publishing';

type State = MessageMap['import.state']['return'];

/** How thorough a run is. */
interface Pace {
  /** Bring the book of our package in anew, whatever is there. */
  force?: boolean;
  /** Compare every value of every book, not only how many there are. */
  deep?: boolean;
}

/**
 * Keeps the library whole and the names published: brings in the book of our package, compares each book with what its
 * row says, makes good what is damaged (ours from the package, the reader's own from the files kept beside the library),
 * and publishes. Idempotent: every call either joins the run that is going on or checks and ends.
 */
export class LibraryKeeper {
  readonly publishing = new Publishing();
  private run: Promise<void> | null = null;
  private progress: ImportProgress | null = null;
  private error: LibraryError | null = null;
  /** Something that was there before is gone. */
  private repairing = false;

  /** Resolves when the library is there, or when the attempt has failed (see `state`). */
  ensure(pace: Pace = {}): Promise<void> {
    this.run ??= this.attempt(pace).finally(() => {
      this.run = null;
    });
    return this.run;
  }

  /** Starts anew, once a run that is going on has ended. */
  async again(pace: Pace = {}): Promise<void> {
    await this.run;
    await this.ensure(pace);
  }

  /** A page missed something that should be there: checks, and says at once whether a repair was needed. */
  async reported(): Promise<boolean> {
    if (this.run) {
      await this.run;
      return this.repairing;
    }
    await this.ensure();
    return false;
  }

  private async attempt({ force = false, deep = false }: Pace): Promise<void> {
    const db = openLibrary();
    this.error = null;
    try {
      const stamp = await readStamp();
      if (stamp) await this.publishing.publishFirst(stamp, readNamesFile);
      const onProgress = (progress: ImportProgress) => this.tell(progress);
      const rows = await db.packs.toArray();
      const own = await listFiles().catch(() => []);
      const known = stamp ? await this.publishing.isPublished() : false;
      const builtIn = rows.find(({ id }) => id === stamp?.id);
      const check = deep ? checkContent : checkBook;
      const isWhole = async (row: (typeof rows)[number]) => row.status === 'ready' && (await check(row, db)) === null;
      // Names without their book, or a book without its rows: not an installation but a repair.
      this.repairing = builtIn ? !(await isWhole(builtIn)) && builtIn.status === 'ready' : own.length > 0 && known;
      await ensureBuiltIn(db, readPackFile, { stamp, onProgress, force: force || this.repairing });
      // An import of a file that was cut off leaves a row and nothing else; its reader has seen that it did not end.
      for (const { id, builtIn: ours } of await interruptedImports(db)) if (!ours) await db.packs.delete(id);
      for (const id of new Set([...own, ...rows.filter((row) => !row.builtIn).map((row) => row.id)])) {
        const row = await db.packs.get(id);
        if (row && (await isWhole(row))) continue;
        const file = await getFile(id).catch(() => undefined);
        if (!file) continue;
        this.repairing = true;
        this.tell({ step: 'read', done: 0, total: 1 });
        await importPack(db, file.bytes, { compile: compileVocabulary, onProgress });
      }
      await this.publishing.publish(true);
      this.progress = null;
      this.repairing = false;
      broadcast({ pack: stamp?.id ?? '', step: 'done', done: 1, total: 1 });
    } catch (error) {
      this.error = toLibraryError(error);
      this.progress = null;
      this.repairing = false;
      console.warn('library', error);
      broadcast({ pack: '', step: 'failed', done: 0, total: 1, error: this.error.message });
    }
  }

  /** Takes a book out and its names off the pages. The one of our package stays. */
  async remove(pack: string): Promise<void> {
    const row = await openLibrary().packs.get(pack);
    if (row?.builtIn) return;
    await removePack(pack);
    await dropFile(pack).catch(() => undefined);
    await this.changed();
  }

  /** Books or choices changed: publishes, and tells pages of ours to look again. */
  async changed(): Promise<void> {
    await this.publishing.publish();
    broadcast({ pack: '', step: 'done', done: 1, total: 1 });
  }

  private tell(progress: ImportProgress): void {
    this.progress = progress;
    broadcast({ pack: '', ...progress, ...(this.repairing ? { repair: true } : {}) });
  }

  async state(): Promise<State> {
    if (this.run && this.progress) return { state: this.repairing ? 'repairing' : 'importing', ...this.progress };
    if (this.error !== null) return { state: 'failed', error: this.error.message };
    const ready = await listPacks().catch(() => []);
    if (ready.length > 0) return { state: 'ready' };
    return { state: this.run ? (this.repairing ? 'repairing' : 'importing') : 'empty' };
  }
}

function broadcast(progress: MessageMap['import.progress']['params']): void {
  // No page of ours may be open to hear it.
  sendMessage('import.progress', progress).catch(() => {});
}
