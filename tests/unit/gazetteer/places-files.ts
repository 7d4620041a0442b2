import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of the book's text and the curated facts. */
export const SOURCE = join(__dirname, '../../../data/books/shangcheng-2022');

/** The fact files on places, as the loader of the scripts hands them over: name relative to `data/books/shangcheng-2022` → content. */
export function readGeoFiles(): Record<string, string> {
  const files: Record<string, string> = {};
  for (const folder of ['geo', 'geo/layers'])
    for (const entry of readdirSync(join(SOURCE, folder), { withFileTypes: true }))
      if (entry.isFile()) files[`${folder}/${entry.name}`] = readFileSync(join(SOURCE, folder, entry.name), 'utf8');
  return files;
}
