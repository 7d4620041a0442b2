import type { NotThisScope } from '../../data/messaging/card-protocol';

/** What the card asks of the page it stands over and of the rest of the extension. */
export interface CardEvents {
  onSize?: (size: { width: number; height: number }) => void;
  onClose: () => void;
  onPin: (pinned: boolean) => void;
  onExpand: (scope: 'one' | 'page') => void;
  onRestore: (scope: 'one' | 'page') => void;
  onNotThis: (scope: NotThisScope) => void;
  onAlways: (scope: 'site') => void;
  onUndo: () => void;
  onReader: (hash: string) => void;
  onAtlas: (hash: string) => void;
  onOptions: () => void;
  onImport: () => void;
}
