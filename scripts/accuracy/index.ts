/**
 * `npm run accuracy -- DIR… [--counties] [--prose FILE] [--book] [--wire FILE] [--all] [--quiet]`: how well names are decided.
 *
 * DIR holds labelled pages (see `labelled.ts`); each is reported by itself, with every error, by class and kind. `--counties`
 * adds the lists of streets and communities of every county of China outside the city, `--prose FILE` texts that are not about it,
 * `--book` the book's own paragraphs. `--all` also lists marks that no label speaks of, `--quiet` the figures alone. The
 * vocabulary is the built pack's, or the one in `--wire FILE`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadVocabulary } from '../../data/recognizer';
import { readCall, usage } from '../call';
import { packVocabulary } from '../pack-vocabulary';
import { bookParagraphs } from './book';
import { countyLists } from './county-lists';
import { type Result, readPages, scorePages } from './labelled';
import { prose } from './prose';

/** Code of the built-in book's city. */
const CITY = '3301';

const rate = (part: number, whole: number): string => (whole ? (part / whole).toFixed(4) : 'n/a');

export function figures(dir: string, result: Result): string {
  const judged = result.right + result.wrong;
  return `${dir}: pages ${result.pages}, characters ${result.characters}, marks ${result.marks} (${result.unlisted.length} that no label speaks of)
  recall             ${rate(result.found, result.known)}  (${result.known - result.found} missed of ${result.known} the book knows)
  precision          ${rate(result.right, judged)}  (${result.wrong} wrong of ${judged} judged)
  must-not hits      ${result.mustNotHit} of ${result.mustNot}
  clean pages        ${result.cleanWrong} wrong in ${result.cleanCharacters} characters
  expansion          recall ${rate(result.got, result.wanted)} (${result.wanted} wanted), precision ${rate(result.rightlyOffered, result.offered)} (${result.offered} offered)
  former             ${result.formerShown} of ${result.former} marked ones shown as former and never expanded`;
}

async function main(): Promise<void> {
  const { values, positionals } = readCall({
    allowPositionals: true,
    options: {
      counties: { type: 'boolean', default: false },
      every: { type: 'string', default: '1' },
      prose: { type: 'string', multiple: true, default: [] },
      book: { type: 'boolean', default: false },
      wire: { type: 'string' },
      all: { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0 && !values.counties && !values.book && values.prose.length === 0) {
    usage('nothing to look at: name a folder of labelled pages, or say --counties, --prose or --book');
  }
  const bare = positionals.find((dir) => !existsSync(join(dir, 'mentions.jsonl')));
  if (bare !== undefined) usage(`no labelled pages in ${bare}: there is no mentions.jsonl`);
  const vocabulary = loadVocabulary(values.wire ? readFileSync(values.wire, 'utf8') : await packVocabulary());
  const list = (lines: readonly string[]): void => {
    if (!values.quiet) for (const line of lines) console.log(line);
  };
  const summary: string[] = [];
  for (const dir of positionals) {
    const result = scorePages(vocabulary, readPages(dir));
    list(result.errors);
    if (values.all) list(result.unlisted);
    summary.push(figures(dir, result));
    if (!values.quiet) {
      summary.push('  class\tkind\tright\twrong\tmissed');
      for (const [key, counts] of [...result.groups].sort()) summary.push(`  ${key}\t${counts.join('\t')}`);
    }
  }
  if (values.counties) {
    const report = countyLists(vocabulary, CITY, Number(values.every));
    list(report.lines);
    summary.push(`county lists: ${report.byShape.join(' / ')} marks on ${report.pages} lists in three shapes`);
  }
  for (const file of values.prose) {
    const report = prose(vocabulary, file);
    list(report.lines);
    summary.push(
      `${file}: ${report.marks} marks in ${report.documents} texts, ${report.characters} characters: ${((report.marks / report.characters) * 1e6).toFixed(2)} per million`,
    );
  }
  if (values.book) {
    const report = await bookParagraphs(vocabulary);
    list(report.lines);
    summary.push(report.summary);
  }
  console.log(summary.join('\n'));
}

await main();
