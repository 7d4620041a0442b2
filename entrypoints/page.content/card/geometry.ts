import type { Box, FrameCardRequest } from '../../../data/messaging/messages';
import {
  boxOf,
  clientLeftOf,
  clientTopOf,
  clientWidthOf,
  documentElement,
  matches,
  offsetWidthOf,
  parentOf,
  styleOf,
} from '../dom';

/** Elements that make everything outside them inert while they are in the top layer; Chromium does so in fullscreen too. */
export const ONLY_LIVE = 'dialog:modal,:fullscreen';
/** The same, and dialogs of the page's own making, which take the focus back from anything outside them. */
export const KEEPS_FOCUS = `${ONLY_LIVE},[aria-modal="true" i]`;

/** The nearest element around one, or itself, that a selector names, through shadow roots. */
export function around(element: Element, selector: string): Element | null {
  for (let at: Element | null = element; at; at = parentOf(at)) if (matches(at, selector)) return at;
  return null;
}

/** Whether it is an element that holds another document: events stop at it. */
export function isFrame(target: unknown): target is HTMLElement {
  return target instanceof HTMLIFrameElement || target instanceof HTMLFrameElement;
}

/** Place and scale of a frame's viewport in the viewport of the document that holds its element. */
export interface FramePlace {
  x: number;
  y: number;
  scale: number;
}

/** Content box of an iframe: borders and padding off, transforms as scale. */
export function placeOfFrame(frame: HTMLElement): FramePlace {
  const box = boxOf(frame);
  const style = styleOf(frame);
  const width = offsetWidthOf(frame);
  const scale = width > 0 ? box.width / width : 1;
  return {
    x: box.x + (clientLeftOf(frame) + Number.parseFloat(style.paddingLeft)) * scale,
    y: box.y + (clientTopOf(frame) + Number.parseFloat(style.paddingTop)) * scale,
    scale,
  };
}

export function moved(box: Box, by: FramePlace): Box {
  return {
    x: by.x + box.x * by.scale,
    y: by.y + box.y * by.scale,
    width: box.width * by.scale,
    height: box.height * by.scale,
  };
}

/** Boxes of this frame in the top frame's viewport, or null where a frame on the way is of another origin. */
function toTop(boxes: readonly Box[]): Box[] | null {
  let result = [...boxes];
  for (let view: Window = window; view !== window.top; view = view.parent) {
    let frame: Element | null;
    try {
      frame = view.frameElement;
    } catch {
      return null;
    }
    if (!frame) return null;
    const by = placeOfFrame(frame as HTMLElement);
    result = result.map((box) => moved(box, by));
  }
  return result;
}

/** Boxes of this frame as the frames around it can use them: whose place they are in, and how to know this frame. */
export function outward(
  boxes: readonly Box[],
): Pick<FrameCardRequest & { action: 'show' }, 'boxes' | 'space' | 'view'> {
  const mapped = toTop(boxes);
  return {
    boxes: (mapped ?? boxes).map(({ x, y, width, height }) => ({ x, y, width, height })),
    space: mapped ? 'top' : window.parent === window.top ? 'frame' : 'nested',
    view: { width: innerWidth, height: innerHeight },
  };
}

/** The part of the page that is seen, in client coordinates; pinch zoom makes it smaller than the window. */
export function viewport(): Box {
  const visual = window.visualViewport;
  const root = documentElement();
  // clientWidth leaves the scrollbar out, innerWidth does not. In quirks mode it is the body that has it.
  const width = (root && clientWidthOf(root)) || innerWidth;
  if (!visual || visual.scale === 1) return { x: 0, y: 0, width, height: innerHeight };
  return { x: visual.offsetLeft, y: visual.offsetTop, width: visual.width, height: visual.height };
}
