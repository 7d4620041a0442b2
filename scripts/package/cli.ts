import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { openPack } from '../../data/index';
import { annotateCommand } from '../cli/annotate';
import { type NamesOf, note, type PackOf, UsageError } from '../cli/output';
import { summarize } from '../cli/summarize';

/** `yearbook-lens COMMAND` of the package: the two commands that a cluster needs, with the built-in book at hand. */

const PACK = new URL('../pack/shangcheng-2022.json.gz', import.meta.url);
/** The names alone: reading the whole book takes ten times as long and as much memory. */
const NAMES = new URL('../pack/shangcheng-2022.names.json.gz', import.meta.url);

const unpacked = (file: URL) => JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'));

const packOf: PackOf = async (file) => (file ? (await openPack(readFileSync(file))).pack : unpacked(PACK));
const namesOf: NamesOf = async (file) => (file ? packOf(file) : unpacked(NAMES));

const [name, ...args] = process.argv.slice(2);
const command =
  name === 'annotate'
    ? () => annotateCommand(args, namesOf)
    : name === 'summarize'
      ? () => summarize(args, packOf)
      : null;
if (!command) {
  note('usage: yearbook-lens annotate [PATH…] | summarize [FILE]; see README.md');
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await command();
  } catch (error) {
    note(`yearbook-lens ${name}: ${error instanceof Error ? error.message : error}`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
