import { Validator } from '@cfworker/json-schema';
import { packChecksum } from './canonical';
import { holdsUnseen } from './clean';
import { PACK_FORMAT, PACK_VERSION, type Pack } from './model';
import schema from './pack.schema.json';
import { PackError, type Said, schemaReason } from './reasons';

/**
 * Limits for a pack from elsewhere. The first book takes about 6 MB, 12 levels (GeoJSON inside a layer) and 0.3 M values;
 * the limits leave room for a book thirty times as long and still bound memory and time. `bytes` holds for the file and for
 * what it unpacks to; `text` are UTF-16 units of one string; `number` is the largest magnitude.
 */
export const PACK_LIMITS = {
  bytes: 300 * 1024 * 1024,
  depth: 20,
  values: 8_000_000,
  list: 1_000_000,
  key: 300,
  text: 4_000_000,
  number: 1e13,
} as const;

export const TOO_LARGE: Said = {
  'zh-CN': `文件太大（上限 ${PACK_LIMITS.bytes / 1024 / 1024} MB，解压后也一样）；请确认选的是年鉴包`,
  en: `the file is too large (limit ${PACK_LIMITS.bytes / 1024 / 1024} MB, unpacked too); make sure that it is a yearbook pack`,
};
const NO_PACK: Said = {
  'zh-CN': '不是年鉴包；请选年鉴镜导出或 build 命令造出的文件',
  en: 'not a yearbook pack; choose a file exported by Yearbook Lens or made by the build command',
};

const SAY_THE_YEAR: Said = {
  'zh-CN': '请写明这本书是哪一年的（造包的说明里的 year 和 edition）',
  en: 'give the year of the book (“year” and “edition” in the description it is made with)',
};

/** Years a book may be of: none is older than printing, or of the far future. */
const YEARS = [900, 2200] as const;

/** Parses and checks a pack from any hand: size, depth, shape, references and checksum. Throws {@link PackError}. */
export async function readPack(text: string): Promise<Pack> {
  const pack = parsePack(text);
  checkPack(pack);
  if ((await packChecksum(pack)) !== pack.checksum) {
    throw new PackError(
      '$.checksum',
      {
        'zh-CN': '校验和与内容不符，文件已损坏或被改动；请重新取得文件',
        en: 'the checksum does not fit the contents: the file is damaged or was changed; get it again',
      },
      null,
    );
  }
  // Left out by packs made before entities had any; filled in after the checksum, which is of the file.
  for (const entity of pack.entities) entity.links ??= [];
  return pack;
}

