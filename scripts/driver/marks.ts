import type { Frame, Page } from 'playwright-core';
import { PATIENCE } from './launch';

/** Reads what is painted on a page, and points at it as a hand would. Coordinates are CSS pixels of the viewport. */

export interface Mark {
  /** A name, text of our own making beside it, or the name the reader is on, inverted: told by priority. */
  layer: 'name' | 'added' | 'current';
  text: string;
}

/** Everything painted on a page now, in document order within a highlight. Runs in the page, as the next two do. */
export function readMarks(): Mark[] {
  const marks: Mark[] = [];
  for (const [, ranges] of CSS.highlights) {
    for (const painted of ranges) {
      // A static range is not told when the page cuts its text.
      if (painted.endOffset > (painted.endContainer as Text).length) continue;
      const range = new Range();
      range.setStart(painted.startContainer, painted.startOffset);
      range.setEnd(painted.endContainer, painted.endOffset);
      const layer = ranges.priority === 0 ? 'name' : ranges.priority === 1 ? 'added' : 'current';
      marks.push({ layer, text: range.toString() });
    }
  }
  return marks;
}

/** Whether this text (any when not given) is marked. */
export function isMarked(wanted?: string): boolean {
  for (const [, ranges] of CSS.highlights) {
    for (const painted of ranges) {
      if (wanted === undefined) return true;
      // A static range is not told when the page cuts its text.
      if (painted.endOffset > (painted.endContainer as Text).length) continue;
      const range = new Range();
      range.setStart(painted.startContainer, painted.startOffset);
      range.setEnd(painted.endContainer, painted.endOffset);
      if (range.toString() === wanted) return true;
    }
  }
  return false;
}

/** Middle and size of the nth marked occurrence of a text, scrolled into view. */
export function findMark([wanted, nth]: readonly [string, number]) {
  let left = nth;
  for (const [, ranges] of CSS.highlights) {
    for (const painted of ranges) {
      // A static range is not told when the page cuts its text.
      if (painted.endOffset > (painted.endContainer as Text).length) continue;
      const range = new Range();
      range.setStart(painted.startContainer, painted.startOffset);
      range.setEnd(painted.endContainer, painted.endOffset);
      if (range.toString() !== wanted || left-- > 0) continue;
      range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
      const box = range.getClientRects()[0];
      if (box) {
        const { width, height } = box;
        return { x: box.x + width / 2, y: box.y + height / 2, width, height };
      }
    }
  }
  return null;
}

export function marksOf(target: Page | Frame): Promise<Mark[]> {
  return target.evaluate(readMarks);
}

/** Waits until `text` is marked (any text when not given) and gives all marks. */
export async function waitForMarks(target: Page | Frame, text?: string): Promise<Mark[]> {
  await target.waitForFunction(isMarked, text, { timeout: PATIENCE, polling: 50 });
  return marksOf(target);
}

/** Middle of the `nth` marked occurrence of `text`, scrolled into view and come to rest (a side panel narrows the page). */
export async function placeOf(page: Page, text: string, nth = 0): Promise<{ x: number; y: number }> {
  let last = '';
  for (const until = Date.now() + PATIENCE; Date.now() < until; await page.waitForTimeout(50)) {
    const place = await page.evaluate(findMark, [text, nth] as const);
    if (!place) throw new Error(`“${text}” is not marked on the page`);
    if (JSON.stringify(place) === last) return place;
    last = JSON.stringify(place);
  }
  throw new Error(`“${text}” does not come to rest`);
}

/** Frames in which the page sees that the pointer has gone: one to slow down, one to look, and some for a busy machine. */
const FRAMES = 5;

/**
 * Moves the pointer onto a marked text and gives the card that opens for it. It comes at once: on a slow machine a pointer
 * that passes other names on its way rests on them. It comes from the page's corner, and is seen there: a name whose card
 * was closed under a pointer that has not left it since stays quiet. Where nothing opens it goes and comes again, as a
 * reader's would.
 */
export async function hover(page: Page, text: string, nth = 0): Promise<Frame> {
  for (let turn = 1; ; turn++) {
    // Anew each time: a view that has just got another size may be laid out late, and nothing stands there any more.
    const { x, y } = await placeOf(page, text, nth);
    await page.mouse.move(0, 0);
    await frames(page, FRAMES);
    for (const before of [4, 2, 0]) await page.mouse.move(x - before, y);
    const opened = page.waitForFunction(isCardOf, text, { timeout: PATIENCE / 4, polling: 50 });
    if (turn === 4) await opened;
    else if (!(await opened.catch(() => null))) continue;
    return cardFrame(page);
  }
}

/** Lets a page draw so many frames. */
function frames(page: Page, count: number): Promise<void> {
  return page.evaluate(async (left) => {
    for (let i = 0; i < left; i++) await new Promise((done) => requestAnimationFrame(done));
  }, count);
}

/** Whether a card is open, and the name it is of is (part of) this text. */
function isCardOf(wanted: string): boolean {
  if (!document.querySelector('[popover]:popover-open')) return false;
  return [...CSS.highlights.values()]
    .flatMap((ranges) => (ranges.priority === 2 ? [...ranges] : []))
    .some(({ startContainer, startOffset, endContainer, endOffset }) => {
      const { data } = startContainer as Text;
      return wanted.includes(data.slice(startOffset, startContainer === endContainer ? endOffset : data.length));
    });
}

/** The frame of the card over a page. */
export async function cardFrame(page: Page): Promise<Frame> {
  for (const until = Date.now() + PATIENCE; Date.now() < until; ) {
    const frame = page.frames().find((one) => one.url().endsWith('/card.html'));
    if (frame) {
      await frame.waitForLoadState('domcontentloaded');
      return frame;
    }
    await page.waitForTimeout(50);
  }
  throw new Error('no card opened');
}
