import type { Mention, RecognizerDocument } from '../../../data/recognizer/model';
import type { Block, Mark } from '../marks';
import type { Job, Slices } from '../slices';
import type { Blocks } from './blocks';

/** Blocks judged between two looks at the clock. */
const STRIDE = 64;
/** Milliseconds between two decisions while the page is being read: each looks at the whole page's evidence. */
const PAUSE_MS = 120;

export interface DecidingEvents {
  /** A block's marks changed; `old` are those it had and has no more. */
  decided(block: Block, old: readonly Mark[]): void;
}

/** Lets the recognizer decide about what has been read, in slices, and turns its mentions into marks. */
export class Deciding {
  /** Something has been read, or is gone, since the last decision began. */
  private undecided = false;
  private running = false;
  /** Time of the last decision; 0 where the next is to come at once. */
  private at = 0;
  private nextMark = 0;
  /** Offsets of mentions the reader does not want, by block (`mark/silence.ts`). */
  readonly silenced = new WeakMap<Block, Set<number>>();

  constructor(
    private readonly recognizer: RecognizerDocument,
    private readonly blocks: Blocks,
    private readonly slices: Slices,
    readonly events: DecidingEvents,
    /** Start of this frame's mark ids. */
    private readonly idBase: number,
  ) {}

  /** There is something to decide about. */
  due(): void {
    this.undecided = true;
  }

  /** The job that lets a book that has joined read what came before it; it is decided after each slice. */
  catchUp(job: Job): void {
    this.at = 0;
    const step = (deadline: number): boolean => {
      this.undecided = true;
      return job.step(deadline);
    };
    this.slices.add({ step }, 'first');
  }

  /** After a slice: what is in view is decided first, the rest now and then and at the end. */
  afterSlice(idle: boolean): void {
    if (this.undecided && (idle || this.at === 0 || performance.now() - this.at > PAUSE_MS)) this.decide();
  }

  /** Decides when all that was to be read before it is. */
  readonly soon: Job = {
    step: () => {
      this.decideIfDue();
      return true;
    },
  };

  decideIfDue(): void {
    if (this.undecided) this.decide();
  }

  decide(): void {
    this.undecided = false;
    this.at = performance.now();
    if (this.running) return;
    this.running = true;
    const step = (deadline: number): boolean => {
      // Over, unless it says otherwise: also where it ends by an error.
      this.running = false;
      do {
        for (const [id, mentions] of this.recognizer.decide(STRIDE)) this.apply(id, mentions);
        if (!this.recognizer.pending) return true;
      } while (performance.now() < deadline);
      this.running = true;
      return false;
    };
    this.slices.add({ step }, 'next');
  }

  private apply(id: number, mentions: readonly Mention[]): void {
    const block = this.blocks.get(id);
    if (!block || (mentions.length === 0 && block.marks.length === 0)) return;
    const old = block.marks;
    const silent = this.silenced.get(block);
    const heard = silent ? mentions.filter((mention) => !silent.has(mention.start)) : mentions;
    this.blocks.setMarks(
      block,
      heard.map((mention) => this.markFor(block, mention, old)),
    );
    this.events.decided(
      block,
      old.filter((mark) => !block.marks.includes(mark)),
    );
  }

  /** A mark that says the same as before keeps its number and its paint. */
  private markFor(block: Block, mention: Mention, old: readonly Mark[]): Mark {
    const same = old.find(
      (mark) =>
        mark.mention.start === mention.start &&
        mark.mention.end === mention.end &&
        mark.mention.entity === mention.entity &&
        mark.mention.group === mention.group,
    );
    if (!same) return { id: this.idBase + this.nextMark++, block, mention, range: null };
    same.mention = mention;
    return same;
  }
}
