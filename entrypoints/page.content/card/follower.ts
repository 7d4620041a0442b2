import type { Box } from '../../../data/messaging/messages';

/** Boxes of a name in the viewport. */
type Boxes = readonly Box[];

/** Milliseconds a name may be out of sight (a page that renders it anew) until it counts as gone. */
const GONE_MS = 400;
/** Milliseconds between two looks at what has come to lie under the card. */
const LOOK_MS = 150;

/** Watches a name, frame by frame, for as long as its card is open: text moves without a scroll too. */
export class Follower {
  private frame = 0;
  private last = '';
  private seenAt = 0;
  private lookedAt = 0;

  constructor(
    private readonly boxes: () => Boxes,
    private readonly events: {
      moved(boxes: Boxes): void;
      /** Out of the document, or of the view. */
      gone(): void;
      /** Now and then. */
      look(): void;
    },
  ) {
    this.seenAt = performance.now();
    this.last = keyOf(boxes());
    this.next();
  }

  private next(): void {
    this.frame = requestAnimationFrame((now) => {
      this.next();
      this.step(now);
    });
  }

  private step(now: number): void {
    const boxes = this.boxes();
    if (boxes.length > 0) this.seenAt = now;
    else if (now - this.seenAt > GONE_MS) {
      this.events.gone();
      return;
    }
    const key = keyOf(boxes);
    if (boxes.length > 0 && key !== this.last) {
      this.last = key;
      this.events.moved(boxes);
    }
    if (now - this.lookedAt < LOOK_MS) return;
    this.lookedAt = now;
    this.events.look();
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
  }
}

function keyOf(boxes: Boxes): string {
  return boxes.map(({ x, y, width, height }) => [x, y, width, height].map(Math.round).join()).join(' ');
}
