import { adoptedSheetsOf, rootOf } from '../../dom';
import type { Container } from '../../read/find/containers';
import { type MarkStyle, sheetFor, type Tone } from './sheet';

/** How often what the page has thrown away is put back: a page that fights us is left its way. */
const PATIENCE = 500;

/**
 * Elements inherit the highlights of the root (Chromium 134 and later); else each tree needs rules for all of its elements,
 * which doubles its style passes. To ask the page's styles would lay the page out.
 */
const INHERITS = Number(/Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent)?.[1]) >= 134;

/** A name that no page can guess, of its own in every document and for every style: it says no more than "mark". */
function newName(): string {
  return `mark-${`${Math.random()}`.slice(2)}`;
}

/**
 * Static ranges under our names. The highlight registry is the page's own and its scripts can read and empty it: our names
 * cannot be guessed, the page's are never touched (no `clear()`), what it takes away is put back (`renew`), and nothing is
 * left when we stop. Style sheet and names come with the first range: a page without a name has nothing of ours.
 */
export class Registry {
  private readonly names = new Map<string, string>();
  private readonly highlights = new Map<string, Highlight>();
  /** Each of ours with what is in it: the page can reach them too. */
  private readonly mine = new Map<Highlight, Set<StaticRange>>();
  readonly sheets = new WeakMap<Document | ShadowRoot, CSSStyleSheet>();
  /** The roots with a style of ours. Held weakly: pages make components and throw them away all the time. */
  private dressed: WeakRef<Document | ShadowRoot>[] = [];
  private pruneAt = 64;
  private sheet = '';
  private renewals = 0;
  /** Counts what is registered and let go of; who wants to know of it. */
  changes = 0;
  changed: (() => void) | undefined;

  /** Name that a style is registered under in this document. */
  nameOf(style: MarkStyle, tone: Tone): string {
    const key = `${style} ${tone}`;
    let name = this.names.get(key);
    if (!name) {
      name = newName();
      this.names.set(key, name);
    }
    return name;
  }

  private open(): void {
    const name = (style: MarkStyle, tone: Tone): string => this.nameOf(style, tone);
    this.sheet = sheetFor(name, INHERITS ? ':root' : '');
    this.dressRoot(document);
  }

  add(range: StaticRange, style: MarkStyle, tone: Tone): void {
    if (this.sheet === '') this.open();
    const name = this.nameOf(style, tone);
    let highlight = this.highlights.get(name);
    if (!highlight) {
      highlight = new Highlight();
      highlight.priority = style === 'added' ? 1 : style.startsWith('current') ? 2 : 0;
      this.highlights.set(name, highlight);
      this.mine.set(highlight, new Set());
      CSS.highlights.set(name, highlight);
    }
    highlight.add(range);
    this.mine.get(highlight)?.add(range);
    this.changes++;
    this.changed?.();
  }

  delete(range: StaticRange): void {
    this.changes++;
    this.changed?.();
    for (const [highlight, ranges] of this.mine)
      if (ranges.delete(range)) {
        highlight.delete(range);
        return;
      }
  }

  /** Whether a highlight the browser found under the pointer is one of ours. */
  owns(highlight: Highlight): boolean {
    return this.mine.has(highlight);
  }

  /** Puts back what the page has taken out: by `clear()` of the registry or of what is in it, or all adopted style sheets set anew. */
  renew(): void {
    if (this.sheet === '' || this.renewals > PATIENCE) return;
    for (const [name, highlight] of this.highlights)
      if (CSS.highlights.get(name) !== highlight) {
        CSS.highlights.set(name, highlight);
        this.renewals++;
      }
    for (const [highlight, ranges] of this.mine)
      if (highlight.size < ranges.size) {
        for (const range of ranges) highlight.add(range);
        this.renewals++;
      }
    for (const ref of this.dressed) {
      const root = ref.deref();
      const sheet = root && this.sheets.get(root);
      if (!root || !sheet || adoptedSheetsOf(root).includes(sheet)) continue;
      this.sheets.delete(root);
      this.renewals++;
      this.dressRoot(root, false);
    }
  }

  /** Rules reach only their own tree: the shadow root that a container stands in gets the style, without a change to its nodes. */
  dress(container: Container): void {
    if (INHERITS) return;
    const root = rootOf(container);
    if (!(root instanceof ShadowRoot)) return;
    if (this.sheet === '') this.open();
    this.dressRoot(root);
  }

  private dressRoot(root: Document | ShadowRoot, isNew = true): void {
    if (this.sheets.has(root)) return;
    if (isNew) this.dressed.push(new WeakRef(root));
    if (this.dressed.length > this.pruneAt) {
      this.dressed = this.dressed.filter((ref) => ref.deref());
      this.pruneAt = 64 + 2 * this.dressed.length;
    }
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(this.sheet);
      adoptedSheetsOf(root).push(sheet);
      this.sheets.set(root, sheet);
    } catch {
      // A tree that the page has taken to another document takes no sheet of this one.
    }
  }

  private undress(root: Document | ShadowRoot): void {
    const sheet = this.sheets.get(root);
    if (!sheet) return;
    const sheets = adoptedSheetsOf(root);
    const at = sheets.indexOf(sheet);
    if (at >= 0) sheets.splice(at, 1);
    this.sheets.delete(root);
  }

  /** Takes everything of ours out again, and nothing else. */
  dispose(): void {
    for (const [name, highlight] of this.highlights)
      if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
    this.highlights.clear();
    this.mine.clear();
    for (const ref of this.dressed) {
      const root = ref.deref();
      if (root) this.undress(root);
    }
    this.dressed = [];
  }
}
