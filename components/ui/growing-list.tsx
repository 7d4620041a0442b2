import { type ReactNode, useEffect, useRef } from 'react';
import { type Steps, useShowMore } from './show-more';

interface GrowingListProps<T> {
  /** Says which list it is: another one starts from its beginning. */
  id: string;
  items: readonly T[];
  steps?: Steps;
  className?: string;
  label: string;
  more: (left: number) => string;
  children: (item: T, index: number) => ReactNode;
}

/** Two screens of a panel at first. */
const STEPS: Steps = { first: 24, step: 80 };

/** A long list that draws its first rows at once and the rest as it is scrolled to, or when its last button is pressed. */
export function GrowingList<T>({
  id,
  items,
  steps = STEPS,
  className,
  label,
  more: words,
  children,
}: GrowingListProps<T>) {
  const { shown, next, more } = useShowMore(items, steps, id);
  const end = useRef<HTMLLIElement | null>(null);
  const grow = useRef(more);
  grow.current = more;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again after each growth
  useEffect(() => {
    if (!end.current) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && grow.current(),
      { rootMargin: '400px' },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [shown.length, items.length]);
  return (
    <ol className={className} aria-label={label}>
      {shown.map(children)}
      {next > 0 && (
        <li ref={end} className="growing-rest">
          <button type="button" className="link" onClick={more}>
            {words(items.length - shown.length)}
          </button>
        </li>
      )}
    </ol>
  );
}
