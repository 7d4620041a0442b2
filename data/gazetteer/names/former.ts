import type { FormerUnit } from '../facts/facts';
import { addSurface, type Draft, type DraftSet, draft } from './draft';
import type { District } from './offices';

/** The district that was merged into today's in the book's year (line 2544). */
const MERGED = { name: '江干区', stem: '江干', until: '2021-04-09' };

/** Units and bodies named in `former.tsv`. */
export function formerDrafts(units: readonly FormerUnit[]): Draft[] {
  return units.map((unit) => {
    const made = draft(unit.name, unit.kind, unit.line === null ? 'curated' : 'text', unit.line);
    for (const alias of unit.aliases) {
      addSurface(made, { name: alias, origin: 'curated', line: null, bare: alias.length <= 2 });
    }
    made.former = { until: unit.until, successor: unit.successor, note: unit.note };
    // A town was a township and a commune before: each was named by the same stem.
    const stem = /^(.{2,})镇$/.exec(unit.name)?.[1];
    if (stem !== undefined)
      for (const type of ['乡', '公社', '人民公社'])
        addSurface(made, { name: stem + type, origin: 'rule', line: null });
    return made;
  });
}

/**
 * The bodies of the former 江干区, one for each body of the district's own table: 江干区教育局 became part of today's 上城区教育局
 * when the two districts were merged. They are shown as former and never expanded to today's body.
 */
export function mergedBodies(today: readonly Draft[], district: District): Draft[] {
  const drafts: Draft[] = [];
  for (const body of today) {
    const full = swap(body.full ?? body.name, district);
    if (full === null || body.kind === 'company') continue;
    const made = draft(full, body.kind, 'rule', null);
    made.rule = true;
    made.former = {
      until: MERGED.until,
      successor: body.full ?? body.name,
      note: `原${MERGED.name}的机构，2021年行政区划调整后由新设${district.name}的相应机构承接`,
    };
    for (const surface of body.surfaces.values()) {
      const form = swap(surface.name, district);
      if (form !== null) addSurface(made, { name: form, origin: 'rule', line: null });
    }
    drafts.push(made);
  }
  return drafts;
}

function swap(name: string, district: District): string | null {
  if (name.includes(district.name)) return name.replaceAll(district.name, MERGED.name);
  if (name.startsWith(district.stem)) return MERGED.stem + name.slice(district.stem.length);
  return null;
}

/** True where a form itself names the merged district, so the body it stands for has ended. */
export function namesMerged(form: string): boolean {
  return form.includes(MERGED.name) || form.startsWith(MERGED.stem);
}

/** Marks the curated drafts whose every form names the merged district. */
export function markMerged(set: DraftSet, district: District): void {
  for (const one of set.all) {
    if (one.former !== undefined || !namesMerged(one.name)) continue;
    const successor = set.find(one.name.replaceAll(MERGED.name, district.name).replace(/^江干/, district.stem));
    one.former = {
      until: MERGED.until,
      successor: successor?.full ?? successor?.name ?? null,
      note: `原${MERGED.name}的机构`,
    };
  }
}
