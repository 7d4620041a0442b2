import { browser } from 'wxt/browser';
import { sendMessage } from '../../../data/messaging/messages';
import type { BlockRole, DocumentContext, Mention, RecognizerDocument } from '../../../data/recognizer/model';
import { NAMES_KEY, type PublishedNames, readPublished, readWire, wireKey } from '../../../data/shelf/published';
import type { Job } from '../slices';

/** Where the names of the books come from. */
export interface NameStore {
  /** What is published, or null where that is nothing or damaged. */
  list: () => Promise<PublishedNames | null>;
  /** The compiled names of some of its books, in the order asked for; null where one is missing or damaged. */
  wires: (published: PublishedNames, packs: readonly string[]) => Promise<(string | null)[]>;
  /** Something is missing or damaged. When it is made good, `storage.onChanged` tells. */
  missing: () => void;
}

/** Most times that one document tells of damage: where repair does not help, asking on does not either. */
const ASKS = 3;
let asks = 0;

/** The names as the background published them in `storage.local`. */
export const publishedNames: NameStore = {
  list: async () => readPublished((await browser.storage.local.get(NAMES_KEY))[NAMES_KEY]),
  wires: async (published, packs) => {
    const stored = await browser.storage.local.get(packs.map(wireKey));
    return packs.map((pack) => {
      const book = published.books.find((one) => one.pack === pack);
      return book ? readWire(stored[wireKey(pack)], book) : null;
    });
  },
  missing: () => {
    if (asks++ < ASKS) void sendMessage('names.missing', {}).catch(() => undefined);
  },
};

/** Whether a change of `storage.local` is one of the names. */
export function isNameChange(changes: Record<string, unknown>): boolean {
  return Object.keys(changes).some((key) => key === NAMES_KEY || key.startsWith(`${NAMES_KEY}:`));
}

/** What knows names, loaded with the first Han text. */
type Recognize = Pick<typeof import('../recognize.part'), 'loadVocabulary' | 'openDocument' | 'ShelfDocument'>;

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
    const [published, { loadVocabulary, openDocument, ShelfDocument }] = await Promise.all([
      this.names.list(),
      this.part(),
    ]);
    if (!published) return this.names.missing();
    const document = new ShelfDocument(
      published,
      {
        open: (wire, context) => openDocument(loadVocabulary(wire), context),
        wires: (packs) => this.names.wires(published, packs),
        joined: (catchUp) => this.loaded({ step: catchUp }),
        missing: () => this.names.missing(),
      },
      this.context,
    );
    // What could be read marks the page; the rest comes when it is made good.
    await document.start([...(this.waiting ?? [])].map(([, { text }]) => text));
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
