import { Validator } from '@cfworker/json-schema';
import { packChecksum } from './canonical';
import { PACK_FORMAT, PACK_VERSION, type Pack } from './model';
import schema from './pack.schema.json';

/** Why a file is not a usable pack. `path` names the place, such as `$.entities[3].location.lon`. */
export class PackError extends Error {
  override readonly name = 'PackError';
  readonly path: string;

  constructor(path: string, reason: string) {
    super(`${path}：${reason}`);
    this.path = path;
  }
}

/**
 * Limits for a pack from elsewhere. The first book takes about 6 MB, 12 levels (GeoJSON inside a layer) and 0.3 M values;
 * the limits leave room for a book ten times as long and still bound memory and time.
 */
export const PACK_LIMITS = { bytes: 64 * 1024 * 1024, depth: 20, values: 8_000_000, key: 300 } as const;

/** Parses and checks a pack from any hand: size, depth, shape, references and checksum. Throws {@link PackError}. */
export async function readPack(text: string): Promise<Pack> {
  const pack = parsePack(text);
  checkPack(pack);
  if ((await packChecksum(pack)) !== pack.checksum) {
    throw new PackError('$.checksum', '校验和与内容不符，文件已损坏或被改动');
  }
  return pack;
}

/** Reads the outer shape only: for the pack in our own package, which was checked when it was built. */
export function parsePack(text: string): Pack {
  if (!text.trim()) throw new PackError('$', '文件是空的');
  if (text.length > PACK_LIMITS.bytes)
    throw new PackError('$', `文件太大（上限 ${PACK_LIMITS.bytes / 1024 / 1024} MB）`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new PackError('$', `不是 JSON，或不完整（${error instanceof Error ? error.message : error}）`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new PackError('$', '不是年鉴包');
  const { format, version } = value as Partial<Pack>;
  if (format !== PACK_FORMAT) throw new PackError('$.format', '不是年鉴包');
  if (version !== PACK_VERSION) {
    throw new PackError('$.version', `年鉴包的版本是 ${String(version)}，这里读得懂的是 ${PACK_VERSION}`);
  }
  return value as Pack;
}

/** Checks limits, shape and references of a parsed pack. Throws {@link PackError} at the first fault. */
export function checkPack(pack: Pack): void {
  checkLimits(pack);
  const { valid, errors } = new Validator(schema as object, '2020-12', true).validate(pack);
  if (!valid) {
    // The validator reports the whole way down from the root; the deepest place is the one to name.
    const deepest = errors.reduce((a, b) => (depthOf(b.instanceLocation) >= depthOf(a.instanceLocation) ? b : a));
    throw new PackError(pathOf(deepest.instanceLocation), deepest.error);
  }
  checkReferences(pack);
  checkCoordinates(pack);
}

const depthOf = (pointer: string) => pointer.split('/').length;

/** `#/entities/3/name` → `$.entities[3].name`. */
function pathOf(pointer: string): string {
  return pointer
    .replace(/^#/, '$')
    .replace(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replaceAll('/', '.');
}

/** Depth, number of values and keys, walked without recursion so that depth itself cannot stop us. */
function checkLimits(root: object): void {
  const stack: { value: object; path: string; depth: number }[] = [{ value: root, path: '$', depth: 1 }];
  let values = 0;
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { value, path, depth } = top;
    if (depth > PACK_LIMITS.depth) throw new PackError(path.slice(0, 200), `嵌套超过 ${PACK_LIMITS.depth} 层`);
    const list = Array.isArray(value);
    for (const key of Object.keys(value)) {
      if (++values > PACK_LIMITS.values) throw new PackError('$', `值的个数超过 ${PACK_LIMITS.values}`);
      const member = (value as Record<string, unknown>)[key];
      if (!list && (key === '__proto__' || key.length > PACK_LIMITS.key)) throw new PackError(path, '不允许的键');
      if (typeof member === 'object' && member !== null) {
        stack.push({ value: member, path: list ? `${path}[${key}]` : `${path}.${key}`, depth: depth + 1 });
      }
    }
  }
}

/** Ids belong to this pack and are unique, so that no pack can overwrite rows of another; references lead somewhere. */
function checkReferences(pack: Pack): void {
  const { book, entities, names, layers } = pack;
  if (book.info.id !== pack.id) throw new PackError('$.book.info.id', '与年鉴包的编号不同');
  const entryIds = uniqueIds('$.book.entries', book.entries, `${pack.id}/`);
  const entityIds = uniqueIds('$.entities', entities, `${pack.id}/`);
  uniqueIds('$.layers', layers, '');
  entities.forEach((entity, i) => {
    const path = `$.entities[${i}]`;
    if (entity.within !== null && !entityIds.has(entity.within))
      throw new PackError(`${path}.within`, '指向不存在的实体');
    if (entity.location.level === 'within' && !entityIds.has(entity.location.within)) {
      throw new PackError(`${path}.location.within`, '指向不存在的实体');
    }
    const lost = entity.entries.findIndex(({ entry }) => !entryIds.has(entry));
    if (lost >= 0) throw new PackError(`${path}.entries[${lost}].entry`, '指向不存在的条目');
    const stray = entity.links.findIndex(({ kind, record }) => record >= book[kind].length);
    if (stray >= 0) throw new PackError(`${path}.links[${stray}].record`, '指向不存在的记录');
    const unknown = entity.relations?.findIndex((one) => one.entity !== null && !entityIds.has(one.entity)) ?? -1;
    if (unknown >= 0) throw new PackError(`${path}.relations[${unknown}].entity`, '指向不存在的实体');
  });
  for (const kind of ['captions', 'tables'] as const) {
    const lost = book[kind].findIndex(({ entry }) => entry !== null && !entryIds.has(entry));
    if (lost >= 0) throw new PackError(`$.book.${kind}[${lost}].entry`, '指向不存在的条目');
  }
  names.forEach(({ entity }, i) => {
    if (!entityIds.has(entity)) throw new PackError(`$.names[${i}].entity`, '指向不存在的实体');
  });
}

function uniqueIds(path: string, rows: readonly { id: string }[], prefix: string): Set<string> {
  const ids = new Set<string>();
  rows.forEach(({ id }, i) => {
    if (!id.startsWith(prefix)) throw new PackError(`${path}[${i}].id`, `编号应以 ${prefix} 开头`);
    if (ids.has(id)) throw new PackError(`${path}[${i}].id`, `编号重复：${id}`);
    ids.add(id);
  });
  return ids;
}

const NESTING = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 } as const;

function checkCoordinates(pack: Pack): void {
  pack.layers.forEach((layer, i) => {
    layer.features.features.forEach(({ geometry }, j) => {
      const path = `$.layers[${i}].features.features[${j}].geometry.coordinates`;
      if (!('coordinates' in geometry)) throw new PackError(path, '缺少坐标');
      checkPositions(geometry.coordinates, NESTING[geometry.type], path);
    });
  });
}

function checkPositions(value: unknown, nesting: number, path: string): void {
  if (!Array.isArray(value)) throw new PackError(path, '坐标的形状不对');
  if (nesting > 0) {
    for (const part of value) checkPositions(part, nesting - 1, path);
    return;
  }
  const [lon, lat] = value as unknown[];
  const inside = (degrees: unknown, limit: number) => typeof degrees === 'number' && Math.abs(degrees) <= limit;
  if (!inside(lon, 180) || !inside(lat, 90)) throw new PackError(path, '坐标不是 WGS-84 经纬度');
}
