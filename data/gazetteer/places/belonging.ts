import type { Book, LineSpan } from '../../yearbook/model';
import { type BookText, bookTexts } from '../book-texts';
import { anyOf, districtOf } from '../district';
import type { Entity, Evidence } from '../model';

/**
 * Why a thing is taken to be of the district: by its own name, a list of the district's own, a sentence. Without such
 * evidence the book only mentions it.
 */
interface Judge {
  entity: Entity;
  book: Book;
  words: Words;
}

/** The district as sentences write it. */
interface Words {
  stem: string;
  own: RegExp;
  before: RegExp;
  holds: RegExp;
  settles: RegExp;
}

function wordsOf(info: Book['info'], merged: readonly string[]): Words {
  const { name, stem, city, type } = districtOf(info);
  const names = anyOf(name, ...merged);
  const stems = anyOf(stem, ...merged.map((one) => one.replace(/[区县市旗]$/, '')));
  const here = `(?:${names}|全${type}|辖区内?|${type}内|辖内|境内|${type}属)`;
  return {
    stem,
    // A branch of a body of the city is named after the district it is for: …中心上城分中心.
    own: new RegExp(
      `${names}|^(?:${anyOf(city)})?${stems}|^${type}(?!域)|（${stems}）|${stems}(?:分局|分中心|分公司|大队|支局)$`,
    ),
    // 上城区企业X, 辖区内的X, 位于上城区的X
    before: new RegExp(
      `(?:${here}(?:的|内的|内|重点|骨干|属地|老字号|龙头|本土|国有|上市|区属|市属)*(?:企业|公司|单位|学校|医院|社会组织|校)?[：“《]?|位于${names}的?)$`,
    ),
    // 辖区内有A、B、X
    holds: new RegExp(
      `${here}[^。；]{0,12}?(?:现有|拥有|共有|设有|建有|有(?!限)|坐落着|汇聚|集聚|汇集)[^。；，]{0,160}$`,
    ),
    // X落户上城, X注册地址位于上城区
    settles: new RegExp(
      `^(?:(?!成员企业|子公司|旗下|控股|参股)[^。；]){0,24}?(?:落户|落地|落址|入驻|注册在|注册于|迁入|迁至|设在|位于|坐落于|坐落在|地处|总部在)[^。；，]{0,8}?(?:${stems}|辖区|本区)`,
    ),
  };
}

const SENTENCE = /[。；\n]/;

/** Quote around an offset: the clause it stands in, at most `most` units. */
function quoteOf(text: string, at: number, length: number, most = 60): string {
  let from = at;
  while (from > 0 && at - from < most / 2 && !SENTENCE.test(text[from - 1]!)) from--;
  let to = at + length;
  while (to < text.length && to - from < most && !SENTENCE.test(text[to]!)) to++;
  return text.slice(from, to).replace(/^[，、：）”]+/, '');
}

/** A branch is another body than the one it is a branch of, and may be elsewhere. */
const BRANCH = /分公司|分行|支行|分所|分院|分店|分部/;
const GOES_ON_AS_BRANCH = new RegExp(`^[^，。；、]{0,8}?(?:${BRANCH.source})`);

/** Sections that introduce firms of the district one by one are titled so. */
const PORTRAITS = /(?:企业|公司|单位)(?:选介|简介|介绍)$/;
/** Lists of honours of the district's own units say so in their titles. */
const OWN_UNITS = /(?:各部门|各单位|（单位）|所属)/;

