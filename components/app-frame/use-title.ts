import { useEffect } from 'react';

/** The document's title while the component is there: what the tab, the history and a screen reader say. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}
