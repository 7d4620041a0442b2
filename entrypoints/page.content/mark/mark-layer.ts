import type {
  FrameCardEvent,
  FrameCardRequest,
  PageCommand,
  PageNames,
  PageState,
} from '../../../data/messaging/messages';
import { covers, type PageSettings, pageKey, repairPageSettings } from '../../../data/settings/shape';
import { isFrame } from '../card/geometry';
import { activeElement, documentElement, hasFocus, listen, titleOf } from '../dom';
import type { Expander } from '../expand/expander';
import type { Block, Mark } from '../marks';
import type { CardPort, Choices, DrawnPort, HoverEvents, HoverPort, MarkPort, PagePort } from '../ports';
import { type Job, SLICE_MS } from '../slices';
import { Beat } from './beat';
import { firstMarks, shownMarks } from './density';
import { canExpand, counting, listNames, marksOf, seenMarks } from './listing';
import { Painter } from './paint/painter';
import { isEdited, part, Seams } from './seams';
import { Sight } from './seen';
import { silence } from './silence';

/** Blocks taken over between two looks at the clock. */
const STRIDE = 64;
/**
 * Blocks looked at in one beat, whether they can still be seen as they were: so many of those in view and so many of all,
 * in turn; the first where something asked for the look, the second where nothing has happened.
 */
const LOOKED_AT = { asked: 60, idle: 8 };

/**
 * Names on a page from which on it matters what their ranges cost in a frame; elements with painted names from which on a frame
 * costs so much that what draws them is there before it is needed.
 */
const MANY = 30;
const DENSE = 150;

/**
 * What follows from there being names on the page: they are painted, hovered over, shown in a card, expanded. Made with
 * the first name, ends with the page's run.
 */
export class MarkLayer implements MarkPort {
  readonly painter: Painter;
  /** There from the first time something is expanded on. */
  expander: Expander | null = null;
  private expanding: Promise<Expander> | null = null;
  /** What of the marks can be seen. */
  private readonly sight = new Sight();
  private readonly seams = new Seams();
  private readonly beat: Beat;
  /** Follows the pointer; there from its first move on. */
  private hover: HoverPort | null = null;
  private following: Promise<void> | null = null;
  /** Draws what is painted where the page changes its styles at every frame; there from the first time that is so. */
  private drawing: Promise<DrawnPort> | undefined;
  /** The card: there from the first time the pointer is near a name, or a command, on. */
  private room: CardPort | null = null;
  private opening: Promise<CardPort> | null = null;
  /** First mark of each entity on the page, as of the last time nothing was left to read; for one of the densities. */
  private firsts: Set<number> | null = null;
  private stale = false;
  /** How many marks could be seen when they were last counted, and where the slow beat goes on among all of them. */
  private counted = 0;
  private readonly lookedTo = { near: 0, all: 0 };
  showsAll = false;
  private highlighted: string | null = null;
  current: Mark | null = null;

  constructor(
    readonly page: PagePort,
    private readonly signal: AbortSignal,
  ) {
    page.choices.settings = repairPageSettings(page.choices.settings);
    this.painter = new Painter(
      signal,
      (block) => shownMarks(block, this.density, () => this.firstIds()),
      (block) => this.expander?.ranges(block) ?? [],
      () => page.loadRoom('long'),
    );
    this.listen();
    this.beat = new Beat(
      signal,
      (asked) => this.look(asked ? LOOKED_AT.asked : LOOKED_AT.idle),
      (byRoot, surely) => this.stirred(byRoot, surely),
      window !== window.top,
    );
    this.catchUp();
    this.expandWhereAlways();
  }

  /** Waits for the pointer: in a frame that nobody is in nothing more is made than that. */
  private listen(): void {
    const { page, signal } = this;
    const heard = new Set<Event>();
    let left = 0;
    const come = (event: Event): void => {
      // Told twice of a move: see `Hover`.
      if (this.hover || heard.has(event)) return;
      heard.add(event);
      const path = event.composedPath();
      const since = left;
      void this.follow().then(
        // A pointer that is out of the frame by then has met nothing in it.
        () => since === left && this.hover?.replay(event as PointerEvent, path),
        () => {},
      );
    };
    listen(document, 'pointerleave', () => left++, { signal });
    addEventListener('pointerover', (event) => isFrame(event.composedPath()[0]) && left++, { capture: true, signal });
    page.first.moved = come;
    for (const type of ['pointermove', 'pointerdown', 'pointerup', 'pointercancel', 'contextmenu'])
      addEventListener(type, come, { passive: true, capture: true, signal });
    this.followTouch();
  }

