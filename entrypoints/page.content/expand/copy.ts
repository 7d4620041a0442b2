import type { PageSettings } from '../../../data/settings/shape';
import { isActive } from '../active';
import { isEditableContent, matches } from '../dom';
import type { Expander } from './expander';
import { SIGN } from './ledger';
import { keepSizes } from './room';
import { isSave } from './save';

/** Keys that write: what is typed is no command of the page's. */
const TYPED = 'input,textarea,select';
const MODIFIERS = /^(?:Control|Shift|Alt|AltGraph|Meta)$/;

/**
 * What the page takes on the reader's word is its own text: our text is out of it while the page's handlers run, and in
 * again before the next frame. So copying, cutting and dragging (the browser does the copying itself: formatting, tables and links come
 * out as always), a site's own copy, quote, share or edit button, and its keys. What takes the page's text without a
 * word from the reader (another extension, a script some time later) gets what is seen. Things stay where they are.
 */
export function keepTakingOriginal(expander: Expander, settings: () => PageSettings, signal: AbortSignal): void {
  const { ledger } = expander;
  let putBack: (() => void) | null = null;
  const end = (): void => {
    const back = putBack;
    putBack = null;
    if (!signal.aborted) back?.();
  };
  const backAfter = (turns: number): void => {
    setTimeout(() => {
      if (turns > 1) backAfter(turns - 1);
      else end();
    }, 0);
  };
  const lend = (inserts: Parameters<typeof ledger.lend>[0], turns: number, keep?: (ours: string) => string): void => {
    if (putBack || inserts.length === 0) return;
    const held = keepSizes(expander.containersOf(inserts));
    const back = ledger.lend(inserts, keep);
    putBack = () => {
      back();
      for (const animation of held) animation.cancel();
    };
    backAfter(turns);
  };
  const listen = { capture: true, signal };

  const copied = (): void => {
    const selection = getSelection();
    if (!ledger.any || !selection || selection.isCollapsed) return;
    const inserts = [...ledger.all()].filter(({ parts }) =>
      parts.some(({ node }) => selection.containsNode(node, true)),
    );
    // Our own sign is no part of what the reader sees.
    lend(inserts, 1, settings().copy === 'expanded' ? (ours) => ours.replaceAll(SIGN, '') : undefined);
  };
  for (const type of ['copy', 'cut', 'dragstart']) addEventListener(type, copied, listen);

  const asked = (event: Event): void => {
    // Saving takes it out for longer (`save.ts`, asked next), and all of it: what is out for a moment comes back first.
    if (event instanceof KeyboardEvent && isSave(event)) {
      end();
      return;
    }
    if (!ledger.any || !event.isTrusted || settings().copy === 'expanded') return;
    const control = event.composedPath().some(isActive);
    // The browser's own selection begins with these, and is about what is seen.
    if (!control && /down$/.test(event.type) && !(event instanceof KeyboardEvent)) return;
    if (event instanceof KeyboardEvent && !isCommand(event)) return;
    // A control may do its work a moment later.
    lend([...ledger.all()], control ? 2 : 1);
  };
  for (const type of [
    'pointerdown',
    'mousedown',
    'pointerup',
    'mouseup',
    'click',
    'dblclick',
    'contextmenu',
    'keydown',
    'submit',
  ])
    addEventListener(type, asked, listen);
}

function isCommand(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  const types = target instanceof HTMLElement && (matches(target, TYPED) || isEditableContent(target));
  // Held down for another key or a click to come.
  if (MODIFIERS.test(event.key)) return false;
  return !types || event.ctrlKey || event.metaKey || event.key === 'Enter';
}
