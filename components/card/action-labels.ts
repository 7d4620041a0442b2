import type { MenuGroup } from '../ui/menu';
import type { CardAction } from './actions';
import type { cardStrings } from './strings';

type Words = (typeof cardStrings)['zh'];

/** What an action is called, whole: its accessible name. */
export function actionLabel(action: CardAction, words: Words): string {
  const labels: Record<CardAction, string> = {
    back: words.back,
    why: words.why,
    expand: words.expand,
    restore: words.restore,
    cite: words.cite,
    atlas: words.atlas,
    read: words.read,
    menu: words.menu,
    'expand-page': words.expandPage,
    'restore-page': words.restorePage,
    'not-here': words.notHere,
    'not-page': words.notPage,
    'not-site': words.notSite,
    'not-everywhere': words.notEverywhere,
    'always-site': words.alwaysSite,
    pin: words.pin,
    unpin: words.unpin,
    close: words.close,
  };
  return labels[action];
}

/** The menu's items in groups: about the mark, about the short names, about the card. */
export function menuGroups(
  actions: readonly CardAction[],
  words: Words,
  onAction: (action: CardAction) => void,
): MenuGroup[] {
  const short: Partial<Record<CardAction, string>> = {
    'not-here': words.scope.here,
    'not-page': words.scope.page,
    'not-site': words.scope.site,
    'not-everywhere': words.scope.everywhere,
    'always-site': words.scope.always,
  };
  const items = (belongs: (action: CardAction) => boolean) =>
    actions.filter(belongs).map((action) => ({
      id: action,
      label: actionLabel(action, words),
      short: short[action],
      onSelect: () => onAction(action),
    }));
  return [
    { items: items((action) => action === 'why' || action === 'expand-page' || action === 'restore-page') },
    { title: words.notThis, items: items((action) => action.startsWith('not-')) },
    { title: words.always, items: items((action) => action.startsWith('always-')) },
    { items: items((action) => action === 'pin' || action === 'unpin' || action === 'close') },
  ];
}
