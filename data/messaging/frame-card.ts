import { cardMention, cardToPage } from './card-protocol';
import { type Checked, flag, list, nothing, number, one, shape, tagged, text, whole } from './check';

/**
 * The card for a name in a child frame, shown by the top frame. The page script's part that has the card checks these
 * itself: the script of every page only passes them on.
 */

/** CSS pixels of the frame's viewport (or of the top frame's, see `space`). */
const box = shape({ x: number, y: number, width: number, height: number });
export type Box = Checked<typeof box>;

export const frameCard = tagged('action', {
  show: shape({
    entity: text(400),
    mention: cardMention,
    /** Boxes of the name's lines. */
    boxes: list(box, 50),
    /**
     * `top`: the boxes are in the top frame's viewport; `frame`: in the child's own, the top frame adds its place; `nested`: so
     * does a frame between, first.
     */
    space: one(['top', 'frame', 'nested']),
    /** Size of the child's viewport, CSS pixels: tells the top frame which iframe it is. */
    view: shape({ width: number, height: number }),
    focus: flag,
    /** The pointer came to rest on the name: no reason to put it in place of a pinned card. */
    hover: flag,
    /** When the pointer last moved in the frame, ms since 1970. */
    moved: number,
    rtl: flag,
    expandable: whole,
    expandedCount: whole,
  }),
  mention: shape({ mention: cardMention, expandable: whole, expandedCount: whole }),
  unkept: shape({ why: text(2000) }),
  focus: nothing,
  leave: nothing,
  stay: nothing,
  pin: nothing,
  close: nothing,
});
export type FrameCardRequest = Checked<typeof frameCard>;

/** What the card says that concerns the frame of the name; the rest the top frame does itself. */
export const frameEvent = tagged('action', { closed: shape({ focus: flag }), message: shape({ message: cardToPage }) });
export type FrameCardEvent = Checked<typeof frameEvent>;
