import type { Settings } from '../../../data/settings/shape';
import type { Expander } from './expander';

/**
 * Copying, cutting and dragging give the page's own text: our text in the selection is taken out before the browser
 * (and the page's own copy handler) looks, and put back right after. The browser does the copying itself, so formatting,
 * tables and links come out as always.
 */
export function keepCopiesOriginal(expander: Expander, settings: () => Settings, signal: AbortSignal): void {
  const withoutOurs = (): void => {
    const selection = getSelection();
    if (expander.inserts.count === 0 || settings().copy === 'expanded' || !selection || selection.isCollapsed) return;
    const putBack = expander.inserts.lend(
      [...expander.inserts.all()].filter(({ node }) => selection.containsNode(node, true)),
    );
    setTimeout(() => {
      if (!signal.aborted) putBack();
    }, 0);
  };
  for (const type of ['copy', 'cut', 'dragstart']) addEventListener(type, withoutOurs, { capture: true, signal });
}
