import { browser } from 'wxt/browser';
import { type PageCommand, sendToTab } from '../../data/messaging/messages';
import { isKeyCommand } from '../../data/messaging/page-commands';
import { withSiteOff } from '../../data/settings/changes';
import { changeItem, sitesItem } from '../../data/settings/items';
import { covers, siteKey } from '../../data/settings/shape';
import { SHELF_KEY } from '../../data/shelf/choices';
import { forgetTab } from './badge';
import type { LibraryKeeper } from './library';
import { addressOf, openPanel } from './open';
import { findStaleTabs, forgetStale } from './stale-tabs';

const MENUS = [
  { id: 'look-up-selection', contexts: ['selection'], title: 'menuLookUp' },
  { id: 'expand-selection', contexts: ['selection'], title: 'menuExpand' },
  { id: 'expand-page', contexts: ['page'], title: 'menuExpandPage' },
  { id: 'toggle-site', contexts: ['page', 'action'], title: 'menuSite' },
  { id: 'open-panel', contexts: ['page', 'action'], title: 'menuPanel' },
] as const;

/** Toolbar, menus, keys, install and start of the browser. */
export function listenToActions(keeper: LibraryKeeper): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    void makeMenus();
    void keeper.again();
    if (reason === 'install' || reason === 'update') void findStaleTabs();
    // The reader's open page comes first: what it needs is on its way before a page of ours takes the processor.
    if (reason === 'install') void keeper.firstNames.then(() => browser.tabs.create({ url: addressOf('welcome') }));
  });
  browser.runtime.onStartup.addListener(() => void keeper.ensure());
  // The reader turned a book on or off, or moved it: the names follow at once.
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && SHELF_KEY in changes) void keeper.changed();
  });
  browser.tabs.onRemoved.addListener((tab) => {
    void forgetTab(tab);
    void forgetStale(tab);
  });

  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (tab?.id === undefined) return;
    const id = String(info.menuItemId);
    if (id === 'open-panel') void openPanel(tab.id, tab.windowId);
    else if (id === 'toggle-site') void toggleSite(info.pageUrl ?? tab.url ?? '');
    // The page has the selection itself; this is for where it has not, and messages have a limit.
    else tell(tab.id, id as PageCommand, info.selectionText?.slice(0, 200));
  });

  browser.commands.onCommand.addListener((command, tab) => {
    if (!isKeyCommand(command)) return;
    if (tab?.id !== undefined) tell(tab.id, command);
    else
      void browser.tabs.query({ active: true, currentWindow: true }).then(([active]) => {
        if (active?.id !== undefined) tell(active.id, command);
      });
  });
}

/** To all frames of the tab: each knows whether it is meant. Pages without our script do not listen. */
function tell(tab: number, command: PageCommand, text?: string): void {
  sendToTab(tab, 'page.command', { command, ...(text === undefined ? {} : { text }) }).catch(() => {});
}

async function makeMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  const t = browser.i18n.getMessage as (key: string) => string;
  for (const { id, contexts, title } of MENUS)
    browser.contextMenus.create({ id, contexts: [...contexts], title: t(title) });
}

function toggleSite(url: string): Promise<unknown> {
  const host = siteKey(url);
  return changeItem(sitesItem, (sites) => withSiteOff(sites, host, !covers(sites.off, host)));
}
