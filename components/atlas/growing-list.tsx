import { type ReactNode, useEffect, useRef, useState } from 'react';

/** Rows drawn at first: two screens of a panel. */
const FIRST = 24;
const STEP = 80;

/**
 * A long list that draws its first rows at once and the rest as it is scrolled to; a screen reader gets the full count by
 * aria-setsize of the rows' list. `id` starts it from the top again.
 */
export function GrowingList<T>({
  id,
  items,
  label,
  children,
}: {
  id: string;
  items: readonly T[];
  label: string;
  children: (item: T, index: number) => ReactNode;
}) {
  const [shown, setShown] = useState({ id, count: FIRST });
  const count = shown.id === id ? shown.count : FIRST;
  const end = useRef<HTMLLIElement | null>(null);
  const left = items.length - count;
  useEffect(() => {
    if (!end.current || left <= 0) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setShown({ id, count: count + STEP });
      },
      { rootMargin: '400px' },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [id, count, left]);
  return (
    <ol className="at-list" aria-label={label}>
      {items.slice(0, count).map(children)}
      {left > 0 && (
        <li ref={end} className="at-rest">
          <button type="button" className="link" onClick={() => setShown({ id, count: count + STEP * 4 })}>
            … {left}
          </button>
        </li>
      )}
    </ol>
  );
}
