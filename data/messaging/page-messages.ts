import { type Check, maybe, nullable, shape, text, whole } from './check';
import type { FrameCardEvent, FrameCardRequest } from './frame-card';
import type { PageCommand } from './page-commands';

/** Id of an entity or a record. */
export const id = text(400);

/** Passed on as it is to the part that checks it (`frame-card.ts`). */
const passedOn = <T>(value: unknown): value is T => typeof value === 'object' && value !== null;

/** All frames of a tab, asked by a page of ours; one frame, asked by the background. */
const ofTab = shape({ tab: maybe(whole) });

/** background → page: what the card is to do for a name in a frame. */
const ofFrame = shape({ frame: whole, request: passedOn as Check<FrameCardRequest> });

/** What a page script is told or asked. The script of every page carries these checks and no others. */
export const PAGE_MESSAGES = {
  /**
   * popup/panel → background, with the tab: names marked there, all frames together, in reading order.
   * background → page (one frame): the names of that frame.
   */
  'page.names': ofTab,
  /** As `page.names`: the marks that can be seen, with the text they stand in. */
  'page.marks': ofTab,
  /** panel → page: scroll to and flash a mention. Send it to the tab (all frames); the frame that has it answers. */
  'page.reveal': shape({ mention: whole }),
  /** panel → page: light all mentions of an entity while its row or marker is hovered (null = none). */
  'page.light': shape({ entity: nullable(id) }),
  /** commands and menus → page, which passes over what it does not know. */
  'page.command': shape({ command: text<PageCommand>(40), text: maybe(text(10_000)) }),
  /** card → page script of its own tab: did you make this nonce? Nobody else answers. */
  'card.claim': shape({ nonce: text(100) }),
  'top.card': ofFrame,
  /** background → page (all frames): the same of a frame in one of yours, placed? */
  'frame.place': ofFrame,
  'frame.event': passedOn as Check<FrameCardEvent>,
};
