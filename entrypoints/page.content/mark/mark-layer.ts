import type { CardMention } from '../../../data/messaging/card-protocol';
import {
  type FrameCardEvent,
  type FrameCardRequest,
  type PageCommand,
  type PageNames,
  type PageState,
  sendMessage,
} from '../../../data/messaging/messages';
import { covers, pageKey, type Settings } from '../../../data/settings/shape';
import { CardController } from '../card/card-controller';
import type { CardHandle } from '../card/card-handle';
import { CardPopover } from '../card/card-popover';
import { ChildFrameCards } from '../card/child-frame-cards';
import { ParentFrameCard } from '../card/parent-frame-card';
import { isEntry } from '../card/surroundings';
import { runCommand } from '../commands';
import { documentElement, parentElementOf, titleOf } from '../dom';
import { keepTakingOriginal } from '../expand/copy';
import { Expander } from '../expand/expander';
import { whenQuiet } from '../expand/quiet';
import { keepSavesOriginal } from '../expand/save';
import { type Block, elementOf, type Mark, textOf } from '../marks';
import type { Choices, MarkPort, PagePort } from '../ports';
import { domPositionAt } from '../ranges';
import type { Job } from '../slices';
import { Beat } from './beat';
import { firstMarks, shownMarks } from './density';
import { HitTest } from './hit';
import { Hover } from './hover';
import { canExpand, counting, listNames, marksOf, seenMarks } from './listing';
import { Painter } from './paint/painter';
import { reveal } from './reveal';
import { isEdited, Seams } from './seams';
import { Sight } from './seen';

/** Blocks taken over between two looks at the clock. */
const STRIDE = 64;
/** Blocks looked at in one beat, whether they can still be seen as they were. */
const LOOKED_AT = 100;
/** Context of a mention shown in the card, units on each side. */
const CONTEXT = 40;

/**
 * What follows from there being names on the page: they are painted, hovered over, shown in a card, expanded. Made with
 * the first name, ends with the page's run.
 */
export class MarkLayer implements MarkPort {
  readonly painter: Painter;
  readonly expander: Expander;
  /** What of the marks can be seen. */
  private readonly sight = new Sight();
  private readonly seams = new Seams();
  readonly card: CardHandle;
  private readonly controller: CardController;
  private readonly childFrames: ChildFrameCards | null;
  /** First mark of each entity on the page, as of the last time nothing was left to read; for one of the densities. */
  private firsts: Set<number> | null = null;
  private stale = false;
  showsAll = false;
  private highlighted: string | null = null;
  current: Mark | null = null;

  constructor(
    readonly page: PagePort,
    private readonly signal: AbortSignal,
  ) {
    this.expander = new Expander(
      () => page.reading,
      () => page.choices.settings,
      () => {
        this.controller.refresh();
        page.report();
      },
    );
    this.painter = new Painter(
      signal,
      (block) => shownMarks(block, this.density, () => this.firstIds()),
      (block) => this.expander.ranges(block),
    );
    const popover = window === window.top ? new CardPopover(signal) : null;
    this.card = popover ?? new ParentFrameCard(signal);
    this.controller = new CardController(this, this.card);
    this.childFrames = popover ? new ChildFrameCards(popover, () => this.controller.theme(null), signal) : null;
    keepTakingOriginal(this.expander, () => page.choices.settings, signal);
    keepSavesOriginal(this.expander, () => page.choices.settings, signal);
    this.listen();
    new Beat(signal, () => this.look());
    this.catchUp();
    this.expandWhereAlways();
  }

  private listen(): void {
    const { card, controller, page } = this;
    new Hover(this.signal, new HitTest(this.painter, page.reading), () => page.choices.settings, {
      over: (mark, scrolled) => {
        if (mark) {
          const root = documentElement();
          if (root) card.warm(root);
          if (controller.isOpen(mark)) card.stay();
          else if (!card.open) this.setCurrent(mark);
        } else {
          if (!card.open) this.setCurrent(null);
          card.leave(scrolled);
        }
      },
      open: (mark, pointer, how) => {
        const hover = how === 'hover';
        if (hover && card.open && card.pinned) return;
        controller.open(mark, { pointer, hover });
      },
      isEntry: (mark) => isEntry(this.elementOf(mark)),
      isOpen: (mark) => controller.isOpen(mark),
      pressed: (mark) => {
        if (card.open && !card.pinned && !(mark && controller.isOpen(mark))) card.close();
      },
      busy: () => {
        if (card.pinned) return;
        card.close();
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
    this.expander.textChanged(text);
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
    this.expander.release();
    this.expander.continuePage();
    if (this.highlighted) this.highlight(this.highlighted);
  }

  /** At the slow beat: the page may have emptied the registry, changed its colours, shown or hidden something. */
  private look(): void {
    const { reading } = this.page;
    this.painter.registry.renew();
    if (this.painter.recolour()) this.controller.recoloured();
    const marked = [...reading.marked()];
    const from = marked.length > LOOKED_AT ? Math.floor(Math.random() * (marked.length - LOOKED_AT)) : 0;
    if (!this.sight.differs(marked.slice(from, from + LOOKED_AT))) return;
    this.sight.refresh();
    this.page.report();
  }

  /** The reader chose anew; the page stays on. */
  chosen(old: Choices, now: Choices): void {
    if (old.settings.expandForm !== now.settings.expandForm || old.settings.expandScope !== now.settings.expandScope) {
      const { wholePage } = this.expander;
      this.expander.restoreAll();
      if (wholePage) this.expander.expandPage();
    }
    if (old.settings.density !== now.settings.density) {
      this.firsts = null;
      this.painter.repaint();
    }
    const host = location.hostname;
    if (covers(old.sites.expand, host) !== covers(now.sites.expand, host)) {
      if (covers(now.sites.expand, host)) this.expander.expandPage();
      else this.expander.restoreAll();
    }
  }

  private expandWhereAlways(): void {
    const wanted = (): boolean => covers(this.page.choices.sites.expand, location.hostname);
    if (!wanted()) return;
    whenQuiet(
      () => this.page.changedAt,
      this.signal,
      () => {
        if (wanted()) this.expander.expandPage();
      },
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
    runCommand(this, this.controller, this.card, command, text);
  }

  reveal(mark: Mark): void {
    reveal(this, mark);
  }

  /** In the top frame: the card for a name in a child frame. False where the frame has to show it itself. */
  frameCard(frame: number, request: FrameCardRequest): boolean {
    return this.childFrames?.handle(frame, request) ?? false;
  }

  /** In a child frame: what the top frame's card said. */
  frameEvent(event: FrameCardEvent): void {
    if (this.card instanceof ParentFrameCard) this.card.event(event);
  }

  /** A name of this document is in the card. */
  get showing(): boolean {
    return this.controller.showing;
  }

  /** The page is being left. */
  left(): void {
    this.card.close();
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
      expanded: this.expander.ledger.any ? able.filter((mark) => this.expander.insertOf(mark)).length : 0,
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
      expanded: this.expander.insertOf(mark) !== undefined,
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
