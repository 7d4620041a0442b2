import { createContext, type ReactNode, useContext } from 'react';
import type { ReaderRoute } from '../../data/routes';

/** How a surface leads to a place in the book: by an address (in a tab of its own where `away`), or in place. */
export interface Way {
  href?: string;
  away?: boolean;
  onGo?: () => void;
}

/** The surface's ways: the reader has addresses, the atlas shows entities itself, the card looks them up in place. */
export type Navigation = (to: ReaderRoute) => Way;

const NavigationContext = createContext<Navigation | null>(null);
export const NavigationProvider = NavigationContext.Provider;

/** Null where names lead nowhere (inside something that is a link itself). */
export function useNavigation(): Navigation | null {
  return useContext(NavigationContext);
}

interface GoToProps {
  to: ReaderRoute;
  className?: string;
  title?: string;
  onFocus?: () => void;
  onBlur?: () => void;
  children: ReactNode;
}

/** A link of the surface to something in the book; plain text where there is no way. */
export function GoTo({ to, children, ...more }: GoToProps) {
  const way = useNavigation()?.(to);
  if (way?.href !== undefined)
    return (
      <a {...more} href={way.href} {...(way.away ? { target: '_blank', rel: 'noreferrer' } : {})}>
        {children}
      </a>
    );
  if (!way?.onGo) return <span className={more.className}>{children}</span>;
  return (
    <button {...more} type="button" className={`link ${more.className ?? ''}`} onClick={way.onGo}>
      {children}
    </button>
  );
}
