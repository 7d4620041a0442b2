import { anyOf, type District } from '../district';
import type { GeoFacts, HouseNumber } from './facts';
import { distanceMetres, type LonLat, meetingOf } from './geometry';
import type { PointIndex } from './index-points';

/** A spot worked out from an address. WGS-84 degrees, metres. */
export interface AddressSpot extends LonLat {
  precision: number;
  /** Source id of the point(s) it rests on. */
  source: string;
  /** How it was worked out, in Chinese. */
  how: string;
}

const ROAD = '[\\u4e00-\\u9fff]{1,7}?(?:直街|步行街|路|街|巷|弄|里|大道|支路|横路|绿道)';
const ROAD_NUMBER = new RegExp(`(${ROAD})(\\d+)(?:[-－—～~〜至]\\d+)*(?:号|弄)`);
const CROSSING = new RegExp(`(${ROAD})(?:与|和|、)(${ROAD})(?:的)?(?:交叉口|交叉路口|交会处|口)`);
const ROAD_ALONE = new RegExp(`(${ROAD})`);

/** Street, community or district in front of the road is no part of its name. */
const areaPrefix = ({ city, province }: District): RegExp =>
  new RegExp(`^.*?(?:街道|社区|城区|${anyOf(city, province)}|镇)(?=[\\u4e00-\\u9fff]{2})`);

const metresText = (metres: number) => `${Math.round(metres)}米`;

/** A longer stretch between two known numbers says too little; the road's own point is as good. */
const LONGEST_STRETCH = 3000;
/**
 * Beyond the last known number: how far numbers may run on, and metres allowed per number. Measured on the roads with two
 * or more known numbers: 4 (复兴南街) to 15 (秋涛北路) metres per number.
 */
const RUN_ON_NUMBERS = 60;
const METRES_PER_NUMBER = 15;
/** A number far from every known one: the road's point, this much less precise at most. */
const WIDEST = 3;

/** Road lines are a sketch of about this accuracy in metres. */
const CROSSING_REACH = 150;

/** Finds spots for addresses by known house numbers, roads and named sites. */
export class AddressBook {
  readonly #numbers = new Map<string, HouseNumber[]>();
  readonly #siteNames: string[];
  readonly #areaPrefix: RegExp;
  readonly #lines = new Map<string, { geometry: GeoJSON.Geometry; source: string }>();

  constructor(
    geo: GeoFacts,
    readonly points: PointIndex,
    district: District,
  ) {
    this.#areaPrefix = areaPrefix(district);
    for (const house of geo.houses) {
      const listed = this.#numbers.get(house.road);
      if (listed) listed.push(house);
      else this.#numbers.set(house.road, [house]);
    }
    for (const listed of this.#numbers.values()) listed.sort((a, b) => a.number - b.number);
    for (const layer of geo.layers)
      if (layer.role === 'road')
        for (const { properties, geometry } of layer.features.features)
          if (properties?.name) this.#lines.set(String(properties.name), { geometry, source: layer.sources[0]! });
    this.#siteNames = points.siteNames().filter((name) => name.length >= 3);
  }

  #isRoad(name: string): boolean {
    return this.#numbers.has(name) || this.points.named(name, ['road']) !== null;
  }

  /** The longest tail of `text` that is a known road (景芳社区凤起东路 → 凤起东路); null when none is known. */
  #knownRoad(text: string): string | null {
    for (let start = 0; start + 2 <= text.length; start++) {
      const tail = text.slice(start);
      if (this.#isRoad(tail)) return tail;
    }
    return null;
  }

  /** The road as a whole: its sourced point, or the nearest thing to one. */
  road(name: string): AddressSpot | null {
    const point = this.points.named(name, ['road']);
    if (point)
      return {
        lon: point.lon,
        lat: point.lat,
        precision: point.precision,
        source: point.source,
        how: `${name}：${point.note}`,
      };
    const house = this.#numbers.get(name)?.[0];
    if (!house) return null;
    const how = `${name}：只知${house.number}号的位置`;
    return { lon: house.lon, lat: house.lat, precision: 800, source: house.source, how };
  }

