import type { Settings } from '../../../../data/settings-shape';
import type { Expander } from './expander';
import type { Insert } from './inserts';

/**
 * Copying, cutting and dragging give the page's own text: our text in the selection is taken out before the browser
 * (and the page's own copy handler) looks, and put back right after. The browser does the copying itself, so formatting,
 * tables and links come out as always.
 */
export function keepCopiesOriginal(expander: Expander, settings: () => Settings, signal: AbortSignal): void {
  const withoutOurs = (): void => {
    const selection = getSelection();
    if (expander.inserts.count === 0 || settings().copy === 'expanded' || !selection || selection.isCollapsed) return;
    const taken: Insert[] = [];
    for (const insert of [...expander.inserts.all()].reverse())
      if (selection.containsNode(insert.node, true)) taken.push(insert);
    for (const insert of taken) expander.inserts.take(insert);
    const own = new Map(taken.map(({ node }) => [node, node.data]));
    setTimeout(() => {
      if (signal.aborted) return;
      // Backwards again: each position counts from the state before it was taken.
      for (const { node, at, text, replaced } of taken.reverse()) {
        // What the page changed meanwhile is read anew and expanded in its turn.
        if (own.get(node) !== node.data) continue;
        expander.inserts.put(node, at, text, replaced);
        own.set(node, node.data);
      }
    }, 0);
  };
  for (const type of ['copy', 'cut', 'dragstart']) addEventListener(type, withoutOurs, { capture: true, signal });
}
