import { type ReactNode, useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { useImportState } from '../../components/app-frame/use-import-state';
import { Card } from '../../components/card/card';
import type { CardEvents } from '../../components/card/card-events';
import { useLibrary } from '../../components/library/context';
import type { CardTheme, CardToPage, PageToCard } from '../../data/messaging/card-protocol';
import { importFeed } from '../../data/messaging/import-feed';
import { sendMessage } from '../../data/messaging/messages';
import { compareItem, watchItem } from '../../data/settings/items';
import { openPageLine, type PageLine } from './port';
import { isHidden } from './seen';

type Show = Extract<PageToCard, { type: 'show' }> & { held?: boolean; unkept?: Error };

/** What changes the page or what is remembered. */
const CHANGES: ReadonlySet<CardToPage['type']> = new Set(['expand', 'restore', 'not-this', 'always', 'expand-site']);

/** What the page told last. */
function received(now: Show | null, message: PageToCard): Show | null {
  switch (message.type) {
    case 'show':
      return message;
    case 'theme':
      return now && { ...now, theme: message.theme };
    case 'pinned':
      return now && { ...now, pinned: message.pinned };
    case 'unkept':
      return now && { ...now, unkept: new Error(message.why) };
    case 'held':
      return now && { ...now, held: true };
    case 'mention':
      return now && { ...now, ...message, type: 'show' };
    case 'hide':
    case 'focus':
      return now;
  }
}

/** Focuses the card as soon as there is one, and no later: the reader may have gone on, and would be fetched back. */
function focusCard(): void {
  const focus = (): boolean => {
    const card = document.querySelector<HTMLElement>('.card');
    card?.focus();
    return card !== null;
  };
  if (focus()) return;
  const drawn = new MutationObserver(() => focus() && drawn.disconnect());
  drawn.observe(document.body, { childList: true, subtree: true });
}

/** Joins the card to the page it stands over. Stays mounted and warm between shows. */
export function CardApp({ shell }: { shell: (theme: CardTheme | undefined, content: ReactNode) => ReactNode }) {
  const [show, receive] = useReducer(received, null);
  const [compare, setCompare] = useState(false);
  useEffect(() => watchItem(compareItem, setCompare), []);
  const line = useRef<PageLine | null>(null);
  const { cache } = useLibrary();
  const importing = useImportState(importFeed, cache);
  const send = useCallback((message: CardToPage) => {
    // What the reader cannot have seen they have not pressed.
    if (CHANGES.has(message.type) && isHidden()) line.current?.send({ type: 'close' });
    else line.current?.send(message);
  }, []);

  useEffect(() => {
    const end = new AbortController();
    line.current = openPageLine((message) => {
      receive(message);
      if (message.type === 'focus' || (message.type === 'show' && message.focus)) focusCard();
    }, end.signal);
    const pointer = (inside: boolean) => () => send({ type: 'pointer', inside });
    const { signal } = end;
    // The page's word may be here before the browser's that the focus has come, which takes it off the card again.
    window.addEventListener('focus', () => document.activeElement === document.body && focusCard(), { signal });
    document.documentElement.addEventListener('pointerenter', pointer(true), { signal });
    document.documentElement.addEventListener('pointerleave', pointer(false), { signal });
    document.addEventListener(
      'keydown',
      (event) => {
        const { key, altKey } = event;
        if (!altKey || !/^Arrow(Up|Down|Left|Right)$/.test(key)) return;
        // Alt and an arrow go back and forward elsewhere.
        event.preventDefault();
        send({ type: 'key', key: key as Extract<CardToPage, { type: 'key' }>['key'] });
      },
      { signal },
    );
    return () => end.abort();
  }, [send]);

  const events = useMemo<CardEvents>(
    () => ({
      onSize: ({ width, height }) => send({ type: 'size', width, height }),
      onClose: () => send({ type: 'close' }),
      onPin: (pinned) => send({ type: 'pin', pinned }),
      onExpand: (scope) => send({ type: 'expand', scope }),
      onRestore: (scope) => send({ type: 'restore', scope }),
      onNotThis: (scope) => send({ type: 'not-this', scope }),
      onAlways: (scope) => send({ type: 'always', scope }),
      onUndo: () => send({ type: 'undo' }),
      onReader: (hash) => sendMessage('ui.open', { page: 'reader', hash }),
      onAtlas: (hash) => sendMessage('ui.open', { page: 'atlas', hash }),
      onOptions: () => sendMessage('ui.open', { page: 'options' }),
      onImport: () => sendMessage('import.start', {}),
    }),
    [send],
  );

  return shell(
    show?.theme,
    show && (
      <Card
        {...events}
        turn={show.showId}
        entity={show.entity}
        mention={show.mention}
        pinned={show.pinned}
        compare={compare}
        held={show.held}
        unkept={show.unkept}
        pageExpandable={show.expandable}
        pageExpanded={show.expandedCount}
        width={Math.min(372, show.limits.width)}
        importing={importing}
      />
    ),
  );
}
