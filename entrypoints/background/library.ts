import { browser } from 'wxt/browser';
import { type ImportState, type Params, sendMessage } from '../../data/messaging/messages';
import { WIRE_VERSION } from '../../data/recognizer';
import { repairSettings } from '../../data/settings/shape';
import {
  checkBook,
  checkContent,
  dropFile,
  ensureBuiltIn,
  getFile,
  importPack,
  interruptedImports,
  LibraryError,
  listFiles,
  listPacks,
  openLibrary,
  removePack,
  renewNames,
  toLibraryError,
} from '../../data/store';
import { compileNames } from '../../data/store/compile-names';
import type { ImportProgress, PackRow } from '../../data/store/model';
import { readNamesFile, readPackFile, readStamp } from './package-files';
import { Publishing } from './publishing';

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
  private next: { pace: Pace; done: Promise<void> } | null = null;
  private progress: ImportProgress | null = null;
  private error: LibraryError | null = null;
  private namesAreOut = (): void => {};
  /** Resolves when pages have the names of our package's book to read, or cannot have them. */
  readonly firstNames = new Promise<void>((resolve) => {
    this.namesAreOut = resolve;
  });
  /** Something that was there before is gone and being made good. */
  private repairing = false;
  /** Counts what was made good, so that a page that missed something knows whether to ask again. */
  private repairs = 0;

  /** Resolves when the library is there, or when the attempt has failed (see `state`). */
  ensure(pace: Pace = {}): Promise<void> {
    this.run ??= this.attempt(pace).finally(() => {
      this.run = null;
    });
    return this.run;
  }

  /** Looks anew, once a run that is going on has ended. Many pages ask at once: they share one run. */
  again(pace: Pace = {}): Promise<void> {
    if (this.next) {
      Object.assign(this.next.pace, pace);
      return this.next.done;
    }
    const next = { pace: { ...pace }, done: Promise.resolve() };
    this.next = next;
    next.done = (this.run ?? Promise.resolve()).then(() => {
      this.next = null;
      return this.ensure(next.pace);
    });
    return next.done;
  }

  /** A page missed something that should be there. Resolves when that has been looked into: was anything made good? */
  async reported(): Promise<boolean> {
    const { repairs, run } = this;
    await (run ?? this.again());
    return run !== null || this.repairs > repairs;
  }

  private async attempt({ force = false, deep = false }: Pace): Promise<void> {
    const failed = this.error !== null;
    this.error = null;
    try {
      const changed = await this.look(force, deep);
      // Pages that were told of a failure have to hear that it is over.
      if (changed || failed) broadcast({ pack: '', step: 'done', done: 1, total: 1 });
    } catch (error) {
      this.error = toLibraryError(error);
      console.warn('library', error);
      broadcast({ pack: '', step: 'failed', done: 0, total: 1, error: await this.words(this.error) });
    } finally {
      this.namesAreOut();
      this.progress = null;
      this.repairing = false;
    }
  }

  /** One look at everything; whether anything was brought in or made good. */
  private async look(force: boolean, deep: boolean): Promise<boolean> {
    const db = openLibrary();
    const stamp = await readStamp();
    const wasPublished = await this.publishing.isPublished(stamp?.id);
    if (stamp) await this.publishing.publishFirst(stamp, readNamesFile);
    this.namesAreOut();
    const onProgress = (progress: ImportProgress) => this.tell(progress);
    const rows = await db.packs.toArray();
    const isWhole = async (row: PackRow) =>
      row.status === 'ready' && (await (deep ? checkContent : checkBook)(row, db)) === null;
    let changed = false;
    const mend = async (work: () => Promise<unknown>, repair: boolean) => {
      this.repairing = repair;
      this.tell({ step: 'read', done: 0, total: 1 });
      await work();
      if (repair) this.repairs += 1;
      changed = true;
    };

    const ours = rows.find(({ id, builtIn }) => builtIn && (!stamp || id === stamp.id));
    const current = ours !== undefined && (!stamp || ours.checksum === stamp.checksum);
    if (force || !current || !(await isWhole(ours))) {
      // Names without their book, or a book without its rows, is no installation but a repair.
      const repair = ours ? current && ours.status === 'ready' && !force : wasPublished;
      await mend(() => ensureBuiltIn(db, readPackFile, { stamp, onProgress, force: true }), repair);
    }
    // An import of a file that was cut off leaves a row and nothing else; its reader has seen that it did not end.
    for (const row of await interruptedImports(db)) if (!row.builtIn) await db.packs.delete(row.id);
    const kept = await listFiles().catch(() => []);
    for (const id of new Set([...kept, ...rows.filter((row) => !row.builtIn).map((row) => row.id)])) {
      const row = await db.packs.get(id);
      if (row && (await isWhole(row))) continue;
      const file = await getFile(id).catch(() => undefined);
      if (file) await mend(() => importPack(db, file.bytes, { compile: compileNames, onProgress }), true);
      else if (row?.status === 'ready') {
        await db.packs.update(id, { status: 'damaged' });
        changed = true;
      }
    }
    if ((await renewNames(WIRE_VERSION, compileNames)).length > 0) changed = true;
    await this.publishing.publish(true);
    return changed;
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
    // A browser that found its store damaged may have begun an empty one: what came in now would be alone in it.
    const stamp = await readStamp();
    if (stamp && !(await openLibrary().packs.get(stamp.id))) return this.again();
    await this.publishing.publish();
    broadcast({ pack: '', step: 'done', done: 1, total: 1 });
  }

  private tell(progress: ImportProgress): void {
    this.progress = progress;
    broadcast({ pack: '', ...progress, ...(this.repairing ? { repair: true } : {}) });
  }

  /** The failure in the reader's language. */
  private async words(error: LibraryError): Promise<string> {
    const { language } = repairSettings((await browser.storage.local.get('settings')).settings);
    const chinese = language === 'auto' ? browser.i18n.getUILanguage().startsWith('zh') : language !== 'en';
    return error.sentence(chinese ? 'zh-CN' : 'en');
  }

  async state(): Promise<ImportState> {
    // A disk that was full may have space by now: whoever asks has it tried again.
    if (this.error?.code === 'quota') await this.again();
    if (this.run && this.progress) return { state: this.repairing ? 'repairing' : 'importing', ...this.progress };
    if (this.error !== null) return { state: 'failed', error: await this.words(this.error) };
    const ready = await listPacks().catch(toLibraryError);
    if (ready instanceof LibraryError) return { state: 'failed', error: await this.words(ready) };
    if (ready.length > 0) return { state: 'ready' };
    return { state: this.run ? (this.repairing ? 'repairing' : 'importing') : 'empty' };
  }
}

function broadcast(progress: Params<'import.progress'>): void {
  // No page of ours may be open to hear it.
  sendMessage('import.progress', progress).catch(() => {});
}
