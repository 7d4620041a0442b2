/** Other files than plain text → text: HTML, EPUB, DOCX. A page loads this when such a file is dropped. */
import { strFromU8, unzipSync } from 'fflate';
import { blocksOfHtml } from '../lens/html';

/** A file whose text cannot be had here: why, as a key of the page's strings. */
export class FileKindError extends Error {
  override readonly name = 'FileKindError';

  constructor(readonly reason: 'pdf' | 'doc' | 'zip' | 'empty') {
    super(reason);
  }
}

/** Unpacked, a document may be this large (bytes); more is no book but a bomb. */
const LARGEST = 200 * 1024 * 1024;

export type FileKind = 'text' | 'html' | 'epub' | 'docx' | 'pdf' | 'doc';

/** By name and first bytes. */
export function kindOfFile(name: string, bytes: Uint8Array): FileKind {
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  if (head.startsWith('%PDF')) return 'pdf';
  if (head.startsWith('\xd0\xcf\x11\xe0')) return 'doc';
  if (/\.docx$/i.test(name)) return 'docx';
  if (/\.epub$/i.test(name)) return 'epub';
  if (head.startsWith('PK')) return /\.epub$/i.test(name) ? 'epub' : 'docx';
  if (/\.x?html?$/i.test(name)) return 'html';
  return 'text';
}

/**
 * Text of a document, a paragraph a line; cells of a table parted by tabs.
 * @throws FileKindError for what has no text here
 */
export function textOfFile(kind: FileKind, bytes: Uint8Array, decode: (bytes: Uint8Array) => string): string {
  if (kind === 'pdf' || kind === 'doc') throw new FileKindError(kind);
  if (kind === 'html') return textOfHtml(decode(bytes));
  const files = unzip(bytes);
  const text = kind === 'docx' ? textOfDocx(files) : textOfEpub(files);
  if (text.trim() === '') throw new FileKindError('empty');
  return text;
}

function textOfHtml(html: string): string {
  return blocksOfHtml(html)
    .blocks.map(({ text }) => text.trim())
    .filter((text) => text !== '')
    .join('\n');
}

function unzip(bytes: Uint8Array): Record<string, Uint8Array> {
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(?:xml|rels|opf|x?html?|ncx)$/i.test(name)) return false;
        total += originalSize;
        return total <= LARGEST;
      },
    });
  } catch {
    throw new FileKindError('zip');
  }
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescapeXml = (text: string) =>
  text.replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => {
    if (name[0] !== '#') return ENTITIES[name] ?? whole;
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });

/**
 * WordprocessingML (ECMA-376): paragraphs `w:p`, runs of text `w:t`, tabs, breaks; a row of a table is a line.
 * Complexity: one case for each element that shows in the text.
 */
function textOfDocx(files: Record<string, Uint8Array>): string {
  const part = files['word/document.xml'];
  if (!part) throw new FileKindError('zip');
  const xml = strFromU8(part);
  const out: string[] = [];
  let line = '';
  let cells: string[] | null = null;
  let depth = 0;
  for (const match of xml.matchAll(
    /<(\/?)w:(p|t|tab|br|tr|tc|cr|lastRenderedPageBreak)(?=[\s/>])([^>]*?)(\/?)>([^<]*)/g,
  )) {
    const [, end, tag, attributes = '', empty, words = ''] = match;
    if (tag === 't' && !end) line += unescapeXml(words);
    else if (tag === 'tab' && !end) line += '\t';
    else if ((tag === 'br' || tag === 'cr') && !end) {
      if (/w:type="page"/.test(attributes)) line += '\f';
      else if (cells === null) {
        out.push(line);
        line = '';
      }
    } else if (tag === 'lastRenderedPageBreak' && !end) {
      // The page the writer's program last showed: a paragraph that begins one begins with a form feed.
      if (line === '' && cells === null) line = '\f';
    } else if (tag === 'tr') {
      depth += end ? -1 : 1;
      if (!end && depth === 1) cells = [];
      if (end && depth === 0 && cells) {
        out.push(cells.join('\t'));
        cells = null;
      }
    } else if (tag === 'tc' && end && cells && depth === 1) {
      cells.push(line.trim());
      line = '';
    } else if (tag === 'p' && (end || empty)) {
      if (cells === null) {
        out.push(line);
        line = '';
      }
    }
  }
  if (line !== '') out.push(line);
  return out.join('\n');
}

/** EPUB (W3C): the documents of the spine in order. */
function textOfEpub(files: Record<string, Uint8Array>): string {
  const container = files['META-INF/container.xml'];
  const root = container
    ? /full-path="([^"]+)"/.exec(strFromU8(container))?.[1]
    : Object.keys(files).find((name) => name.endsWith('.opf'));
  const opf = root ? files[root] : undefined;
  if (!root || !opf) throw new FileKindError('zip');
  const xml = strFromU8(opf);
  const folder = root.includes('/') ? root.slice(0, root.lastIndexOf('/') + 1) : '';
  const items = new Map<string, string>();
  for (const [tag] of xml.matchAll(/<item\b[^>]*>/g)) {
    const id = /\bid="([^"]+)"/.exec(tag)?.[1];
    const href = /\bhref="([^"]+)"/.exec(tag)?.[1];
    if (id && href) items.set(id, decodeURIComponent(unescapeXml(href)));
  }
  return [...xml.matchAll(/<itemref\b[^>]*\bidref="([^"]+)"/g)]
    .map(([, id]) => files[folder + (items.get(id!) ?? '')])
    .filter((file): file is Uint8Array => file !== undefined)
    .map((file) => textOfHtml(strFromU8(file)))
    .join('\n');
}
