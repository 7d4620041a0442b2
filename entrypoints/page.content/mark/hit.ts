import { caretPositionAt, childNodesOf, contains, elementsAt, isText, matches, parentElementOf, rootOf } from '../dom';
import { type Block, elementOf, type Mark } from '../marks';
import { offsetOf } from '../ranges';
import type { Reading } from '../read/reading';
import type { Painter } from './paint/painter';
import { alphaOf } from './paint/tone';

interface HighlightHit {
  highlight: Highlight;
  ranges: AbstractRange[];
}
interface PointRegistry {
  highlightsFromPoint?(x: number, y: number, options?: { shadowRoots?: ShadowRoot[] }): HighlightHit[];
}

/** Slack around a line's box, CSS pixels: pointers sit between lines too. */
const SLACK = 1;

/** Finds the painted mark at a point of the viewport. */
export class HitTest {
  constructor(
    private readonly painter: Painter,
    private readonly reading: Reading,
    /** Whether the reader could see a mark. */
    private readonly sees: (mark: Mark) => boolean,
  ) {}

  /** `path`: composed path of the pointer event, to see into shadow roots. */
  at(x: number, y: number, path: readonly EventTarget[]): Mark | null {
    const shadowRoots = this.rootsAt(path, x, y);
    const registry = CSS.highlights as unknown as PointRegistry;
    const mark = registry.highlightsFromPoint
      ? this.fromHighlights(registry.highlightsFromPoint(x, y, { shadowRoots }))
      : this.fromCaret(x, y, shadowRoots);
    // Firefox tells of text that something else lies over, too.
    return mark && this.isOn(mark, x, y) && isSeenThrough(mark, x, y) ? mark : this.fromBoxes(x, y);
  }

  /** Shadow roots at a point: those of the event's path, and closed ones that a path ends at. */
  private rootsAt(path: readonly EventTarget[], x: number, y: number): ShadowRoot[] {
    const roots = path.filter((target) => target instanceof ShadowRoot);
    let host = path[0];
    for (let root = host instanceof Element && this.reading.shadowOf(host); root; ) {
      if (roots.includes(root)) break;
      roots.push(root);
      const [inner] = elementsAt(root, x, y);
      if (!inner || inner === host) break;
      host = inner;
      root = this.reading.shadowOf(inner);
    }
    return roots;
  }

  private fromHighlights(hits: HighlightHit[]): Mark | null {
    for (const { highlight, ranges } of hits) {
      if (!this.painter.registry.owns(highlight)) continue;
      for (const range of ranges) {
        const mark = this.painter.mark(range);
        if (mark) return mark;
      }
    }
    return null;
  }

  /** Firefox before 150, Chromium before 140: the caret nearest to the point, then the mark around it. */
  private fromCaret(x: number, y: number, shadowRoots: ShadowRoot[]): Mark | null {
    const caret = caretPositionAt(x, y, shadowRoots);
    const block = caret && this.blockAt(caret.offsetNode, caret.offset);
    if (!caret || !block) return null;
    const offset = offsetOf(block.pieces, caret.offsetNode, caret.offset);
    return block.marks.find(({ range, mention }) => range && mention.start <= offset && offset <= mention.end) ?? null;
  }

  /** The block that a place of the DOM is in; a long text is in several. */
  private blockAt(node: Node, offset: number): Block | undefined {
    const { blocks } = this.reading;
    const container = blocks.containerOf(node as Text);
    const isIn = ({ pieces }: Block): boolean =>
      pieces.some((piece) => piece.node === node && offset >= piece.from && offset <= piece.to);
    return container && [...blocks.in(container)].find(isIn);
  }

  /**
   * The browser names what the pointer meets: under a link stretched over a whole card, on text that takes no pointer, on
   * a large first letter it finds nothing, though the reader sees the name there. Our own boxes say, where what lies above
   * can be seen through.
   */
  private fromBoxes(x: number, y: number): Mark | null {
    for (const mark of this.painter.around(x, y))
      if (this.isOn(mark, x, y) && this.sees(mark) && isSeenThrough(mark, x, y)) return mark;
    return null;
  }

  /** Caret answers are the nearest text, however far: the point must be in one of the mark's boxes. */
  isOn(mark: Mark, x: number, y: number): boolean {
    return this.painter
      .boxes(mark)
      .some(
        (box) => x >= box.left - SLACK && x <= box.right + SLACK && y >= box.top - SLACK && y <= box.bottom + SLACK,
      );
  }
}

/** What shows something of its own, whatever its styles. */
const SOLID = 'img,video,canvas,iframe,frame,object,embed,svg,input,textarea,select,button,dialog,[popover]';

/** Whether nothing that lies over a mark at a point hides it. */
function isSeenThrough(mark: Mark, x: number, y: number): boolean {
  const { block, mention } = mark;
  // A name may stand in several, side by side.
  const elements = block.pieces
    .filter(({ at, length }) => at < mention.end && at + length > mention.start)
    .map(({ node }) => parentElementOf(node) ?? elementOf(block.container));
  const element = elements[0] as Element;
  const root = rootOf(element) as Document | ShadowRoot;
  for (const above of elementsAt(root, x, y)) {
    // Down to the text itself, or to what it stands in. Text that takes no pointer is not among these.
    if (elements.some((own) => contains(above, own) || contains(own, above))) return true;
    if (matches(above, SOLID) || isOpaque(above) || showsText(above, x, y)) return false;
  }
  return true;
}

function isOpaque(element: Element): boolean {
  return [undefined, '::before', '::after'].some((part) => {
    const { backgroundColor, backgroundImage, backdropFilter, opacity, content } = getComputedStyle(element, part);
    if (part && (content === 'none' || content === 'normal')) return false;
    if (Number(opacity) < 0.1) return false;
    return (
      alphaOf(backgroundColor) > 0.1 || backgroundImage !== 'none' || !['none', '', undefined].includes(backdropFilter)
    );
  });
}

/** Whether an element's own text stands at a point. */
function showsText(element: Element, x: number, y: number): boolean {
  const range = new Range();
  for (const node of childNodesOf(element)) {
    if (!isText(node) || !node.data.trim()) continue;
    range.selectNodeContents(node);
    for (const { left, right, top, bottom } of range.getClientRects())
      if (x >= left && x <= right && y >= top && y <= bottom) return true;
  }
  return false;
}
