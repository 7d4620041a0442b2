import { browser } from 'wxt/browser';
import { sendMessage } from '../../../data/messaging/messages';
import type { BlockRole, DocumentContext, Mention, RecognizerDocument } from '../../../data/recognizer/model';
import type { Job } from '../slices';

/** Key and shape of the compiled names in `storage.local`, put there by the background after an import. */
export const VOCABULARY_KEY = 'vocabulary';

/** The compiled names, or null where none are published yet (then the background is asked to see to it). */
export async function readVocabulary(): Promise<string | null> {
  const stored = await browser.storage.local.get(VOCABULARY_KEY);
  const wire = (stored[VOCABULARY_KEY] as { wire?: unknown } | undefined)?.wire;
  if (typeof wire === 'string' && wire !== '') return wire;
  // Answered or not: when the names come, storage.onChanged tells.
  await sendMessage('names.missing', {}).catch(() => undefined);
  return null;
}

/** What knows names, loaded with the first Han text. */
type Recognize = Pick<typeof import('../recognize.part'), 'loadVocabulary' | 'openDocument'>;

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
    private readonly read: () => Promise<string | null>,
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
    const [wire, { loadVocabulary, openDocument }] = await Promise.all([this.read(), this.part()]);
    if (wire === null) return;
    const document = openDocument(loadVocabulary(wire), this.context);
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
