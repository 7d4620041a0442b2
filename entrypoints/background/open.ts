import { browser } from 'wxt/browser';
import type { Params } from '../../data/messaging/messages';
import { type OurPage, pagePath } from '../../data/routes';

interface SidebarAction {
  open(): Promise<void>;
}

/** Address of a page of ours, with a deep link. */
export function addressOf(page: OurPage, hash?: string): string {
  return browser.runtime.getURL(pagePath(page, hash) as '/');
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
  { page, hash }: Params<'ui.open'>,
  tab: number | undefined,
  window: number | undefined,
): Promise<void> {
  if (page === 'panel') {
    // The panel is one document for all tabs: the link goes to it through session storage.
    if (hash) void browser.storage.session.set({ 'panel.hash': hash });
    if (await openPanel(tab, window)) return;
  }
  const url = addressOf(page === 'panel' ? 'atlas' : page, hash);
  await browser.tabs.create({ url, ...(tab === undefined ? {} : { openerTabId: tab }) });
}
