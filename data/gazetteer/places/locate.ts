import type { Book } from '../../yearbook/model';
import { anyOf, type District, districtOf } from '../district';
import { type Entity, type Evidence, KINDS, type Location, type Scope } from '../model';
import { NamesIn } from '../names-in';
import { AddressBook, type AddressSpot } from './address';
import { belongingOf } from './belonging';
import type { GeoFacts, GeoPoint, Statement } from './facts';
import { type BookSays, readBookPlaces } from './from-book';
import { distanceToArea } from './geometry';
import { PointIndex } from './index-points';
import { districtOutline } from './layers';

/** From this precision (metres) on a point is drawn as a rough one. */
const ROUGH_METRES = 300;
/** A quarter known only by something in it. */
const ROUGH_AREA_METRES = 600;

/** Kinds of local body that a street's section would not mention as somebody else's. */
const LOCAL_KINDS: ReadonlySet<Entity['kind']> = new Set([
  'road',
  'bridge',
  'park',
  'estate',
  'market',
  'venue',
  'building',
  'heritage',
  'area',
]);

const ORGANIZATION = (entity: Entity) => KINDS[entity.kind] === 'organization';

/** A point this weak says no more than the road or the area does: then the area is told. */
const WEAK_METRES = 1000;

/** In Chinese: why a thing is taken to be of the district. */
function groundOf({ how, quote }: Evidence): string {
  switch (how) {
    case 'name':
      return `名称“${quote}”表明属本区，书中未说明地址`;
    case 'title':
      return `书中“${quote}”专门记述，未说明地址`;
    case 'table':
    case 'list':
      return `书中列于“${quote}”，未说明地址`;
    default:
      return `书中记“${quote}”`;
  }
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function within(area: Entity, basis: string): Location {
  return { level: 'within', within: area.id, basis };
}

/** Everything the locator looks things up in. */
class Locator {
  readonly #home: District;
  readonly #index: PointIndex;
  readonly #addresses: AddressBook;
  readonly #seconds: ReadonlyMap<string, GeoFacts['seconds'][number]>;
  readonly #sources: ReadonlyMap<string, GeoFacts['sources'][number]>;
  readonly #byId: ReadonlyMap<string, Entity>;
  readonly #streets = new Map<string, Entity>();
  readonly #communities = new Map<string, Entity[]>();
  /** Names of communities and villages, and of streets, in the order of the maps. */
  readonly #communitiesIn: NamesIn;
  readonly #listed: readonly Entity[][];
  readonly #streetsIn: NamesIn;
  /** What a body's name may have before that of its street. */
  readonly #prefix: RegExp;
  readonly #district: Entity | null;
  readonly #statements = new Map<string, Statement[]>();

  constructor(
    entities: readonly Entity[],
    readonly book: Book,
    geo: GeoFacts,
    readonly says: ReadonlyMap<string, BookSays>,
    /** Evidence that a thing is of the district, by id. */
    readonly belonging: ReadonlyMap<string, Evidence | null>,
  ) {
    this.#home = districtOf(book.info);
    this.#index = new PointIndex(geo.points, this.#home);
    this.#seconds = new Map(
      geo.seconds.map((second) => [`${second.name}|${second.kind}|${second.street ?? ''}`, second]),
    );
    this.#addresses = new AddressBook(geo, this.#index, this.#home);
    this.#sources = new Map(geo.sources.map((source) => [source.id, source]));
    this.#byId = new Map(entities.map((entity) => [entity.id, entity]));
    for (const entity of entities) {
      if (entity.kind === 'street') this.#streets.set(entity.name, entity);
      if (entity.kind === 'community' || entity.kind === 'village') append(this.#communities, entity.name, entity);
    }
    this.#communitiesIn = new NamesIn(this.#communities.keys());
    this.#listed = [...this.#communities.values()];
    this.#streetsIn = new NamesIn(this.#streets.keys());
    this.#prefix = new RegExp(`^${anyOf(this.#home.city, this.#home.name, '区')}+(?:司法局|公安分局|市场监管局)?`);
    this.#district =
      entities.find((entity) => entity.kind === 'district' && entity.name === book.info.district) ?? null;
    for (const statement of geo.statements) append(this.#statements, statement.name, statement);
  }

  locate(entity: Entity): Location {
    return this.#own(entity) ?? this.#byAddress(entity) ?? this.#asCommunity(entity) ?? this.#within(entity);
  }

  /** The street a community or village belongs to, by the book's table of streets and communities. */
  #streetOf(entity: Entity): Entity | null {
    const parent = entity.within ? this.#byId.get(entity.within) : undefined;
    return parent?.kind === 'street' ? parent : null;
  }

  #named(entity: Entity): string[] {
    return [entity.name, entity.full, entity.short, ...entity.aliases].filter((name): name is string => Boolean(name));
  }

  #statementsOn(entity: Entity): Statement[] {
    return this.#named(entity).flatMap((name) => this.#statements.get(name) ?? []);
  }

  #own(entity: Entity): Location | null {
    const street = this.#streetOf(entity);
    const point = this.#index.own(entity, street?.name ?? null);
    if (point && point.precision > WEAK_METRES && street)
      return within(street, `${point.note}，只能定到约${(point.precision / 1000).toFixed(1)}千米，不标点`);
    if (point) return this.#atPoint(point);
    if (entity.kind !== 'road') return null;
    const road = this.#addresses.road(entity.name);
    return road ? this.#atSpot('own', road, '') : null;
  }

  #atPoint(point: GeoPoint): Location {
    return {
      level: 'own',
      lon: point.lon,
      lat: point.lat,
      precision: point.precision,
      source: point.source,
      basis: `${point.note}（${this.#cite(point.source)}）；${this.#second(point)}`,
      approximate: point.precision >= ROUGH_METRES || point.note.includes('非居委会'),
    };
  }

  /** Whether another source bears a point out: most have one source, and readers are told. */
  #second({ name, kind, street }: GeoPoint): string {
    const other = this.#seconds.get(`${name}|${kind}|${street ?? ''}`);
    return other ? `另一来源相合，相距${other.metres}米（${this.#cite(other.source)}）` : '仅一个来源';
  }

  #cite(id: string): string {
    const source = this.#sources.get(id);
    return source ? `${source.title}${source.year ? `，${source.year}年` : ''}` : id;
  }

  #atSpot(level: 'own' | 'address', spot: AddressSpot, stated: string): Location {
    const { lon, lat, precision, source, how } = spot;
    const basis = `${stated}${how}（${this.#cite(source)}）`;
    return { level, lon, lat, precision, source, basis, approximate: precision >= ROUGH_METRES };
  }

  /** Complexity: every address the book states is tried, and the surest spot judged. */
  #byAddress(entity: Entity): Location | null {
    const stated: { text: string; from: string }[] = [];
    if (entity.address) stated.push({ text: entity.address, from: '书中地址' });
    for (const { text } of this.says.get(entity.id)?.addresses ?? []) stated.push({ text, from: '书中记其位于' });
    let floor = 0;
    for (const { how, where, quote } of this.#statementsOn(entity)) {
      if (how === 'within' || how === 'outside') continue;
      stated.push({ text: where, from: `书中记“${quote}”，取` });
      if (how === 'at') floor = entity.kind === 'area' ? ROUGH_AREA_METRES : ROUGH_METRES;
    }
    let best: { spot: AddressSpot; label: string } | null = null;
    for (const { text, from } of stated) {
      const spot = this.#addresses.find(text);
      if (spot && (!best || spot.precision < best.spot.precision)) best = { spot, label: `${from}“${text}”：` };
    }
    if (!best) return null;
    const spot = { ...best.spot, precision: Math.max(best.spot.precision, floor) };
    const located = this.#atSpot('address', spot, best.label);
    if (spot.precision < WEAK_METRES) return located;
    const area = this.#areaOf(entity) ?? (this.#district ? within(this.#district, '') : null);
    if (area?.level !== 'within') return located;
    const ground = `${best.label.replace(/：$/, '')}，只能定到约${(spot.precision / 1000).toFixed(1)}千米，不标点`;
    return { ...area, basis: area.basis === '' ? ground : `${area.basis}；${ground}` };
  }

  /** A 未来社区 is the rebuilding of the community of its name: 红梅未来社区 stands where 红梅社区 does. */
  #asCommunity(entity: Entity): Location | null {
    const stem = /^(.+)未来社区(?:双中心)?$/.exec(entity.name)?.[1];
    const point = stem ? this.#index.named(`${stem}社区`, ['community']) : null;
    if (!point) return null;
    const spot = {
      ...point,
      precision: Math.max(point.precision, ROUGH_AREA_METRES),
      how: `${stem}社区：${point.note}`,
    };
    return this.#atSpot('address', spot, `以${stem}社区的位置表示：`);
  }

  /** The smallest area a text names: a community with its street, a community of one street, else a street. */
  #areaIn(stated: string): Entity | null {
    // 笕桥社区卫生服务中心 serves 笕桥街道; its name does not speak of 笕桥社区.
    const text = stated.replace(/社区(?=卫生服务中心|学院|教育)/g, '');
    for (const rank of this.#communitiesIn.ranks(text)) {
      const listed = this.#listed[rank]!;
      const fit = listed.filter((entity) => {
        const street = this.#streetOf(entity);
        return listed.length === 1 || (street !== null && text.includes(street.name));
      });
      if (fit.length === 1) return fit[0]!;
    }
    const [street] = this.#streetsIn.ranks(text);
    return street === undefined ? null : [...this.#streets.values()][street]!;
  }

  #within(entity: Entity): Location {
    const successor = this.#successorOf(entity);
    if (successor) return within(successor, `已撤并，今属${successor.name}：${entity.former?.note ?? ''}`);
    if (entity.kind === 'district') {
      const gone = entity.former === undefined ? '本区之外的行政区' : `已撤销：${entity.former.note}`;
      return { level: 'none', basis: entity === this.#district ? '没有区的位置资料' : gone };
    }
    const elsewhere = this.#statementsOn(entity).find(({ how }) => how === 'outside');
    if (elsewhere) return { level: 'none', basis: `不在本区：书中记“${elsewhere.quote}”` };
    const street = this.#streetOf(entity);
    if (street && (entity.kind === 'community' || entity.kind === 'village'))
      return within(street, `书中“行政区划情况”表列于${street.name}`);
    if (entity.scope === 'outside') return { level: 'none', basis: '不在本区，本图不载' };
    if (street) return within(street, `${street.name}的单位，书中未说明地址`);
    const found = this.#areaOf(entity);
    if (found) return found;
    if (entity.scope === 'city' || entity.scope === 'province')
      return { level: 'none', basis: '市级、省级或全国性的机构和地方，书中未说明所在' };
    const evidence = this.belonging.get(entity.id) ?? null;
    if (!this.#district || evidence === null) return { level: 'none', basis: '书中提到，未说明所在' };
    return within(this.#district, groundOf(evidence));
  }

  /** The street or community that holds it: as stated; for the district's own also by its name and where it is told of. */
  #areaOf(entity: Entity): Location | null {
    const stated = this.#statedWithin(entity);
    if (stated || (entity.scope !== undefined && entity.scope !== 'district')) return stated;
    const street = this.#streetOf(entity);
    const own = street ? within(street, `${street.name}的单位`) : null;
    return own ?? this.#nameWithin(entity) ?? this.#textWithin(entity);
  }

  /** A unit that ended lies where its successor is: 江干区 → 上城区, 四季青镇 → 四季青街道. */
  #successorOf(entity: Entity): Entity | null {
    const name = entity.former?.successor;
    if (!name || ORGANIZATION(entity)) return null;
    return this.#streets.get(name) ?? (this.#district?.name === name ? this.#district : null);
  }

  #statedWithin(entity: Entity): Location | null {
    for (const statement of this.#statementsOn(entity)) {
      const area = this.#areaIn(statement.where);
      if (area) return within(area, `书中记“${statement.quote}”`);
    }
    const texts = [entity.address ?? '', ...(this.says.get(entity.id)?.addresses.map(({ text }) => text) ?? [])];
    for (const text of texts) {
      const area = text === '' ? null : this.#areaIn(text);
      if (area) return within(area, `书中记其位于“${text}”`);
    }
    return null;
  }

  /** 凯旋街道社区卫生服务中心, 馒头山社区…, 笕桥派出所: the name itself says which street or community. */
  #nameWithin(entity: Entity): Location | null {
    for (const name of this.#named(entity)) {
      const area = this.#areaIn(name);
      if (area && area !== entity) return within(area, `名称“${name}”冠以${area.name}`);
    }
    if (!ORGANIZATION(entity) && entity.kind !== 'venue') return null;
    const bare = entity.name.replace(this.#prefix, '');
    if (!/(?:派出所|司法所|市场监管所|社区卫生服务中心|文体中心|综合行政执法队)$/.test(bare)) return null;
    for (const [name, street] of this.#streets) {
      const short = name.replace(/街道$/, '');
      if (bare.startsWith(short)) return within(street, `名称冠以“${short}”`);
    }
    return null;
  }

  #textWithin(entity: Entity): Location | null {
    const says = this.says.get(entity.id);
    if (!says) return null;
    const [first, second] = [...says.before].sort((a, b) => b[1] - a[1]);
    if (first && (!second || first[1] > second[1])) {
      const area = this.#streets.get(first[0]) ?? this.#areaIn(first[0]);
      if (area && area !== entity) return within(area, `书中作“${first[0]}${entity.name}”`);
    }
    const street = says.onlyIn && LOCAL_KINDS.has(entity.kind) ? this.#streets.get(says.onlyIn) : undefined;
    const local = entity.scope === undefined || entity.scope === 'district';
    if (!street || !local) return null;
    const beyond = entity.kind === 'road' ? '，或延伸至邻近街道' : '';
    return within(street, `书中只在“${street.name}”分目记述${beyond}`);
  }
}

