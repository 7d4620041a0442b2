import { anyOf, type District } from '../district';
import type { Entity, Kind } from '../model';
import type { GeoPoint } from './facts';

/** Kinds whose points are never lent to another kind: 望江街道, 望江社区 and 望江路 are three things. */
const STRICT: ReadonlySet<Kind> = new Set(['district', 'street', 'community', 'village', 'road']);

/** 杭州市建兰中学 and 建兰中学 are one school; a rest this short (博物馆, 图书馆) could be anyone's. */
const SHORTEST_REST = 4;

/** 彭埠地铁站, 地铁彭埠站 and 彭埠站 are one station. */
const stationKey = (name: string) => name.replace(/地铁/g, '').replace(/站$/, '');

function kindsAgree(entity: Kind, point: GeoPoint, primary: boolean): boolean {
  if (entity === point.kind) return true;
  if (point.kind === 'area' && entity === 'road') return primary;
  if (STRICT.has(entity) || STRICT.has(point.kind)) return false;
  return primary;
}

/** The sourced points by name. */
export class PointIndex {
  readonly #byName = new Map<string, GeoPoint[]>();
  readonly #byRest = new Map<string, { name: string; point: GeoPoint }[]>();
  readonly #stations = new Map<string, GeoPoint>();

  /** The district or the city in front of a body's name. */
  readonly #prefix: RegExp;
  readonly #district: District;

  constructor(points: readonly GeoPoint[], district: District) {
    const { city, cityStem, name: whole, stem } = district;
    this.#district = district;
    this.#prefix = new RegExp(`^${anyOf(city + whole, city, cityStem, whole, stem)}`);
    for (const point of points) {
      for (const name of [point.name, ...point.also]) {
        const listed = this.#byName.get(name);
        if (listed) listed.push(point);
        else this.#byName.set(name, [point]);
        if (point.kind === 'station') this.#stations.set(stationKey(name), point);
        else if (!STRICT.has(point.kind)) {
          const rest = name.replace(this.#prefix, '');
          if (rest.length >= SHORTEST_REST)
            this.#byRest.set(rest, [...(this.#byRest.get(rest) ?? []), { name, point }]);
        }
      }
    }
  }

  /** The point of exactly this name, of one of `kinds` when given; the most precise one. */
  named(name: string, kinds?: readonly Kind[]): GeoPoint | null {
    const fit = (this.#byName.get(name) ?? []).filter((point) => !kinds || kinds.includes(point.kind));
    return fit.sort((a, b) => a.precision - b.precision)[0] ?? null;
  }

  /** Names a site (anything but areas of administration and roads) may be found under, longest first. */
  siteNames(): string[] {
    const names: string[] = [];
    for (const [name, points] of this.#byName)
      if (points.some((point) => !STRICT.has(point.kind) && point.kind !== 'water')) names.push(name);
    return names.sort((a, b) => b.length - a.length);
  }

  /**
   * The entity's own point. Main names may be lent between kinds of site (a park listed as heritage), aliases only
   * within the kind; two communities of one name are told apart by `street`, and without it neither gets the point.
   */
  own(entity: Entity, street: string | null): GeoPoint | null {
    const primary = [entity.name, entity.full, entity.short].filter((name): name is string => Boolean(name));
    for (const [names, isPrimary] of [
      [primary, true],
      [entity.aliases, false],
    ] as const) {
      for (const name of names) {
        const fit = (this.#byName.get(name) ?? []).filter((point) => kindsAgree(entity.kind, point, isPrimary));
        const inStreet = fit.filter((point) => point.street === null || street === null || point.street === street);
        const best = inStreet.sort((a, b) => a.precision - b.precision)[0];
        if (best) return best;
      }
    }
    if (entity.kind === 'station') {
      for (const name of primary) {
        const station = this.#stations.get(stationKey(name));
        if (station && /站$/.test(name)) return station;
      }
      return null;
    }
    if (STRICT.has(entity.kind)) return null;
    for (const name of primary) {
      const rest = name.replace(this.#prefix, '');
      if (rest.length < SHORTEST_REST) continue;
      const fit = (this.#byRest.get(rest) ?? []).filter(
        (other) => this.#sameOwner(name, other.name) && kindsAgree(entity.kind, other.point, true),
      );
      const best = fit.sort((a, b) => a.point.precision - b.point.precision)[0];
      if (best) return best.point;
    }
    return null;
  }
  /** 上城区全民健身中心 and 杭州全民健身中心 are two: a body of the district is none of the city. */
  #sameOwner(a: string, b: string): boolean {
    const [first, second] = [a, b].map((name) => this.#prefix.exec(name)?.[0].includes(this.#district.stem));
    return first === undefined || second === undefined || first === second;
  }
}
