import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { openPack, type Pack } from '../../data/index';
import { annotateCommand } from '../cli/annotate';
import { note, UsageError } from '../cli/output';
import { summarize } from '../cli/summarize';

/** `yearbook-lens COMMAND` of the package: the two commands that a cluster needs, with the built-in book at hand. */

const BUILT_IN = new URL('../pack/shangcheng-2022.json.gz', import.meta.url);

async function packOf(file?: string): Promise<Pack> {
  if (file) return (await openPack(readFileSync(file))).pack;
  return JSON.parse(gunzipSync(readFileSync(BUILT_IN)).toString('utf8')) as Pack;
}

const [name, ...args] = process.argv.slice(2);
const command = name === 'annotate' ? annotateCommand : name === 'summarize' ? summarize : null;
if (!command) {
  note('usage: yearbook-lens annotate [PATH…] | summarize [FILE]; see README.md');
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await command(args, packOf);
  } catch (error) {
    note(`yearbook-lens ${name}: ${error instanceof Error ? error.message : error}`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
