import { readFileSync } from 'node:fs';
import { type Pack, readPack } from '../../data/pack/index';
import { type Book, type BookDescription, decodeText, parseBook } from '../../data/yearbook/index';
import { loadDescription, loadFacts, loadText } from '../load-facts';
import { makePack } from '../make-pack';
import { freshPack } from '../pack-file';
import { note, UsageError } from './output';

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
  const { text, converted, broken } = decodeText(bytes);
  const name = path === '-' ? 'stdin' : path;
  if (converted.length) note(`${name}: ${converted.length} lines read as GB18030`);
  if (broken.length) note(`${name}: ${broken.length} lines hold bytes of no known encoding, first line ${broken[0]}`);
  return text;
}

export function readDescription(path: string): BookDescription {
  try {
    return loadDescription(path);
  } catch (error) {
    throw new Error(`cannot read the description ${path}: ${(error as Error).message}`);
  }
}

/** The book a command works on: the built-in one, or `--text FILE --description FILE`. */
export function readBookOf({ text, description }: { text?: string; description?: string }): Book {
  if (!text) return parseBook(loadText(), loadDescription());
  if (!description)
    throw new UsageError('--text needs --description FILE: what the book is called and how it is divided');
  return parseBook(readText(text), readDescription(description));
}

/** The pack in a file, or the built-in one: as built when nothing it is made from is newer, else made here (about 2 s). */
export async function currentPack(file?: string): Promise<Pack> {
  if (file) return readPack(readText(file));
  return freshPack() ?? makePack(loadText(), loadDescription(), loadFacts());
}
