import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useStrings } from '../i18n';
import { actionLabel, groupsOf, shortLabel } from './action-labels';
import type { CardAction } from './actions';
import { cardStrings } from './strings';

/** What does not stand in the foot. Arrow keys move, Home and End jump, Esc is handled by the card. */
export function CardMenu({ actions, onAction }: { actions: CardAction[]; onAction: (action: CardAction) => void }) {
  const words = useStrings(cardStrings);
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus(), []);
  const move = (event: KeyboardEvent) => {
    const items = [...(ref.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to = {
      ArrowDown: at + 1,
      ArrowRight: at + 1,
      ArrowUp: at - 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: items.length - 1,
    }[event.key];
    if (to === undefined || items.length === 0) return;
    event.preventDefault();
    items[(to + items.length) % items.length]?.focus();
  };
  return (
    <div ref={ref} role="menu" className="card-panel card-menu" aria-label={words.menu} onKeyDown={move}>
      {groupsOf(actions).map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of menu items is no fieldset
        <div
          role="group"
          key={group.actions[0]}
          aria-label={group.title?.(words)}
          className={group.title && 'card-menu-row'}
        >
          {group.title && (
            <p className="card-menu-title" aria-hidden="true">
              {group.title(words)}
            </p>
          )}
          {group.actions.map((action) => (
            <button
              key={action}
              type="button"
              role="menuitem"
              tabIndex={-1}
              aria-label={actionLabel(action, words)}
              title={group.title && actionLabel(action, words)}
              onClick={() => onAction(action)}
            >
              {group.title ? shortLabel(action, words) : actionLabel(action, words)}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
