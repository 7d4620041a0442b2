import type { MarkGroup } from '../../../../data/gazetteer/model';
import sheetText from '../../marks.css?inline';

/**
 * The highlight registry is the page's own and its scripts can read it: a handful of fixed names that say no more than
 * "marks", never `clear()` (the page's own highlights are in it too), and nothing left in it when we stop.
 */
const KINDS = ['place', 'organization', 'abbreviation'] as const satisfies readonly MarkGroup[];
/** A kind's name, the same inverted (the one under the pointer or the keyboard), or text of our own making. */
export type MarkStyle = MarkGroup | `current-${MarkGroup}` | 'added';
export type Tone = 'light' | 'dark';

function nameOf(style: MarkStyle, tone: Tone): string {
  if (style === 'added') return tone === 'light' ? 'mark-9' : 'mark-10';
  const current = isCurrent(style);
  const kind = (current ? style.slice('current-'.length) : style) as MarkGroup;
  return `mark-${KINDS.indexOf(kind) + (tone === 'light' ? 1 : 5) + (current ? 10 : 0)}`;
}

const ALL = [1, 2, 3, 5, 6, 7, 9, 10, 11, 12, 13, 15, 16, 17].map((number) => `mark-${number}`);

function isCurrent(style: MarkStyle): boolean {
  return style.startsWith('current-');
}

/** `StaticRange`s under our names. */
export class Registry {
  private readonly highlights = new Map<string, Highlight>();
  private readonly sheets = new WeakMap<ShadowRoot, CSSStyleSheet | HTMLStyleElement>();
  /** Shadow roots with a style of ours. Held weakly: pages make components and throw them away all the time. */
  private dressed: WeakRef<ShadowRoot>[] = [];
  private pruneAt = 64;

  add(range: StaticRange, style: MarkStyle, tone: Tone): void {
    const name = nameOf(style, tone);
    let highlight = this.highlights.get(name);
    if (!highlight) {
      highlight = new Highlight();
      highlight.priority = isCurrent(style) ? 2 : style === 'added' ? 1 : 0;
      this.highlights.set(name, highlight);
      CSS.highlights.set(name, highlight);
    }
    highlight.add(range);
  }

  delete(range: StaticRange): void {
    for (const highlight of this.highlights.values()) if (highlight.delete(range)) return;
  }

  /** Whether a highlight the browser found under the pointer is one of ours. */
  owns(highlight: Highlight): boolean {
    for (const own of this.highlights.values()) if (own === highlight) return true;
    return false;
  }

  /** `::highlight()` rules reach only their own tree: each shadow root gets the style, without a change to its nodes. */
  dress(root: ShadowRoot): void {
    if (this.sheets.has(root)) return;
    this.dressed.push(new WeakRef(root));
    if (this.dressed.length > this.pruneAt) {
      this.dressed = this.dressed.filter((ref) => ref.deref());
      this.pruneAt = 64 + 2 * this.dressed.length;
    }
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(sheetText);
      root.adoptedStyleSheets.push(sheet);
      this.sheets.set(root, sheet);
    } catch {
      // Firefox has refused adoptedStyleSheets to content scripts (bugzil.la/1770592): a style element then.
      const style = document.createElement('style');
      style.textContent = sheetText;
      root.append(style);
      this.sheets.set(root, style);
    }
  }

  /** Takes everything of ours out again. */
  dispose(): void {
    for (const name of ALL) CSS.highlights.delete(name);
    this.highlights.clear();
    for (const ref of this.dressed) {
      const root = ref.deref();
      const sheet = root && this.sheets.get(root);
      if (!sheet) continue;
      if (sheet instanceof HTMLStyleElement) sheet.remove();
      else root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
      this.sheets.delete(root);
    }
    this.dressed = [];
  }
}