  /** A tap or a click that opens a card does it at once: what it meets has to be known by then. */
  private followTouch(): void {
    if (navigator.maxTouchPoints > 0 || this.page.choices.settings.trigger === 'click') this.follow().catch(() => {});
  }

  private follow(): Promise<void> {
    const { page, signal } = this;
    this.following ??= page.loadRoom('pointer').then(({ HitTest, Hover }) => {
      signal.throwIfAborted();
      const hit = new HitTest(this.painter, page.reading, (mark) => new Sight().sees(mark));
      this.hover = new Hover(signal, hit, page, this.hovering());
    });
    return this.following;
  }

  private hovering(): HoverEvents {
    const isOpen = (mark: Mark): boolean => this.room?.controller.isOpen(mark) ?? false;
    let near = false;
    const warm = (): void =>
      this.withRoom(({ card }) => {
        const root = documentElement();
        if (root) card.warm(root);
      });
    return {
      over: (mark, scrolled) => {
        const card = this.room?.card;
        if (!card?.open) this.setCurrent(mark);
        if (!mark) {
          card?.leave(scrolled);
          return;
        }
        if (isOpen(mark)) card?.stay();
        warm();
      },
      // From there to a name takes a hand longer than to rest on it. Once: a page that is being left, or has come back, is not
      // given a frame again for less than a name.
      beside: (path) => {
        if (near || !path.some((at) => this.painter.holds(at))) return;
        near = true;
        warm();
      },
      open: (mark, pointer, how) =>
        this.withRoom(({ card, controller }) => {
          const hover = how === 'hover';
          if (!(hover && card.open && card.pinned)) controller.open(mark, { pointer, hover });
        }),
      isEntry: (mark) => this.room?.isEntry(mark) ?? false,
      isOpen,
      pressed: (mark) => {
        const card = this.room?.card;
        if (card?.open && !card.pinned && !(mark && isOpen(mark))) card.close();
      },
      busy: () => {
        const card = this.room?.card;
        if (card?.pinned) return;
        card?.close();
        this.setCurrent(null);
      },
    };
  }

  /** Loads the card. Rejects when the run has ended meanwhile, or the extension is gone. */
  openRoom(): Promise<CardPort> {
    const { page, signal } = this;
    this.opening ??= page.loadRoom('card').then(({ CardRoom }) => {
      signal.throwIfAborted();
      this.room = new CardRoom(this, signal);
      return this.room;
    });
    return this.opening;
  }

  private withRoom(act: (room: CardPort) => void): void {
    if (this.room) act(this.room);
    else void this.openRoom().then(act, () => {});
  }

  /** Takes over the names that are there already, in slices: loading this part may have taken a while. */
  private catchUp(): void {
    const { reading } = this.page;
    const blocks = [...reading.blocks.marked];
    const step = (deadline: number): boolean => {
      do for (const block of blocks.splice(0, STRIDE)) if (reading.blocks.marked.has(block)) this.decided(block, []);
      while (blocks.length > 0 && performance.now() < deadline);
      return blocks.length === 0;
    };
    if (!step(performance.now() + SLICE_MS)) reading.slices.add({ step }, 'next');
  }

  // What the page tells

  decided(block: Block, old: readonly Mark[]): void {
    this.stale = true;
    // Other names than were counted: something happens here.
    if (this.counted > 0) this.beat.wake();
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
    if (parted.length > 0) part(reading, block.container, parted);
    else if (isEdited(block)) reading.blocks.drop(block.container);
    else return true;
    return false;
  }

  /** The page changed a text itself, and has not been painted since. */
  textChanged(text: Text): void {
    const container = this.page.reading.blocks.containerOf(text);
    if (container) for (const block of this.page.reading.blocks.in(container)) this.painter.dropChanged(block);
    this.expander?.textChanged(text);
  }

  /** The page has put a node in: a style sheet of another look, perhaps. */
  added(node: Node): void {
    this.beat.wake();
    this.expander?.added(node);
  }

