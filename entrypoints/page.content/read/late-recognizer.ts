import { browser } from 'wxt/browser';
import { sendMessage } from '../../../data/messaging/messages';
import type { BlockRole, DocumentContext, Mention, RecognizerDocument } from '../../../data/recognizer/model';
import type { NameStore } from '../../../data/shelf/open-shelf';
import type { Job } from '../slices';

/** Most times that one document tells of damage: where repair does not help, asking on does not either. */
const ASKS = 3;
let asks = 0;

/** The names as the background published them. When missing ones are made good, `storage.onChanged` tells. */
export const publishedNames: NameStore = {
  get: (keys) => browser.storage.local.get(keys),
  missing: () => {
    if (asks++ < ASKS) void sendMessage('names.missing', {}).catch(() => {});
  },
};

/** What knows names, loaded with the first Han text. */
type Recognize = Pick<typeof import('../recognize.part'), 'openShelf'>;

/**
 * A recognizer that loads itself and its names when the first Han text is met: a page without any costs nothing but the
 * walk. Blocks that come before wait in a queue.
 */
export class LateRecognizer implements RecognizerDocument {
  private document: RecognizerDocument | null = null;
  private waiting: Map<number, { text: string; role?: BlockRole }> | null = new Map();
  private asked = false;

  constructor(
    private context: DocumentContext,
    private readonly names: NameStore,
    private readonly part: () => Promise<Recognize>,
    /** Called when the names are there, with the job that catches up with the waiting blocks. */
    private readonly loaded: (catchUp: Job) => void,
  ) {}

  get ready(): boolean {
    return this.document !== null;
  }

  /** Whether any Han text was met. */
  get needed(): boolean {
    return this.asked;
  }

  private async load(): Promise<void> {
    this.asked = true;
    const { openShelf } = await this.part();
    const texts = [...(this.waiting ?? [])].map(([, { text }]) => text);
    const document = await openShelf(this.names, (step) => this.loaded({ step }), this.context, texts);
    if (!document) return;
    document.setContext(this.context);
    const entries = [...(this.waiting ?? [])];
    this.waiting = null;
    this.document = document;
    let next = 0;
    // A block that was set again or deleted meanwhile must not come back in its old state.
    const later = new Set<number>();
    this.touched = later;
    this.loaded({
      step: (deadline) => {
        do {
          const entry = entries[next++];
          if (!entry) {
            this.touched = null;
            return true;
          }
          if (!later.has(entry[0])) document.set(entry[0], entry[1].text, entry[1].role);
        } while (performance.now() < deadline);
        return false;
      },
    });
  }

  private touched: Set<number> | null = null;

  setContext(context: DocumentContext): void {
    this.context = context;
    this.document?.setContext(context);
  }

  set(block: number, text: string, role?: BlockRole): void {
    this.touched?.add(block);
    if (this.document) this.document.set(block, text, role);
    else this.waiting?.set(block, { text, role });
    if (!this.asked) void this.load().catch((error) => console.warn('names', error));
  }

  delete(block: number): void {
    this.touched?.add(block);
    this.waiting?.delete(block);
    this.document?.delete(block);
  }

  decide(most?: number): ReadonlyMap<number, readonly Mention[]> {
    return this.document?.decide(most) ?? new Map();
  }

  get pending(): boolean {
    return this.document?.pending ?? false;
  }

  get foreign(): boolean {
    return this.document?.foreign ?? false;
  }

  explain(block: number): readonly (Mention & { lit: boolean })[] {
    return this.document?.explain(block) ?? [];
  }
}
