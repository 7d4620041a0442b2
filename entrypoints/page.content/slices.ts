/**
 * Work in slices. Nothing here runs longer than a slice without giving the browser its turn, nothing runs while the
 * page is hidden, and work caused by the page's own changes never takes more than a share of the processor.
 */

/** Milliseconds of work in a row. The goal is 8 at the 95th percentile; the last step of a slice may overrun. */
export const SLICE_MS = 5;
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
  private readonly jobs: { job: Job; urgency: Urgency }[] = [];
  private scheduled = false;
  /** Durations of the latest slices, ms; read by the benchmark. */
  readonly durations: number[] = [];

  constructor(
    private readonly signal: AbortSignal,
    /** Called at the end of each slice that did something. */
    private readonly afterSlice: (idle: boolean) => void,
  ) {
    document.addEventListener('visibilitychange', () => this.schedule(0), { signal });
  }

  get busy(): boolean {
    return this.jobs.length > 0;
  }

  /** `next`: before all that waits. */
  add(job: Job, urgency: Urgency | 'next'): void {
    if (urgency === 'next') this.jobs.unshift({ job, urgency: 'first' });
    else {
      const later = (other: { urgency: Urgency }): boolean => ORDER.indexOf(other.urgency) > ORDER.indexOf(urgency);
      const at = this.jobs.findIndex(later);
      this.jobs.splice(at < 0 ? this.jobs.length : at, 0, { job, urgency });
    }
    this.schedule(0);
  }

  private schedule(delay: number): void {
    if (this.scheduled || this.jobs.length === 0 || this.signal.aborted || document.hidden) return;
    this.scheduled = true;
    const run = (): void => {
      this.scheduled = false;
      this.slice();
    };
    const scheduler = (globalThis as { scheduler?: Scheduling }).scheduler;
    const priority = this.jobs[0]?.urgency === 'first' ? 'user-visible' : 'background';
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
    if (this.signal.aborted || document.hidden) return;
    const input = (navigator as { scheduling?: InputPending }).scheduling;
    const start = performance.now();
    const urgency = this.jobs[0]?.urgency;
    let now = start;
    while (this.jobs.length > 0 && now - start < SLICE_MS) {
      const current = this.jobs[0]!;
      if (this.isDone(current.job, start + SLICE_MS)) this.jobs.splice(this.jobs.indexOf(current), 1);
      now = performance.now();
      if (input?.isInputPending?.()) break;
    }
    this.afterSlice(this.jobs.length === 0);
    now = performance.now();
    this.durations.push(now - start);
    if (this.durations.length > 500) this.durations.splice(0, 250);
    this.schedule(urgency === 'background' ? Math.min(1000, (now - start) * REST) : 0);
  }
}
