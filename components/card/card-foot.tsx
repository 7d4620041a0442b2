import type { RefObject } from 'react';
import { useStrings } from '../i18n';
import { actionLabel } from './action-labels';
import type { CardAction } from './actions';
import { cardStrings } from './strings';

/** Actions that open a panel inside the card. */
const PANELS: ReadonlySet<CardAction> = new Set(['why', 'cite', 'menu']);

interface CardFootProps {
  actions: CardAction[];
  /** The panel that is open, named by its action. */
  open: CardAction | null;
  onAction: (action: CardAction) => void;
  menuRef: RefObject<HTMLButtonElement | null>;
}

/** Up to five actions; the one that leads on into the book stands last but the menu, in seal red. */
export function CardFoot({ actions, open, onAction, menuRef }: CardFootProps) {
  const words = useStrings(cardStrings);
  return (
    <footer className="card-foot">
      {actions.map((action, place) => (
        <button
          // The first one turns into another when pressed (expand, restore) and keeps the focus.
          key={place === 0 ? 'first' : action}
          type="button"
          ref={action === 'menu' ? menuRef : undefined}
          className={`card-action card-action-${action}`}
          aria-expanded={PANELS.has(action) ? open === action : undefined}
          aria-haspopup={action === 'menu' ? 'menu' : undefined}
          aria-label={action === 'menu' ? words.menu : undefined}
          title={action === 'menu' ? words.menu : undefined}
          onClick={() => onAction(action)}
        >
          {action === 'menu' ? <span aria-hidden="true">⋯</span> : actionLabel(action, words)}
        </button>
      ))}
    </footer>
  );
}
