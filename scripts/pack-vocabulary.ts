import { existsSync, readFileSync } from 'node:fs';
import type { Pack } from '../data/pack/model';
import { loadDescription, loadFacts, loadText } from './load-facts';
import { makePack } from './make-pack';

const BUILT = new URL('../public/pack/shangcheng-2022.json', import.meta.url);

/** The compiled names of the built pack; without one they are built here, which takes a few seconds. */
export async function packVocabulary(): Promise<string> {
  if (existsSync(BUILT)) return (JSON.parse(readFileSync(BUILT, 'utf8')) as Pack).vocabulary;
  return (await makePack(loadText(), loadDescription(), loadFacts())).vocabulary;
}
