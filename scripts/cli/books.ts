import { readFileSync } from 'node:fs';
import { type Pack, readPack } from '../../data/pack/index';
import {
  type Book,
  type BookDescription,
  checkDescription,
  decodeText,
  parseBook,
  type Reading,
  readAnyBook,
} from '../../data/yearbook/index';
import { loadDescription, loadFacts, loadLexicon, loadText } from '../load-facts';
import { makePack } from '../make-pack';
import { freshPack } from '../pack-file';
import { note } from './output';

/** Options by which a command takes another book than the built-in one. */
export const BOOK_OPTIONS = { text: { type: 'string' }, description: { type: 'string' } } as const;

/** Reads a text file, or stdin for `-`; says which lines were not UTF-8. */
export function readText(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path === '-' ? 0 : path);
  } catch (error) {
    throw new Error(`cannot read ${path === '-' ? 'stdin' : path}: ${(error as Error).message}`);
  }
  const { text, encoding, converted, broken } = decodeText(bytes);
  const name = path === '-' ? 'stdin' : path;
  if (encoding !== 'utf-8') note(`${name}: read as ${encoding}`);
  if (converted.length)
    note(`${name}: ${converted.length} lines in another encoding than the file, first line ${converted[0]}`);
  if (broken.length) note(`${name}: ${broken.length} lines hold bytes of no known encoding, first line ${broken[0]}`);
  return text;
}

/** Reads and checks a description; each of its fields may be missing. */
export function readDescription(path: string): Partial<BookDescription> {
  try {
    return checkDescription(loadDescription(path));
  } catch (error) {
    throw new Error(`cannot read the description ${path}: ${(error as Error).message}`);
  }
}

/** The book a command works on: the built-in one, or `--text FILE --description FILE`. */
export function readBookOf({ text, description }: { text?: string; description?: string }): Book {
  if (!text) return parseBook(loadText(), loadDescription());
  return readOwn(text, description).book;
}

/** A text with or without a description, read as far as it goes. */
export function readOwn(text: string, description: string | undefined): Reading {
  return readAnyBook(
    readText(text),
    description ? readDescription(description) : {},
    loadLexicon()['divisions.tsv'] ?? '',
  );
}

/** The pack in a file, or the built-in one: as built when nothing it is made from is newer, else made here (about 2 s). */
export async function currentPack(file?: string): Promise<Pack> {
  if (file) return readPack(readText(file));
  return freshPack() ?? makePack(loadText(), loadDescription(), loadFacts());
}
