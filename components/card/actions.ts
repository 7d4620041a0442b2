/** Everything a reader can do from the card's foot. */
export type CardAction =
  | 'back'
  | 'why'
  | 'expand'
  | 'restore'
  | 'cite'
  | 'atlas'
  | 'read'
  | 'menu'
  | 'expand-page'
  | 'restore-page'
  | 'not-here'
  | 'not-page'
  | 'not-site'
  | 'not-everywhere'
  | 'always-site'
  | 'pin'
  | 'unpin'
  | 'close';

export interface CardSituation {
  /** The card shows something looked up inside it, not the name on the page. */
  nested: boolean;
  /** The text on the page is a short name that may be expanded. */
  expandable: boolean;
  expanded: boolean;
  /** Short names of the page that may still be expanded, and those that are. */
  pageExpandable: number;
  pageExpanded: number;
  pinned: boolean;
  /** There is something to cite. */
  citable: boolean;
  /** Whether the name stands on a web page (a card in the reader has no page to act on). */
  onPage: boolean;
}

/** Never more than five stand in the foot; everything else is in the menu. */
export function cardActions(now: CardSituation): { visible: CardAction[]; menu: CardAction[] } {
  const first: CardAction = now.nested ? 'back' : now.expandable ? (now.expanded ? 'restore' : 'expand') : 'why';
  const visible: CardAction[] = [first, ...(now.citable ? (['cite'] as const) : []), 'atlas', 'read', 'menu'];
  const menu: CardAction[] = [];
  if (now.onPage && !now.nested) {
    if (first !== 'why') menu.push('why');
    if (now.pageExpandable > now.pageExpanded) menu.push('expand-page');
    if (now.pageExpanded > 0) menu.push('restore-page');
    menu.push('not-here', 'not-page', 'not-site', 'not-everywhere', 'always-site');
  }
  menu.push(now.pinned ? 'unpin' : 'pin', 'close');
  return { visible, menu };
}
