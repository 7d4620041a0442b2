/**
 * Numbers inside the wire string. Digits are the 64 printable ASCII characters from `0` (48) on without `\` and `|`,
 * which need no escape in JSON and never collide with the separators of the wire.
 */

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';

const VALUES = new Uint8Array(128);
for (let i = 0; i < 64; i += 1) VALUES[DIGITS.charCodeAt(i)] = i;

const CODES = /* @__PURE__ */ Uint8Array.from(DIGITS, (digit) => digit.charCodeAt(0));

/** Writes each number with `width` digits of 6 bits, most significant first. */
export function packNumbers(numbers: ArrayLike<number>, width: number): string {
  const bytes = new Uint8Array(numbers.length * width);
  // The reader's numbers are 32 bits wide.
  const most = Math.min(2 ** (6 * width), 2 ** 31);
  for (let i = 0; i < numbers.length; i += 1) {
    const value = numbers[i]!;
    if (value < 0 || value >= most) throw new RangeError(`${value} does not fit ${width} digits`);
    for (let k = width - 1, rest = value; k >= 0; k -= 1, rest >>>= 6) bytes[i * width + k] = CODES[rest & 63]!;
  }
  return new TextDecoder().decode(bytes);
}

/** Reads what `packNumbers` wrote. */
export function unpackNumbers(text: string, width: number): Int32Array {
  const count = Math.floor(text.length / width);
  const numbers = new Int32Array(count);
  // A page reads them once, before this is compiled: bytes are read quicker then than units of a string.
  const bytes = new TextEncoder().encode(text);
  for (let i = 0, at = 0; i < count; i += 1) {
    let value = 0;
    for (let k = 0; k < width; k += 1, at += 1) value = (value << 6) | VALUES[bytes[at]!]!;
    numbers[i] = value;
  }
  return numbers;
}

/** Digits needed for numbers up to `largest`. */
export function widthFor(largest: number): number {
  let width = 1;
  while (2 ** (6 * width) <= largest) width += 1;
  return width;
}
