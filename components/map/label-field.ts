/** Axis-aligned box in pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const CELL = 48;

/**
 * What is already taken on the map. A label claims all its boxes or none, so no two labels ever overlap and none covers a
 * marker. A hash grid keeps a claim independent of how many labels stand elsewhere.
 */
export class LabelField {
  readonly #cells = new Map<number, Box[]>();

  /** Takes the boxes without asking: markers are more important than any label. */
  block(box: Box): void {
    for (const key of keysOf(box)) {
      const cell = this.#cells.get(key);
      if (cell) cell.push(box);
      else this.#cells.set(key, [box]);
    }
  }

  /** Takes all boxes if all are free; answers whether it did. */
  claim(boxes: readonly Box[]): boolean {
    if (!boxes.every((box) => this.free(box))) return false;
    for (const box of boxes) this.block(box);
    return true;
  }

  free(box: Box): boolean {
    for (const key of keysOf(box)) {
      for (const other of this.#cells.get(key) ?? []) {
        if (box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)
          return false;
      }
    }
    return true;
  }
}

function* keysOf(box: Box): Generator<number> {
  for (let row = Math.floor(box.top / CELL); row <= Math.floor(box.bottom / CELL); row++)
    for (let column = Math.floor(box.left / CELL); column <= Math.floor(box.right / CELL); column++)
      yield row * 65_536 + column;
}
