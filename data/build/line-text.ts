/** The lines of a text as three blocks of memory: handed from a worker to a page without a copy, read a line at a time. */

/** Whose a line is by kind (`entry`, `furniture`), in the order of `kinds`; nobody's where it is the empty one. */
export interface LineText {
  /** All lines, one after the other, UTF-16. */
  units: Uint16Array<ArrayBuffer>;
  /** Offset of each line in `units`, and the end of the last. */
  starts: Uint32Array<ArrayBuffer>;
  /** Index in `kinds` of each line's owner. */
  owners: Uint8Array<ArrayBuffer>;
  kinds: string[];
}

/** @param ownerOf owner of a line by its 0-based index: `entry:…`, `furniture:…`, empty for none */
export function packLines(lines: readonly string[], ownerOf: (at: number) => string): LineText {
  const units = new Uint16Array(lines.reduce((sum, { length }) => sum + length, 0));
  const starts = new Uint32Array(lines.length + 1);
  const owners = new Uint8Array(lines.length);
  const kinds = new Map<string, number>([['', 0]]);
  let at = 0;
  lines.forEach((line, i) => {
    starts[i] = at;
    for (let k = 0; k < line.length; k++) units[at++] = line.charCodeAt(k);
    const kind = ownerOf(i).split(':', 1)[0]!;
    if (!kinds.has(kind)) kinds.set(kind, kinds.size);
    owners[i] = kinds.get(kind)!;
  });
  starts[lines.length] = at;
  return { units, starts, owners, kinds: [...kinds.keys()] };
}

/** What goes over to the page itself, not as a copy. */
export function transferOf({ units, starts, owners }: LineText): ArrayBuffer[] {
  return [units.buffer, starts.buffer, owners.buffer];
}

export function countLines({ owners }: LineText): number {
  return owners.length;
}

/** The words of a line; of a very long one, no more than `most` signs. */
export function lineAt({ units, starts }: LineText, line: number, most = Number.POSITIVE_INFINITY): string {
  const [from, to] = [starts[line - 1], starts[line]];
  if (from === undefined || to === undefined) return '';
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units.subarray(from, Math.min(to, from + most)));
}

/** The kind of record or furniture a line belongs to; empty for none. */
export function ownerAt({ owners, kinds }: LineText, line: number): string {
  return kinds[owners[line - 1] ?? 0] ?? '';
}
