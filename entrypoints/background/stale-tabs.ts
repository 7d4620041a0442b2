import { browser } from 'wxt/browser';
import { sendToTab } from '../../data/messaging/messages';

/**
 * Tabs that were open when the extension was installed or updated. Browsers run no page script in them, and the old one has
 * ended with the old extension: their reader is told to reload, on the button and in the popup. In `storage.session`,
 * which ends with the browser, as the tabs do.
 */
const KEY = 'stale-tabs';
const SIGN = '↻';

async function read(): Promise<number[]> {
  const stored = (await browser.storage.session.get(KEY))[KEY];
  return Array.isArray(stored) ? stored.filter((id): id is number => Number.isSafeInteger(id)) : [];
}

/** Finds the tabs in which no script of this version answers, and shows on their button what to do. */
export async function findStaleTabs(): Promise<void> {
  const tabs = (await browser.tabs.query({})).flatMap(({ id }) => (id === undefined ? [] : [id]));
  const silent = await Promise.all(
    tabs.map((tab) =>
      sendToTab(tab, 'page.names', {}, 0).then(
        () => false,
        () => true,
      ),
    ),
  );
  const stale = tabs.filter((_, at) => silent[at]);
  await browser.storage.session.set({ [KEY]: stale });
  const title = `${browser.i18n.getMessage('extName')} · ${browser.i18n.getMessage('titleStale' as 'extName')}`;
  // A tab may be gone by now; the browser takes its badge away when it goes to another page.
  await Promise.allSettled(
    stale.flatMap((tabId) => [
      browser.action.setBadgeText({ tabId, text: SIGN }),
      browser.action.setBadgeBackgroundColor({ tabId, color: '#8a929c' }),
      browser.action.setTitle({ tabId, title }),
    ]),
  );
}

/** Whether a tab only has to be reloaded. */
export async function isStale(tab: number): Promise<boolean> {
  return (await read()).includes(tab);
}

/** A tab answers again, or was reloaded for it. */
export async function forgetStale(tab: number): Promise<void> {
  const stale = await read();
  if (stale.includes(tab)) await browser.storage.session.set({ [KEY]: stale.filter((id) => id !== tab) });
}
