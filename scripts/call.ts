import { readFileSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';

/**
 * How a script was called: `parseArgs`, and where the call is wrong or `--help` is asked for, what its first comment says of
 * it. Ends the process then: 2 for a wrong call, 0 for help.
 */
export function readCall<const T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  if (process.argv.includes('--help')) usage(null);
  try {
    return parseArgs(config);
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
}

/** Prints what is wrong, if anything, and what the script's own head says; does not return. */
export function usage(wrong: string | null): never {
  const head = /\/\*\*([\s\S]*?)\*\//.exec(readFileSync(process.argv[1]!, 'utf8'))?.[1] ?? '';
  const lines = head.split('\n').map((line) => line.replace(/^\s*\* ?/, ''));
  if (wrong !== null) console.error(`${wrong}\n`);
  console.error(lines.join('\n').trim());
  process.exit(wrong === null ? 0 : 2);
}
