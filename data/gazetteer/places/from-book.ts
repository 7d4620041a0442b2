import type { Book } from '../../yearbook/model';
import type { Entity } from '../model';
import { NameFinder } from '../names/name-finder';
import { NamesIn } from '../names-in';

/** What the book's sentences say about where an entity is. */
export interface BookSays {
  /** Address strings, most often stated first. */
  addresses: { text: string; entry: string }[];
  /** Streets and communities written right before the name (笕桥街道花园书房), with how often. */
  before: Map<string, number>;
  /** Streets of whose sections alone the name is found. */
  onlyIn: string | null;
}

const STATES_PLACE = /(?:(?:注册)?地址位于|地址变更为|地址为|选址|坐落于|坐落在|位于|设在|迁至|选在)/g;
const CLAUSE_END = /[，。；：“”《》【】\n]/;
/** A subject may be followed by a remark or a helper word before the verb. */
const HELPERS = /(?:（[^（）]{0,20}）|项目|总校|总部|注册|新馆)$/;

/** Names by their first two characters, longest first, to find the name that starts or ends at an offset. */
class EntityFinder {
  readonly #starts = new Map<string, { name: string; entity: Entity }[]>();
  readonly #ends = new Map<string, { name: string; entity: Entity }[]>();

  constructor(entities: readonly Entity[]) {
    for (const entity of entities) {
      for (const name of new Set([entity.name, entity.full, entity.short, ...entity.aliases])) {
        if (!name || name.length < 3) continue;
        push(this.#starts, name.slice(0, 2), { name, entity });
        push(this.#ends, name.slice(-2), { name, entity });
      }
    }
    for (const lists of [this.#starts, this.#ends])
      for (const list of lists.values()) list.sort((a, b) => b.name.length - a.name.length);
  }

  startingAt(text: string, at: number): Entity | null {
    const list = this.#starts.get(text.slice(at, at + 2));
    return list?.find(({ name }) => text.startsWith(name, at))?.entity ?? null;
  }

  endingAt(text: string, at: number): Entity | null {
    const list = this.#ends.get(text.slice(Math.max(0, at - 2), at));
    return list?.find(({ name }) => text.endsWith(name, at) || text.slice(0, at).endsWith(name))?.entity ?? null;
  }
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

const BUILDINGS: ReadonlySet<Entity['kind']> = new Set(['building', 'estate', 'market', 'venue', 'area']);
const NUMBERED = /[路街巷弄道里]\d+[^，。；]*号/;

/** A tenant's address gives the building's: 婺江路399号东铁大厦1楼 is where 东铁大厦 stands. */
function shareAddresses(entities: readonly Entity[], of: (entity: Entity) => BookSays): void {
  const addresses = entities.map((entity) => entity.address).filter((text): text is string => Boolean(text));
  const buildings = entities.filter(({ kind, address, name }) => BUILDINGS.has(kind) && !address && name.length >= 4);
  const named = new NamesIn(buildings.map(({ name }) => name));
  for (const text of addresses)
    for (const rank of named.ranks(text)) {
      const entity = buildings[rank]!;
      const at = text.indexOf(entity.name);
      if (at > 0 && NUMBERED.test(text.slice(0, at))) of(entity).addresses.push({ text, entry: '' });
    }
}

/** A street's section may name what lies beyond it: buses 直达环北小商品市场, volunteers 在西湖景区及周边. */
const FAR_BEFORE = /(?:直达|通往|开往|前往|往返|毗邻|邻近|交界|接壤|走进)[^，。；]{0,6}$/;
const FAR_AFTER = /^(?:及|和)?(?:周边|附近|方向|以[东南西北])/;

function isFar(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at < 0) return false;
  return FAR_BEFORE.test(text.slice(Math.max(0, at - 16), at)) || FAR_AFTER.test(text.slice(at + name.length));
}

/** The 街道 category of the book: sections titled with a street's full name. */
const STREET_CATEGORY = '街道';

/**
 * Reads the running text once for statements on place: "X位于Y路N号", "Y街道X", and names that only one street's section
 * mentions. Keys are entity ids.
 */
export function readBookPlaces(entities: readonly Entity[], book: Book): Map<string, BookSays> {
  const says = new Map<string, BookSays>();
  const of = (entity: Entity): BookSays => {
    let found = says.get(entity.id);
    if (!found) {
      found = { addresses: [], before: new Map(), onlyIn: null };
      says.set(entity.id, found);
    }
    return found;
  };
  const finder = new EntityFinder(entities);
  const areas = entities.filter((entity) => entity.kind === 'street' || entity.kind === 'community');
  const areaNames = areas.map((entity) => entity.name).filter((name) => /(?:街道|社区)$/.test(name));
  const beforeName = new NameFinder(new Map(areaNames.map((name) => [name, name])));
  const texts: { text: string; entry: string }[] = [
    ...book.entries.map((entry) => ({ text: entry.body, entry: entry.id })),
    ...book.captions.map((caption) => ({ text: caption.text, entry: caption.id })),
    ...book.chronicle.map((item) => ({ text: item.text, entry: item.id })),
  ];
  for (const { text, entry } of texts) {
    for (const match of text.matchAll(STATES_PLACE)) {
      let end = match.index;
      let subject = finder.endingAt(text.slice(Math.max(0, end - 40), end), Math.min(40, end));
      if (!subject) {
        const clipped = text.slice(Math.max(0, end - 40), end).replace(HELPERS, '');
        end = clipped.length;
        subject = finder.endingAt(clipped, end);
      }
      if (!subject) continue;
      const from = match.index + match[0].length;
      const rest = text.slice(from, from + 60);
      const stop = rest.search(CLAUSE_END);
      const address = stop < 0 ? rest : rest.slice(0, stop);
      if (address.length >= 3) of(subject).addresses.push({ text: address, entry });
    }
    beforeName.find(text, (area, start) => {
      const entity = finder.startingAt(text, start + area.length);
      if (!entity || entity.kind === 'street' || entity.kind === 'district') return;
      // A lane lies in one street; a road runs through several.
      if (entity.kind === 'road' && !/[弄巷里]$/.test(entity.name)) return;
      // 彭埠街道政协委员…: the street's members of a district body, no place of that body.
      if (entity.kind === 'government' || entity.kind === 'party') return;
      const { before } = of(entity);
      before.set(area, (before.get(area) ?? 0) + 1);
    });
  }
  shareAddresses(entities, of);
  const section = new Map(book.entries.map((entry) => [entry.id, entry]));
  for (const entity of entities) {
    const homes = new Set(
      entity.entries.map((ref) => {
        const entry = section.get(ref.entry);
        return entry?.category === STREET_CATEGORY && !isFar(entry.body, entity.name) ? entry.section : null;
      }),
    );
    const [only] = homes;
    if (homes.size === 1 && only) of(entity).onlyIn = only;
  }
  return says;
}
