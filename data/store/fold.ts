import { VARIANTS } from '../recognizer/text/fold-table';

/** What each UTF-16 unit is compared as; built on first use. */
let table: Uint16Array | undefined;

function foldTable(): Uint16Array {
  if (table) return table;
  table = Uint16Array.from({ length: 0x1_0000 }, (_, unit) => unit);
  // Traditional and variant characters (OpenCC), each as the simplified one.
  for (const group of VARIANTS.split(' ')) {
    const head = group.charCodeAt(0);
    // A character that is simplified itself in another group stays itself: the first group that has it decides.
    for (let i = 1; i < group.length; i++)
      if (table[group.charCodeAt(i)] === group.charCodeAt(i)) table[group.charCodeAt(i)] = head;
  }
  for (let unit = 0xff01; unit <= 0xff5e; unit++) table[unit] = unit - 0xfee0;
  table[0x3000] = 0x20;
  for (let unit = 65; unit <= 90; unit++) {
    table[unit] = unit + 32;
    table[unit + 0xfee0] = unit + 32;
  }
  return table;
}

/** Units folded at once: what `String.fromCharCode` takes in one call everywhere. */
const CHUNK = 8192;

/**
 * Folds a text for comparison and keeps every offset: traditional characters to simplified, full-width ASCII to
 * half-width, capitals to small, ideographic space to space. One UTF-16 unit stays one unit, so ranges found in the folded
 * text hold in the text as printed.
 */
export function foldForSearch(text: string): string {
  const map = foldTable();
  const units = new Uint16Array(Math.min(CHUNK, text.length));
  let out = '';
  for (let from = 0; from < text.length; from += CHUNK) {
    const length = Math.min(CHUNK, text.length - from);
    for (let i = 0; i < length; i++) units[i] = map[text.charCodeAt(from + i)]!;
    out += String.fromCharCode(...units.subarray(0, length));
  }
  return out;
}
