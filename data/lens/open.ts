import { lookup as lookUpName } from '../gazetteer/lookup';
import type { Entity, Name } from '../gazetteer/model';
import { type Pack, readPack } from '../pack/index';
import {
  type DocumentContext,
  loadVocabulary,
  type Mention,
  plainMention,
  recognizeText,
  type Vocabulary,
} from '../recognizer/index';
import type { BookInfo } from '../yearbook/model';

/** One book, open: its names loaded and its records at hand. Made by {@link openPack}. */
export interface OpenBook {
  /** The pack's id, the prefix of every id in it: `shangcheng-2022`. */
  readonly id: string;
  readonly info: BookInfo;
  /** SHA-256 (hex) of the pack's content: the same checksum gives the same decisions. */
  readonly checksum: string;
  readonly entities: readonly Entity[];
  readonly names: readonly Name[];
  readonly pack: Pack;
  readonly vocabulary: Vocabulary;
}

/**
 * Opens a pack: its JSON text, the bytes of that text (plain or under gzip), or the parsed object. A text or bytes are
 * checked against format, schema and checksum; an object is believed, for callers who made it themselves. Throws
 * `PackError` with a sentence that names the place where the pack is wrong.
 */
export async function openPack(source: string | Uint8Array | Pack): Promise<OpenBook> {
  const pack =
    typeof source === 'string'
      ? await readPack(source)
      : source instanceof Uint8Array
        ? await readPack(await textOf(source))
        : source;
  return {
    id: pack.id,
    info: pack.book.info,
    checksum: pack.checksum,
    entities: pack.entities,
    names: pack.names,
    pack,
    vocabulary: loadVocabulary(pack.vocabulary),
  };
}

async function textOf(bytes: Uint8Array): Promise<string> {
  const gzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!gzip) return new TextDecoder().decode(bytes);
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}

/**
 * The names of one plain text that are really the book's, in order, without overlaps. Offsets are UTF-16 code units of
 * `text` as given. Pure; linear in the text.
 */
export function recognize(book: OpenBook, text: string, context: DocumentContext = {}): Mention[] {
  return recognizeText(book.vocabulary, text, context).map(plainMention);
}

/** Entities that carry a name (its pinyin or initials too), the best first; at most `limit`. */
export function lookup(book: OpenBook, name: string, limit = 10): Entity[] {
  return lookUpName(name, book.entities, book.names, limit);
}
