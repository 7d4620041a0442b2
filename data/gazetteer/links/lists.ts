import type { Kind, Name } from '../model';
import type { BookFinder, Found, Setting } from './finder';

/** A list of things of one kind whose suffix stands once, after the last: `涌金门、青年路、东平巷6个社区`. */
const LIST =
  /((?:[^，。；：！？、（）“”\d\n]{1,12}、)+[^，。；：！？、（）“”\d\n]{1,14}?)(?:等)?(?:\d+(?:个|座|条|处)?)?(社区|街道|行政村|村|地铁站|站(?![台房]))/g;
/** `社区：甲、乙` and `下辖甲、乙…`: the word before says what the members are. */
const JOINTS = /[和与及]|以及/g;

const KIND_OF: Record<string, { kinds: readonly Kind[]; suffixes: readonly string[] }> = {
  社区: { kinds: ['community'], suffixes: ['社区'] },
  街道: { kinds: ['street'], suffixes: ['街道'] },
  行政村: { kinds: ['village'], suffixes: ['村', ''] },
  村: { kinds: ['village'], suffixes: ['村', ''] },
  地铁站: { kinds: ['station'], suffixes: ['站', '地铁站'] },
  站: { kinds: ['station'], suffixes: ['站', '地铁站'] },
};

/** Reads enumerations whose members go without their suffix. */
export class ListReader {
  private readonly byName = new Map<string, Name>();

  constructor(
    names: readonly Name[],
    private readonly finder: BookFinder,
  ) {
    for (const name of names) this.byName.set(name.name, name);
  }

  /** Members of the lists in a text, in order. At least two members of a list must be known, or it is no such list. */
  read(text: string, setting: Setting): Found[] {
    const found: Found[] = [];
    for (const match of text.matchAll(LIST)) {
      const { kinds, suffixes } = KIND_OF[match[2]!]!;
      const members: Found[] = [];
      let at = match.index;
      for (const item of match[1]!.split('、')) {
        members.push(...this.member(text, item, at, kinds, suffixes, setting));
        at += item.length + 1;
      }
      if (members.length >= 2) found.push(...members);
    }
    return found;
  }

  /** An item may carry words before its name (下辖涌金门) or be two of them (凯旋和四季青). */
  private member(
    text: string,
    item: string,
    at: number,
    kinds: readonly Kind[],
    suffixes: readonly string[],
    setting: Setting,
  ): Found[] {
    const out: Found[] = [];
    let from = 0;
    for (const joint of [...item.matchAll(JOINTS)]) {
      const part = this.known(text, item.slice(from, joint.index), at + from, kinds, suffixes, setting);
      if (part === null) continue;
      out.push(part);
      from = joint.index + joint[0].length;
    }
    const rest = this.known(text, item.slice(from), at + from, kinds, suffixes, setting);
    return rest === null ? out : [...out, rest];
  }

  /** The longest end of the string that names a thing of the kind. */
  private known(
    text: string,
    item: string,
    at: number,
    kinds: readonly Kind[],
    suffixes: readonly string[],
    setting: Setting,
  ): Found | null {
    for (let from = 0; item.length - from >= 2; from++) {
      const stem = item.slice(from);
      for (const form of [stem, ...suffixes.map((suffix) => stem + suffix)]) {
        const name = this.byName.get(form);
        if (name === undefined || !kinds.includes(name.kind)) continue;
        const entity = this.finder.owner(name, text, at + from, setting);
        if (entity === null) continue;
        return { entity, name: form, start: at + from, end: at + item.length, listed: true };
      }
    }
    return null;
  }
}
