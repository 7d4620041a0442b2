import type { BlockRole, DocumentContext, Mention, RecognizerDocument } from '../../../data/recognizer/model';
import type { TextBlock } from '../../../data/recognizer/text/blocks';
import type { NameStore } from '../../../data/shelf/open-shelf';
import type { Job } from '../slices';

/** What knows names, loaded with the first Han text, and where the names are read. */
export type Names = Pick<typeof import('../find.part'), 'openShelf' | 'splitBlocks'> & { store: NameStore };

/**
 * A recognizer that loads itself and its names when the first Han text is met: a page without any costs nothing but the
 * walk. Reading waits for it.
 */
export class LateRecognizer implements RecognizerDocument {
  private document: RecognizerDocument | null = null;
  private split: Names['splitBlocks'] | null = null;
  private asked = false;

  constructor(
    private context: DocumentContext,
    private readonly names: () => Promise<Names>,
    /**
     * Called when the names are there, and again with the job that catches up when a book joins later. Where no names are
     * published it is not called: `storage.onChanged` tells when they come.
     */
    private readonly loaded: (catchUp?: Job) => void,
  ) {}

  get ready(): boolean {
    return this.document !== null;
  }

  /** Whether any Han text was met. */
  get needed(): boolean {
    return this.asked;
  }

  /** Han text was met: the names are loaded, once. */
  need(): void {
    if (this.asked) return;
    this.asked = true;
    void this.load().catch((error) => console.warn('names', error));
  }

  private async load(): Promise<void> {
    const { openShelf, splitBlocks, store } = await this.names();
    const document = await openShelf(store, (step) => this.loaded({ step }), this.context);
    if (!document) return;
    document.setContext(this.context);
    this.split = splitBlocks;
    this.document = document;
    this.loaded();
  }

  lines(text: string): TextBlock[] {
    return this.split?.(text) ?? [];
  }

  setContext(context: DocumentContext): void {
    this.context = context;
    this.document?.setContext(context);
  }

  set(block: number, text: string, role?: BlockRole, under?: number): boolean {
    return this.document?.set(block, text, role, under) ?? false;
  }

  delete(block: number): void {
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
}
