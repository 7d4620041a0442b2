import type { ReactNode } from 'react';
import './chip.css';

type Tone = 'place' | 'organization' | 'abbreviation' | 'quiet';

/** A word about a thing: its kind, its state. */
export function Chip({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`chip chip-${tone}`}>{children}</span>;
}

interface ToggleChipProps {
  on: boolean;
  onToggle: () => void;
  /** Dot in the colour of a group. */
  tone?: 'place' | 'organization';
  count?: ReactNode;
  children: ReactNode;
}

/** A filter that is on or off. */
export function ToggleChip({ on, onToggle, tone, count, children }: ToggleChipProps) {
  return (
    <button type="button" className="chip-toggle" aria-pressed={on} onClick={onToggle}>
      {tone && <i className={`chip-dot chip-dot-${tone}`} aria-hidden="true" />}
      {children}
      {count !== undefined && <b>{count}</b>}
    </button>
  );
}

/** Unfolds the filters that are not offered at first. */
export function FoldChip({ open, onFold, children }: { open: boolean; onFold: () => void; children: ReactNode }) {
  return (
    <button type="button" className="chip-toggle chip-fold" aria-expanded={open} onClick={onFold}>
      {children}
    </button>
  );
}
