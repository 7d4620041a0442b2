import { type ReactNode, useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import { useImportState } from '../../components/app-frame/use-import-state';
import { Card, type CardEvents } from '../../components/card/card';
import { useLibrary } from '../../components/library/context';
import type { CardTheme, CardToPage, PageToCard } from '../../data/messaging/card-protocol';
import { importFeed } from '../../data/messaging/import-feed';
import { sendMessage } from '../../data/messaging/messages';
import { openPageLine, type PageLine } from './port';

type Show = Extract<PageToCard, { type: 'show' }>;

/** What the page told last. */
function heard(now: Show | null, message: PageToCard): Show | null {
  switch (message.type) {
    case 'show':
      return message;
    case 'theme':
      return now && { ...now, theme: message.theme };
    case 'pinned':
      return now && { ...now, pinned: message.pinned };
    case 'mention':
      return now && { ...now, ...message, type: 'show' };
    case 'hide':
    case 'focus':
      return now;
  }
}

/** Joins the card to the page it stands over. Stays mounted and warm between shows. */
export function CardApp({ shell }: { shell: (theme: CardTheme | undefined, content: ReactNode) => ReactNode }) {
  const [show, hear] = useReducer(heard, null);
  const line = useRef<PageLine | null>(null);
  const { cache } = useLibrary();
  const importing = useImportState(importFeed, cache);
  const say = useCallback((message: CardToPage) => line.current?.say(message), []);

  useEffect(() => {
    const end = new AbortController();
    const focus = () => document.querySelector<HTMLElement>('.card')?.focus();
    line.current = openPageLine((message) => {
      hear(message);
      if (message.type === 'focus' || (message.type === 'show' && message.focus)) requestAnimationFrame(focus);
    }, end.signal);
    const pointer = (inside: boolean) => () => say({ type: 'pointer', inside });
    const { signal } = end;
    document.documentElement.addEventListener('pointerenter', pointer(true), { signal });
    document.documentElement.addEventListener('pointerleave', pointer(false), { signal });
    document.addEventListener(
      'keydown',
      (event) => {
        const { key, altKey } = event;
        if (!altKey || !/^Arrow(Up|Down|Left|Right)$/.test(key)) return;
        // Alt and an arrow go back and forward elsewhere.
        event.preventDefault();
        say({ type: 'key', key: key as Extract<CardToPage, { type: 'key' }>['key'] });
      },
      { signal },
    );
    return () => end.abort();
  }, [say]);

  const events = useMemo<CardEvents>(
    () => ({
      onSize: ({ width, height }) => say({ type: 'size', width, height }),
      onClose: () => say({ type: 'close' }),
      onPin: (pinned) => say({ type: 'pin', pinned }),
      onExpand: (scope) => say({ type: 'expand', scope }),
      onRestore: (scope) => say({ type: 'restore', scope }),
      onNotThis: (scope) => say({ type: 'not-this', scope }),
      onAlways: (scope) => say({ type: 'always', scope }),
      onUndo: () => say({ type: 'undo' }),
      onReader: (hash) => sendMessage('ui.open', { page: 'reader', hash }),
      onAtlas: (hash) => sendMessage('ui.open', { page: 'atlas', hash }),
      onOptions: () => sendMessage('ui.open', { page: 'options' }),
      onImport: () => sendMessage('import.start', {}),
    }),
    [say],
  );

  return shell(
    show?.theme,
    show && (
      <Card
        {...events}
        turn={show.turn}
        entity={show.entity}
        mention={show.mention}
        pinned={show.pinned}
        pageExpandable={show.expandable}
        pageExpanded={show.expandedCount}
        width={Math.min(372, show.limits.width)}
        importing={importing}
      />
    ),
  );
}
