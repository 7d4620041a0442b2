import type { Frame, Locator, Page } from 'playwright-core';

/** The open card as the page's reader sees it: where it is, and whether a hand could reach it. */

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Asked now and then: at each frame, as is the rule, a page that rests would draw itself for nothing. */
const EVERY = [undefined, { polling: 50 }] as const;

/** Place of the open card in the page's viewport, once it is there. */
export async function cardBox(page: Page): Promise<Box> {
  const handle = await page.waitForFunction(
    () => {
      const host = document.querySelector('[popover]:popover-open');
      const { x, y, width, height } = host?.getBoundingClientRect() ?? new DOMRect();
      return width > 0 ? { x, y, width, height } : null;
    },
    ...EVERY,
  );
  return handle.jsonValue() as Promise<Box>;
}

export function noCard(page: Page): Promise<unknown> {
  return page.waitForFunction(() => !document.querySelector('[popover]:popover-open'), ...EVERY);
}

/** Whether a press in the middle of the card would reach it: nothing over it, and not inert. */
export function isOnTop(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const host = document.querySelector('[popover]:popover-open');
    const { x, y, width, height } = host?.getBoundingClientRect() ?? new DOMRect();
    return host !== null && document.elementFromPoint(x + width / 2, y + height / 2) === host;
  });
}

export function apart(card: Box, point: { x: number; y: number }): boolean {
  return point.x < card.x || point.x > card.x + card.width || point.y < card.y || point.y > card.y + card.height;
}

/** Texts painted as the current name. */
export function current(page: Page | Frame): Promise<string[]> {
  return page.evaluate(() =>
    [...CSS.highlights.values()]
      .flatMap((highlight) => (highlight.priority === 2 ? [...highlight] : []))
      .map((range) => (range.startContainer as Text).data.slice(range.startOffset, range.endOffset)),
  );
}

/** How many places are painted as on dark ground now. */
export function onDark(page: Page | Frame): Promise<number> {
  return page.evaluate(() => {
    let count = 0;
    for (const [name, ranges] of CSS.highlights)
      if (getComputedStyle(document.body, `::highlight(${name})`).backgroundColor.includes('79, 195, 181'))
        count += ranges.size;
    return count;
  });
}

/** The card itself, in its frame. */
export function cardOf(frame: Frame): Locator {
  return frame.getByRole('article', { name: /^年鉴卡片/ });
}

/** The button of the card's menu. */
export function moreOf(card: Frame): Locator {
  return card.getByRole('button', { name: '更多' });
}

/** What the card says of staying where it is; nothing where it does not. */
export function staysOf(card: Frame): Locator {
  return card.getByRole('status').filter({ hasText: /^已(钉住|留住)$/ });
}

/** The map in a card. */
export function mapOf(card: Frame): Locator {
  return card.getByRole('region', { name: /的位置示意图$/ });
}

/** The entries of the book that a card or a page of a name shows. */
export function entriesOf(target: Page | Frame): Locator {
  return target.getByRole('region', { name: /^相关条目/ }).getByRole('listitem');
}
