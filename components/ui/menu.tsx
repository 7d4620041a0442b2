import { type KeyboardEvent, useEffect, useRef } from 'react';
import './menu.css';

export interface MenuItem {
  id: string;
  label: string;
  /** Text on the item where its group's title says the rest; the label stays its accessible name. */
  short?: string;
  onSelect: () => void;
}

export interface MenuGroup {
  /** Said before the items, which then stand in one row. */
  title?: string;
  items: readonly MenuItem[];
}

/** A menu that has the focus: arrows move, Home and End jump (ARIA Authoring Practices, menu). Esc belongs to its holder. */
export function Menu({ label, groups }: { label: string; groups: readonly MenuGroup[] }) {
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
    <div ref={ref} role="menu" className="menu" aria-label={label} onKeyDown={move}>
      {groups
        .filter((group) => group.items.length > 0)
        .map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of menu items is no fieldset
          <div
            role="group"
            key={group.items[0]?.id}
            aria-label={group.title}
            className={group.title ? 'menu-row' : undefined}
          >
            {group.title && (
              <p className="menu-title" aria-hidden="true">
                {group.title}
              </p>
            )}
            {group.items.map(({ id, label: name, short, onSelect }) => (
              <button
                key={id}
                type="button"
                role="menuitem"
                tabIndex={-1}
                aria-label={name}
                title={short === undefined ? undefined : name}
                onClick={onSelect}
              >
                {short ?? name}
              </button>
            ))}
          </div>
        ))}
    </div>
  );
}
