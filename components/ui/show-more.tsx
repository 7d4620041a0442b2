import { useState } from 'react';
import { Button } from './button';

/** How many are shown at first, and how many more each time. */
export interface Steps {
  first: number;
  step: number;
}

interface Shown<T> {
  shown: readonly T[];
  /** How many the next press adds; 0 when all are shown. */
  next: number;
  more: () => void;
}

/** The first of a long list and a way to more. `id` says which list it is: another one starts from its beginning. */
export function useShowMore<T>(items: readonly T[], { first, step }: Steps, id = ''): Shown<T> {
  const [state, setState] = useState({ id, count: first });
  const count = state.id === id ? state.count : first;
  return {
    shown: items.slice(0, count),
    next: Math.max(0, Math.min(step, items.length - count)),
    more: () => setState({ id, count: count + step }),
  };
}

/** The button after such a list; nothing when all are shown. */
export function ShowMore({ next, more, label }: Pick<Shown<unknown>, 'next' | 'more'> & { label: string }) {
  if (next === 0) return null;
  return (
    <Button small className="show-more" onClick={more}>
      {label}
    </Button>
  );
}