/** A list or table of the district's own that names it. Complexity: one case a kind of record. */
function fromLists({ entity, book, words }: Judge): Evidence | null {
  for (const link of entity.links) {
    const { record, role, lines, page } = link;
    if (link.kind === 'orgs') return { how: 'table', lines, page, quote: book.orgs[record]!.full };
    if (link.kind === 'offices' && role === 'holder' && !/直属/.test(book.offices[record]!.group ?? ''))
      return { how: 'list', lines, page, quote: book.offices[record]!.body };
    if (link.kind === 'tables' && role === 'listed' && book.tables[record]!.title.includes(words.stem))
      return { how: 'table', lines, page, quote: book.tables[record]!.title };
    if (link.kind === 'honours' && (role === 'recipient' || role === 'member')) {
      const { list, recipient, unit } = book.honours[record]!;
      if (BRANCH.test(unit ?? recipient) && !BRANCH.test(entity.name)) continue;
      const title = book.tables.find((table) => `表${table.number}` === list)?.title ?? list;
      if (title.includes(words.stem) && (OWN_UNITS.test(title) || !list.startsWith('表')))
        return { how: 'list', lines, page, quote: title };
    }
    if (link.kind === 'sections') return { how: 'title', lines, page, quote: book.sections[record]!.title };
  }
  return null;
}

function fromSentences({ entity, words }: Judge, texts: ReadonlyMap<string, BookText>): Evidence | null {
  const forms = [entity.name, entity.full, entity.short, ...entity.aliases].filter(
    (form): form is string => form !== undefined && form.length >= 3,
  );
  const look = (text: BookText, lines: LineSpan): Evidence | null => {
    if (text.kind === 'entries' && PORTRAITS.test(text.section ?? '') && forms.includes(text.title))
      return { how: 'title', lines: text.lines, page: text.page, quote: `${text.section} › ${text.title}` };
    for (const form of forms) {
      for (let at = text.text.indexOf(form); at >= 0; at = text.text.indexOf(form, at + form.length)) {
        const before = text.text.slice(Math.max(0, at - 180), at);
        const after = text.text.slice(at + form.length, at + form.length + 40);
        if (GOES_ON_AS_BRANCH.test(after)) continue;
        if (words.before.test(before) || words.holds.test(before) || words.settles.test(after))
          return { how: 'statement', lines, page: text.page, quote: quoteOf(text.text, at, form.length) };
      }
    }
    return null;
  };
  for (const ref of entity.entries) {
    const text = texts.get(ref.entry);
    const found = text === undefined ? null : look(text, ref.lines);
    if (found !== null) return found;
  }
  for (const { kind, record, part, lines } of entity.links) {
    const text = texts.get(`${kind} ${record} ${part ?? ''}`);
    const found = text === undefined ? null : look(text, lines);
    if (found !== null) return found;
  }
  return null;
}

/**
 * The evidence that each entity is of the book's district, by id: its own name, a list or table of the district's own, a
 * section about it, a sentence. Null where the book only mentions it. Bodies of the city, the province and elsewhere are
 * not asked.
 */
export function belongingOf(entities: readonly Entity[], book: Book): Map<string, Evidence | null> {
  const merged = entities.filter(({ kind, former }) => kind === 'district' && former?.successor === book.info.district);
  const words = wordsOf(
    book.info,
    merged.map(({ name }) => name),
  );
  const texts = new Map<string, BookText>();
  for (const text of bookTexts(book)) {
    const entry = text.kind === 'entries' ? book.entries[text.record]!.id : null;
    texts.set(entry ?? `${text.kind} ${text.record} ${text.part ?? ''}`, text);
  }
  const out = new Map<string, Evidence | null>();
  for (const entity of entities) {
    if (entity.scope !== undefined) continue;
    const judge: Judge = { entity, book, words };
    out.set(entity.id, byName(entity, words) ?? fromLists(judge) ?? fromSentences(judge, texts));
  }
  return out;
}

function byName(entity: Entity, words: Words): Evidence | null {
  const unit = entity.kind === 'district' || entity.kind === 'street' || entity.former !== undefined;
  const form = [entity.name, entity.full, entity.short].find(
    (one) => one !== undefined && (unit || words.own.test(one)),
  );
  return form === undefined ? null : { how: 'name', lines: null, page: null, quote: form };
}
