import { isHidden, listen } from './dom';

/**
 * Work in slices. Nothing here runs longer than a slice without giving the browser its turn, nothing runs while the
 * page is hidden, and work caused by the page's own changes never takes more than a share of the processor.
 */

/** Milliseconds of work in a row. The goal is 8 at the 95th percentile; the last step of a slice may overrun. */
export const SLICE_MS = 5;
/** Milliseconds of a slice after which it gives way to input that waits. */
const HEEDLESS_MS = 2;
/** After a slice of background work: rest this many times as long as it took. */
const REST = 4;

/**
 * `first`: what the reader waits for, before the page's next frame if need be. `rest`: the rest of a new page, whenever
 * there is nothing else to do. `background`: what the page's own changes call for, at a share of the processor.
 */
export type Urgency = 'first' | 'rest' | 'background';
const ORDER: readonly Urgency[] = ['first', 'rest', 'background'];

/** A piece of work: `step` works until the deadline (a `performance.now()` time) and says whether it is finished. */
export interface Job {
  step(deadline: number): boolean;
}

interface Scheduling {
  postTask?(
    task: () => void,
    options: { priority: 'user-visible' | 'background'; signal: AbortSignal; delay?: number },
  ): {
    catch(handler: () => void): unknown;
  };
}

interface InputPending {
  isInputPending?(): boolean;
}

/** Runs jobs one after the other, in slices. */
export class Slices {
  /** By urgency; pages with thousands of components bring as many jobs. */
  private readonly queues: Job[][] = [[], [], []];
  /** When the next slice comes. */
  private due = Number.POSITIVE_INFINITY;
  /** So many wait for what is done, though the page may be hidden. */
  awaited = 0;
  /** Nothing can be done until something comes that is on its way. */
  private held = false;

  constructor(
    private readonly signal: AbortSignal,
    /** Called at the end of each slice that did something. */
    private readonly afterSlice: (idle: boolean) => void,
  ) {
    listen(document, 'visibilitychange', () => this.schedule(0), { signal });
  }

  get busy(): boolean {
    return this.queues.some(([first]) => first);
  }

  /** `next`: before all that waits. */
  add(job: Job, urgency: Urgency | 'next'): void {
    if (urgency === 'next') this.queues[0]?.unshift(job);
    else this.queues[ORDER.indexOf(urgency)]?.push(job);
    // What the page's changes call for waits out its rest, and nothing else with it.
    if (urgency !== 'background' || this.due === Number.POSITIVE_INFINITY) this.schedule(0);
  }

  hold(): void {
    this.held = true;
  }

  release(): void {
    this.held = false;
    this.schedule(0);
  }

  private get rests(): boolean {
    return this.signal.aborted || (isHidden() && !this.awaited);
  }

  private schedule(delay: number): void {
    const at = performance.now() + delay;
    if (at >= this.due || this.held || !this.busy || this.rests) return;
    this.due = at;
    const run = (): void => {
      if (this.due !== at) return;
      this.due = Number.POSITIVE_INFINITY;
      this.slice();
    };
    const scheduler = (globalThis as { scheduler?: Scheduling }).scheduler;
    const priority = this.queues[0]?.length ? 'user-visible' : 'background';
    if (scheduler?.postTask) scheduler.postTask(run, { priority, signal: this.signal, delay }).catch(() => {});
    else setTimeout(run, delay);
  }

  /** A job that throws is over: the others go on. */
  private isDone(job: Job, deadline: number): boolean {
    try {
      return job.step(deadline);
    } catch (error) {
      console.warn('slice', error);
      return true;
    }
  }

  private slice(): void {
    if (this.rests) return;
    const start = performance.now();
    let now = start;
    let background = false;
    let pending = false;
    // What the end of the work brings, as deciding, is done at once where there is time.
    do {
      while (!this.held && !pending && now - start < SLICE_MS) {
        const queue = this.queues.find(([first]) => first);
        if (!queue) break;
        background ||= queue === this.queues[2];
        const job = queue[0] as Job;
        if (this.isDone(job, start + SLICE_MS)) queue.splice(queue.indexOf(job), 1);
        now = performance.now();
        pending =
          now - start > HEEDLESS_MS &&
          Boolean((navigator as { scheduling?: InputPending }).scheduling?.isInputPending?.());
      }
      this.afterSlice(!this.busy);
      now = performance.now();
    } while (this.busy && !this.held && !pending && now - start < SLICE_MS);
    this.schedule(background && !this.queues[0]?.length ? Math.min(1000, (now - start) * REST) : 0);
  }
}
