import type { NotThisScope } from '../../data/messaging/card-protocol';
import { entityHash } from '../../data/routes';
import type { CardAction } from './actions';
import type { CardEvents } from './card-events';
import type { Panel } from './use-panel';

/** What an action needs of the card beside its events. */
export interface CardHands extends CardEvents {
  /** Id of the entity shown. */
  shown: string;
  back: () => void;
  dismiss: (scope: NotThisScope) => void;
}

/** Actions that open or close a panel, and the panel of each. */
export type PanelAction = Extract<CardAction, Panel>;

/** Actions that are done with, each in one call. The last question, `not-everywhere`, is asked by the card. */
export type DoneAction = Exclude<CardAction, PanelAction | 'not-everywhere'>;

const DO: Record<DoneAction, (hands: CardHands) => void> = {
  back: (hands) => hands.back(),
  expand: (hands) => hands.onExpand('one'),
  restore: (hands) => hands.onRestore('one'),
  'expand-page': (hands) => hands.onExpand('page'),
  'restore-page': (hands) => hands.onRestore('page'),
  atlas: (hands) => hands.onAtlas(entityHash(hands.shown)),
  read: (hands) => hands.onReader(entityHash(hands.shown)),
  'not-here': (hands) => hands.dismiss('here'),
  'not-page': (hands) => hands.dismiss('page'),
  'not-site': (hands) => hands.dismiss('site'),
  'always-site': (hands) => hands.onAlways('site'),
  pin: (hands) => hands.onPin(true),
  unpin: (hands) => hands.onPin(false),
  close: (hands) => hands.onClose(),
};

/** Does it. */
export const perform = (action: DoneAction, hands: CardHands): void => DO[action](hands);
