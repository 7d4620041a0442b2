import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { contentChecksum } from '../data/pack/canonical';
import type { Pack } from '../data/pack/model';
import { describeNames } from '../data/shelf/anchors';
import { BUILT_IN, loadLexicon, ROOT } from './load-facts';

/** Where the package has its book. */
const FOLDER = join(ROOT, 'public/pack');

const file = (ending: string, folder = FOLDER) => join(folder, `${BUILT_IN}.${ending}`);

/**
 * The pack as it lies in the package: JSON under gzip. Plain it is 7 MB, and Firefox's linter refuses JSON over 5 MB;
 * browsers unpack it as they read it.
 */
export const PACK_FILE = file('json.gz');

/**
 * Writes four files: the pack; its names alone, which pages need before the book; the general word lists, with which the
 * names of books from elsewhere are compiled; a stamp, by which a start of the extension sees that nothing changed without
 * reading the pack. The same pack gives the same bytes. Gives the sizes of the pack.
 */
export async function writePackFile(pack: Pack, folder = FOLDER): Promise<{ characters: number; bytes: number }> {
  const text = JSON.stringify(pack);
  const packed = gzipSync(text, { level: 9 });
  mkdirSync(folder, { recursive: true });
  writeFileSync(file('json.gz', folder), packed);
  const described = describeNames(pack.id, pack.checksum, pack.vocabulary, pack.names);
  const names = JSON.stringify({ ...described, wire: pack.vocabulary });
  writeFileSync(file('names.json.gz', folder), gzipSync(names, { level: 9 }));
  writeFileSync(join(folder, 'lexicon.json.gz'), gzipSync(JSON.stringify(loadLexicon()), { level: 9 }));
  const stamp = { id: pack.id, checksum: pack.checksum, content: await contentChecksum(pack) };
  writeFileSync(file('stamp.json', folder), `${JSON.stringify(stamp)}\n`);
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
