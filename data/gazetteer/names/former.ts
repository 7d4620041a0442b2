import type { BookInfo } from '../../yearbook/model';
import type { District } from '../district';
import type { FormerUnit } from '../facts/facts';
import { addSurface, type Draft, type DraftSet, draft } from './draft';

/** A district that became part of today's in the book's year: its bodies are spoken of all through the book. */
export interface MergedDistrict {
  /** 江干区 */
  name: string;
  /** 江干 */
  stem: string;
  until: string;
}

/** The districts of `former.tsv` that today's followed in the book's year. */
export function mergedDistricts(units: readonly FormerUnit[], { district, year }: BookInfo): MergedDistrict[] {
  return units.flatMap(({ kind, name, successor, until }) =>
    kind === 'district' && successor === district && until?.startsWith(String(year))
      ? [{ name, stem: name.replace(/[区县市]$/, ''), until }]
      : [],
  );
}

/** Units and bodies named in `former.tsv`. */
export function formerDrafts(units: readonly FormerUnit[]): Draft[] {
  return units.map((unit) => {
    const made = draft(unit.name, unit.kind, unit.line === null ? 'curated' : 'text', unit.line);
    for (const alias of unit.aliases) {
      addSurface(made, { name: alias, origin: 'curated', line: null, bare: alias.length <= 2 });
    }
    made.former = { until: unit.until, successor: unit.successor, note: unit.note };
    if (unit.line !== null) made.formerLine = unit.line;
    // A town was a township and a commune before: each was named by the same stem.
    const stem = /^(.{2,})镇$/.exec(unit.name)?.[1];
    if (stem !== undefined)
      for (const type of ['乡', '公社', '人民公社'])
        addSurface(made, { name: stem + type, origin: 'rule', line: null });
    return made;
  });
}

/**
 * The bodies of a merged district, one for each body of the district's own table: 江干区教育局 became part of today's 上城区教育局
 * when the two districts were merged. They are shown as former and never expanded to today's body.
 */
export function mergedBodies(today: readonly Draft[], district: District, merged: MergedDistrict): Draft[] {
  const drafts: Draft[] = [];
  for (const body of today) {
    const full = swap(body.full ?? body.name, district, merged);
    if (full === null || body.kind === 'company') continue;
    const made = draft(full, body.kind, 'rule', null);
    made.rule = true;
    made.former = {
      until: merged.until,
      successor: body.full ?? body.name,
      note: `原${merged.name}的机构，${merged.until.slice(0, 4)}年行政区划调整后由新设${district.name}的相应机构承接`,
    };
    for (const surface of body.surfaces.values()) {
      const form = swap(surface.name, district, merged);
      if (form !== null) addSurface(made, { name: form, origin: 'rule', line: null });
    }
    drafts.push(made);
  }
  return drafts;
}

function swap(name: string, district: District, merged: MergedDistrict): string | null {
  if (name.includes(district.name)) return name.replaceAll(district.name, merged.name);
  if (name.startsWith(district.stem)) return merged.stem + name.slice(district.stem.length);
  return null;
}

/**
 * Marks the curated drafts whose name is that of the merged district or begins with its short one, and those that hold it
 * where today's district has a body of the like name (市公共资源交易中心江干分中心, …上城分中心).
 */
export function markMerged(set: DraftSet, district: District, merged: MergedDistrict): void {
  const followed = ({ name }: Draft): boolean =>
    name.includes(merged.stem) && set.find(name.replaceAll(merged.stem, district.stem)) !== undefined;
  for (const one of set.all) {
    if (one.former !== undefined) continue;
    if (!one.name.includes(merged.name) && !one.name.startsWith(merged.stem) && !followed(one)) continue;
    const today = one.name.replaceAll(merged.name, district.name);
    const successor = set.find(today.replaceAll(merged.stem, district.stem));
    one.former = {
      until: merged.until,
      successor: successor?.full ?? successor?.name ?? null,
      note: `原${merged.name}的机构`,
    };
  }
}