/** Reads the outer shape only: for the pack in our own package, which was checked when it was built. */
export function parsePack(text: string): Pack {
  if (!text.trim())
    throw new PackError('$', { 'zh-CN': '文件是空的；请重新取得文件', en: 'the file is empty; get it again' }, null);
  if (text.length > PACK_LIMITS.bytes) {
    throw new PackError('$', TOO_LARGE, null);
  }
  let value: unknown;
  try {
    value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    throw new PackError('$', notJson(text, String((error as Error).message)), null);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new PackError('$', NO_PACK, null);
  const { format, version } = value as Partial<Pack>;
  if (format !== PACK_FORMAT) throw new PackError('$.format', NO_PACK, null);
  if (version !== PACK_VERSION) {
    const newer = typeof version === 'number' && version > PACK_VERSION;
    const shown = typeof version === 'number' || typeof version === 'string' ? String(version).slice(0, 20) : '—';
    throw new PackError(
      '$.version',
      {
        'zh-CN': `年鉴包的版本是 ${shown}，这里读得懂的是 ${PACK_VERSION}${newer ? '；请更新扩展' : '；请重新造一次年鉴包'}`,
        en: `the pack is of version ${shown}, this extension reads ${PACK_VERSION}; ${newer ? 'please update the extension' : 'please make the pack again'}`,
      },
      null,
    );
  }
  return value as Pack;
}

/** What a file is that cannot be read as JSON: another kind of file, or a pack with a fault or without its end. */
function notJson(text: string, message: string): Said {
  const start = text.trimStart();
  if (start.startsWith('{"format":"yearbook-lens-backup"'))
    return {
      'zh-CN': '这是年鉴镜的备份；请在“备份”里选“从文件取回”',
      en: 'this is a backup of Yearbook Lens; choose “Take back from a file” under “Backup”',
    };
  if (!/^[[{]/.test(start.replace(/^\ufeff/, '')))
    return {
      'zh-CN': '这是普通文字或网页，不是年鉴包；整本年鉴的文本请用“用文本做一本”',
      en: 'this is plain text or a web page, not a pack; for the text of a whole yearbook use “Make one from a text”',
    };
  const near = message.match(/"([\s\S]+)"(?:\.\.\.)? is not valid JSON$/)?.[1];
  const found = near === undefined ? -1 : text.indexOf(near);
  const at = message.match(/position (\d+)/)?.[1] ?? (found < 0 ? undefined : found);
  const whole = /[}\]]\s*$/.test(text.slice(-100));
  return {
    'zh-CN': `年鉴包（JSON）${whole ? '写坏了' : '没有下载完整'}${at === undefined ? '' : `，错在第 ${Number(at) + 1} 个字符${near === undefined ? '' : '后不远'}`}；请重新取得文件`,
    en: `the pack (JSON) is ${whole ? 'damaged' : 'cut off'}${at === undefined ? '' : ` ${near === undefined ? 'at' : 'soon after'} character ${Number(at) + 1}`}; get the file again`,
  };
}

/** Checks limits, shape and references of a parsed pack. Throws {@link PackError} at the first fault. */
export function checkPack(pack: Pack): void {
  checkLimits(pack);
  const { valid, errors } = new Validator(schema as object, '2020-12', true).validate(pack);
  if (!valid) {
    // The validator reports the whole way down from the root; the deepest place is the one to name.
    const deepest = errors.reduce((a, b) => (depthOf(b.instanceLocation) >= depthOf(a.instanceLocation) ? b : a));
    throw new PackError(pathOf(deepest.instanceLocation), schemaReason(deepest));
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

/** Depth, number of values, keys, texts and numbers, walked without recursion so that depth itself cannot stop us. */
function checkLimits(root: object): void {
  const stack: { value: object; path: string; depth: number }[] = [{ value: root, path: '$', depth: 1 }];
  let values = 0;
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { value, path, depth } = top;
    if (depth > PACK_LIMITS.depth)
      throw new PackError(path.slice(0, 200), {
        'zh-CN': `嵌套超过 ${PACK_LIMITS.depth} 层`,
        en: `nested deeper than ${PACK_LIMITS.depth} levels`,
      });
    const list = Array.isArray(value);
    // Before the schema, which looks at every member of a list before it tells that they are too many.
    if (list && value.length > PACK_LIMITS.list)
      throw new PackError(path, {
        'zh-CN': `项数太多（上限 ${PACK_LIMITS.list}）`,
        en: `too many items (limit ${PACK_LIMITS.list})`,
      });
    for (const key of Object.keys(value)) {
      if (++values > PACK_LIMITS.values)
        throw new PackError('$', {
          'zh-CN': `内容太多（值的个数超过 ${PACK_LIMITS.values}）`,
          en: `too much in it (more than ${PACK_LIMITS.values} values)`,
        });
      const member = (value as Record<string, unknown>)[key];
      if (!list && (key === '__proto__' || key.length > PACK_LIMITS.key))
        throw new PackError(path, { 'zh-CN': '不允许的键', en: 'a key that is not allowed' });
      const at = () => (list ? `${path}[${key}]` : `${path}.${key}`);
      if (typeof member === 'object' && member !== null) stack.push({ value: member, path: at(), depth: depth + 1 });
      else if (typeof member === 'number' && !(Math.abs(member) <= PACK_LIMITS.number))
        throw new PackError(at(), {
          'zh-CN': `数字超出可信的范围（上限 ${PACK_LIMITS.number}）`,
          en: `the number is beyond belief (limit ${PACK_LIMITS.number})`,
        });
      else if (typeof member === 'string' && member.length > PACK_LIMITS.text && !(depth === 1 && key === 'vocabulary'))
        throw new PackError(at(), {
          'zh-CN': `文字太长（上限 ${PACK_LIMITS.text} 字）`,
          en: `the text is too long (limit ${PACK_LIMITS.text} characters)`,
        });
    }
  }
}

const NO_ENTITY = { 'zh-CN': '指向不存在的实体', en: 'leads to an entity that is not in the pack' };
const NO_RECORD = { 'zh-CN': '指向不存在的记录', en: 'leads to a record that is not in the pack' };
const NO_ENTRY = { 'zh-CN': '指向不存在的条目', en: 'leads to an entry that is not in the pack' };

/** Ids belong to this pack and are unique, so that no pack can overwrite rows of another; references lead somewhere. */
function checkReferences(pack: Pack): void {
  const { book, entities, names, layers } = pack;
  if (book.info.id !== pack.id)
    throw new PackError('$.book.info.id', { 'zh-CN': '与年鉴包的编号不同', en: 'not the id of the pack' });
  for (const field of ['year', 'edition'] as const) {
    const year = book.info[field] as unknown;
    if (typeof year === 'number' && !(year >= YEARS[0] && year <= YEARS[1]))
      throw new PackError(
        `$.book.info.${field}`,
        {
          'zh-CN': `年份不可信（应在 ${YEARS[0]}–${YEARS[1]} 之间）`,
          en: `not a believable year (${YEARS[0]}–${YEARS[1]})`,
        },
        SAY_THE_YEAR,
      );
  }
  const entryIds = uniqueIds('$.book.entries', book.entries, `${pack.id}/`);
  const entityIds = uniqueIds('$.entities', entities, `${pack.id}/`);
  uniqueIds('$.layers', layers, '');
  entities.forEach((entity, i) => {
    const path = `$.entities[${i}]`;
    if (entity.within !== null && !entityIds.has(entity.within)) throw new PackError(`${path}.within`, NO_ENTITY);
    if (entity.location.level === 'within' && !entityIds.has(entity.location.within)) {
      throw new PackError(`${path}.location.within`, NO_ENTITY);
    }
    const lost = entity.entries.findIndex(({ entry }) => !entryIds.has(entry));
    if (lost >= 0) throw new PackError(`${path}.entries[${lost}].entry`, NO_ENTRY);
    const links = (entity.links as typeof entity.links | undefined) ?? [];
    const stray = links.findIndex(({ kind, record }) => record >= book[kind].length);
    if (stray >= 0) throw new PackError(`${path}.links[${stray}].record`, NO_RECORD);
    const unknown = entity.relations?.findIndex((one) => one.entity !== null && !entityIds.has(one.entity)) ?? -1;
    if (unknown >= 0) throw new PackError(`${path}.relations[${unknown}].entity`, NO_ENTITY);
  });
  for (const kind of ['captions', 'tables'] as const) {
    const lost = book[kind].findIndex(({ entry }) => entry && !entryIds.has(entry));
    if (lost >= 0) throw new PackError(`$.book.${kind}[${lost}].entry`, NO_ENTRY);
  }
  names.forEach(({ entity }, i) => {
    if (!entityIds.has(entity)) throw new PackError(`$.names[${i}].entity`, NO_ENTITY);
  });
}

function uniqueIds(path: string, rows: readonly { id: string }[], prefix: string): Set<string> {
  const ids = new Set<string>();
  rows.forEach(({ id }, i) => {
    const at = `${path}[${i}].id`;
    if (!id.startsWith(prefix))
      throw new PackError(at, { 'zh-CN': `编号应以 ${prefix} 开头`, en: `the id must begin with ${prefix}` });
    if (holdsUnseen(id))
      throw new PackError(at, { 'zh-CN': '编号里有看不见的控制字符', en: 'the id holds control characters' });
    if (ids.has(id)) throw new PackError(at, { 'zh-CN': `编号重复：${id}`, en: `the id stands twice: ${id}` });
    ids.add(id);
  });
  return ids;
}

const NESTING = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 } as const;

function checkCoordinates(pack: Pack): void {
  pack.layers.forEach((layer, i) => {
    layer.features.features.forEach(({ geometry }, j) => {
      const path = `$.layers[${i}].features.features[${j}].geometry.coordinates`;
      if (!('coordinates' in geometry))
        throw new PackError(path, { 'zh-CN': '缺少坐标', en: 'coordinates are missing' });
      checkPositions(geometry.coordinates, NESTING[geometry.type], path);
    });
  });
}

function checkPositions(value: unknown, nesting: number, path: string): void {
  if (!Array.isArray(value))
    throw new PackError(path, { 'zh-CN': '坐标的形状不对', en: 'coordinates of the wrong form' });
  if (nesting > 0) {
    for (const part of value) checkPositions(part, nesting - 1, path);
    return;
  }
  const [lon, lat] = value as unknown[];
  const inside = (degrees: unknown, limit: number) => typeof degrees === 'number' && Math.abs(degrees) <= limit;
  if (!inside(lon, 180) || !inside(lat, 90))
    throw new PackError(path, { 'zh-CN': '坐标不是 WGS-84 经纬度', en: 'not WGS-84 longitude and latitude' });
}
