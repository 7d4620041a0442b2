/** Milliseconds the pointer has to travel from the name into the card. */
const GRACE_MS = 300;
/** The same at most, while it is on its way there. */
const WAY_MS = 1500;

/** The time between the pointer's leaving of the name and the card's closing: longer while it comes nearer to the card. */
export class Grace {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private since = 0;
  private nearest = 0;

  constructor(private readonly over: () => void) {}

  get runs(): boolean {
    return this.timer !== undefined;
  }

  begin(): void {
    if (this.runs) return;
    this.since = performance.now();
    this.nearest = Number.POSITIVE_INFINITY;
    this.wait();
  }

  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** The pointer is so far from the card, CSS pixels. */
  at(distance: number): void {
    if (!this.runs || distance >= this.nearest || performance.now() - this.since >= WAY_MS) return;
    this.nearest = distance;
    clearTimeout(this.timer);
    this.wait();
  }

  private wait(): void {
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.over();
    }, GRACE_MS);
  }
}
