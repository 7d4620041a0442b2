import { isName } from './match/entries';
import type { Vocabulary } from './match/tables';
import type { BlockRole, DocumentContext, Mention, RecognizerDocument } from './model';
import { HEAD_LENGTH } from './text/blocks';

/** What decides, loaded with the first string that may be a name. */
export type Decider = Pick<typeof import('./evidence/document'), 'openDocument'>;

/** Milliseconds in which what decides, where it is there already, reads what came before it. */
const AT_ONCE_MS = 1;

interface Kept {
  text: string;
  role: BlockRole | undefined;
  under: number | undefined;
}

/**
 * A document that only looks for strings of the vocabulary until one is met that may be a name; what decides is loaded then, and
 * reads what was found by then. A text without any such string costs no more than the search.
 */
export class LateDocument implements RecognizerDocument {
  private document: RecognizerDocument | null = null;
  private asked = false;
  /** Blocks in which something was found, until they are decided about, in the order they came in. */
  private readonly kept = new Map<number, Kept>();
  /** Blocks in which nothing was found, and that may head what follows as the one before them does. */
  private readonly passed = new Map<number, number>();

  constructor(
    private readonly vocabulary: Vocabulary,
    private context: DocumentContext,
    /** At once where it is there. */
    private readonly decider: () => Decider | Promise<Decider>,
    /** What decides has come: `catchUp` reads what came before it, until it answers true. */
    private readonly joined: (catchUp: (deadline: number) => boolean) => void,
  ) {}

  private ask(): void {
    if (this.asked) return;
    this.asked = true;
    const decider = this.decider();
    const open = ({ openDocument }: Decider) => {
      const document = openDocument(this.vocabulary, this.context);
      this.document = document;
      return (deadline: number): boolean => this.catchUp(document, deadline);
    };
    if ('openDocument' in decider) {
      const catchUp = open(decider);
      if (!catchUp(performance.now() + AT_ONCE_MS)) this.joined(catchUp);
    } else
      void decider.then(
        (come) => this.joined(open(come)),
        (error) => console.warn('names', error),
      );
  }

  private catchUp(document: RecognizerDocument, deadline: number): boolean {
    for (const [id, { text, role, under }] of this.kept) {
      this.pass(document);
      this.kept.delete(id);
      document.set(id, text, role, under);
      if (performance.now() >= deadline) break;
    }
    return this.kept.size === 0;
  }

  /** What stands above a block is known before the block is read. */
  private pass(document: RecognizerDocument): void {
    for (const [id, under] of this.passed) document.set(id, '', 'heading', under);
    this.passed.clear();
  }

  setContext(context: DocumentContext): void {
    this.context = context;
    this.document?.setContext(context);
  }

  set(block: number, text: string, role?: BlockRole, under?: number): boolean {
    // While what came before is still being read, what comes waits behind it: it may stand below.
    if (this.document && this.kept.size === 0) {
      this.pass(this.document);
      return this.document.set(block, text, role, under);
    }
    const { count, entry } = this.vocabulary.scan(text);
    if (count > 0) this.kept.set(block, { text, role, under });
    else if (under !== undefined && (role === 'heading' || text.length <= HEAD_LENGTH)) this.passed.set(block, under);
    for (let i = 0; i < count && !this.asked; i += 1) if (isName(this.vocabulary.types[entry[i]!]!)) this.ask();
    return count > 0;
  }

  delete(block: number): void {
    this.kept.delete(block);
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
