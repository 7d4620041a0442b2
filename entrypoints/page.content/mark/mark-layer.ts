import type { CardMention } from '../../../data/messaging/card-protocol';
import { type PageCommand, type PageNames, type PageState, sendMessage } from '../../../data/messaging/messages';
import { covers, pageKey, type Settings } from '../../../data/settings/shape';
import { body, documentElement, parentElementOf, titleOf } from '../dom';
import type { Expander } from '../expand/expander';
import { type Block, elementOf, type Mark, textOf } from '../marks';
import type { Choices, HandPort, MarkPort, PagePort } from '../ports';
import { domPositionAt } from '../ranges';
import type { Job } from '../slices';
import { Beat } from './beat';
import { firstMarks, shownMarks } from './density';
import { HitTest } from './hit';
import { Hover } from './hover';
import { canExpand, counting, listNames, marksOf, seenMarks } from './listing';
import { Painter } from './paint/painter';
import type { Tone } from './paint/sheet';
import { pageToneOf } from './paint/tone';
import { reveal } from './reveal';
import { isEdited, Seams } from './seams';
import { Sight } from './seen';

/** Blocks taken over between two looks at the clock. */
const STRIDE = 64;
/** Blocks looked at in one beat, whether they can still be seen as they were. */
const LOOKED_AT = 32;
/** Context of a mention shown in the card, units on each side. */
const CONTEXT = 40;

/**
 * What follows from there being names on the page: they are painted and pointed at. Made with the first name, ends with the
 * page's run. What the reader asks for with hand or key is loaded when it is (`hand`).
 */
export class MarkLayer implements MarkPort {
  readonly painter: Painter;
  /** What of the marks can be seen. */
  private readonly sight = new Sight();
  private readonly seams = new Seams();
  /** Card, commands, expansion: there once the pointer has been on a name or a command has come. */
  hand: HandPort | null = null;
  private reaching: Promise<HandPort> | null = null;
  /** First mark of each entity on the page, as of the last time nothing was left to read; for one of the densities. */
  private firsts: Set<number> | null = null;
  private stale = false;
  /** Of the page, as of the latest look. */
  private tone: Tone | null = null;
  showsAll = false;
  private highlighted: string | null = null;
  /** The mark that the pointer is on. */
  private over: Mark | null = null;
  current: Mark | null = null;

  constructor(
    readonly page: PagePort,
    private readonly signal: AbortSignal,
  ) {
    this.painter = new Painter(
      signal,
      (block) => shownMarks(block, this.density, () => this.firstIds()),
      (block) => this.hand?.expander.ranges(block) ?? [],
    );
    this.listen();
    new Beat(signal, () => this.look());
    this.catchUp();
    if (covers(page.choices.sites.expand, location.hostname))
      void this.reach().then(
        (hand) => hand.expandWhenQuiet(),
        () => {},
      );
  }

  get expander(): Expander {
    return (this.hand as HandPort).expander;
  }

  /** Loads what the reader's hand asks for. Rejects when the run has ended meanwhile, or the extension is gone. */
  reach(): Promise<HandPort> {
    this.reaching ??= this.page.loadHand(this, this.signal).then((hand) => {
      this.hand = hand;
      return hand;
    });
    return this.reaching;
  }

