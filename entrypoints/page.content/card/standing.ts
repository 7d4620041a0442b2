import type { Box } from '../../../data/messaging/messages';
import { FIRST_SIZE } from './card-frame';
import type { Around, CardRequest } from './card-handle';
import { viewport } from './geometry';
import { distance, limitsOf, type Obstacle, overlap, type Placement, place, type Side } from './placement';
import { floatsUnder, isCutOff } from './surroundings';

/** Share of a menu or preview of the page that the card may cover. */
const COVERED = 0.1;
/**
 * Pixels from the name within which a menu or preview is one that the reader is going for; past what lies farther away the card would
 * stand far from its name itself.
 */
const NEAR = 200;
const NOTHING: Around = { columns: null, rows: [] };

/** Where the card stands: what it keeps clear of, the side it is on, the size it wants. Boxes are those of the viewport. */
export class Standing {
  private size = { ...FIRST_SIZE };
  private side: Side | undefined;
  private around: Around = NOTHING;
  /** What the page has laid over itself where the card would stand. */
  private readonly floats = new Map<Element, Obstacle>();
  box: Box = { x: 0, y: 0, width: 0, height: 0 };

  /** `host`: the card's own element, which is not in its own way. */
  constructor(private readonly host: () => Element | null) {}

  /** Begins for another name: nothing is known yet of what is around it. */
  begin(request: CardRequest): Box {
    this.side = undefined;
    return this.follow(request, request.boxes);
  }

  /** The name is in these boxes now, and may have other things around it. */
  follow(request: CardRequest, boxes: readonly Box[]): Box {
    this.around = request.around?.() ?? NOTHING;
    this.floats.clear();
    return this.stand(request, boxes);
  }

  /** The content has said its size. A pinned card may have been moved away by the reader: it stays there. */
  grow(request: CardRequest, size: { width: number; height: number }, pinned: boolean): Box {
    this.size = { width: size.width, height: size.height };
    if (!pinned) return this.stand(request, nowOf(request), true);
    this.box = { ...this.box, height: Math.min(size.height, limitsOf(viewport()).height) };
    return this.box;
  }

  /** Looks at what has come to lie under the card; null where that is nothing new. */
  giveWay(request: CardRequest): Box | null {
    const boxes = nowOf(request);
    return this.spread(this.box, request, boxes) ? this.stand(request, boxes) : null;
  }

  /** Whether it lies on a menu or a preview of the page, for want of another place. */
  get covers(): boolean {
    return [...this.floats.values()].some((float) => overlap(this.box, float) > COVERED);
  }

  /** Moves by so many pixels, within the view. */
  nudge(dx: number, dy: number): Box {
    const { x, y, width, height } = viewport();
    const { box } = this;
    this.box = {
      ...box,
      x: Math.max(x, Math.min(box.x + dx, x + width - box.width)),
      y: Math.max(y, Math.min(box.y + dy, y + height - box.height)),
    };
    return this.box;
  }

  /** How far a point is from the card. */
  distance(x: number, y: number): number {
    const { box } = this;
    return Math.max(0, box.x - x, x - box.x - box.width) + Math.max(0, box.y - y, y - box.y - box.height);
  }

  private stand(request: CardRequest, boxes: readonly Box[], grown = false): Box {
    // A name that is not drawn just now is nowhere: the card stays until somebody has seen to it.
    if (boxes.length === 0) return this.box;
    const find = (): Placement =>
      place({
        boxes,
        pointer: request.pointer,
        ...this.size,
        viewport: viewport(),
        rtl: request.rtl,
        columns: this.around.columns,
        obstacles: [...this.around.rows, ...this.floats.values()],
        side: this.side,
        grown,
      });
    let placed = find();
    // What would lie under the card there may send it on.
    for (let i = 0; i < 3 && this.spread(placed, request, boxes); i++) placed = find();
    this.side = placed.side;
    this.box = placed;
    return placed;
  }

  /** Looks at what floats under a box. Answers whether there is something new. */
  private spread(box: Box, { element }: CardRequest, boxes: readonly Box[]): boolean {
    const before = this.floats.size;
    for (const [at, float] of floatsUnder(box, element, this.host()))
      if (boxes.some((name) => distance(name, float) < NEAR)) this.floats.set(at, float);
    return this.floats.size > before;
  }
}

/** Boxes of a request's name as it is now. */
export function nowOf(request: CardRequest): readonly Box[] {
  return request.follow?.() ?? request.boxes;
}

/** Whether some of a name is in view, and not cut off by what it stands in. */
export function isInView({ element }: Pick<CardRequest, 'element'>, boxes: readonly Box[]): boolean {
  const { x, y, width, height } = viewport();
  const isIn = (box: Box): boolean =>
    box.x < x + width && box.x + box.width > x && box.y < y + height && box.y + box.height > y;
  return boxes.some(isIn) && !(element && isCutOff(element, boxes));
}
