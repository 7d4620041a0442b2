import { frameCard, frameEvent } from '../../../data/messaging/frame-card';
import type { FrameCardEvent, FrameCardRequest, PageCommand } from '../../../data/messaging/messages';
import { runCommand } from '../commands';
import type { Mark } from '../marks';
import type { CardPort, MarkPort } from '../ports';
import { reveal } from '../reveal';
import { CardController } from './card-controller';
import type { CardHandle } from './card-handle';
import { CardPopover } from './card-popover';
import { ChildFrameCards, placedIn } from './child-frame-cards';
import { elementOfMark } from './mention';
import { ParentFrameCard } from './parent-frame-card';
import { isEntry } from './surroundings';

/** The card of a document and those who have to do with it. Made when the pointer comes near a name for the first time. */
export class CardRoom implements CardPort {
  readonly card: CardHandle;
  readonly controller: CardController;
  private readonly parent: ParentFrameCard | null = null;
  private readonly childFrames: ChildFrameCards | null = null;

  constructor(
    private readonly layer: MarkPort,
    signal: AbortSignal,
  ) {
    if (window === window.top) {
      const popover = new CardPopover(signal);
      this.card = popover;
      this.childFrames = new ChildFrameCards(popover, () => this.controller.theme(null), signal);
    } else this.card = this.parent = new ParentFrameCard(signal);
    this.controller = new CardController(layer, this.card);
  }

  command(command: PageCommand, text: string | undefined): void {
    runCommand(this.layer, this.controller, this.card, command, text);
  }

  reveal(mark: Mark): void {
    reveal(this.layer, mark);
  }

  /** Whether a mark is an entry of a list or a menu. */
  isEntry(mark: Mark): boolean {
    return isEntry(elementOfMark(mark));
  }

  frameCard(frame: number, request: FrameCardRequest): boolean | FrameCardRequest | null {
    return frameCard(request) && (this.childFrames ? this.childFrames.handle(frame, request) : placedIn(request));
  }

  /** In a child frame: what the top frame's card sent. */
  frameEvent(event: FrameCardEvent): void {
    if (frameEvent(event)) this.parent?.event(event);
  }
}
