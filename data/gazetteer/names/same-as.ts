import type { SameAs, SuperiorBody } from '../facts/facts';
import { KINDS } from '../model';
import { addSurface, type Draft, type DraftSet, draft } from './draft';

/** Bodies of the city and the province, with their full names and the short forms the book uses. */
export function superiorDrafts(bodies: readonly SuperiorBody[], city: string, province: string): Draft[] {
  return bodies.map((body) => {
    const made = draft(body.full, body.kind, body.line === null ? 'curated' : 'text', body.line, body.scope);
    made.full = body.full;
    made.short = body.short[0];
    for (const short of body.short) {
      addSurface(made, { name: short, origin: 'curated', line: null, full: body.full });
      const whose = body.scope === 'city' ? city : province;
      if (/^[市省]/.test(short)) addSurface(made, { name: whose + short.slice(1), origin: 'rule', line: null });
    }
    return made;
  });
}

/**
 * Joins what stands for one thing: the forms of `name` go over to `keep`. Throws `Error` naming the row where a name is not
 * known or the two cannot be one thing, so that a row outlived by the names it speaks of stops the build.
 */
export function joinSame(set: DraftSet, rows: readonly SameAs[]): void {
  for (const { name, keep } of rows) {
    const gone = set.find(name);
    const kept = set.find(keep);
    if (gone === undefined || kept === undefined) {
      throw new Error(`same-as.tsv: ${gone === undefined ? name : keep} is no name of the book`);
    }
    if (gone === kept) continue;
    if (KINDS[gone.kind] !== KINDS[kept.kind] || (gone.former === undefined) !== (kept.former === undefined)) {
      throw new Error(`same-as.tsv: ${name} (${gone.kind}) and ${keep} (${kept.kind}) cannot be one thing`);
    }
    set.remove(gone);
    for (const surface of gone.surfaces.values()) set.form(kept, surface);
    kept.address ??= gone.address;
    kept.within ??= gone.within;
    kept.full ??= gone.full;
    if (gone.before) kept.before = [...(kept.before ?? []), ...gone.before];
  }
}
