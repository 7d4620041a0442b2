import { onMessage } from '../../data/messaging/messages';
import { MESSAGES } from '../../data/messaging/shapes';

/** Calls back when a page says that its marks have changed, until the signal aborts. */
export function onMarked(tell: () => void, signal: AbortSignal): void {
  onMessage(MESSAGES, { 'page.marked': () => tell() }, signal);
}
