import { browser } from 'wxt/browser';
import { sendMessage } from '../../../data/messaging/messages';
import type { BlockRole, DocumentContext, Mention, RecognizerDocument } from '../../../data/recognizer/model';

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

/** Opens documents of one set of names. */
export type OpenDocument = (context: DocumentContext) => RecognizerDocument;

/**
 * A recognizer that loads itself and its names when the first Han text is met: a page without any costs nothing but the
 * walk. Reading waits for it.
 */
export class LateRecognizer implements RecognizerDocument {
  private document: RecognizerDocument | null = null;
  private asked = false;

  constructor(
    private context: DocumentContext,
    /** Null where no names are published. */
    private readonly load: () => Promise<OpenDocument | null>,
    /** Called when the names are there. */
    private readonly loaded: () => void,
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
    this.load().then(
      (open) => {
        if (!open) return;
        this.document = open(this.context);
        this.loaded();
      },
      (error) => console.warn('names', error),
    );
  }

  setContext(context: DocumentContext): void {
    this.context = context;
    this.document?.setContext(context);
  }

  set(block: number, text: string, role?: BlockRole): boolean {
    return this.document?.set(block, text, role) ?? false;
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

  explain(block: number): readonly (Mention & { lit: boolean })[] {
    return this.document?.explain(block) ?? [];
  }
}
