import type { CardAction } from './actions';
import type { cardStrings } from './strings';

type Words = (typeof cardStrings)['zh'];

const LABELS: Record<CardAction, keyof Words> = {
  back: 'back',
  why: 'why',
  expand: 'expand',
  restore: 'restore',
  cite: 'cite',
  atlas: 'atlas',
  read: 'read',
  menu: 'menu',
  'expand-page': 'expandPage',
  'restore-page': 'restorePage',
  'not-here': 'notHere',
  'not-page': 'notPage',
  'not-site': 'notSite',
  'not-everywhere': 'notEverywhere',
  'always-site': 'alwaysSite',
  pin: 'pin',
  unpin: 'unpin',
  close: 'close',
};

/** Label beside the group's title; the full wording is the item's accessible name. */
export function shortLabel(action: CardAction, words: Words): string {
  const short: Partial<Record<CardAction, string>> = {
    'not-here': words.scope.here,
    'not-page': words.scope.page,
    'not-site': words.scope.site,
    'not-everywhere': words.scope.everywhere,
    'always-site': words.scope.always,
  };
  return short[action] ?? actionLabel(action, words);
}

export function actionLabel(action: CardAction, words: Words): string {
  return words[LABELS[action]] as string;
}

interface MenuGroup {
  /** Said before the items, which then stand in one row under short labels. */
  title?: (words: Words) => string;
  actions: CardAction[];
}

/** The menu's items in groups: about the mark, about the short names, about the card. */
export function groupsOf(actions: readonly CardAction[]): MenuGroup[] {
  const wrong = actions.filter((action) => action.startsWith('not-'));
  const right = actions.filter((action) => action.startsWith('always-'));
  const page = actions.filter((action) => action === 'why' || (action.endsWith('-page') && !action.startsWith('not-')));
  const card = actions.filter((action) => action === 'pin' || action === 'unpin' || action === 'close');
  const groups: MenuGroup[] = [
    { actions: page },
    { title: (words) => words.notThis, actions: wrong },
    { title: (words) => words.always, actions: right },
    { actions: card },
  ];
  return groups.filter((group) => group.actions.length > 0);
}