  private listen(): void {
    const { page } = this;
    new Hover(this.signal, new HitTest(this.painter, page.reading), () => page.choices.settings, {
      over: (mark, scrolled) => {
        this.over = mark;
        const { hand } = this;
        if (!hand) {
          this.setCurrent(mark);
          // Made ready while the pointer comes to rest.
          if (mark) void this.reach().then(warm, () => {});
          return;
        }
        const { card } = hand;
        if (mark) {
          warm(hand);
          if (hand.isOpen(mark)) card.stay();
          else if (!card.open) this.setCurrent(mark);
        } else {
          if (!card.open) this.setCurrent(null);
          card.leave(scrolled);
        }
      },
      open: (mark, pointer, how) => {
        const hover = how === 'hover';
        const open = (hand: HandPort): void => {
          if (hover && (this.over !== mark || (hand.card.open && hand.card.pinned))) return;
          hand.open(mark, { pointer, hover });
        };
        if (this.hand) open(this.hand);
        else void this.reach().then(open, () => {});
      },
      isOpen: (mark) => this.hand?.isOpen(mark) ?? false,
      pressed: (mark) => {
        const { hand } = this;
        if (hand?.card.open && !hand.card.pinned && !(mark && hand.isOpen(mark))) hand.card.close();
      },
      busy: () => {
        if (this.hand?.card.pinned) return;
        this.hand?.card.close();
        this.over = null;
        this.setCurrent(null);
      },
    });
  }

  /** Takes over the names that are there already, in slices: loading this part may have taken a while. */
  private catchUp(): void {
    const { reading } = this.page;
    const blocks = [...reading.marked()];
    const step = (deadline: number): boolean => {
      do for (const block of blocks.splice(0, STRIDE)) if (reading.marked().has(block)) this.decided(block, []);
      while (blocks.length > 0 && performance.now() < deadline);
      return blocks.length === 0;
    };
    reading.slices.add({ step }, 'next');
  }

  // What the page tells

  decided(block: Block, old: readonly Mark[]): void {
    this.stale = true;
    if (block.marks.length > 0 && !this.bears(block)) return;
    this.painter.update(block, old);
  }

  /**
   * Whether the marks of a block stand as they were read: layout parts none of them, and the reader does not write there.
   * Layout is asked here and nowhere before, so that a page without a name is not laid out for us.
   */
  private bears(block: Block): boolean {
    const { reading } = this.page;
    const parted = this.seams.partedIn(block);
    if (parted.length > 0) reading.part(block.container, parted);
    else if (isEdited(block)) reading.leaveAlone(block.container);
    else return true;
    return false;
  }

  /** The page changed a text itself, and has not been painted since. */
  textChanged(text: Text): void {
    const container = this.page.reading.blocks.containerOf(text);
    if (container) for (const block of this.page.reading.blocks.in(container)) this.painter.dropChanged(block);
    this.hand?.expander.textChanged(text);
  }

  gone(block: Block): void {
    this.stale = true;
    this.painter.forget(block);
  }

  /** Nothing is left to read. */
  settled(): void {
    if (this.stale && this.density === 'page') {
      this.firsts = null;
      this.painter.repaint();
    }
    this.stale = false;
    this.hand?.expander.release();
    this.hand?.expander.continuePage();
    if (this.highlighted) this.highlight(this.highlighted);
  }

  /** At the slow beat: the page may have emptied the registry, changed its colours, shown or hidden something. */
  private look(): void {
    const { reading } = this.page;
    this.painter.registry.renew();
    // The card has the colours of the page, which may change though none of a mark's does.
    const tone = this.hand && pageToneOf(body() ?? (documentElement() as Element));
    const turned = this.painter.recolour() || tone !== this.tone;
    this.tone = tone;
    if (turned) this.hand?.recoloured();
    const marked = [...reading.marked()];
    const from = marked.length > LOOKED_AT ? Math.floor(Math.random() * (marked.length - LOOKED_AT)) : 0;
    if (!this.sight.differs(marked.slice(from, from + LOOKED_AT))) return;
    this.sight.refresh();
    this.page.report();
  }

  /** The reader chose anew; the page stays on. */
  chosen(old: Choices, now: Choices): void {
    if (old.settings.density !== now.settings.density) {
      this.firsts = null;
      this.painter.repaint();
    }
    if (this.hand) this.hand.chosen(old, now);
    else if (!covers(old.sites.expand, location.hostname) && covers(now.sites.expand, location.hostname))
      void this.reach().then(
        (hand) => hand.chosen(old, now),
        () => {},
      );
  }

