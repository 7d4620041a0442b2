import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { contentChecksum } from '../data/pack/canonical';
import type { Pack } from '../data/pack/model';
import { describeNames } from '../data/shelf/anchors';
import { BUILT_IN, loadLexicon, ROOT } from './load-facts';

/**
 * The pack as it lies in the package: JSON under gzip. Plain it is 7 MB, and Firefox's linter refuses JSON over 5 MB;
 * browsers unpack it as they read it.
 */
export const PACK_FILE = join(ROOT, 'public/pack', `${BUILT_IN}.json.gz`);

/** The stamp lets a start of the extension see that nothing changed without reading the pack. */
const STAMP_FILE = join(ROOT, 'public/pack', `${BUILT_IN}.stamp.json`);

/** The names alone, which pages need before the book: published before anything else when the extension is installed. */
const NAMES_FILE = join(ROOT, 'public/pack', `${BUILT_IN}.names.json.gz`);

/** The general word lists, with which the names of books from elsewhere are compiled. */
const LEXICON_FILE = join(ROOT, 'public/pack/lexicon.json.gz');

/** Writes pack, names, word lists and stamp; the same pack gives the same bytes. Gives the sizes of the pack. */
export async function writePackFile(pack: Pack): Promise<{ characters: number; bytes: number }> {
  const text = JSON.stringify(pack);
  const packed = gzipSync(text, { level: 9 });
  mkdirSync(dirname(PACK_FILE), { recursive: true });
  writeFileSync(PACK_FILE, packed);
  const described = describeNames(pack.id, pack.checksum, pack.vocabulary, pack.names);
  const names = JSON.stringify({ ...described, wire: pack.vocabulary });
  writeFileSync(NAMES_FILE, gzipSync(names, { level: 9 }));
  writeFileSync(LEXICON_FILE, gzipSync(JSON.stringify(loadLexicon()), { level: 9 }));
  const stamp = { id: pack.id, checksum: pack.checksum, content: await contentChecksum(pack) };
  writeFileSync(STAMP_FILE, `${JSON.stringify(stamp)}\n`);
  return { characters: text.length, bytes: packed.length };
}

export function readPackText(): string {
  return gunzipSync(readFileSync(PACK_FILE)).toString('utf8');
}

/** The built pack, or null when there is none or something it is made from is newer. */
export function freshPack(): Pack | null {
  if (!existsSync(PACK_FILE) || statSync(PACK_FILE).mtimeMs < newest(join(ROOT, 'data'))) return null;
  return JSON.parse(readPackText()) as Pack;
}

function newest(folder: string): number {
  let time = 0;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stat = statSync(path);
    time = Math.max(time, stat.isDirectory() ? newest(path) : stat.mtimeMs);
  }
  return time;
}
