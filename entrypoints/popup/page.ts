import { useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { emptyNames, type PageNames, sendMessage } from '../../data/messaging/messages';

/** The tab the popup is about: the active one, or the one named in the address (a popup opened as a tab). */
export function useTab(): number | undefined {
  const [tab, setTab] = useState<number>();
  useEffect(() => {
    const named = Number(new URLSearchParams(location.search).get('tab'));
    if (named > 0) return setTab(named);
    void browser.tabs.query({ active: true, currentWindow: true }).then(([active]) => setTab(active?.id));
  }, []);
  return tab;
}

const UNAVAILABLE = emptyNames('unavailable');

/** The names of the tab, asked again when the page says that they changed. Null while the first answer is awaited. */
export function usePageNames(tab: number | undefined): [PageNames | null, () => void] {
  const [names, setNames] = useState<PageNames | null>(null);
  const ask = useCallback(() => {
    if (tab === undefined) return;
    sendMessage('page.names', { tab }).then(
      (answer) => setNames(answer ?? UNAVAILABLE),
      () => setNames(UNAVAILABLE),
    );
  }, [tab]);
  useEffect(() => {
    ask();
    const end = new AbortController();
    // Listening comes after the first answer is on its way: the popup opens with it.
    void import('./listen').then(({ onMarked }) => end.signal.aborted || onMarked(ask, end.signal));
    return () => end.abort();
  }, [ask]);
  return [names, ask];
}
