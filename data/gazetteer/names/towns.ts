/** Towns, townships and streets of any district, with their communities and villages, as the book's own text lists them. */
import type { Book } from '../../yearbook/model';
import type { District } from '../district';
import { addSurface, type Draft, draft } from './draft';

export interface Member {
  name: string;
  kind: 'community' | 'village';
  /** The list says 村（居） and the item does not say which: it may be called either. */
  either?: boolean;
  /** The name as the list has it, where it ends in the committee's: 城东居委会. */
  printed?: string;
}

export interface Town {
  name: string;
  /** Source line of the heading, row or sentence that names it. */
  line: number;
  members: Member[];
}

/** What a town's name ends in; its office (…街道办事处) is the town's too. */
const TOWN =
  /^([\u3400-\u9fff]{1,8}?(?:民族乡|[镇乡鎮鄉]|街道|苏木|农场|林场|开发区|工业园区?|管理区|管委会|高新区|新区|园区))(?:办事处|人民政府|党工委|党委)?$/;
const UNIT =
  '(?:行政村|村委会|村（居）委会|村\\(居\\)委会|村（社区）|村\\(社区\\)|村（居）|村居|村民委员会|居委会|居民委员会|居民区|社区居委会|城市社区|社区|嘎查|自然村|村)';
const COUNT = '(?:[\\d０-９]+|[一二三四五六七八九十百]+)';
/** `辖5个行政村（甲、乙、丙）`, `辖15个村（居）委会：甲社区、乙村。`, `有村9个：…`. */
const LIST_AFTER = new RegExp(
  `(?:${COUNT}个${UNIT}|${UNIT}${COUNT}个)(?:[，,]?(?:分别[是为]|即|有|包括|名称为))?[：:（(，]([^。；：:）)]{2,1200})`,
  'g',
);
/** `辖甲、乙、丙3个社区`, `下辖甲、乙等12个行政村`. */
const LIST_BEFORE = new RegExp(
  `(?:下?辖|所辖|管辖|设有?|有|和|及|、|，)([\\u3400-\\u9fff]{1,12}(?:、[\\u3400-\\u9fff]{1,12})+)(?:等|和|及|以及)?${COUNT}个(${UNIT})`,
  'g',
);
/** `轄保十二：甲村、乙村、丙村`: a list is one where each item ends like a name, whatever stands before it. */
const LIST_OF_NAMES =
  /[：:（(，,。；辖轄]((?:[\u3400-\u9fff]{1,8}(?:社区|村|嘎查)、){2,}[\u3400-\u9fff]{1,8}(?:社区|村|嘎查))/g;
const SUFFIX = /(?:社区|居委会|居民委员会|居民区|村委会|村民委员会|村|嘎查)$/;
/** Words of a sentence that a list never holds. */
const NO_NAME = /[\d，。；：！？、“”《》%（）()]|^(?:其中|以及|另有|包括|下辖|全镇|全乡|面积|人口|户籍|分别)/;

function membersOf(text: string): Member[] {
  const out = new Map<string, Member>();
  const add = (raw: string, unit: string) => {
    // 甲村和乙村: two names where each ends like one.
    const pair = /^(.{1,10}(?:社区|村|嘎查))(?:和|及|以及)(.{1,10}(?:社区|村|嘎查))$/.exec(raw.trim());
    if (pair) {
      add(pair[1]!, unit);
      add(pair[2]!, unit);
      return;
    }
    // The end of a line may stand inside a name.
    const name = raw
      .replace(/\s+/g, '')
      .replace(/^(?:以及|另有|下?辖)(?=.{2})/, '')
      .replace(/(?:等|和|及)$/, '')
      .replace(/[（(].*$/, '');
    if (name.length < 1 || name.length > 16 || NO_NAME.test(name)) return;
    const own = SUFFIX.exec(name)?.[0];
    const resident = own ? /社区|居/.test(own) : /社区|居/.test(unit) && !/村/.test(unit);
    const full = own
      ? name.replace(/(?:社区)?居(?:民委员|委)会$/, '社区').replace(/村(?:民委员|委)会$/, '村')
      : name + (resident ? '社区' : '村');
    if (full.length < (own ? 2 : 3) || full.length > 18 || out.has(full)) return;
    const either = own === undefined && /居|社区/.test(unit) && /村/.test(unit);
    out.set(full, {
      name: full,
      kind: resident ? 'community' : 'village',
      ...(either ? { either } : {}),
      ...(own && full !== name ? { printed: name } : {}),
    });
  };
  for (const match of text.matchAll(LIST_AFTER)) {
    const unit = match[0].slice(0, match[0].length - match[1]!.length);
    const items = match[1]!.split('、');
    // One item alone is a clause unless its ending says what it is.
    if (items.length < 2 && !SUFFIX.test(items[0]!.trim())) continue;
    for (const item of items)
      for (const part of item.split(/[，,]/).slice(0, item.includes('，') ? 1 : undefined)) add(part, unit);
  }
  for (const match of text.matchAll(LIST_BEFORE)) for (const item of match[1]!.split('、')) add(item, match[2]!);
  for (const match of text.matchAll(LIST_OF_NAMES)) for (const item of match[1]!.split('、')) add(item, '');
  return [...out.values()];
}

/** Towns from sections named after them, from tables that list them, and from the sentence that lists them all. */
// Complexity: three sources, each read in its own way, into one list.
export function townsOf(book: Book): Town[] {
  const towns = new Map<string, Town>();
  const town = (name: string, line: number): Town => {
    let found = towns.get(name);
    if (!found) {
      found = { name, line, members: [] };
      towns.set(name, found);
    }
    return found;
  };
  const learn = (to: Town, members: readonly Member[]) => {
    for (const member of members) if (!to.members.some(({ name }) => name === member.name)) to.members.push(member);
  };
  for (const section of book.sections) {
    const name = TOWN.exec(section.title.replace(/^.*?(?:县|区|市)(?=.{2,}(?:镇|乡|街道)$)/, ''))?.[1];
    if (name) town(name, section.lines[0]);
  }
  // An entry or a category may bear the town's name where there is no section of it.
  for (const entry of book.entries) {
    const own = TOWN.exec(entry.title)?.[1];
    if (own && own.length >= 2 && /[乡鄉镇鎮]|街道|[区區]划/.test(entry.category + entry.section))
      learn(town(own, entry.lines[0]), membersOf(entry.body));
    const section = TOWN.exec(entry.section)?.[1];
    if (
      section &&
      towns.has(section) &&
      /概况|概況|概述|综述|綜述|基本情况|概貌|简介|簡介|[镇乡]情|区划|综合/.test(entry.title)
    )
      learn(town(section, entry.lines[0]), membersOf(entry.body));
  }
  for (const [name, found] of towns) {
    if (found.members.length > 0) continue;
    for (const entry of book.entries) if (TOWN.exec(entry.section)?.[1] === name) learn(found, membersOf(entry.body));
  }
  for (const table of book.tables) {
    const place = table.header.findIndex((head) => /乡镇|镇乡|鄉鎮|镇街|街道|乡（镇）|镇（街道）|单位|地区/.test(head));
    if (place < 0) continue;
    const lists = table.header.flatMap((head, k) =>
      k !== place && /村|社区|居委/.test(head) && !/数|个/.test(head) ? [k] : [],
    );
    for (const row of table.rows) {
      const name = TOWN.exec((row[place] ?? '').replace(/\s/g, ''))?.[1];
      if (!name || name.length < 2) continue;
      const found = town(name, table.lines[0]);
      for (const k of lists)
        learn(
          found,
          membersOf(
            `1个${/社区|居/.test(table.header[k]!) && !/村/.test(table.header[k]!) ? '社区' : '村'}：${(row[k] ?? '').replace(/[，,；;]/g, '、')}`,
          ),
        );
    }
  }
  // 全县辖甲镇、乙镇、丙乡: every item of the list ends like a town.
  for (const entry of book.entries)
    for (const match of entry.body.matchAll(
      /[\u3400-\u9fff]{1,6}(?:镇|乡|街道)(?:、[\u3400-\u9fff]{1,6}(?:镇|乡|街道)){2,}/g,
    ))
      for (const item of match[0].split('、')) {
        const name = TOWN.exec(item.replace(/^(?:.*(?:辖|设|有|为|即|括|是|和|及|在|于))/, ''))?.[1];
        if (
          name &&
          name.length >= 2 &&
          /辖|区划|乡镇|街道/.test(entry.body.slice(Math.max(0, match.index - 40), match.index) + entry.title)
        )
          town(name, entry.lines[0]);
      }
  return [...towns.values()].filter(({ name }) => !/^(?:全|各|本|该|乡镇|镇乡|镇街|城镇|建制)/.test(name));
}

/**
 * Drafts of the towns and their members, each with the forms that follow from its name. The district's name before a town's is
 * a name of its own: both light, and the one is evidence for the other.
 */
export function townDrafts(book: Book, district: District): Draft[] {
  const drafts: Draft[] = [];
  const seen = new Map<string, Draft>();
  for (const { name, line, members } of townsOf(book)) {
    const made = draft(name, 'street', 'table', line);
    made.within = district.name;
    made.short = name;
    const stem = name.replace(/(?:民族乡|[镇乡]|街道)$/, '');
    if (stem.length >= 2 && stem !== name) addSurface(made, { name: stem, origin: 'table', line, bare: true });
    drafts.push(made);
    for (const member of members) {
      const one = draft(member.name, member.kind, 'table', line);
      one.within = name;
      const other = seen.get(member.name);
      if (other) {
        one.tag = name;
        other.tag = other.within ?? '';
      } else seen.set(member.name, one);
      const short = member.name.replace(/(?:社区|村|嘎查)$/, '');
      if (short.length >= 2 && short !== member.name)
        addSurface(one, { name: short, origin: 'table', line, bare: true });
      if (member.printed) addSurface(one, { name: member.printed, origin: 'table', line });
      if (member.either) addSurface(one, { name: `${short}社区`, origin: 'rule', line: null });
      drafts.push(one);
    }
  }
  return drafts;
}