  gone(block: Block): void {
    this.stale = true;
    this.painter.forget(block);
    // The reader writes there from now on.
    if (this.current?.block !== block || !isEdited(block)) return;
    this.setCurrent(null);
    this.room?.card.close();
  }

  /** Nothing is left to read. */
  settled(): void {
    this.painter.settled();
    if (this.stale && this.density === 'page') {
      this.firsts = null;
      this.painter.repaint();
    }
    this.stale = false;
    this.expander?.release();
    this.expander?.continuePage();
    if (this.highlighted) this.highlight(this.highlighted);
  }

  /** At the slow beat: the page may have emptied the registry, changed its colours, shown or hidden something. */
  private look(most: number): boolean {
    const { reading } = this.page;
    this.painter.registry.renew();
    const recoloured = this.painter.recolour();
    if (recoloured) this.room?.controller.recoloured();
    const looked = new Set<Block>();
    const take = (blocks: Iterable<Block>, which: 'near' | 'all'): void => {
      const from = this.lookedTo[which];
      let at = 0;
      for (const block of blocks) if (at++ >= from && looked.add(block) && at === from + most) break;
      this.lookedTo[which] = at < from + most ? 0 : at;
    };
    take(this.painter.near(), 'near');
    take(reading.blocks.marked, 'all');
    if (!this.sight.differs(looked)) return recoloured;
    this.sight.refresh();
    this.page.report();
    return true;
  }

  /** The page changes its styles all the time, or (not `surely`) begins to: what is painted may be drawn meanwhile. */
  private stirred(byRoot: boolean, surely: boolean): void {
    // Firefox has no need of it (docs/browser-facts.md), nor has a page with few names.
    if (import.meta.env.FIREFOX || this.counted < MANY) return;
    this.loadDrawn().then(
      (drawn) => drawn.stirred(byRoot, surely),
      () => {},
    );
  }

  private loadDrawn(): Promise<DrawnPort> {
    const { page, painter, signal } = this;
    this.drawing ??= page.loadRoom('drawn').then(({ Drawn }) => new Drawn(painter, signal));
    return this.drawing;
  }

  /** The reader chose anew; the page stays on. */
  chosen(old: Choices, now: Choices): void {
    now.settings = repairPageSettings(now.settings);
    this.hover?.chosen();
    this.followTouch();
    if (old.settings.expandForm !== now.settings.expandForm || old.settings.expandScope !== now.settings.expandScope) {
      const wholePage = this.expander?.wholePage;
      this.expander?.restoreAll();
      if (wholePage) this.expander?.expandPage();
    }
    if (old.settings.density !== now.settings.density) {
      this.firsts = null;
      this.painter.repaint();
    }
    const host = location.hostname;
    if (covers(old.sites.expand, host) !== covers(now.sites.expand, host)) {
      if (covers(now.sites.expand, host)) this.withExpander((expander) => expander.expandPage());
      else this.expander?.restoreAll();
    }
  }

  private expandWhereAlways(): void {
    const { page, signal } = this;
    const wanted = (): boolean => covers(page.choices.sites.expand, location.hostname);
    if (!wanted()) return;
    const expand = (): void => {
      if (wanted()) this.withExpander((expander) => expander.expandPage());
    };
    void page.loadRoom('expand').then(
      ({ whenQuiet }) => whenQuiet(() => page.changedAt, signal, expand),
      () => {},
    );
  }

  /** Does something with what expands names, loading it if need be; not where the run has ended meanwhile. */
  withExpander(act: (expander: Expander) => void): void {
    const { page, signal } = this;
    const acted = (expander: Expander): void => {
      act(expander);
      if (expander.wholePage) void page.reading.whole();
    };
    if (this.expander) {
      acted(this.expander);
      return;
    }
    const changed = (): void => {
      this.room?.controller.refresh();
      page.report();
    };
    this.expanding ??= page.loadRoom('expand').then(({ openExpander }) => {
      signal.throwIfAborted();
      this.expander = openExpander(page, signal, changed);
      return this.expander;
    });
    void this.expanding.then(acted, () => {});
  }

  /** Paints every name for now, whatever the reader's density, or no longer. */
  showAll(all: boolean): void {
    this.showsAll = all;
    this.firsts = null;
    this.painter.repaint();
  }

  private get density(): PageSettings['density'] {
    return this.showsAll ? 'all' : this.page.choices.settings.density;
  }

