import { readFileSync } from 'node:fs';
import type { Pack } from '../data/pack/model';

/** The compiled names of the built pack. Throws when the pack has not been built yet (`npm run build:pack`). */
export function packVocabulary(file = new URL('../public/pack/shangcheng-2022.json', import.meta.url)): string {
  return (JSON.parse(readFileSync(file, 'utf8')) as Pack).vocabulary;
}
