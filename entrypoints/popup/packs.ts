import { useEffect, useState } from 'react';
import { sendMessage } from '../../data/messaging/messages';
import { readItem, shelfItem } from '../../data/settings/items';
import { orderBooks } from '../../data/shelf/choices';
import type { PackRow } from '../../data/store/model';

/**
 * The books of the shelf in the reader's order, once `wanted`: the popup opens without them and carries no library of its
 * own, so the background is asked. Empty until it has answered.
 */
export function usePacks(wanted: boolean): readonly PackRow[] {
  const [packs, setPacks] = useState<readonly PackRow[]>([]);
  useEffect(() => {
    if (!wanted) return;
    void Promise.all([sendMessage('library.read', { query: 'listPacks' }), readItem(shelfItem)]).then(
      ([rows, choices]) => setPacks(orderBooks(Array.isArray(rows) ? (rows as PackRow[]) : [], choices)),
      // Without an answer the names stand as they are.
      () => undefined,
    );
  }, [wanted]);
  return packs;
}
