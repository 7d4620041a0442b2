import { type RefObject, useCallback, useEffect } from 'react';
import { useOfShow } from './use-of-show';

export interface Trail {
  /** Id of the entity shown: the last one looked up, or the name on the page. */
  shown: string;
  /** Something looked up is shown, not the name on the page. */
  nested: boolean;
  lookUp: (id: string) => void;
  back: () => void;
}

/**
 * What was looked up inside the card, one after the other; none at each new show (`turn`). What is come to is read from
 * its top, and what had the focus goes with what was shown: `onMove` puts it back into the card.
 */
export function useTrail(
  first: string,
  turn: number,
  scroller: RefObject<HTMLElement | null>,
  onMove: () => void,
): Trail {
  const [trail, setTrail] = useOfShow<readonly string[]>(turn, []);
  const shown = trail.at(-1) ?? first;
  const lookUp = useCallback(
    (id: string) => {
      setTrail((now) => [...now, id]);
      onMove();
    },
    [setTrail, onMove],
  );
  const back = () => {
    setTrail((now) => now.slice(0, -1));
    onMove();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when what is shown changes
  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
  }, [shown, turn]);
  return { shown, nested: trail.length > 0, lookUp, back };
}
