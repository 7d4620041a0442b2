import { anyOf, type District } from '../district';
import type { CuratedName } from '../facts/facts';
import type { Kind } from '../model';
import { addSurface, type Draft, type DraftSet, draft } from './draft';

const BODY_KINDS: ReadonlySet<Kind> = new Set([
  'government',
  'party',
  'association',
  'institute',
  'venue',
  'school',
  'hospital',
]);
/** Parts of other bodies: 区政协提案委 in full is not the city’s and the district’s name before it. 区治水办 is the district’s, whatever 办 is short for. */
const NOT_FILLED =
  /^(政协|人大|委|非遗|政府|法院|公安|检察院|司法局|市场监管局|综合行政执法局)|分局|大队|中队|领导小组|党支部|\d届/;
/** Associations of which a bare 区× form is in use, and places and schools of which a district has one. */
const PUBLIC =
  /(协会|联合会|联谊会|总会|促进会|学会|基金会|图书馆|文化馆|青年联合会|疾病预防控制中心|疾控中心|体育中心|健身中心|活动中心|文化中心|少年宫|文化宫|教育学院|老年大学)$/;
/** Kinds whose bare 区× form may be filled up with the city’s and the district’s names. */
const FILLED: ReadonlySet<Kind> = new Set(['government', 'party', 'association', 'institute']);

/**
 * What two forms of one name have in common: 区图书馆, 上城区图书馆 and 杭州市上城区图书馆 → `区|图书馆`; 省民政厅 and 浙江省民政厅 →
 * `省|民政厅`; 杭州市采荷中学 and 采荷中学 → `采荷中学`; a company without 有限公司 → its stem.
 */
export function nameKey(name: string, kind: Kind, district: District): string {
  const inner = name.replace(/^(中共|国家税务总局)/, '');
  if (BODY_KINDS.has(kind)) {
    const own = new RegExp(`^(?:${district.city}|${district.cityStem})?${district.name}|^区(?!域)`).exec(inner);
    if (own !== null) return `区|${inner.slice(own[0].length)}`;
    const province = new RegExp(`^(?:${anyOf(district.province)}|省)`).exec(inner);
    if (province !== null && !inner.startsWith(district.province + district.cityStem))
      return `省|${inner.slice(province[0].length)}`;
    if (kind === 'school')
      return inner.replace(
        new RegExp(`^${anyOf(district.province)}?${anyOf(district.city, district.cityStem)}?(?=.{4})`),
        '',
      );
    const city = new RegExp(`^(${district.city}|市)`).exec(inner);
    if (city !== null) return `市|${inner.slice(city[0].length)}`;
  }
  if (kind === 'company') {
    return inner
      .replace(/(股份有限公司|有限责任公司|有限公司)$/, '')
      .replace(
        new RegExp(`^${anyOf(district.city, district.cityStem, district.province, district.provinceStem)}(?=.{4})`),
        '',
      );
  }
  return inner;
}

/**
 * Adds the names read in the running text: a form that a draft already carries gets its line; forms with one key become
 * one entity, named by its longest form.
 */
