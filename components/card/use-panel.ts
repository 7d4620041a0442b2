import { type Dispatch, type RefObject, type SetStateAction, useEffect } from 'react';
import { useOfShow } from './use-of-show';

/** What can stand open above the foot; `sure` is the last question of the menu. */
export type Panel = 'why' | 'cite' | 'menu' | 'sure';

/** The button that a panel belongs to. */
export const openerOf = (panel: Panel | null) => (panel === 'sure' ? 'menu' : panel);

/**
 * The open panel; none at each new show (`turn`). Esc closes the innermost thing: the panel, and the focus goes to the
 * button that opened it; then the card. Heard on the document: the focus can fall to the body, out of the card.
 */
export function usePanel(
  turn: number,
  card: RefObject<HTMLElement | null>,
  onClose: () => void,
): [Panel | null, Dispatch<SetStateAction<Panel | null>>] {
  const [panel, setPanel] = useOfShow<Panel | null>(turn, null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      if (panel === null) return onClose();
      setPanel(null);
      card.current?.querySelector<HTMLElement>(`.card-action-${openerOf(panel)}`)?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [panel, setPanel, card, onClose]);
  return [panel, setPanel];
}
