import { annotateCommand } from './annotate';
import { currentPack } from './books';
import { build } from './build';
import { check } from './check';
import { describe } from './describe';
import { EXPORT_KINDS, exportCommand } from './export';
import { lookupCommand } from './lookup';
import { note, print, UsageError } from './output';
import { report } from './report';
import { summarize } from './summarize';

const USAGE = `usage: npm run -s yearbook -- COMMAND

  report [--json]              how the book was read: counts, lines without a home, findings, places by level
  export WHAT [--csv]          ${EXPORT_KINDS.join(' ')}
                               links --unlinked: what no record has to do with, and why
  annotate [PATH…]             names in texts; files, folders, patterns, or stdin. By the ending, also under .gz and .zst:
                               .txt .html .jsonl .csv .tsv .warc .wet (--input says it for all)
       -o FILE [--resume]      into a file; a killed run goes on where it was. Bad documents go to FILE.errors.jsonl
       --format F              jsonl (default) webannotation csv tei parquet; --why: rows say which rules decided
       --text-field body …     keys or columns: --id-field --text-field --title-field --url-field --date-field --html-field
       --title T --url U       evidence for a plain text · -j N threads (default: all cores) · --quiet
  summarize [FILE]             counts of names from annotate's jsonl: --by entity,month,document --csv
  lookup NAME                  entities of a name (also pinyin or initials): location and ranked entries
  build TEXT                   another yearbook, any layout, into a pack: [--description FILE] [--facts FOLDER] [-o OUT]
  describe TEXT                what was inferred of a text: a description to correct, with evidence on stderr
  check PACK…                  whether files are packs that the extension takes

  report and export also take --text FILE --description FILE; export, annotate and lookup take --pack FILE.
`;

const COMMANDS: Record<string, (args: string[]) => Promise<number>> = {
  report,
  export: exportCommand,
  annotate: (args) => annotateCommand(args, currentPack),
  summarize: (args) => summarize(args, currentPack),
  lookup: lookupCommand,
  build,
  describe,
  check,
};

const isArgumentError = (error: unknown) =>
  error instanceof UsageError || String((error as { code?: unknown })?.code).startsWith('ERR_PARSE_ARGS');

/** Runs a command of the command line: its exit code, 0 done, 1 failed or nothing found, 2 called wrongly. */
export async function yearbook([name, ...args]: readonly string[]): Promise<number> {
  const command = name ? COMMANDS[name] : undefined;
  if (name === 'help' || name === '--help' || name === '-h' || args.includes('--help')) {
    await print(USAGE);
    return 0;
  }
  if (!command) {
    note(name ? `there is no command “${name}”\n\n${USAGE}` : USAGE);
    return 2;
  }
  try {
    return await command(args);
  } catch (error) {
    note(`yearbook ${name}: ${error instanceof Error ? error.message : error}`);
    return isArgumentError(error) ? 2 : 1;
  }
}