export function addCurated(set: DraftSet, rows: readonly CuratedName[], district: District): void {
  const groups = new Map<string, CuratedName[]>();
  for (const row of rows) {
    // 定安路 is a road of its own beside the community whose short name it is; 区民政局 is the bureau itself.
    const office = /^(区|团区委)/.test(row.name);
    const known =
      row.of !== '' ? set.find(row.of) : (set.find(row.name, !office) ?? set.find(fromArea(row.name, district), true));
    if (known !== undefined) {
      set.form(known, { name: row.name, origin: 'text', line: row.line, ...bareFlag(row) });
      if (row.address !== '' && known.address === undefined) known.address = row.address;
      continue;
    }
    const key =
      row.of === ''
        ? `${row.scope}|${nameKey(row.name, row.kind, district)}`
        : `${row.scope}|${nameKey(row.of, row.kind, district)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  for (const group of groups.values()) set.add(ofGroup(group, district));
}

/** 区×, 市×, 省× leave out whose they are, 濮家 for 濮家联合社区 what it is. */
function bareFlag(row: CuratedName): { bare?: boolean } {
  const short = /^区(?!域)/.test(row.name) || (/^[市省]/.test(row.name) && BODY_KINDS.has(row.kind));
  const stem = row.kind === 'community' && row.of.startsWith(row.name);
  return (short || stem) && row.scope !== 'outside' ? { bare: true } : {};
}

function ofGroup(group: readonly CuratedName[], district: District): Draft {
  const named = group.find((row) => row.of !== '')?.of;
  const first = group.reduce((best, row) => (row.name.length > best.name.length ? row : best));
  const head = group.find((row) => row.name === named) ?? first;
  const made = draft(head.name, head.kind, 'text', head.line, head.scope);
  for (const row of group) {
    addSurface(made, { name: row.name, origin: 'text', line: row.line, ...bareFlag(row) });
    if (row.address !== '' && made.address === undefined) made.address = row.address;
  }
  derive(made, district);
  return made;
}

/** Forms that follow from the ones read: 区× ↔ 上城区× ↔ 杭州市上城区×, schools without 杭州市, companies without 有限公司. */
// Complexity: one condition a form; each rule is a line, and their order matters.
function derive(made: Draft, district: District): void {
  for (const surface of [...made.surfaces.values()]) {
    const name = surface.name;
    const tail = new RegExp(`^(?:${district.city})?${district.name}(?=.{2})`).exec(name);
    const isBare = /^区(?!域).{2,}/.test(name);
    if (BODY_KINDS.has(made.kind) && made.scope === 'district' && (tail !== null || isBare)) {
      const rest = isBare ? name.slice(1) : name.slice(tail![0].length);
      const full = `${district.city}${district.name}${rest}`;
      const isPublic = /^(?:venue|school|hospital)$/.test(made.kind) && PUBLIC.test(rest);
      const fills = (FILLED.has(made.kind) || isPublic) && rest.length <= 14 && !NOT_FILLED.test(rest);
      if (fills && made.full === undefined) {
        made.full = full;
        made.short = `区${rest}`;
      }
      // Of associations not each is the district's: 区佛教协会, but not 区优飞舞蹈培训工作室.
      const bareForm = isBare || made.kind !== 'association' || PUBLIC.test(rest);
      if (bareForm)
        addSurface(made, {
          name: `区${rest}`,
          origin: 'rule',
          line: null,
          bare: true,
          ...(fills ? { full: made.full } : {}),
        });
      addSurface(made, { name: `${district.name}${rest}`, origin: 'rule', line: null });
      addSurface(made, { name: full, origin: 'rule', line: null });
    }
    if (made.kind === 'school' || made.kind === 'hospital') {
      const plain = name.replace(
        new RegExp(`^${anyOf(district.province)}?${anyOf(district.city, district.cityStem)}(?=.{4})`),
        '',
      );
      const generic =
        /^(第|市|省|区|师范|电子|疾病预防|人民医院|中医院|妇幼)/.test(plain) ||
        plain.length < 4 ||
        plain.startsWith(district.cityStem);
      if (plain !== name && !generic) {
        addSurface(made, { name: plain, origin: 'rule', line: null });
        addSurface(made, { name: district.city + plain, origin: 'rule', line: null });
        if (made.kind === 'school') addSurface(made, { name: district.cityStem + plain, origin: 'rule', line: null });
      }
    }
  }
}

/** 上城区湖滨街道 → 湖滨街道: the part after the district, when that is a name of its own. */
function fromArea(name: string, district: District): string {
  const inner = name.replace(new RegExp(`^(?:${district.city})?${district.name}`), '');
  return inner === name ? '' : inner;
}
