import { KINDS, type Kind, type Name } from '../model';
import { NamesIn } from '../names-in';

/** A name found in a text of the book; offsets are UTF-16 units. */
export interface Found {
  entity: string;
  name: string;
  start: number;
  end: number;
  /** Read as a member of a list rather than found as it stands. */
  listed?: boolean;
}

/** What is known of the place where a text stands. */
export interface Setting {
  /** The street whose section the text stands in, or null. */
  street: string | null;
}

export interface Finding {
  names: readonly Name[];
  /** Names of streets, and the street that holds each community, village and body that has one. */
  streetOf: ReadonlyMap<string, string>;
  /** Districts, counties and cities near by that are not the book's: 西湖区, 余杭. */
  siblings: readonly string[];
}

/** Words that end in 区: what follows begins anew, so 社区党群服务中心 holds no 区党群服务中心. */
const AREA_WORD = /[社园景校小特城地片街辖新老院厂市专库山郊战灾][区]?$/;
const COINED = /^[^”路街站店馆园区村桥场厅院校山河湖里坊巷]”/;
/** Kinds whose short name is a stem that other things share: read only with their suffix or in a list. */
const STEM_KINDS: ReadonlySet<Kind> = new Set(['community', 'village', 'street']);

/** Stems of communities and streets, and shared strings that a rule made, are words in a running text. */
function isStem(name: Name): boolean {
  if (name.class !== 'C' || /^(区|团区委)/.test(name.name)) return false;
  if (STEM_KINDS.has(name.kind)) return name.name.length <= 3 || (name.origin !== 'text' && name.name.length <= 4);
  return name.origin === 'rule' && name.name.length <= 4;
}

/**
 * Finds names in the book's own texts: the longest at each place, left to right, no overlaps. The book is about the
 * district, so every full form counts; a bare 区× does not where the district before it is another's, and a name that several
 * entities carry goes to the one whose street the text speaks of.
 */
export class BookFinder {
  private readonly byHead = new Map<string, Name[]>();
  private readonly foreign: RegExp;
  private readonly streets: string[];
  private readonly streetsIn: NamesIn;

  constructor(private readonly finding: Finding) {
    for (const name of finding.names) {
      if (isStem(name)) continue;
      const head = name.name.slice(0, 2);
      const list = this.byHead.get(head);
      if (list === undefined) this.byHead.set(head, [name]);
      else list.push(name);
    }
    for (const list of this.byHead.values()) list.sort((a, b) => b.name.length - a.name.length);
    const heads = finding.siblings.map((name) => name.replace(/[区县市]$/, ''));
    this.foreign = new RegExp(`(?:${[...new Set(heads)].join('|') || '(?!)'})$`);
    this.streets = [...new Set(finding.streetOf.values())].sort((a, b) => b.length - a.length);
    this.streetsIn = new NamesIn(this.streets);
  }

  find(text: string, setting: Setting): Found[] {
    const found: Found[] = [];
    for (let at = 0; at < text.length - 1; ) {
      const name = this.byHead
        .get(text.slice(at, at + 2))
        ?.find((one) => text.startsWith(one.name, at) && this.stands(text, at, one));
      const entity = name === undefined ? null : this.owner(name, text, at, setting);
      if (name === undefined || entity === null) {
        at += name === undefined ? 1 : name.name.length;
        continue;
      }
      found.push({ entity, name: name.name, start: at, end: at + name.name.length });
      at += name.name.length;
    }
    return found;
  }

  /** The street that the text speaks of at an offset: the one named last before it, else that of the section. */
  streetAt(text: string, at: number, setting: Setting): string | null {
    return this.streets[this.streetsIn.last(text.slice(Math.max(0, at - 60), at))] ?? setting.street;
  }

  /** Of several entities of one name the one that the surroundings mean; null where they do not tell. */
  owner(name: Name, text: string, at: number, setting: Setting): string | null {
    if (name.others === undefined) return name.entity;
    const all = [name.entity, ...name.others];
    const local = all.filter((id) => this.finding.streetOf.has(id));
    // One owner goes by the whole name, others share it as a shortened form: the first is meant.
    if (local.length < 2) return name.entity;
    const street = this.streetAt(text, at, setting);
    return local.find((id) => this.finding.streetOf.get(id) === street) ?? null;
  }

  private stands(text: string, at: number, name: Name): boolean {
    const before = text.slice(Math.max(0, at - 4), at);
    // “江河汇才” is a coined word: a quotation that ends one character after the name.
    if (/“$/.test(before) && COINED.test(text.slice(at + name.name.length))) return false;
    // 市委会 and 市委员会 are the committees of other parties.
    if (/委$/.test(name.name) && /^(?:会(?!议)|员)/.test(text.slice(at + name.name.length))) return false;
    if (/^区(?!域)/.test(name.name)) return !AREA_WORD.test(before) && !this.foreign.test(before);
    if (/^市(?!场)/.test(name.name)) return !/(?:全|本|各|城|超|门|股|上|夜|集|楼|我)$/.test(before);
    if (/^省/.test(name.name)) return !/(?:全|本|各|节|外|反|川|苏|江|徽|建|东|西|南|北|州|海|宁|林)$/.test(before);
    return true;
  }
}

/** Whether a kind is a place rather than a body. */
export function isPlace(kind: Kind): boolean {
  return KINDS[kind] === 'place';
}
