import { VARIANTS } from './fold-table';

/** Passed over inside a name: zero-width characters and white space. */
export const PASSED_OVER = '\u200b\u200c\u200d\u2060\ufeff\u00ad \t\n\r\u00a0\u3000';

interface Folding {
  canonical: Map<string, string>;
  variants: Map<string, string>;
}

let folding: Folding | undefined;

/** Built on first use: only compiling needs it, so a page script that never compiles drops this module. */
function table(): Folding {
  if (folding) return folding;
  folding = { canonical: new Map(), variants: new Map() };
  for (const group of VARIANTS.split(' ')) {
    const head = group[0];
    if (!head) continue;
    for (const variant of group.slice(1)) if (!folding.canonical.has(variant)) folding.canonical.set(variant, head);
  }
  for (const [variant, head] of folding.canonical) {
    folding.variants.set(head, (folding.variants.get(head) ?? '') + variant);
  }
  return folding;
}

/** Half-width form of one UTF-16 unit. */
function narrow(unit: number): number {
  return unit >= 0xff01 && unit <= 0xff5e ? unit - 0xfee0 : unit;
}

/**
 * The form names are compared in: simplified characters, half-width signs, no white space, capital Latin letters.
 * One unit stays one unit (passed-over units go), so offsets can be kept beside it.
 */
export function canonical(text: string): string {
  const units = unitTable();
  let changed = false;
  for (let i = 0; i < text.length && !changed; i += 1) changed = units[text.charCodeAt(i)] !== text.charCodeAt(i);
  if (!changed) return text;
  let out = '';
  for (let i = 0; i < text.length; i += 1) {
    const unit = units[text.charCodeAt(i)]!;
    if (unit !== 0) out += String.fromCharCode(unit);
  }
  return out;
}

let units: Uint16Array | undefined;

/** Every UTF-16 unit → its canonical one, 0 for what is passed over. */
function unitTable(): Uint16Array {
  if (units) return units;
  const { canonical: map } = table();
  const made = new Uint16Array(0x10000);
  for (let unit = 0; unit < made.length; unit += 1) {
    const plain = String.fromCharCode(narrow(unit));
    const upper = plain >= 'a' && plain <= 'z' ? plain.toUpperCase() : plain;
    made[unit] = (map.get(upper) ?? upper).charCodeAt(0);
  }
  for (const unit of PASSED_OVER) made[unit.charCodeAt(0)] = 0;
  // Variation selectors of one unit.
  made.fill(0, 0xfe00, 0xfe10);
  units = made;
  return made;
}

/** Units besides itself that fold to a canonical Han character (traditional, variant and mis-converted forms). */
export function variantsOf(char: string): string {
  return table().variants.get(char) ?? '';
}
