import type { CardMention } from '../../data/card-protocol';
import { type PageNames, sendMessage } from '../../data/messages';
import type { Feedback } from '../../data/recognizer/model';
import type { Settings, Sites } from '../../data/settings-shape';
import { covers, pageKey } from '../../data/settings-shape';
import { firstMarks, shownMarks } from './density';
import { keepCopiesOriginal } from './expand/copy';
import { Expander } from './expand/expander';
import { whenQuiet } from './expand/quiet';
import { HitTest } from './hit';
import { elementOf, type Mark, textOf } from './marks';
import { isVisible, listNames } from './names';
import { Painter } from './paint/painter';
import { Reading } from './reading';
import { LateRecognizer, readVocabulary } from './recognizer';

/** Milliseconds between two reports of what is marked. */
const REPORT_MS = 250;
/** Context of a mention shown in the card, units on each side. */
const CONTEXT = 40;

/** What the reader chose, as read from storage. */
export interface Choices {
  settings: Settings;
  sites: Sites;
  feedback: readonly Feedback[];
}

/** One run of marking on one document: from on to off. Everything in it ends with its signal. */
export class Page {
  readonly reading: Reading;
  readonly painter: Painter;
  readonly expander: Expander;
  readonly hit: HitTest;
  private readonly recognizer: LateRecognizer;
  private firsts: Set<number> | null = null;
  private reportTimer: ReturnType<typeof setTimeout> | undefined;
  private reported = '0 0 no-names';
  /** Time of the page's latest change, for those who wait until it is quiet. */
  private changedAt = performance.now();
  private lit: string | null = null;
  current: Mark | null = null;

  constructor(
    private readonly signal: AbortSignal,
    public choices: Choices,
    private readonly onChange: () => void,
  ) {
    this.recognizer = new LateRecognizer(this.context(), readVocabulary, (job) => this.reading.catchUpWith(job));
    this.expander = new Expander(
      () => this.reading,
      () => this.choices.settings,
      () => {
        this.onChange();
        this.report();
      },
    );
    this.painter = new Painter(
      signal,
      (block) => shownMarks(block, this.choices.settings.density, () => this.firstIds()),
      (block) => this.expander.ranges(block),
    );
    this.reading = new Reading(
      this.recognizer,
      signal,
      {
        decided: (block, old) => {
          this.firsts = null;
          this.painter.update(block, old);
        },
        moved: (block) => this.painter.moved(block),
        gone: (block) => {
          this.firsts = null;
          this.painter.forget(block);
        },
        settled: (idle) => this.settled(idle),
        textChanged: (text) => this.expander.textChanged(text),
        changed: () => {
          this.changedAt = performance.now();
        },
        recoloured: () => this.painter.repaint(true),
        ownText: this.expander.inserts.ownText,
      },
      // Ids are unique over the frames of a tab: 20 random bits over a 32-bit counter.
      Math.floor(Math.random() * 0x100000) * 0x100000000,
    );
    this.hit = new HitTest(this.painter, this.reading);
    keepCopiesOriginal(this.expander, () => this.choices.settings, signal);
    signal.addEventListener('abort', () => clearTimeout(this.reportTimer));
  }

  start(): void {
    this.reading.start();
    this.expandWhereAlways();
  }

  /** Ends the run: the page is byte for byte its own again. Called before the signal aborts. */
  stop(): void {
    this.expander.restoreAll();
  }

  private context(): { title: string; url: string; feedback: readonly Feedback[] } {
    return { title: document.title, url: location.href, feedback: this.choices.feedback };
  }

  /** Same-document navigation, a new title, or new answers of the reader. */
  contextChanged(): void {
    this.recognizer.setContext(this.context());
    this.reading.decide();
    this.report();
  }

  /** New settings that do not turn the page off. */
  choose(choices: Choices): void {
    const old = this.choices;
    this.choices = choices;
    if (JSON.stringify(old.feedback) !== JSON.stringify(choices.feedback)) this.contextChanged();
    if (
      old.settings.expandForm !== choices.settings.expandForm ||
      old.settings.expandScope !== choices.settings.expandScope
    ) {
      const { wholePage } = this.expander;
      this.expander.restoreAll();
      if (wholePage) this.expander.expandPage();
    }
    if (old.settings.density !== choices.settings.density) this.painter.repaint();
    const host = location.hostname;
    if (covers(old.sites.expand, host) !== covers(choices.sites.expand, host)) {
      if (covers(choices.sites.expand, host)) this.expander.expandPage();
      else this.expander.restoreAll();
    }
  }

  private expandWhereAlways(): void {
    if (!covers(this.choices.sites.expand, location.hostname)) return;
    whenQuiet(
      () => this.changedAt,
      this.signal,
      () => {
        if (covers(this.choices.sites.expand, location.hostname)) this.expander.expandPage();
      },
    );
  }

