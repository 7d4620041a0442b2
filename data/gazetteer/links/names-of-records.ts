import type { Kind, Name } from '../model';
import type { BookFinder, Setting } from './finder';
import type { ListReader } from './lists';

/** `第十届`, `第一次`: what numbers a body's term and not the body. */
const TERM = /第[一二三四五六七八九十百\d]+(?:届|次)/g;
const REMARK = /（[^（）]*）/g;
const QUOTES = /[“”]/g;
/** Posts of a street's committees, and the body each belongs to. */
const STREET_POSTS: readonly { post: RegExp; body: string }[] = [
  { post: /^党工委/, body: '党工委' },
  { post: /^人大工委/, body: '人大工委' },
  { post: /^纪工委/, body: '纪工委' },
];
const OPEN: Setting = { street: null };

/** A name in a cell of a table; `whole` where the cell, or an item of its list, is the name. */
export interface CellName {
  entity: string;
  whole: boolean;
  start: number;
  end: number;
}

/** Names as lists and cells print them: whole, with a remark in brackets, with a department after them. */
export class NameResolver {
  private readonly byName = new Map<string, Name>();
  /** Names by their last two signs. */
  private readonly byTail = new Map<string, Name[]>();

  constructor(
    names: readonly Name[],
    private readonly finder: BookFinder,
  ) {
    for (const name of names) this.byName.set(name.name, name);
    for (const name of this.byName.values()) {
      const tail = name.name.slice(-2);
      const list = this.byTail.get(tail);
      if (list) list.push(name);
      else this.byTail.set(tail, [name]);
    }
  }

  /** The entity that a string names as a whole, remarks in brackets left out. */
  whole(text: string): string | null {
    const forms = [text, text.replace(REMARK, ''), text.replace(QUOTES, '')];
    return forms.map((form) => this.byName.get(form)?.entity).find((entity) => entity !== undefined) ?? null;
  }

  /** The entity of a kind that a short name stands for, where the list says what its members are: 始版桥 → 始版桥社区. */
  ofKind(text: string, suffixes: readonly string[], kinds: readonly Kind[]): string | null {
    for (const suffix of suffixes) {
      const name = this.byName.get(text + suffix);
      if (name !== undefined && kinds.includes(name.kind)) return name.entity;
    }
    return null;
  }

  /** Entities named in a string; `partOf` where it goes on with a department of that body: 区法院立案庭. */
  named(text: string): { entity: string; partOf: boolean }[] {
    const whole = this.whole(text);
    if (whole !== null) return [{ entity: whole, partOf: false }];
    return this.finder.find(text, OPEN).map(({ entity, start, end }) => ({
      entity,
      partOf: text.slice(0, start).replace(QUOTES, '') === '' && end < text.length,
    }));
  }

  /** The one entity with a name that ends in the string: the list of offices leaves 区 and the city out. */
  private ending(text: string): string | null {
    const found = new Set<string>();
    const near = text.length < 2 ? this.byName.values() : (this.byTail.get(text.slice(-2)) ?? []);
    for (const { name, entity } of near) if (name.endsWith(text)) found.add(entity);
    const [only] = found;
    return found.size === 1 ? only! : null;
  }

  /** The bodies of a post in the list of offices: the one named, and the street's committee whose post it is. */
  bodies(body: string, post: string): string[] {
    const plain = body.replace(TERM, '');
    // 城站广场 stands for its 管委会 where the post is the committee's.
    const board = /管委会/.test(post) ? this.ending(`${plain}管委会`) : null;
    const entity = board ?? this.whole(plain) ?? this.ending(plain) ?? this.finder.find(plain, OPEN)[0]?.entity ?? null;
    const out = entity === null ? [] : [entity];
    for (const { post: head, body: tail } of STREET_POSTS) {
      const own = head.test(post) ? this.byName.get(plain + tail)?.entity : undefined;
      if (own !== undefined) out.push(own);
    }
    return out;
  }

  /** The street that a row of a table is about, by its short or whole name in the first cells. */
  streetOfRow(row: readonly string[]): string | null {
    for (const cell of row.slice(0, 2)) {
      for (const form of [cell, `${cell}街道`])
        if (this.byName.get(form)?.kind === 'street')
          return form.replace(/(?<!街道)$/, '街道').replace('街道街道', '街道');
    }
    return null;
  }

  /** Entities of a cell: the one it names as a whole, the members it lists (short names of a street's communities), the ones it mentions. */
  cell(cell: string, street: string | null, lists: ListReader): CellName[] {
    const setting: Setting = { street };
    const named = this.byName.get(cell);
    if (named !== undefined && cell.length >= 2) {
      const entity = this.finder.owner(named, cell, 0, setting);
      if (entity !== null && !/^\d/.test(cell)) return [{ entity, whole: true, start: 0, end: cell.length }];
    }
    const members = street === null ? [] : this.members(cell, setting);
    if (members.length >= 2) return members;
    return [
      ...this.finder.find(cell, setting).map((found) => ({ ...found, whole: false })),
      ...lists.read(cell, setting).map((found) => ({ ...found, whole: true })),
    ];
  }

  /** Communities and villages that a cell lists by their short names, in the row of their street. */
  private members(cell: string, setting: Setting): CellName[] {
    const out: CellName[] = [];
    let start = 0;
    for (const item of cell.split(/[、，,；;]/)) {
      const name = this.byName.get(`${item}社区`) ?? this.byName.get(item.endsWith('村') ? item : `${item}村`);
      const entity = name === undefined ? null : this.finder.owner(name, cell, start, setting);
      if (entity !== null && (name?.kind === 'community' || name?.kind === 'village'))
        out.push({ entity, whole: true, start, end: start + item.length });
      start += item.length + 1;
    }
    return out;
  }
}
