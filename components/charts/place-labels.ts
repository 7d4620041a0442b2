/** A dot with the size of its name, in pixels of the picture. */
export interface Labelled {
  x: number;
  y: number;
  /** Radius of the dot. */
  r: number;
  /** Length and height of the name. */
  width: number;
  height: number;
}

/** Where a name begins (`x`) and its middle line (`y`). */
export interface LabelPlace {
  x: number;
  y: number;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Between a dot and its name, in pixels. */
const GAP = 4;
/** Positions around a dot, the best first (Imhof 1975, as cartographers prefer them): −1 left or above, 1 right or below. */
const AROUND: readonly (readonly [across: number, down: number])[] = [
  [1, 0],
  [-1, 0],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
  [0, -1],
  [0, 1],
];
/** A name that is in the way of another may go over to its next place; so often all are tried again. */
const ROUNDS = 8;

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function boxAt({ x, y, r, width, height }: Labelled, [across, down]: readonly [number, number]): Box {
  const beside = r + GAP;
  // A name above or below is closer by what the corner leaves free.
  const left =
    across > 0 ? x + beside * (down ? 0.6 : 1) : across < 0 ? x - beside * (down ? 0.6 : 1) - width : x - width / 2;
  const middle = y + down * (r + height / 2 + (across ? 0 : 2));
  return { left, top: middle - height / 2, right: left + width, bottom: middle + height / 2 };
}

/**
 * Names beside their dots so that none lies on a dot, on another name or out of the picture: those with the fewest free
 * places first, and one that finds none may send a neighbour to its next place.
 * @returns a place for each in the order given; null for a name that has no room (its number is in the table all the same)
 */
export function placeLabels(
  things: readonly Labelled[],
  picture: { width: number; height: number },
): (LabelPlace | null)[] {
  const dots = things.map(({ x, y, r }): Box => ({ left: x - r, top: y - r, right: x + r, bottom: y + r }));
  const inside = (box: Box) =>
    box.left >= 0 && box.top >= 0 && box.right <= picture.width && box.bottom <= picture.height;
  const choices = things.map((thing) =>
    AROUND.map((around) => boxAt(thing, around)).filter((box) => inside(box) && !dots.some((dot) => meet(box, dot))),
  );
  const placed: (Box | null)[] = things.map(() => null);
  const free = (at: number, box: Box) => placed.every((other, i) => i === at || other === null || !meet(box, other));
  const order = things.map((_, at) => at).sort((a, b) => choices[a]!.length - choices[b]!.length);
  for (let round = 0; round < ROUNDS && placed.includes(null); round++) {
    for (const at of order) {
      if (placed[at]) continue;
      placed[at] = choices[at]!.find((box) => free(at, box)) ?? makeRoom(at) ?? null;
    }
  }
  return placed.map((box) => box && { x: box.left, y: (box.top + box.bottom) / 2 });

  /** A place that is free once one neighbour has gone to another of its own. */
  function makeRoom(at: number): Box | undefined {
    return choices[at]!.find((box) => {
      const inTheWay = placed.flatMap((other, i) => (i !== at && other && meet(box, other) ? [i] : []));
      if (inTheWay.length !== 1) return false;
      const neighbour = inTheWay[0]!;
      const other = choices[neighbour]!.find((one) => !meet(one, box) && free(neighbour, one));
      if (other) placed[neighbour] = other;
      return other !== undefined;
    });
  }
}
