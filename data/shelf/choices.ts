/** What the reader chose for the shelf. A book that is not named here is on, behind those that are. */
export interface ShelfChoices {
  /** Ids of books, the one that goes first first. */
  order: string[];
  /** Books that are turned off: they stay in the library, pages do not mark their names. */
  off: string[];
  /** How a book is told from the others, by its id. */
  badges: Record<string, Badge>;
}

export interface Badge {
  /** A word of at most eight characters in place of the title. */
  short?: string;
  /** One of {@link BADGE_COLOURS}. */
  colour?: BadgeColour;
}

/** Named, not given as values: the page has a light and a dark form of each. */
export const BADGE_COLOURS = ['red', 'blue', 'green', 'amber', 'violet', 'teal', 'brown', 'grey'] as const;
export type BadgeColour = (typeof BADGE_COLOURS)[number];

export const SHELF_KEY = 'shelf';
export const NO_CHOICES: ShelfChoices = { order: [], off: [], badges: {} };
const BOOKS_LIMIT = 2000;
const SHORT_LIMIT = 8;

function ids(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return [...new Set(value.filter((id): id is string => typeof id === 'string' && id !== ''))].slice(0, BOOKS_LIMIT);
}

/** Stored value → choices; what is not of the right shape is left out. */
export function repairShelf(stored: unknown): ShelfChoices {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  const badges: Record<string, Badge> = {};
  const listed = typeof given.badges === 'object' && given.badges !== null ? Object.entries(given.badges) : [];
  for (const [id, value] of listed.slice(0, BOOKS_LIMIT)) {
    const { short, colour } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
    const badge: Badge = {};
    if (typeof short === 'string' && short.trim() !== '')
      badge.short = [...short.trim()].slice(0, SHORT_LIMIT).join('');
    if (BADGE_COLOURS.includes(colour as BadgeColour)) badge.colour = colour as BadgeColour;
    if (badge.short || badge.colour) badges[id] = badge;
  }
  return { order: ids(given.order), off: ids(given.off), badges };
}

/** A book as far as its place on the shelf goes. */
interface Shelved {
  id: string;
  builtIn: boolean;
  importedAt: string;
}

/** Books in the reader's order; those without a place follow, the extension's own first, then as they came in. */
export function orderBooks<T extends Shelved>(books: readonly T[], { order }: Pick<ShelfChoices, 'order'>): T[] {
  const place = new Map(order.map((id, i) => [id, i]));
  return [...books].sort(
    (a, b) =>
      (place.get(a.id) ?? order.length) - (place.get(b.id) ?? order.length) ||
      Number(b.builtIn) - Number(a.builtIn) ||
      (a.importedAt < b.importedAt ? -1 : a.importedAt > b.importedAt ? 1 : 0) ||
      (a.id < b.id ? -1 : 1),
  );
}
