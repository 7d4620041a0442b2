import { browser } from 'wxt/browser';
import type { MessageMap } from '../../data/messaging/messages';

interface SidebarAction {
  open(): Promise<void>;
}

/** Path of a page of ours with a deep link; anything that is not a fragment is dropped. */
function addressOf(path: string, hash: string | undefined): string {
  return browser.runtime.getURL(`${path}${hash?.startsWith('#') ? hash : ''}` as '/');
}

/** Opens the side panel of a tab. Must be called in the turn of the reader's gesture. */
export async function openPanel(tab: number | undefined, window: number | undefined): Promise<boolean> {
  try {
    const sidebar = (browser as unknown as { sidebarAction?: SidebarAction }).sidebarAction;
    if (sidebar) await sidebar.open();
    else if (window !== undefined) await browser.sidePanel.open({ windowId: window });
    else if (tab !== undefined) await browser.sidePanel.open({ tabId: tab });
    else return false;
    return true;
  } catch (error) {
    console.warn('panel', error);
    return false;
  }
}

/** Opens one of our pages; the panel falls back to a tab where the browser has none or no gesture counts. */
export async function openPage(
  { page, hash }: MessageMap['ui.open']['params'],
  tab: number | undefined,
  window: number | undefined,
): Promise<void> {
  if (page === 'panel') {
    // The panel is one document for all tabs: the link goes to it through session storage.
    if (hash) void browser.storage.session.set({ 'panel.hash': hash });
    if (await openPanel(tab, window)) return;
  }
  const path = page === 'reader' ? '/reader.html' : page === 'options' ? '/options.html' : '/sidepanel.html?tab=1';
  await browser.tabs.create({ url: addressOf(path, hash), ...(tab === undefined ? {} : { openerTabId: tab }) });
}
