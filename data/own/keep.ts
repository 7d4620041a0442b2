import { keepItem, ownItem, pinsItem, watchItem } from '../settings/items';
import type { Own } from './shape';

/** The reader's own work as it is kept in this browser, for the pages that show and change it. */
export const ownWork = {
  watchPins: (callback: (ids: string[]) => void) => watchItem(pinsItem, callback),
  changePins: (change: (ids: string[]) => string[]) => keepItem(pinsItem, change),
  watchOwn: (callback: (own: Own) => void) => watchItem(ownItem, callback),
  changeOwn: (change: (own: Own) => Own) => keepItem(ownItem, change),
};
