/** List helpers that hold for lists of any length: a call with hundreds of thousands of arguments overflows the stack. */

/** Appends `items` to `target`. */
export function append<T>(target: T[], items: readonly T[]): void {
  for (const item of items) target.push(item);
}

/** Smallest and largest of numbers; `[0, 0]` for none. */
export function extent(numbers: readonly number[]): [first: number, last: number] {
  if (numbers.length === 0) return [0, 0];
  return numbers.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}
