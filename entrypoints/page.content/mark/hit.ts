import type { Mark } from '../marks';
import { offsetOf } from '../ranges';
import type { Reading } from '../read/reading';
import type { Painter } from './paint/painter';

interface HighlightHit {
  highlight: Highlight;
  ranges: AbstractRange[];
}
interface PointRegistry {
  highlightsFromPoint?(x: number, y: number, options?: { shadowRoots?: ShadowRoot[] }): HighlightHit[];
}

/** Slack around a line's box, CSS pixels: pointers sit between lines too. */
const SLACK = 1;

/** Finds the painted mark at a point of the viewport. One layout read a call. */
export class HitTest {
  constructor(
    private readonly painter: Painter,
    private readonly reading: Reading,
  ) {}

  /** `path`: composed path of the pointer event, to see into open shadow roots and to notice what lies over the text. */
  at(x: number, y: number, path: readonly EventTarget[]): Mark | null {
    const shadowRoots = path.filter((target) => target instanceof ShadowRoot);
    const registry = CSS.highlights as unknown as PointRegistry;
    const mark = registry.highlightsFromPoint
      ? this.fromHighlights(registry.highlightsFromPoint(x, y, { shadowRoots }))
      : this.fromCaret(x, y, shadowRoots);
    return mark && this.isOn(mark, x, y) ? mark : null;
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
    const caret = document.caretPositionFromPoint?.(x, y, { shadowRoots });
    const block = caret && this.reading.blockAt(caret.offsetNode, caret.offset);
    if (!caret || !block) return null;
    const offset = offsetOf(block.pieces, caret.offsetNode, caret.offset);
    return block.marks.find(({ range, mention }) => range && mention.start <= offset && offset <= mention.end) ?? null;
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