  /** A house number: known, between two known ones, or just beyond one; else the road as a whole. */
  house(road: string, number: number): AddressSpot | null {
    const listed = this.#numbers.get(road) ?? [];
    const exact = listed.find((house) => house.number === number);
    if (exact) return { ...spotOf(exact), precision: exact.precision, how: `${road}${number}号：${exact.note}` };
    const below = listed.filter((house) => house.number < number).at(-1);
    const above = listed.find((house) => house.number > number);
    const spots: AddressSpot[] = [];
    for (const near of [below, above]) {
      const apart = near ? Math.abs(near.number - number) : Number.POSITIVE_INFINITY;
      if (!near || apart > RUN_ON_NUMBERS) continue;
      const precision = near.precision + 100 + METRES_PER_NUMBER * apart;
      spots.push({ ...spotOf(near), precision, how: `近${road}${near.number}号` });
    }
    if (below && above) {
      const stretch = distanceMetres(below, above);
      const share = (number - below.number) / (above.number - below.number);
      if (stretch <= LONGEST_STRETCH)
        spots.push({
          lon: below.lon + share * (above.lon - below.lon),
          lat: below.lat + share * (above.lat - below.lat),
          precision: Math.round(Math.max(100, stretch / 2)),
          source: below.source,
          how: `在${road}${below.number}号与${above.number}号（相距${metresText(stretch)}）之间按门牌推算`,
        });
    }
    const best = spots.sort((a, b) => a.precision - b.precision)[0];
    const whole = this.road(road);
    if (!best && whole && (below || above)) {
      const apart = Math.min(...[below, above].map((near) => (near ? Math.abs(near.number - number) : 1e6)));
      const precision = Math.min(WIDEST * whole.precision, METRES_PER_NUMBER * apart);
      return { ...whole, precision: Math.max(whole.precision, precision) };
    }
    return best && (!whole || best.precision <= whole.precision) ? best : whole;
  }

  /** Two roads meeting: where their lines do, else at the better known of the two. */
  crossing(a: string, b: string): AddressSpot | null {
    const [lineA, lineB] = [this.#lines.get(a), this.#lines.get(b)];
    const meeting = lineA && lineB ? meetingOf(lineA.geometry, lineB.geometry, CROSSING_REACH) : null;
    if (meeting && lineA)
      return { ...meeting, precision: CROSSING_REACH, source: lineA.source, how: `${a}与${b}的道路示意线相交处` };
    const first = this.road(a);
    const second = this.road(b);
    if (!first || !second) return first ?? second;
    const [fine] = [first, second].sort((x, y) => x.precision - y.precision) as [AddressSpot, AddressSpot];
    const precision = Math.round(Math.max(fine.precision, distanceMetres(first, second)));
    return { ...fine, precision, how: `${a}与${b}相交处，取较精确的${fine === first ? a : b}的位置` };
  }

  /**
   * Reads an address (路名＋门牌, 楼盘或大厦, 两路交叉口, 路名) and finds the best spot; null when it names nothing known.
   */
  find(address: string): AddressSpot | null {
    const text = address.replace(/\s/g, '');
    const site = this.#siteNames.find((name) => namesSite(text, name));
    const numbered = ROAD_NUMBER.exec(text.replace(this.#areaPrefix, '')) ?? ROAD_NUMBER.exec(text);
    const spots: AddressSpot[] = [];
    if (numbered) {
      const road = this.#knownRoad(numbered[1]!);
      const spot = road ? this.house(road, Number(numbered[2])) : null;
      if (spot) spots.push(spot);
    }
    if (site) {
      const point = this.points.named(site)!;
      spots.push({ ...spotOf(point), precision: point.precision, how: `${site}：${point.note}` });
    }
    const best = spots.sort((a, b) => a.precision - b.precision)[0];
    if (best) return best;
    const crossing = CROSSING.exec(text.replace(this.#areaPrefix, ''));
    if (crossing) return this.crossing(this.#knownRoad(crossing[1]!) ?? '', this.#knownRoad(crossing[2]!) ?? '');
    const alone = ROAD_ALONE.exec(text.replace(this.#areaPrefix, ''));
    const road = alone ? this.#knownRoad(alone[1]!) : null;
    return road ? this.road(road) : null;
  }
}

/** 梵天寺路 names no 梵天寺. */
function namesSite(text: string, name: string): boolean {
  const at = text.indexOf(name);
  return at >= 0 && !/^[东西南北中支直]?[路街巷弄里]/.test(text.slice(at + name.length));
}

function spotOf(row: LonLat & { source: string }): { lon: number; lat: number; source: string } {
  return { lon: row.lon, lat: row.lat, source: row.source };
}
