import { emptyNames, type PageMarks, type PageNames, type PageState, type Params } from '../../data/messaging/messages';
import type { Feedback } from '../../data/recognizer/model';
import { pageKey } from '../../data/settings/shape';
import { titleOf } from './dom';
import { first, hear } from './first';
import { outermost } from './hub';
import type { MarkLayer } from './mark/mark-layer';
import { loadPart } from './parts';
import type { Choices, LoadRoom, PagePort } from './ports';
import { LateRecognizer } from './read/late-recognizer';
import { Reading } from './read/reading';

/** Milliseconds from a change of what is marked to its report, and from one report to the next: each wakes the background. */
const REPORT_MS = 250;
const REPORTS_APART_MS = 1000;
const NOTHING = { count: 0, names: 0, state: 'no-names' as PageState, more: false };

/** What a run tells the rest of the extension. */
export interface Surface {
  tell(report: Params<'page.marked'>): void;
  /** There is something in the page to take back when the extension goes. */
  showing(): void;
  /** A card of this frame's is about to be shown. */
  alone(): void;
}

/** One run of marking on one document, from on to off: reads the page and lets names be shown when there are any. */
export class Page implements PagePort {
  readonly reading: Reading;
  private readonly recognizer: LateRecognizer;
  /** What shows the names: there from the first name on, or from the first command. */
  layer: MarkLayer | null = null;
  private opening: Promise<MarkLayer> | null = null;
  private reportTimer: ReturnType<typeof setTimeout> | undefined;
  private reported = NOTHING;
  private reportedAt = Number.NEGATIVE_INFINITY;
  /** Marks have come or gone since they were counted. */
  private uncounted = false;
  /** Nothing was left to read after the latest slice. */
  private idle = false;
  private title = titleOf();
  readonly loadRoom = ((name) => {
    if (name === 'card') this.surface.alone();
    return loadPart(name);
  }) as LoadRoom;
  readonly first = first;
  /** Time of the page's latest change, for those who wait until it is quiet. */
  changedAt = performance.now();

  constructor(
    private readonly signal: AbortSignal,
    public choices: Choices,
    private readonly surface: Surface,
    /** Which state of the library is wanted; empty where it has not changed since the page was loaded. */
    stamp: string,
  ) {
    this.recognizer = new LateRecognizer(
      this.context(),
      () => outermost().names(stamp),
      (job) => {
        if (!signal.aborted) this.reading.go(job);
      },
    );
    this.reading = new Reading(
      this.recognizer,
      signal,
      {
        decided: (block, old) => {
          this.uncounted = true;
          if (this.layer) this.layer.decided(block, old);
          else if (block.marks.length > 0) void this.open().catch(() => {});
        },
        moved: (block) => this.layer?.painter.moved(block),
        placed: (block) => this.layer?.painter.placed(block),
        gone: (block) => {
          if (block.marks.length > 0) this.uncounted = true;
          this.layer?.gone(block);
        },
        settled: (idle) => this.settled(idle),
        textChanged: (text) => this.layer?.textChanged(text),
        added: (node) => this.layer?.added(node),
        changed: () => {
          this.changedAt = performance.now();
        },
        ownText: (node) => this.layer?.expander?.ledger.ownText(node) ?? null,
        loadFar: () => loadPart('long'),
      },
      // Ids are unique over the frames of a tab: 20 random bits over a 32-bit counter.
      Math.floor(Math.random() * 0x100000) * 0x100000000,
    );
    signal.addEventListener('abort', () => clearTimeout(this.reportTimer));
  }

  start(): void {
    this.reading.start();
  }

  /** Ends the run: the page is byte for byte its own again. Called before the signal aborts. */
  stop(): void {
    this.layer?.expander?.restoreAll();
  }

  /** Loads what shows names. Rejects when the run has ended meanwhile, or the extension is gone. */
  open(): Promise<MarkLayer> {
    this.opening ??= outermost()
      .show()
      .then((part) => {
        this.signal.throwIfAborted();
        this.layer = new (part.of(window).MarkLayer)(this, this.signal);
        this.surface.showing();
        this.report();
        return this.layer;
      });
    return this.opening;
  }

  private context(): { title: string; url: string; feedback: readonly Feedback[] } {
    return { title: titleOf(), url: location.href, feedback: this.choices.feedback };
  }

  /** Same-document navigation, a new title, or new answers of the reader. */
  contextChanged(): void {
    this.recognizer.setContext(this.context());
    this.reading.deciding.decide();
    this.report();
  }

  /** New settings that do not turn the page off. */
  choose(choices: Choices): void {
    const old = this.choices;
    this.choices = choices;
    if (JSON.stringify(old.feedback) !== JSON.stringify(choices.feedback)) this.contextChanged();
    this.layer?.chosen(old, choices);
  }

  private settled(idle: boolean): void {
    this.idle = idle;
    const title = titleOf();
    if (title !== this.title) {
      this.title = title;
      this.recognizer.setContext(this.context());
      this.reading.deciding.decide();
    }
    if (idle) this.layer?.settled();
    // In a page without Chinese text each move would cost some 20 µs for nothing.
    if (idle && !this.recognizer.needed) removeEventListener('pointermove', hear, true);
    // While a long page is being read the first count stands: each looks at all there is.
    const { state, more } = this.reported;
    if (
      this.uncounted
        ? idle || this.reported.count === 0
        : idle && (this.state !== state || this.reading.partly !== more)
    )
      this.report();
  }

  // What is marked, told to the rest of the extension

  /** Counts what can be seen and tells it, soon. */
  report(): void {
    if (this.reportTimer !== undefined || this.signal.aborted || !this.recognizer.needed) return;
    const wait = Math.max(REPORT_MS, this.reportedAt + REPORTS_APART_MS - performance.now());
    this.reportTimer = setTimeout(() => {
      this.reportTimer = undefined;
      this.uncounted = false;
      const { layer } = this;
      if (layer)
        this.reading.slices.add(
          layer.counting((counts) => this.tell(counts)),
          'background',
        );
      else if (!this.opening) this.tell({ count: 0, names: 0 });
    }, wait);
  }

  private tell(counts: { count: number; names: number }): void {
    const now = { ...counts, state: this.state, more: this.reading.partly };
    if (JSON.stringify(now) === JSON.stringify(this.reported)) return;
    this.reported = now;
    this.reportedAt = performance.now();
    this.surface.tell(now);
  }

  /** Tells the count again: the page came back from the back/forward cache. */
  reportAgain(): void {
    this.reported = NOTHING;
    this.report();
  }

  get state(): 'marked' | 'working' | 'foreign' | 'no-names' {
    if (this.reading.blocks.marked.size > 0) return 'marked';
    if (!this.idle || this.reading.partly || (this.recognizer.needed && !this.recognizer.ready)) return 'working';
    return this.recognizer.foreign ? 'foreign' : 'no-names';
  }

  names(): PageNames {
    void this.reading.whole();
    const { state, layer } = this;
    return layer?.names(state) ?? emptyNames(state === 'marked' ? 'working' : state, titleOf(), pageKey(location.href));
  }

  /** What is marked, with the text around it. */
  async marks(): Promise<PageMarks[] | undefined> {
    await this.reading.whole();
    await this.opening;
    return this.layer ? [(await loadPart('expand')).takeMarks(this.layer)] : undefined;
  }
}