/**
 * Gives every entity the best honest location: its own sourced point; else a spot worked out from an address the book
 * states (house number, building, crossing, road; precision in metres), unless it is too weak to say more than its area;
 * else the smallest area that the book says holds it; else none. What nothing shows to be of the district is `mentioned`.
 * Pure: returns new entities in the same order. A coordinate always carries the id of its source, and `basis` says in
 * Chinese what it rests on.
 */
export function locateEntities(entities: readonly Entity[], book: Book, geo: GeoFacts): Entity[] {
  const belonging = belongingOf(entities, book);
  const locator = new Locator(entities, book, geo, readBookPlaces(entities, book), belonging);
  const outline = districtOutline(geo);
  return entities.map((entity): Entity => {
    const location = locator.locate(entity);
    if (entity.scope !== undefined) return { ...entity, location };
    const evidence = belonging.get(entity.id) ?? placeEvidence(location, outline);
    return evidence === null
      ? { ...entity, location, scope: scopeByName(entity, book.info) }
      : { ...entity, location, evidence };
  });
}

/** A body that is named after the province or the city is theirs; of anything else the book only says that it is. */
function scopeByName({ kind, name }: Entity, { province, city }: Book['info']): Scope {
  const official = kind === 'government' || kind === 'party' || kind === 'association';
  const inner = name.replace(/^(?:中国共产党|中共|中国共产主义青年团|共青团|国家税务总局)/, '');
  if (official && province !== '' && inner.startsWith(province)) return 'province';
  return official && kind !== 'association' && city !== '' && inner.startsWith(city) ? 'city' : 'mentioned';
}

/** A place within the district, or a point within its outline, shows as well whose a thing is. */
function placeEvidence(location: Location, outline: GeoJSON.Geometry | null): Evidence | null {
  if (location.level === 'none') return null;
  const evidence = (how: Evidence['how']): Evidence => ({ how, lines: null, page: null, quote: location.basis });
  if (location.level === 'within') return evidence('place');
  // The outline is a sketch: a point on its edge may lie to either side.
  return outline === null || distanceToArea(outline, location) > 0 ? null : evidence('point');
}
