import type { OrgPair } from '../../yearbook/model';
import type { District } from '../district';
import type { Abbreviation, Body } from '../facts/facts';
import type { Kind } from '../model';
import { addSurface, type Draft, draft } from './draft';

const PARTY = /^(中共|中国共产党)(?!.*信访局)|区委(?!员会)|纪委|党群/;
const GROUPS = /总工会|共产主义青年团|联合会|协会|红十字会|关心下一代|^团区委$/;
const COMPANY = /有限公司|分公司|邮政集团|电信股份/;

/** Kind of a body by its full name. */
export function kindOfBody(full: string): Kind {
  if (COMPANY.test(full)) return 'company';
  if (GROUPS.test(full)) return 'association';
  if (PARTY.test(full)) return 'party';
  return 'government';
}

/**
 * Forms of a body whose short name is 区 + tail: with 区, with 上城区 and with 杭州市上城区 in front. Only the bare 区 form
 * is an abbreviation that expansion may fill: 上城区民政局 says already whose it is.
 */
function tailForms(made: Draft, tail: string, full: string, district: District): void {
  addSurface(made, { name: `${district.type}${tail}`, origin: 'rule', line: null, full, bare: true });
  addSurface(made, { name: `${district.name}${tail}`, origin: 'rule', line: null });
  addSurface(made, { name: `${district.city}${district.name}${tail}`, origin: 'rule', line: null });
  if (tail.startsWith('委')) {
    addSurface(made, { name: `中共${district.name}${tail}`, origin: 'rule', line: null });
    addSurface(made, { name: `中共${district.city}${district.name}${tail}`, origin: 'rule', line: null });
  }
}

/**
 * Tails that the abbreviation rows make of one tail, one replacement at a time. Only the head of a tail is replaced:
 * 直属机关工委 holds 关工委 by chance.
 */
export function tailVariants(tail: string, abbreviations: readonly Abbreviation[]): string[] {
  const variants = new Set<string>();
  for (const row of abbreviations) {
    if (tail.startsWith(row.long)) variants.add(row.short + tail.slice(row.long.length));
  }
  variants.delete(tail);
  return [...variants];
}

/** Full name without 杭州市/中共 in front, as far as it still names the district: `上城区民政局`. */
function strippedFulls(full: string, district: District): string[] {
  const forms: string[] = [];
  const rest = full.replace(/^(中共|国家税务总局)/, '');
  if (rest !== full) forms.push(rest);
  const inner = rest.startsWith(district.city)
    ? rest.slice(district.city.length)
    : rest.startsWith(`${district.cityStem}${district.name}`)
      ? rest.slice(district.cityStem.length)
      : '';
  if (inner.startsWith(district.name) && inner.length > district.name.length + 1) forms.push(inner);
  if (rest.startsWith(`${district.cityStem}${district.name}`)) {
    forms.push(district.city + rest.slice(district.cityStem.length));
  }
  return forms;
}

/** One draft per row of the full/short table, streets left out, with every form the rules give. */
export function officeDrafts(
  orgs: readonly OrgPair[],
  abbreviations: readonly Abbreviation[],
  district: District,
): Draft[] {
  const drafts: Draft[] = [];
  for (const org of orgs) {
    if (/街道办事处$/.test(org.full)) continue;
    const made = draft(org.full, kindOfBody(org.full), 'table', org.lines[0]);
    made.full = org.full;
    for (const form of strippedFulls(made.full, district)) addSurface(made, { name: form, origin: 'rule', line: null });
    const short = org.short.replace(/（.*$/, '');
    made.short = short;
    if (org.plate !== undefined) made.plates = [{ name: org.plate, role: 'plate', line: org.lines[0] }];
    addSurface(made, {
      name: short,
      origin: 'table',
      line: org.lines[1],
      full: made.full,
      bare: new RegExp(`^团?${district.type}`).test(short),
    });
    if (short.startsWith(district.type)) {
      const tail = short.slice(1);
      tailForms(made, tail, made.full, district);
      for (const variant of tailVariants(tail, abbreviations)) tailForms(made, variant, made.full, district);
      const inner = strippedFulls(made.full, district).find((form) => form.startsWith(district.name));
      if (inner !== undefined && !inner.includes('、')) {
        addSurface(made, {
          name: inner.slice(district.stem.length),
          origin: 'rule',
          line: null,
          full: made.full,
          bare: true,
        });
      }
    } else if (short === `团${district.type}委`) {
      for (const form of [
        `共青团${district.name}委`,
        `共青团${district.name}委员会`,
        `共青团${district.city}${district.name}委`,
        `${district.stem}团${district.type}委`,
        `${district.name}团委`,
        `团${district.name}委`,
      ]) {
        addSurface(made, { name: form, origin: 'rule', line: null });
      }
    }
    // A body of a higher level in the district is called by 区 too, though the table gives it no such short name: 区消防救援大队.
    else if (made.kind !== 'company') {
      const inner = strippedFulls(made.full, district).find((form) => form.startsWith(district.name));
      if (inner !== undefined) tailForms(made, inner.slice(district.name.length), made.full, district);
    }
    drafts.push(made);
  }
  return drafts;
}

/**
 * Second plates of a row (区人防办 beside 区住建局, 435 and 501): one body under two names. Each plate keeps its own forms and
 * its own full name, since expansion inserts the name that was meant; `plates` ties the two together.
 */
export function secondPlates(
  orgs: readonly OrgPair[],
  abbreviations: readonly Abbreviation[],
  district: District,
): Draft[] {
  const drafts: Draft[] = [];
  for (const org of orgs) {
    const full = org.plate;
    const short = org.plateShort;
    if (full === undefined || short === undefined) continue;
    const made = draft(full, kindOfBody(full), 'table', org.lines[0]);
    made.full = full;
    made.short = short;
    made.plates = [{ name: org.full, role: 'plate-of', line: org.lines[0] }];
    for (const form of strippedFulls(full, district)) addSurface(made, { name: form, origin: 'rule', line: null });
    addSurface(made, { name: short, origin: 'table', line: org.lines[1], full, bare: true });
    const tail = short.replace(new RegExp(`^${district.type}`), '');
    for (const each of [tail, ...tailVariants(tail, abbreviations)]) tailForms(made, each, full, district);
    drafts.push(made);
  }
  return drafts;
}

/** Bodies the table has no row for: 区委, 区政府, 区人大… */
export function bodyDrafts(bodies: readonly Body[]): Draft[] {
  return bodies.map((body) => {
    const made = draft(body.full, body.kind, 'curated', body.line);
    made.full = body.full;
    made.short = body.short;
    addSurface(made, { name: body.short, origin: 'text', line: null, full: body.full, bare: true });
    for (const alias of body.aliases) {
      const bare = alias.startsWith('区');
      addSurface(made, { name: alias, origin: 'rule', line: null, ...(bare ? { full: body.full, bare } : {}) });
    }
    return made;
  });
}
