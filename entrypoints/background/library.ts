import { browser } from 'wxt/browser';
import { type ImportState, type Params, sendMessage } from '../../data/messaging/messages';
import { WIRE_VERSION } from '../../data/recognizer/match/compile';
import { repairSettings } from '../../data/settings/shape';
import {
  checkBook,
  checkContent,
  dropFile,
  ensureBuiltIn,
  getFile,
  importPack,
  interruptedImports,
  type Library,
  LibraryError,
  listFiles,
  listPacks,
  openLibrary,
  type PackStamp,
  removePack,
  renewNames,
  toLibraryError,
} from '../../data/store';
import { compileNames } from '../../data/store/compile-names';
import { dropLibrary, isMisshapen } from '../../data/store/layout';
import type { ImportProgress, PackRow } from '../../data/store/model';
import { isPackRow, remainsOf } from '../../data/store/row-shapes';
import { readNamesFile, readPackFile, readStamp } from './package-files';
import { Publishing } from './publishing';

/**
 * Milliseconds that a browser which has just got its names leaves to the page the reader has open, before the book itself is
 * brought in: that takes a processor for a second.
 */
const FIRST_PAGE_MS = 400;

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

  constructor(private readonly firstPageMs = FIRST_PAGE_MS) {}

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
      if (pace.force) this.next.pace.force = true;
      if (pace.deep) this.next.pace.deep = true;
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

  /**
   * A page missed something that should be there, or found it `wrong`. Resolves when that has been looked into: was
   * anything made good?
   */
  async reported(wrong = false): Promise<boolean> {
    const { repairs, run } = this;
    await (run && !wrong ? run : this.again({ deep: wrong }));
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
    // The names in our package wait for no database: pages have them first.
    const [{ stamp, wasPublished }] = await Promise.all([this.publishFirst(), reshape()]);
    const db = openLibrary();
    const rows = await db.packs.toArray();
    const isWhole = async (row: PackRow) =>
      row.status === 'ready' && (await (deep ? checkContent : checkBook)(row, db)) === null;
    const mending = this.mending(db, stamp);
    const ours = rows.find(({ id, builtIn }) => builtIn && (!stamp || id === stamp.id));
    const current = ours !== undefined && (!stamp || ours.checksum === stamp.checksum);
    if (force || !current || !(await isWhole(ours))) {
      // Names without their book, or a book without its rows, is no installation but a repair.
      await mending.ours(ours ? current && ours.status === 'ready' && !force : wasPublished);
    }
    const imported = rows.filter((row) => !row.builtIn).map((row) => row.id);
    if (await this.lookAtImported(imported, db, isWhole, mending.ofFile)) mending.changed = true;
    if ((await renewNames(WIRE_VERSION, compileNames)).length > 0) mending.changed = true;
    const unproved = await this.publishing.publish(true);
    for (const id of unproved) await (id === stamp?.id ? mending.ours(true) : mending.ofFile(id));
    if (unproved.length > 0) await this.publishing.publish(true);
    return mending.changed;
  }

  /** Names of the book in our package, for pages to read; whether they were there already. */
  private async publishFirst(): Promise<{ stamp: PackStamp | undefined; wasPublished: boolean }> {
    const stamp = await readStamp();
    const wasPublished = stamp !== undefined && (await this.publishing.publishFirst(stamp, readNamesFile));
    this.namesAreOut();
    if (!wasPublished) await new Promise((resolve) => setTimeout(resolve, this.firstPageMs));
    return { stamp, wasPublished };
  }

  /** The reader's own books: made good from their files, or told as damaged where there is none. Whether any was told so. */
  private async lookAtImported(
    listed: readonly string[],
    db: Library,
    isWhole: (row: PackRow) => Promise<boolean>,
    ofFile: (id: string) => Promise<boolean>,
  ): Promise<boolean> {
    // An import of a file that was cut off leaves a row and nothing else; its reader has seen that it did not end.
    for (const row of await interruptedImports(db)) if (!row.builtIn) await db.packs.delete(row.id);
    let told = false;
    for (const id of new Set([...(await listFiles().catch(() => [])), ...listed])) {
      const row = await db.packs.get(id);
      if ((row && (await isWhole(row))) || (await ofFile(id)) || row?.status !== 'ready') continue;
      await db.packs.put(isPackRow(row) ? { ...row, status: 'damaged' } : remainsOf(id));
      told = true;
    }
    return told;
  }

  /** Brings books in anew: the one of our package, and the reader's own from their files, where these are kept. */
  private mending(db: Library, stamp: PackStamp | undefined) {
    const onProgress = (progress: ImportProgress) => this.tell(progress);
    const mending = {
      changed: false,
      ours: (repair: boolean) =>
        mend(() => ensureBuiltIn(db, readPackFile, { stamp, onProgress, force: true }), repair),
      /** Whether there was a file. */
      ofFile: async (id: string): Promise<boolean> => {
        const file = await getFile(id).catch(() => undefined);
        if (file) await mend(() => importPack(db, file.bytes, { compile: compileNames, onProgress }), true);
        return file !== undefined;
      },
    };
    const mend = async (work: () => Promise<unknown>, repair: boolean): Promise<void> => {
      this.repairing = repair;
      this.tell({ step: 'read', done: 0, total: 1 });
      await work();
      if (repair) this.repairs += 1;
      mending.changed = true;
    };
    return mending;
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

/** Before anybody opens the library: a database of another layout fails in whatever way it is used. */
async function reshape(): Promise<void> {
  if (await isMisshapen()) await dropLibrary();
}

function broadcast(progress: Params<'import.progress'>): void {
  // No page of ours may be open to hear it.
  sendMessage('import.progress', progress).catch(() => {});
}
