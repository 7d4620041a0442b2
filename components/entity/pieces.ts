/** A stretch of a text that is live, marked, both or neither. */
export interface Piece<T> {
  start: number;
  end: number;
  live: T | null;
  marked: boolean;
}

/**
 * Cuts a text of `length` units at every border of a live name or a mark. Both lists are in order and do not overlap
 * within themselves; a range that runs out of the text is cut to it. A live name is never cut in two by a mark: it is
 * marked as a whole when they touch, so that it stays one control.
 */
export function cutPieces<T extends { start: number; end: number }>(
  length: number,
  live: readonly T[],
  marks: readonly (readonly [number, number])[],
): Piece<T>[] {
  const pieces: Piece<T>[] = [];
  const plain = (start: number, end: number) => {
    let at = start;
    for (const [from, to] of marks) {
      const a = Math.max(from, at);
      const b = Math.min(to, end);
      if (b <= a) continue;
      if (a > at) pieces.push({ start: at, end: a, live: null, marked: false });
      pieces.push({ start: a, end: b, live: null, marked: true });
      at = b;
    }
    if (at < end) pieces.push({ start: at, end, live: null, marked: false });
  };
  let at = 0;
  for (const name of live) {
    if (name.start < at || name.end > length || name.end <= name.start) continue;
    plain(at, name.start);
    const marked = marks.some(([from, to]) => from < name.end && to > name.start);
    pieces.push({ start: name.start, end: name.end, live: name, marked });
    at = name.end;
  }
  plain(at, length);
  return pieces;
}
