import type { Kind } from '../../data/gazetteer/model';
import { limitsIn } from '../../data/gazetteer/places/limits';
import type { EntityDetails } from './load-entity';

/** Kinds that have limits. */
const AREAS: ReadonlySet<Kind> = new Set<Kind>(['district', 'street', 'community', 'village', 'area']);

/** The limits of an area in the book's words (四至) with the printed page, where one of its first entries begins with them. */
export function limitsOf({ entity, entries }: EntityDetails): { quote: string; page: number | null } | null {
  if (!AREAS.has(entity.kind)) return null;
  for (const { entry } of entries) {
    const { body } = entry;
    // Another's limits may name it as a neighbour: its own begin with its name.
    if (!body.replace(/\s+/gu, '').startsWith(entity.name)) continue;
    const limits = limitsIn(body);
    if (limits) return { quote: limits.quote, page: entry.page };
  }
  return null;
}
