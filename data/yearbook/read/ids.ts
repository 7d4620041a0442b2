/** Stable ids: slugs of what a record is, never running numbers over the whole book. */

/** Ids given so far, and for each base the next suffix to try. */
export class IdRegister {
  private readonly used = new Set<string>();
  private readonly next = new Map<string, number>();

  /** Takes `id`, or where it is taken `id@p<page>`, then `id@p<page>.2` …; a record elsewhere in the book changes no id. */
  claim(id: string, page: number | null): string {
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
