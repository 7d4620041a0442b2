interface Listed {
  name: string;
  /** Its place in the list. */
  rank: number;
}

/** Which of many names stand in a text. Names are kept by their first two signs, so that looking costs by the text, however many they are. */
export class NamesIn {
  readonly #byHead = new Map<string, Listed[]>();

  constructor(names: Iterable<string>) {
    let rank = 0;
    for (const name of names) {
      const head = name.slice(0, 2);
      const list = this.#byHead.get(head);
      if (list) list.push({ name, rank });
      else this.#byHead.set(head, [{ name, rank }]);
      rank++;
    }
  }

  /** Places in the list of the names that stand in the text, the first of the list first. */
  ranks(text: string): number[] {
    const found = new Set<number>();
    for (let at = 0; at < text.length; at++) for (const { rank } of this.#at(text, at)) found.add(rank);
    return [...found].sort((a, b) => a - b);
  }

  /** Of the names that begin last in the text the first of the list; −1 for none. */
  last(text: string): number {
    for (let at = text.length - 1; at >= 0; at--) {
      const [first] = this.#at(text, at);
      if (first) return first.rank;
    }
    return -1;
  }

  /** Names at an offset, in the order of the list. */
  #at(text: string, at: number): Listed[] {
    const two = this.#byHead.get(text.slice(at, at + 2))?.filter(({ name }) => text.startsWith(name, at)) ?? [];
    const one = at + 1 < text.length ? this.#byHead.get(text[at]!) : undefined;
    return one === undefined ? two : [...two, ...one].sort((a, b) => a.rank - b.rank);
  }
}
