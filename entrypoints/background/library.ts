import { browser } from 'wxt/browser';
import { type ImportState, type Params, sendMessage } from '../../data/messaging/messages';
import { compileVocabulary } from '../../data/recognizer/match/compile';
import { ensureBuiltIn, openLibrary, type PackStamp, publishedVocabulary } from '../../data/store';
import type { ImportProgress } from '../../data/store/model';

const PACK = '/pack/shangcheng-2022.json.gz';
const STAMP = '/pack/shangcheng-2022.stamp.json';
/** Checksum of the names published last, beside the names themselves (which are long to read). */
const PUBLISHED = 'published';

/**
 * Brings the book of our package into the library and publishes its names to `storage.local`, where page scripts read
 * them without waking the worker. Idempotent: every call either joins the run that is going on or checks and ends.
 */
export class LibraryKeeper {
  private run: Promise<void> | null = null;
  private progress: ImportProgress | null = null;
  private error: string | null = null;
  private done = false;

  /** Resolves when the library is there, or when the attempt has failed (see `state`). */
  ensure(): Promise<void> {
    this.run ??= this.attempt().finally(() => {
      this.run = null;
    });
    return this.run;
  }

  /** Starts anew after a failure or a change of the library. */
  again(): Promise<void> {
    this.error = null;
    this.done = false;
    return this.ensure();
  }

  private async attempt(): Promise<void> {
    if (this.done) return;
    try {
      const pack = await ensureBuiltIn(openLibrary(), () => read(PACK), {
        stamp: await stamp(),
        onProgress: (progress) => this.tell(progress),
      });
      await this.publish();
      this.progress = null;
      this.error = null;
      this.done = true;
      broadcast({ pack: pack.id, step: 'done', done: 1, total: 1 });
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error);
      this.progress = null;
      console.warn('library', error);
      broadcast({ pack: '', step: 'failed', done: 0, total: 1, error: this.error });
    }
  }

  /** Puts the names of all ready books where the page scripts look, if they are not there yet. */
  async publish(): Promise<void> {
    const vocabulary = await publishedVocabulary(compileVocabulary);
    const { [PUBLISHED]: published } = await browser.storage.local.get(PUBLISHED);
    if (vocabulary && published === vocabulary.checksum) return;
    if (vocabulary) await browser.storage.local.set({ vocabulary, [PUBLISHED]: vocabulary.checksum });
    else await browser.storage.local.remove(['vocabulary', PUBLISHED]);
  }

  private tell(progress: ImportProgress): void {
    this.progress = progress;
    broadcast({ pack: '', ...progress });
  }

  async state(): Promise<ImportState> {
    if (this.run && !this.done) return { state: 'importing', ...(this.progress ?? {}) };
    if (this.error !== null) return { state: 'failed', error: this.error };
    const { [PUBLISHED]: published } = await browser.storage.local.get(PUBLISHED);
    return { state: published ? 'ready' : 'empty' };
  }
}

/** Text of a file of our package; one that ends in `.gz` is unpacked on the way. */
async function read(path: string): Promise<string> {
  const response = await fetch(browser.runtime.getURL(path as '/'));
  if (!response.ok || !response.body) throw new Error(`${path}: ${response.status}`);
  if (!path.endsWith('.gz')) return response.text();
  return new Response(response.body.pipeThrough(new DecompressionStream('gzip'))).text();
}

/** What the build wrote beside the pack, so that a start need not read the pack to know that nothing has changed. */
async function stamp(): Promise<PackStamp | undefined> {
  try {
    return JSON.parse(await read(STAMP)) as PackStamp;
  } catch {
    return undefined;
  }
}

function broadcast(progress: Params<'import.progress'>): void {
  // No page of ours may be open to hear it.
  sendMessage('import.progress', progress).catch(() => {});
}
