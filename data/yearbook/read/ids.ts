/** Stable ids: slugs of what a record is, never running numbers over the whole book. */

/** Ids longer than this are cut: a pack's ids have at most 300 units, and a record's notes and suffixes add to its own. */
const LONGEST = 240;

/** An id within the bound: a long one keeps its beginning, and its end is told by a fingerprint (FNV-1a, 32 bits). */
export function boundId(id: string): string {
  if (id.length <= LONGEST) return id;
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return `${id.slice(0, LONGEST - 9)}~${(hash >>> 0).toString(16).padStart(8, '0')}`;
}

/** Ids given so far, and for each base the next suffix to try. */
export class IdRegister {
  private readonly used = new Set<string>();
  private readonly next = new Map<string, number>();

  /** Takes `id`, or where it is taken `id@p<page>`, then `id@p<page>.2` …; a record elsewhere in the book changes no id. */
  claim(wanted: string, page: number | null): string {
    const id = boundId(wanted);
    if (this.take(id)) return id;
    const base = page === null ? id : `${id}@p${page}`;
    if (this.take(base)) return base;
    for (let n = this.next.get(base) ?? 2; ; n++) {
      this.next.set(base, n + 1);
      if (this.take(`${base}.${n}`)) return `${base}.${n}`;
    }
  }

  private take(id: string): boolean {
    if (this.used.has(id)) return false;
    this.used.add(id);
    return true;
  }
}
