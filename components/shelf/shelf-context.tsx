import { createContext, useContext } from 'react';
import { NO_CHOICES, type ShelfChoices } from '../../data/shelf/choices';

const ShelfContext = createContext<ShelfChoices>(NO_CHOICES);
export const ShelfProvider = ShelfContext.Provider;

/** What the reader chose for the shelf; nothing where no page gives it. */
export function useShelf(): ShelfChoices {
  return useContext(ShelfContext);
}
