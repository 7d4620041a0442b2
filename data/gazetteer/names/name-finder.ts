/** Longest name at each place, left to right, no overlaps; `key` says whose it is, or null for none. */
export class NameFinder {
  private readonly byHead = new Map<string, string[]>();

  constructor(private readonly owners: ReadonlyMap<string, string>) {
    for (const name of owners.keys()) {
      const head = name.slice(0, 2);
      const list = this.byHead.get(head);
      if (list === undefined) this.byHead.set(head, [name]);
      else list.push(name);
    }
    for (const list of this.byHead.values()) list.sort((a, b) => b.length - a.length);
  }

  /** Calls `found(owner, start, name)` for every name in the text. */
  find(text: string, found: (owner: string, start: number, name: string) => void): void {
    for (let at = 0; at < text.length - 1; ) {
      const name = this.byHead.get(text.slice(at, at + 2))?.find((one) => text.startsWith(one, at));
      if (name === undefined) {
        at += 1;
        continue;
      }
      found(this.owners.get(name)!, at, name);
      at += name.length;
    }
  }
}