  /** Paints every name for now, whatever the reader's density, or no longer. */
  showAll(all: boolean): void {
    this.showsAll = all;
    this.firsts = null;
    this.painter.repaint();
  }

  private get density(): Settings['density'] {
    return this.showsAll ? 'all' : this.page.choices.settings.density;
  }

  private firstIds(): Set<number> {
    this.firsts ??= firstMarks(marksOf(this.page.reading));
    return this.firsts;
  }

  // What the rest of the extension asks

  command(command: PageCommand, text: string | undefined): void {
    // Without a hand there is nothing to close or to take back.
    if (!this.hand && (command === 'restore-page' || command === 'close-card')) return;
    void this.reach().then(
      (hand) => hand.command(command, text),
      () => {},
    );
  }

  reveal(mark: Mark): void {
    reveal(this, mark);
  }

  // What the card and the commands ask

  counting(counted: (counts: { count: number; names: number }) => void): Job {
    return counting(this.page.reading, this.sight, counted);
  }

  /** Visible marks in reading order. */
  marks(): Mark[] {
    this.sight.refresh();
    const visible = new Set(seenMarks(this.page.reading, this.sight));
    return marksOf(this.page.reading).filter((mark) => visible.has(mark));
  }

  names(state: PageState): PageNames {
    const marks = this.marks();
    const title = titleOf();
    const counts = this.expandCounts(marks);
    return { state, title, url: pageKey(location.href), names: listNames(marks), ...counts, asked: this.showsAll };
  }

  /** How many short names can be expanded, and how many are. */
  expandCounts(marks: Iterable<Mark> = seenMarks(this.page.reading, this.sight)): {
    expandable: number;
    expanded: number;
  } {
    const able = [...marks].filter(canExpand);
    return {
      expandable: able.length,
      expanded: this.hand?.expander.ledger.any ? able.filter((mark) => this.expander.insertOf(mark)).length : 0,
    };
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
      expanded: this.hand?.expander.insertOf(mark) !== undefined,
      former: mention.former,
      score: mention.score,
      rules: [...mention.rules],
      others: [...mention.others],
      start: mention.start,
      before: text.slice(Math.max(0, mention.start - CONTEXT), mention.start),
      after: text.slice(mention.end, mention.end + CONTEXT),
    };
  }

  /** Paints one mark as the current one, or none. */
  setCurrent(mark: Mark | null): void {
    this.current = mark;
    this.painter.setCurrent(mark ? [mark] : []);
  }

  /** Paints all of an entity as current (pointed at in the panel), or the one current mark again (null). */
  highlight(entity: string | null): void {
    this.highlighted = entity;
    if (entity === null) {
      this.setCurrent(this.current);
      return;
    }
    const marks: Mark[] = [];
    for (const block of this.page.reading.marked())
      for (const mark of block.marks) if (mark.mention.entity === entity) marks.push(mark);
    // Off-screen ranges cost frames: what is near is enough, the rest is lit as it comes.
    this.painter.setCurrent(marks.length > 500 ? marks.filter((mark) => mark.range) : marks);
  }

  elementOf(mark: Mark): Element {
    const node = domPositionAt(mark.block.pieces, mark.mention.start, false)?.node;
    return (node && parentElementOf(node)) ?? elementOf(mark.block.container);
  }

  /** Remembers nothing: the mention stays dark as long as the page is open and its text the same. */
  silence(mark: Mark, silent: boolean): void {
    if (silent) this.page.reading.silence(mark);
    else this.page.reading.unsilence(mark);
    this.page.report();
  }

  /** Tells that the reader's pointer rests on an entity, or on none. */
  hovered(entity: string | null): void {
    void sendMessage('page.hovered', { entity }).catch(() => {});
  }
}

/** Makes the card's document, so that it is there when the pointer has rested long enough. */
function warm({ card }: HandPort): void {
  const root = documentElement();
  if (root) card.warm(root);
}
