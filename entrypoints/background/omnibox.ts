import { browser } from 'wxt/browser';
import { readItem, shelfItem } from '../../data/settings/items';
import { orderBooks } from '../../data/shelf/choices';
import * as store from '../../data/store';
import { enter, suggest } from '../../data/store/omnibox';
import { addressOf } from './open';

/** Searches in the address bar, after the keyword `yb`. What is typed there is looked for in the library and goes nowhere. */
export function listenToOmnibox(): void {
  const { omnibox } = browser;
  if (!omnibox) return;
  const t = browser.i18n.getMessage as (key: string) => string;
  const form = import.meta.env.FIREFOX ? 'plain' : 'xml';
  // Chromium puts the words typed in place of %s.
  const description = t('omniboxSearch').replace(/\s*[“"]?%s[”"]?/, import.meta.env.FIREFOX ? '' : ' %s');
  omnibox.setDefaultSuggestion({ description });
  let latest = 0;
  omnibox.onInputStarted.addListener(() => void store.warmSearch().catch(() => {}));
  omnibox.onInputChanged.addListener((words, tell) => {
    latest += 1;
    const turn = latest;
    void books()
      .then((packs) => suggest(words, store, packs, form, t('omniboxPage')))
      // An answer to words that are no longer there is not told.
      .then((suggestions) => turn === latest && tell(suggestions))
      .catch(() => {});
  });
  omnibox.onInputEntered.addListener((words, disposition) => void open(words, disposition));
}

async function books(): Promise<string[]> {
  return orderBooks(await store.listPacks(), await readItem(shelfItem)).map(({ id }) => id);
}

async function open(words: string, disposition: string): Promise<void> {
  const hash = await books()
    .then((packs) => enter(words, store, packs))
    .catch(() => '');
  const url = addressOf('reader', hash);
  if (disposition === 'currentTab') await browser.tabs.update({ url });
  else await browser.tabs.create({ url, active: disposition !== 'newBackgroundTab' });
}
