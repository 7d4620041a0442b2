/** A run of a ring's vertices: x, y, x, y…; `from` and `to` count vertices. */
interface Run {
  ring: Float32Array;
  from: number;
  to: number;
  closed: boolean;
}

/** A path that can also be told in SVG: it remembers which vertices it was made of, and copies none. */
export class TracedPath extends Path2D {
  readonly #runs: Run[] = [];

  /** Adds vertices `from` (with) to `to` (without) of a ring; closed, it is an area. */
  trace(ring: Float32Array, from = 0, to = ring.length / 2, closed = false): void {
    if (to <= from) return;
    this.moveTo(ring[2 * from]!, ring[2 * from + 1]!);
    for (let i = from + 1; i < to; i += 1) this.lineTo(ring[2 * i]!, ring[2 * i + 1]!);
    if (closed) this.closePath();
    this.#runs.push({ ring, from, to, closed });
  }

  /** SVG path data; `digits` after the point. */
  data(digits: number): string {
    let data = '';
    for (const { ring, from, to, closed } of this.#runs) {
      for (let i = from; i < to; i += 1)
        data += `${i === from ? 'M' : 'L'}${ring[2 * i]!.toFixed(digits)} ${ring[2 * i + 1]!.toFixed(digits)}`;
      if (closed) data += 'Z';
    }
    return data;
  }
}
