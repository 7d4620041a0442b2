/** Stable ids: slugs of what a record is, never running numbers over the whole book. */

/** Takes `id`, or, where it is taken, `id@p<page>`, then `id@p<page>.2` …; a record elsewhere in the book changes no id. */
export function claimId(id: string, page: number | null, used: Set<string>): string {
  let out = id;
  if (used.has(out)) out = page === null ? `${id}.2` : `${id}@p${page}`;
  for (let n = page === null ? 3 : 2; used.has(out); n++) out = page === null ? `${id}.${n}` : `${id}@p${page}.${n}`;
  used.add(out);
  return out;
}
