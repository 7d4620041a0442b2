import type { BlockRole, DocumentContext, Mention, RecognizerDocument } from '../recognizer/model';
import { loadFilter, type ShelfFilter } from './filter';
import { mergeMentions } from './merge';
import type { PublishedNames } from './published';

/** Units of text kept so that a book that is first named late can read what came before. */
const KEPT_UNITS = 400_000;

/** What a shelf needs of the recognizer and of the storage. */
export interface ShelfParts {
  /** Opens a document on compiled names. Throws where they cannot be read. */
  open: (wire: string, context: DocumentContext) => RecognizerDocument;
  /** The compiled names of some books, in the order asked for; null for one that cannot be had. */
  wires: (packs: readonly string[]) => Promise<readonly (string | null)[]>;
  /** A book that was named late has been opened: `catchUp` reads what came before it, until it answers true. */
  joined: (catchUp: (deadline: number) => boolean) => void;
  /** Compiled names are missing, cut, or none of ours. */
  missing: () => void;
}

interface Text {
  text: string;
  role: BlockRole | undefined;
  under: number | undefined;
}

/**
 * A document recognized with all the books it names: the first book of the shelf, and every other as soon as a text
 * holds one of its anchors. Books that the page does not name are never read. Where several are open, the mentions of
 * a block are merged in the reader's order.
 */
export class ShelfDocument implements RecognizerDocument {
  private readonly filter: ShelfFilter | null;
  /** Open books by their place on the shelf. */
  private readonly open = new Map<number, RecognizerDocument>();
  /** In the order of the shelf. */
  private documents: RecognizerDocument[] = [];
  /** Books that have been asked for, open or on their way. */
  private readonly wanted = new Set<number>();
  private readonly texts = new Map<number, Text>();
  private kept = 0;
  private catchingUp = 0;
  /** Latest mentions of each block by book, kept while several books are open. */
  private readonly latest = new Map<number, Map<RecognizerDocument, readonly Mention[]>>();
  private title: string | undefined;

  constructor(
    private readonly published: PublishedNames,
    private readonly parts: ShelfParts,
    private context: DocumentContext,
  ) {
    this.filter = published.filter && loadFilter(published.filter);
  }

  /** Books whose names have been read, in the order of the shelf. */
  get books(): readonly string[] {
    return [...this.open.keys()].sort((a, b) => a - b).map((book) => this.published.books[book]!.pack);
  }

  /** Opens the first book and those that the texts at hand name. Books that cannot be read are told as `missing`. */
  async start(texts: Iterable<string>): Promise<void> {
    const books = new Set<number>(this.published.books.length > 0 ? [0] : []);
    for (const text of texts) this.filter?.probe(text, (book) => books.add(book));
    if (this.context.title) this.filter?.probe(this.context.title, (book) => books.add(book));
    this.title = this.context.title;
    await this.read([...books]);
  }

  private async read(books: readonly number[]): Promise<void> {
    for (const book of books) this.wanted.add(book);
    const wires = await this.parts.wires(books.map((book) => this.published.books[book]!.pack));
    let whole = true;
    for (const [i, wire] of wires.entries()) {
      try {
        if (wire === null) whole = false;
        else this.add(books[i]!, this.parts.open(wire, this.context));
      } catch {
        whole = false;
      }
    }
    if (!whole) this.parts.missing();
  }

  private add(book: number, document: RecognizerDocument): void {
    this.open.set(book, document);
    const order = [...this.open.keys()].sort((a, b) => a - b);
    this.documents = order.map((one) => this.open.get(one)!);
    const waiting = [...this.texts];
    if (waiting.length > 0) {
      let next = 0;
      this.catchingUp += 1;
      this.parts.joined((deadline) => {
        do {
          const entry = waiting[next++];
          if (!entry) {
            this.catchingUp -= 1;
            this.settle();
            return true;
          }
          // What was set again or deleted meanwhile has reached the book already.
          if (this.texts.get(entry[0]) === entry[1])
            document.set(entry[0], entry[1].text, entry[1].role, entry[1].under);
        } while (performance.now() < deadline);
        return false;
      });
    }
    this.settle();
  }

  /** Once every book is open and has read everything, nothing needs to be kept. */
  private settle(): void {
    if (this.catchingUp > 0 || this.open.size < this.published.books.length) return;
    this.texts.clear();
    this.kept = 0;
  }

  /** Looks for books that are not open yet. */
  private look(text: string): void {
    if (!this.filter || this.wanted.size >= this.published.books.length) return;
    const late: number[] = [];
    this.filter.probe(text, (book) => {
      if (this.wanted.has(book) || book >= this.published.books.length) return;
      this.wanted.add(book);
      late.push(book);
    });
    if (late.length > 0) void this.read(late).catch((error) => console.warn('names', error));
  }

  setContext(context: DocumentContext): void {
    this.context = context;
    for (const document of this.documents) document.setContext(context);
    if (context.title && context.title !== this.title) {
      this.title = context.title;
      this.look(context.title);
    }
  }

  set(block: number, text: string, role?: BlockRole, under?: number): boolean {
    let found = false;
    for (const document of this.documents) found = document.set(block, text, role, under) || found;
    if (!this.filter) return found;
    this.forget(block);
    if (this.open.size >= this.published.books.length) return found;
    if (this.kept + text.length <= KEPT_UNITS) {
      this.texts.set(block, { text, role, under });
      this.kept += text.length;
      // A book that joins later may find something.
      found = true;
    }
    this.look(text);
    return found;
  }

  delete(block: number): void {
    for (const document of this.documents) document.delete(block);
    this.forget(block);
  }

  private forget(block: number): void {
    const old = this.texts.get(block);
    if (!old) return;
    this.kept -= old.text.length;
    this.texts.delete(block);
  }

  decide(most = Number.POSITIVE_INFINITY): ReadonlyMap<number, readonly Mention[]> {
    const [only, ...others] = this.documents;
    if (!only) return new Map();
    if (others.length === 0) {
      const decided = only.decide(most);
      // Another book may join while some are not open: then these mentions are merged with its own.
      if (this.wanted.size > 1 || this.published.books.length > 1)
        for (const [block, mentions] of decided) this.note(block, only, mentions);
      return decided;
    }
    const changed = new Set<number>();
    for (const document of this.documents)
      for (const [block, mentions] of document.decide(most)) {
        this.note(block, document, mentions);
        changed.add(block);
      }
    const result = new Map<number, readonly Mention[]>();
    for (const block of changed) {
      const found = this.latest.get(block);
      result.set(block, mergeMentions(this.documents.map((document) => found?.get(document) ?? [])));
    }
    return result;
  }

  private note(block: number, document: RecognizerDocument, mentions: readonly Mention[]): void {
    let found = this.latest.get(block);
    if (mentions.length > 0) {
      if (!found) {
        found = new Map();
        this.latest.set(block, found);
      }
      found.set(document, mentions);
    } else if (found) {
      found.delete(document);
      if (found.size === 0) this.latest.delete(block);
    }
  }

  get pending(): boolean {
    return this.documents.some((document) => document.pending);
  }

  get foreign(): boolean {
    return this.documents.some((document) => document.foreign);
  }
}
