/** A cut of a text with the places to mark; `marks` are UTF-16 ranges in `text`, in order, not overlapping. */
export interface Snippet {
  text: string;
  marks: [start: number, end: number][];
}

/** The mention must stand on the first of two lines of about 26 characters. */
const LEAD = 16;
const LENGTH = 96;
const SENTENCE_END = /[。！？；\n]/;

/** Every occurrence of any of the names, longest name first where two start together. */
export function markNames(text: string, names: readonly string[]): [number, number][] {
  const forms = [...new Set(names)].filter((name) => name.length > 1).sort((a, b) => b.length - a.length);
  const marks: [number, number][] = [];
  let at = 0;
  while (at < text.length) {
    const hit = forms.find((form) => text.startsWith(form, at));
    if (hit) {
      marks.push([at, at + hit.length]);
      at += hit.length;
    } else {
      at += 1;
    }
  }
  return marks;
}

/** Never cuts a surrogate pair in two. */
function wholeUnit(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

const DIGIT = /\d/;
/** Forward past a number that the cut would halve (021宋韵 of 2021宋韵 tells another number) and past a comma at its head. */
function cleanStart(text: string, at: number, before: number): number {
  let from = at;
  if (from > 0 && DIGIT.test(text[from - 1]!)) while (from < before && DIGIT.test(text[from]!)) from += 1;
  while (from > 0 && from < before && /[、，；：]/.test(text[from]!)) from += 1;
  return from;
}

/**
 * Two lines of a body around the first mention: from the start of its sentence where that is near, else from a few
 * characters before it. `at` is the UTF-16 offset of the mention, negative when the body does not mention it (the
 * text then starts at its beginning).
 */
export function snippetAround(body: string, at: number, names: readonly string[]): Snippet {
  const mention = Math.max(0, Math.min(at, body.length));
  let start = mention;
  while (start > 0 && mention - start < LEAD && !SENTENCE_END.test(body[start - 1]!)) start -= 1;
  start = cleanStart(body, start, mention);
  const broken = start > 0 && !SENTENCE_END.test(body[start - 1]!);
  start = wholeUnit(body, start);
  const end = wholeUnit(body, Math.min(body.length, start + LENGTH));
  const cut = body.slice(start, end).replace(/\n/g, ' ').trimEnd();
  const text = `${broken ? '…' : ''}${cut}${end < body.length ? '…' : ''}`;
  return { text, marks: markNames(text, names) };
}