  private firstIds(): Set<number> {
    this.firsts ??= firstMarks(this.reading.marks());
    return this.firsts;
  }

  private settled(idle: boolean): void {
    if (document.title !== this.title) {
      this.title = document.title;
      this.recognizer.setContext(this.context());
      this.reading.decide();
    }
    if (idle) {
      if (this.choices.settings.density === 'page') this.painter.repaint();
      this.expander.release();
      this.expander.continuePage();
      if (this.lit) this.light(this.lit);
    }
    this.report();
  }
  private title = document.title;

  // What is marked, told to the rest of the extension

  report(): void {
    if (this.reportTimer !== undefined || this.signal.aborted) return;
    this.reportTimer = setTimeout(() => {
      this.reportTimer = undefined;
      this.reportNow();
    }, REPORT_MS);
  }

  reportNow(): void {
    if (!this.recognizer.needed || this.signal.aborted) return;
    let count = 0;
    const names = new Set<string>();
    for (const mark of this.seen()) {
      count++;
      names.add(mark.mention.entity);
    }
    const { state } = this;
    const line = `${count} ${names.size} ${state}`;
    if (line === this.reported) return;
    this.reported = line;
    void sendMessage('page.marked', { count, names: names.size, state }).catch(() => {});
    void sendMessage('page.changed', { count }).catch(() => {});
  }

  /** Tells the count again: the page came back from the back/forward cache. */
  reportAgain(): void {
    this.reported = '';
    this.report();
  }

  get state(): 'marked' | 'working' | 'no-names' {
    for (const _ of this.reading.marked()) return 'marked';
    return this.reading.slices.busy || (this.recognizer.needed && !this.recognizer.ready) ? 'working' : 'no-names';
  }

  private *seen(): Iterable<Mark> {
    for (const block of this.reading.marked())
      if (isVisible(block.marks[0] as Mark)) for (const mark of block.marks) yield mark;
  }

  /** Visible marks in reading order. */
  marks(): Mark[] {
    const visible = new Set(this.seen());
    return this.reading.marks().filter((mark) => visible.has(mark));
  }

  names(): PageNames {
    const marks = this.marks();
    return {
      state: this.state,
      title: document.title,
      url: pageKey(location.href),
      names: listNames(marks),
      ...this.expandCounts(marks),
    };
  }

  expandCounts(marks: Iterable<Mark> = this.seen()): { expandable: number; expanded: number } {
    let expandable = 0;
    let expanded = 0;
    for (const mark of marks) {
      if (!this.expander.canExpand(mark)) continue;
      expandable++;
      if (this.expander.inserts.count > 0 && this.expander.insertOf(mark)) expanded++;
    }
    return { expandable, expanded };
  }

  find(id: number): Mark | null {
    for (const block of this.reading.marked()) for (const mark of block.marks) if (mark.id === id) return mark;
    return null;
  }

  /** What the card needs to know of a mark. */
  describe(mark: Mark): CardMention {
    const { mention } = mark;
    const text = textOf(mark.block);
    return {
      id: mark.id,
      text: mention.text,
      name: mention.name,
      kind: mention.kind,
      group: mention.group,
      full: mention.full,
      expand: mention.expand,
      expanded: this.expander.insertOf(mark) !== undefined,
      former: mention.former,
      score: mention.score,
      reason: mention.reason,
      start: mention.start,
      before: text.slice(Math.max(0, mention.start - CONTEXT), mention.start),
      after: text.slice(mention.end, mention.end + CONTEXT),
    };
  }

  /** Paints one mark as the current one, or all of an entity (lit from the panel). */
  setCurrent(mark: Mark | null): void {
    this.current = mark;
    this.painter.setCurrent(mark ? [mark] : []);
  }

  light(entity: string | null): void {
    this.lit = entity;
    if (entity === null) {
      this.setCurrent(this.current);
      return;
    }
    const marks: Mark[] = [];
    for (const block of this.reading.marked())
      for (const mark of block.marks) if (mark.mention.entity === entity) marks.push(mark);
    // Off-screen ranges cost frames: what is near is enough, the rest is lit as it comes.
    this.painter.setCurrent(marks.length > 500 ? marks.filter((mark) => mark.range) : marks);
  }

  /** "Not this" for one mention: it stays dark as long as the page is open and its text the same. */
  silence(mark: Mark): void {
    this.reading.silence(mark);
    this.firsts = null;
    this.report();
  }

  unsilence(mark: Mark): void {
    this.reading.unsilence(mark);
    this.firsts = null;
    this.report();
  }

  elementOf(mark: Mark): Element {
    return mark.block.pieces[0]?.node.parentElement ?? elementOf(mark.block.container);
  }
}
