import type { Book, LineSpan } from '../yearbook/model';
import { bookTexts } from './book-texts';
import { type Entity, type Evidence, KINDS, type Name, type NameOrigin } from './model';

/** What is claimed of an entity. */
export type ClaimProperty =
  | 'kind'
  | 'scope'
  | 'within'
  | 'address'
  | 'full'
  | 'alias'
  | 'plate'
  | 'plate-of'
  | 'predecessor'
  | 'successor'
  | 'head'
  | 'figure';

/** One claim with what it rests on: a row of `export claims`. */
export interface Claim {
  /** Id of the entity. */
  entity: string;
  name: string;
  property: ClaimProperty;
  value: string;
  /** How it was got: by a table, a list, a title, a sentence, the name itself, a rule, a position, another source. */
  how: Evidence['how'] | 'rule';
  lines: LineSpan | null;
  page: number | null;
  /** The words it was read from, or the ground of a position. */
  quote: string;
}

const HOW: Record<NameOrigin, Claim['how']> = {
  table: 'table',
  list: 'list',
  title: 'title',
  text: 'statement',
  rule: 'rule',
  curated: 'source',
};

/** A form that a rule made and the book writes is the book's. */
const howOf = ({ origin, line }: Name): Claim['how'] =>
  origin === 'rule' && line !== null ? 'statement' : HOW[origin];

/** Whose a thing is stands in its name (省…, the city’s, 中国…), or the book's facts say it; of the rest the book only speaks. */
function scopeHow({ name, scope }: Entity, { info }: Book): Claim['how'] {
  if (scope === undefined) return 'name';
  if (scope === 'mentioned') return 'rule';
  const { province, city } = info;
  const heads = { city: [city, city.slice(0, -1), '市'], province: [province, province.slice(0, -1), '省'] };
  const own: readonly string[] = scope === 'city' || scope === 'province' ? heads[scope] : ['中国', '国家', '全国'];
  const inner = name.replace(/^(?:中国共产党|中共|中国共产主义青年团|共青团|少先队|国家税务总局)/, '');
  return own.some((head) => head !== '' && inner.startsWith(head)) ? 'name' : 'source';
}

/** Printed page of a source line, by the records that hold it: the narrowest one; null where none does. */
export function pagesOf(book: Book): (line: number) => number | null {
  const records = [...bookTexts(book), ...book.tables, ...book.honours, ...book.offices].filter(
    ({ page }) => page !== null,
  );
  const known = new Map<number, number | null>();
  return (line) => {
    const before = known.get(line);
    if (before !== undefined) return before;
    let best: { page: number | null; lines: LineSpan } | null = null;
    for (const one of records) {
      if (line < one.lines[0] || line > one.lines[1]) continue;
      if (best === null || one.lines[1] - one.lines[0] < best.lines[1] - best.lines[0]) best = one;
    }
    known.set(line, best?.page ?? null);
    return best?.page ?? null;
  };
}

/**
 * Everything claimed of every entity, in the order of the entities.
 * @param all every entity of the book, where only some are asked about
 */
export function exportClaims(
  entities: readonly Entity[],
  names: readonly Name[],
  book: Book,
  all: readonly Entity[] = entities,
): Claim[] {
  const pageOf = pagesOf(book);
  const areas = new Map(all.map(({ id, name }) => [id, name]));
  const forms = new Map<string, Name[]>();
  for (const name of names) {
    for (const id of [name.entity, ...(name.others ?? [])]) forms.set(id, [...(forms.get(id) ?? []), name]);
  }
  return entities.flatMap((entity) => claimsOf(entity, forms.get(entity.id) ?? [], book, areas, pageOf));
}

/** The claims of one entity. Complexity: one step a property, each with its own source of lines. */
function claimsOf(
  entity: Entity,
  forms: readonly Name[],
  book: Book,
  areas: ReadonlyMap<string, string>,
  pageOf: (line: number) => number | null,
): Claim[] {
  const { id, name } = entity;
  const out: Claim[] = [];
  const add = (
    property: ClaimProperty,
    value: string,
    how: Claim['how'],
    lines: LineSpan | null,
    quote = '',
    page?: number | null,
  ) =>
    out.push({
      entity: id,
      name,
      property,
      value,
      how,
      lines,
      page: page ?? (lines === null ? null : pageOf(lines[0])),
      quote,
    });
  const spanOf = (form: Name | undefined): LineSpan | null => (form?.line ? [form.line, form.line] : null);

  const own = forms.find((form) => form.name === name);
  const named = own === undefined ? 'rule' : howOf(own);
  add('kind', entity.kind, named, spanOf(own), named === 'rule' ? '' : name);
  const { evidence } = entity;
  if (evidence !== undefined) add('scope', 'district', evidence.how, evidence.lines, evidence.quote, evidence.page);
  else add('scope', entity.scope ?? 'district', scopeHow(entity, book), null, name);
  withinClaims(entity, areas, add);
  if (entity.address !== null) {
    const row = entity.links.find(({ kind, role }) => kind === 'tables' && role === 'listed');
    add('address', entity.address, row ? 'table' : 'statement', row?.lines ?? spanOf(own), name, row?.page ?? null);
  }
  if (entity.full !== undefined && entity.full !== name) {
    const full = forms.find((form) => form.name === entity.full);
    const how = full === undefined ? 'rule' : howOf(full);
    add('full', entity.full, how, spanOf(full), how === 'rule' ? '' : entity.full);
  }
  for (const form of forms) {
    if (form.name !== name && form.name !== entity.full)
      add('alias', form.name, howOf(form), spanOf(form), form.line === null ? '' : form.name);
  }
  for (const { relation, name: other, line, page } of entity.relations ?? []) {
    // What became of the bodies of a district that ended follows from its end.
    const unsaid = KINDS[entity.kind] === 'organization' ? 'rule' : 'source';
    add(relation, other, line === null ? unsaid : 'statement', line === null ? null : [line, line], other, page);
  }
  for (const { kind, role, record, lines, page } of entity.links) {
    const row = kind === 'offices' && role === 'holder' ? book.offices[record] : undefined;
    if (row === undefined) continue;
    const term = row.period === null ? '' : `（${row.period}）`;
    add('head', `${row.post} ${row.name}${term}`, 'list', lines, row.body, page);
  }
  for (const { label, value, unit, about, source, page } of entity.facts) {
    const record = book.entries.find((one) => one.id === source) ?? book.tables.find((one) => one.id === source);
    add(
      'figure',
      `${label} ${about ? '约' : ''}${value}${unit}`,
      /\/表\d+$/.test(source) ? 'table' : 'statement',
      record?.lines ?? null,
      source,
      page,
    );
  }
  return out;
}

/** What holds it, by the book's hierarchy and by where it lies. */
function withinClaims(
  entity: Entity,
  areas: ReadonlyMap<string, string>,
  add: (property: ClaimProperty, value: string, how: Claim['how'], lines: LineSpan | null, quote?: string) => void,
): void {
  const { within, location, kind, links, name } = entity;
  if (within !== null) {
    const row = links.find((link) => link.kind === 'tables' && link.role === 'listed');
    const unit = kind === 'community' || kind === 'village' || kind === 'street';
    add('within', areas.get(within) ?? '', unit ? 'table' : 'name', unit ? (row?.lines ?? null) : null, name);
  }
  if (location.level === 'within' && location.within !== within) {
    const { evidence } = entity;
    const said = evidence !== undefined && location.basis.includes(evidence.quote);
    add('within', areas.get(location.within) ?? '', 'place', said ? evidence.lines : null, location.basis);
  }
}