  private firstIds(): Set<number> {
    // Which is the first, the whole page tells.
    void this.page.reading.whole();
    this.firsts ??= firstMarks(marksOf(this.page.reading));
    return this.firsts;
  }

  // What the rest of the extension asks

  command(command: PageCommand, text: string | undefined): void {
    if (this.isMeant(command)) this.withRoom((room) => room.command(command, text));
  }

  /** Commands reach all frames; those about one name are for the frame the reader is in. */
  private isMeant(command: PageCommand): boolean {
    if (/^(restore-page|close-card|expand-page|show-marks)$/.test(command)) return true;
    if (command.endsWith('selection')) return hasFocus() && getSelection()?.isCollapsed === false;
    const inChild = activeElement() instanceof HTMLIFrameElement;
    if (window !== window.top) return hasFocus() && !inChild;
    // With the reader in a frame the frame is meant, but for the card of a name of this document.
    return !inChild || (command === 'pin-card' && this.showing);
  }

  find(id: number): Mark | undefined {
    for (const block of this.page.reading.blocks.marked)
      for (const mark of block.marks) if (mark.id === id) return mark;
    return undefined;
  }

  /** Brings a mark of this document into view, if it is one. */
  reveal(id: number): Promise<true> | undefined {
    const mark = this.find(id);
    return (
      mark &&
      this.openRoom().then((room) => {
        room.reveal(mark);
        return true;
      })
    );
  }

  /**
   * See `CardPort`. Of the frames between all are asked, and the first answer counts: one that does not know the place gives none, now or
   * ever.
   */
  async frameCard(frame: number, request: FrameCardRequest): Promise<boolean | FrameCardRequest> {
    const placed = (await this.openRoom()).frameCard(frame, request);
    return placed || (window === window.top ? false : new Promise<never>(() => {}));
  }

  /** In a child frame: what the top frame's card sent. */
  frameEvent(event: FrameCardEvent): void {
    this.room?.frameEvent(event);
  }

  /** Whether the nonce is that of this document's card. */
  vouches(nonce: string): boolean {
    return this.room?.card.vouches(nonce) ?? false;
  }

  /** A name of this document is in the card. */
  get showing(): boolean {
    return this.room?.controller.showing ?? false;
  }

  /** The page is being left. */
  left(): void {
    this.room?.card.close();
  }

  // What the card and the commands ask

  counting(counted: (counts: { count: number; names: number }) => void): Job {
    return counting(this.page.reading, this.sight, (counts) => {
      this.counted = counts.count;
      counted(counts);
      if (!import.meta.env.FIREFOX && this.painter.paintedIn.size > DENSE) this.loadDrawn().catch(() => {});
    });
  }

  /** Visible marks in reading order. */
  marks(): Mark[] {
    this.sight.refresh();
    const visible = new Set(seenMarks(this.page.reading, this.sight));
    // Found out here and not by the beat: the button is told all the same.
    if (visible.size !== this.counted) this.page.report();
    return marksOf(this.page.reading).filter((mark) => visible.has(mark));
  }

  names(state: PageState): PageNames {
    const marks = this.marks();
    const title = titleOf();
    const counts = this.expandCounts(marks);
    return { state, title, url: pageKey(location.href), names: listNames(marks), ...counts, asked: this.showsAll };
  }

  /** Leaves a mark dark as long as the page is open and its text stands, or no longer. Nothing is remembered. */
  silence(mark: Mark, silent: boolean): void {
    silence(this.page.reading, mark, silent);
    this.page.report();
  }

  /** How many short names can be expanded, and how many are. */
  expandCounts(marks: Iterable<Mark> = seenMarks(this.page.reading, this.sight)): {
    expandable: number;
    expanded: number;
  } {
    const able = [...marks].filter(canExpand);
    return {
      expandable: able.length,
      expanded: this.expander?.ledger.any ? able.filter((mark) => this.expander?.insertOf(mark)).length : 0,
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
    for (const block of this.page.reading.blocks.marked)
      for (const mark of block.marks) if (mark.mention.entity === entity) marks.push(mark);
    // Off-screen ranges cost frames: what is near is enough, the rest is lit as it comes.
    this.painter.setCurrent(marks.length > 500 ? marks.filter((mark) => mark.range) : marks);
  }
}
