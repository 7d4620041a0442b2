import { frameCard, frameEvent } from '../../data/messaging/frame-card';
import type { FrameCardEvent, FrameCardRequest, PageCommand } from '../../data/messaging/messages';
import { covers } from '../../data/settings/shape';
import { CardController } from './card/card-controller';
import type { CardHandle } from './card/card-handle';
import { CardPopover } from './card/card-popover';
import { ChildFrameCards } from './card/child-frame-cards';
import { ParentFrameCard } from './card/parent-frame-card';
import { runCommand } from './commands';
import { keepTakingOriginal } from './expand/copy';
import { Expander } from './expand/expander';
import { whenQuiet } from './expand/quiet';
import { keepSavesOriginal } from './expand/save';
import type { Mark } from './marks';
import type { Choices, HandPort, MarkPort } from './ports';

/**
 * What the reader's hand asks for: the card, commands, expansion. Made when the pointer first comes onto a name or a
 * command asks for it, ends with the page's run.
 */
export class Hand implements HandPort {
  readonly expander: Expander;
  readonly card: CardHandle;
  private readonly controller: CardController;
  private readonly childFrames: ChildFrameCards | null;

  constructor(
    private readonly marks: MarkPort,
    private readonly signal: AbortSignal,
  ) {
    const { page } = marks;
    this.expander = new Expander(
      () => page.reading,
      () => page.choices.settings,
      () => {
        this.controller.refresh();
        page.report();
      },
    );
    const popover = window === window.top ? new CardPopover(signal) : null;
    this.card = popover ?? new ParentFrameCard(signal);
    this.controller = new CardController(marks, this.card);
    this.childFrames = popover ? new ChildFrameCards(popover, () => this.controller.theme(null), signal) : null;
    keepTakingOriginal(this.expander, () => page.choices.settings, signal);
    keepSavesOriginal(this.expander, () => page.choices.settings, signal);
  }

  get showing(): boolean {
    return this.controller.showing;
  }

  isOpen(mark: Mark): boolean {
    return this.controller.isOpen(mark);
  }

  open(mark: Mark, options: { pointer?: { x: number; y: number }; focus?: boolean; hover?: boolean }): boolean {
    return this.controller.open(mark, options);
  }

  recoloured(): void {
    this.controller.recoloured();
  }

  command(command: PageCommand, text: string | undefined): void {
    runCommand(this.marks, this.controller, this.card, command, text);
  }

  frameCard(frame: number, request: FrameCardRequest): boolean {
    return frameCard(request) && (this.childFrames?.handle(frame, request) ?? false);
  }

  frameEvent(event: FrameCardEvent): void {
    if (this.card instanceof ParentFrameCard && frameEvent(event)) this.card.event(event);
  }

  chosen(old: Choices, now: Choices): void {
    const { expander } = this;
    if (old.settings.expandForm !== now.settings.expandForm || old.settings.expandScope !== now.settings.expandScope) {
      const { wholePage } = expander;
      expander.restoreAll();
      if (wholePage) expander.expandPage();
    }
    const host = location.hostname;
    if (covers(old.sites.expand, host) !== covers(now.sites.expand, host)) {
      if (covers(now.sites.expand, host)) expander.expandPage();
      else expander.restoreAll();
    }
  }

  expandWhenQuiet(): void {
    const { page } = this.marks;
    whenQuiet(
      () => page.changedAt,
      this.signal,
      () => {
        if (covers(page.choices.sites.expand, location.hostname)) this.expander.expandPage();
      },
    );
  }
}
