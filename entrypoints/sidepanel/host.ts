import { browser } from 'wxt/browser';
import type { AtlasHost, PageStatus } from '../../components/atlas/host';
import { emptyNames, onMessage, type PageNames, sendMessage, sendToTab } from '../../data/messaging/messages';
import { MESSAGES } from '../../data/messaging/shapes';
import { pagePath } from '../../data/routes';
import { withPageOff, withRecent, withSiteOff } from '../../data/settings/changes';
import {
  changeItem,
  keepItem,
  pinsItem,
  recentsItem,
  settingsItem,
  sitesItem,
  watchItem,
} from '../../data/settings/items';
import { siteKey } from '../../data/settings/shape';
import { getWire } from '../../data/store/reads';

/** Late text comes in bursts; the panel asks again once a burst is over. */
const CALM = 250;

const UNAVAILABLE = emptyNames('unavailable');

/** The browser behind the atlas: tabs, messages, stored items. */
export function browserHost(place: 'panel' | 'tab'): AtlasHost {
  // The tab whose names are shown. The panel follows the tab in front; the atlas in a tab keeps the page before it.
  let shown: number | null = null;
  let lit: string | null = null;

  return {
    place,

    watchPage(callback) {
      const stop = new AbortController();
      let timer: ReturnType<typeof setTimeout> | undefined;
      const read = async () => {
        const tab = await pageTab(place);
        if (stop.signal.aborted) return;
        if (tab === null) {
          // The atlas tab itself in front: what it showed before stays.
          if (shown === null) callback({ state: 'no-page' });
          return;
        }
        shown = tab;
        const view: PageStatus = { state: 'page', tab, names: await namesOf(tab) };
        if (!stop.signal.aborted && shown === tab) callback(view);
      };
      const soon = () => {
        clearTimeout(timer);
        timer = setTimeout(() => void read(), CALM);
      };
      const onUpdated = (id: number, change: { status?: string }) => {
        if (id === shown && change.status) soon();
      };
      browser.tabs.onActivated.addListener(soon);
      browser.tabs.onUpdated.addListener(onUpdated);
      browser.tabs.onRemoved.addListener(soon);
      browser.windows?.onFocusChanged.addListener(soon);
      onMessage(
        MESSAGES,
        {
          'page.marked': (_report, { tab }) => {
            if (tab?.id === shown) soon();
          },
        },
        stop.signal,
      );
      void read();
      return () => {
        stop.abort();
        clearTimeout(timer);
        browser.tabs.onActivated.removeListener(soon);
        browser.tabs.onUpdated.removeListener(onUpdated);
        browser.tabs.onRemoved.removeListener(soon);
        browser.windows?.onFocusChanged.removeListener(soon);
      };
    },

    watchHovered(callback) {
      const stop = new AbortController();
      onMessage(
        MESSAGES,
        {
          'page.hovered': (params, sender) => {
            if ((params.tab ?? sender.tab?.id) === shown) callback(params.entity);
          },
        },
        stop.signal,
      );
      return () => stop.abort();
    },

    light(entity) {
      if (shown === null || entity === lit) return;
      lit = entity;
      sendToTab(shown, 'page.light', { entity }).catch(() => {});
    },
    reveal(mention) {
      if (shown === null) return;
      if (place === 'tab') void browser.tabs.update(shown, { active: true });
      sendToTab(shown, 'page.reveal', { mention }).catch(() => {});
    },
    async marks() {
      return shown === null ? [] : ((await sendMessage('page.marks', { tab: shown })) ?? []);
    },
    async turnOn(names) {
      const { state, url } = names;
      if (state === 'off') await keepItem(settingsItem, (now) => ({ ...now, everywhere: true }));
      else if (state === 'off-site') await keepItem(sitesItem, (now) => withSiteOff(now, siteKey(url), false));
      else if (state === 'off-page') await keepItem(sitesItem, (now) => withPageOff(now, url, false));
    },
    open(page, hash) {
      sendMessage('ui.open', { page, hash }).catch(() => {});
    },
    address(page, hash) {
      return browser.runtime.getURL(pagePath(page, hash) as '/');
    },

    watchPins: (callback) => watchItem(pinsItem, callback),
    watchRecents: (callback) => watchItem(recentsItem, callback),
    addRecent(entity) {
      // The reader asked for nothing here: nothing is said where it cannot be kept.
      changeItem(recentsItem, (ids) => withRecent(ids, entity)).catch(() => {});
    },
    watchTiles: (callback) => watchItem(settingsItem, ({ tiles }) => callback(tiles)),
    setTiles(tiles) {
      void keepItem(settingsItem, (now) => ({ ...now, tiles }));
    },

    startImport() {
      sendMessage('import.start', {}).catch(() => {});
    },
    vocabulary: (book) => getWire(book),
  };
}

/** The web page in front of the last focused window; null where that is a page of ours or none. */
async function pageTab(place: 'panel' | 'tab'): Promise<number | null> {
  const query = place === 'panel' ? { active: true, currentWindow: true } : { active: true, lastFocusedWindow: true };
  const [tab] = await browser.tabs.query(query);
  if (tab?.id === undefined) return null;
  const own = await browser.tabs.getCurrent().catch(() => undefined);
  if (own?.id === tab.id) return latestPage(tab.id);
  return tab.id;
}

/** For the atlas in a tab of its own: the page looked at last before it. */
async function latestPage(own: number): Promise<number | null> {
  const tabs = await browser.tabs.query({ currentWindow: true });
  const others = tabs.filter((tab) => tab.id !== undefined && tab.id !== own);
  others.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  return others[0]?.id ?? null;
}

async function namesOf(tab: number): Promise<PageNames> {
  try {
    return (await sendMessage('page.names', { tab })) ?? UNAVAILABLE;
  } catch {
    return UNAVAILABLE;
  }
}
