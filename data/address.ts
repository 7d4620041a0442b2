/**
 * Addresses that travel. An address of our own pages (`data/routes.ts`) begins with the id of one installed copy and leads
 * nowhere in another; this one names the thing alone: `urn:yearbook:shangcheng-2022/entity/望江街道`. It is the name that exports
 * carry too (Web Annotation, TEI), and any copy opens it where something is searched. No browser opens it by itself.
 */
const SCHEME = 'urn:yearbook:';

/** What would end the address in a running text, or be read as something else in it. */
const UNSAFE = /[\s%"'“”‘’<>《》〈〉()（）[\]【】「」，。；、：！？,;?#&]/gu;

/** The public address of an entity or an entry, readable, without characters that end an address in a text. */
export function publicAddress(id: string): string {
  return SCHEME + id.replace(UNSAFE, (char) => encodeURIComponent(char).replace(/['()]/g, hex));
}

const hex = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;

/** In a text: our address, or that of a page of any installed copy (`…/reader.html#/entity/…`). */
const PUBLIC = /urn:yearbook:([^\s"'“”‘’<>《》()（）【】「」，。；、！？,;?#&]+)/i;
const PAGE = /(?:reader|sidepanel)\.html(?:\?[^#\s]*)?#\/(?:entity|entry)\/([^\s?&"'<>]+)/;

/** Longest id there is, UTF-16 code units (as in messages). */
const LONGEST = 400;

/** The id that an address in a text names, or null where none stands in it. The id may be of a book that is not there. */
export function readAddress(text: string): string | null {
  const found = PUBLIC.exec(text) ?? PAGE.exec(text);
  if (!found) return null;
  const written = found[1] as string;
  let id = written;
  try {
    id = decodeURIComponent(written);
  } catch {
    // Typed by hand, with a lone %: taken as it stands.
  }
  return id.includes('/') && id.length <= LONGEST ? id : null;
}
