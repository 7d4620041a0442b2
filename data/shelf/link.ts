import type { Entity } from '../gazetteer/model';
import type { BookInfo } from '../yearbook/model';

/**
 * How sure it is that two books speak of one thing. `same`: name, kind and what holds it agree, in the same district.
 * `likely`: name and kind agree, and either the district or what holds it. `namesake`: no more than the name.
 */
export type LinkConfidence = 'same' | 'likely' | 'namesake';

/** A thing as far as linking goes. */
export interface Linked {
  entity: Pick<Entity, 'name' | 'kind' | 'location' | 'former'>;
  /** Name of what holds it (community → street), null where the book gives none. */
  holder: string | null;
  info: Pick<BookInfo, 'district' | 'city'>;
}

/** Metres beyond which two points are not those of one place, beside what their precisions allow. */
const APART = 3000;
const METRES_A_DEGREE = 111_320;

/** Whether both have points, and these lie too far apart. Flat-earth distance: at these lengths it is good to a metre. */
function apart(a: Linked, b: Linked): boolean {
  const [p, q] = [a.entity.location, b.entity.location];
  if (p.level === 'none' || p.level === 'within' || q.level === 'none' || q.level === 'within') return false;
  const x = (p.lon - q.lon) * Math.cos((p.lat * Math.PI) / 180) * METRES_A_DEGREE;
  const y = (p.lat - q.lat) * METRES_A_DEGREE;
  return Math.hypot(x, y) > APART + p.precision + q.precision;
}

/** Judges two things of two books that share a name. Symmetric. */
export function linkConfidence(a: Linked, b: Linked): LinkConfidence {
  if (a.entity.kind !== b.entity.kind || apart(a, b)) return 'namesake';
  const district = a.info.district === b.info.district && a.info.city === b.info.city;
  const held = a.holder !== null && a.holder === b.holder;
  const unknown = a.holder === null || b.holder === null;
  if (district && held) return 'same';
  // A district itself, and what lies in no smaller area, is held by nothing in either book.
  if (district && a.holder === null && b.holder === null) return 'same';
  if (district && unknown) return 'likely';
  if (held && a.info.city === b.info.city) return 'likely';
  return 'namesake';
}
