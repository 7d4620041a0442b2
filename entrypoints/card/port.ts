import { browser } from 'wxt/browser';
import { type CardToPage, type PageToCard, receiveCardPort } from '../../data/messaging/card-protocol';
import { sendMessage, sendToTab } from '../../data/messaging/messages';

/** The tab this frame stands in: asked for at once, since nothing is shown before it is known. */
const ownTab = browser.tabs?.getCurrent().catch(() => undefined);

/**
 * Asks the page script of the tab this frame stands in whether it made the nonce. A card outside a tab has no page.
 * Firefox gives a frame in a web page no `tabs`, so there the background asks.
 */
async function vouched(nonce: string): Promise<boolean> {
  if (!ownTab) return (await sendMessage('card.claim', { nonce })) === true;
  const tab = await ownTab;
  if (tab?.id === undefined) return false;
  return (await sendToTab(tab.id, 'card.claim', { nonce })) === true;
}

export interface PageLine {
  send: (message: CardToPage) => void;
}

// Listening starts with the script, not with React: the page hands the port over when the frame has loaded, which can be
// a millisecond before the first effect runs.
const handedOver = receiveCardPort(window, vouched);

/** The line to the page script: one port, handed over once. What is sent before it is there is dropped. */
export function openPageLine(onMessage: (message: PageToCard) => void, signal: AbortSignal): PageLine {
  let port: MessagePort | null = null;
  void handedOver.then((received) => {
    if (signal.aborted) return;
    port = received;
    received.addEventListener('message', (event: MessageEvent<PageToCard>) => onMessage(event.data), { signal });
    received.postMessage({ type: 'ready' } satisfies CardToPage);
  });
  return { send: (message) => port?.postMessage(message) };
}
