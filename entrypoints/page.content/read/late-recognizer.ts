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
    /** At once where another document has read them. */
    private readonly names: () => Names | Promise<Names>,
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
    const names = this.names();
    if ('store' in names) {
      const document = names.store.again?.(this.joined, this.context);
      if (document) {
        this.take(document, names);
        return;
      }
    }
    void this.load(names).catch((error) => console.warn('names', error));
  }

  private readonly joined = (step: Job['step']): void => this.loaded({ step });

  private take(document: RecognizerDocument, { splitBlocks }: Names): void {
    this.split = splitBlocks;
    this.document = document;
  }

  private async load(coming: Names | Promise<Names>): Promise<void> {
    const names = await coming;
    const document = await names.openShelf(names.store, this.joined, this.context);
    if (!document) return;
    document.setContext(this.context);
    this.take(document, names);
    this.loaded();
  }

  lines(text: string, preformatted: boolean): TextBlock[] {
    return this.split?.(text, preformatted) ?? [];
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
