import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { frameOf, OUTPUT_FORMATS, type OutputFormat } from '../../data/lens/formats';
import { batchesOf, type Fields } from '../annotate/batches';
import { INPUT_FORMATS, type Input, type InputFormat, inputsOf } from '../annotate/inputs';
import { ResumableOutput, type Totals } from '../annotate/journal';
import { ParquetOutput } from '../annotate/parquet';
import { annotateInParallel, defaultJobs } from '../annotate/pool';
import { Progress } from '../annotate/progress';
import type { BadDocument, Settings } from '../annotate/work';
import { type NamesOf, note, print, UsageError } from './output';

const oneOf = <T extends string>(what: string, value: string | undefined, all: readonly T[]): T | undefined => {
  if (value === undefined || (all as readonly string[]).includes(value)) return value as T | undefined;
  throw new UsageError(`--${what} takes one of: ${all.join(' ')}`);
};

/** The options that decide the output: another run may go on only with the same. */
function jobOf(inputs: readonly Input[], settings: Settings): string {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  for (const { path, format } of inputs) {
    const { size, mtimeMs } = path === '-' ? { size: 0, mtimeMs: 0 } : statSync(path);
    hash.update(`\n${path}\t${format}\t${size}\t${mtimeMs}`);
  }
  return hash.digest('hex');
}

/** The options as given, those that cannot go together refused with a sentence. */
function optionsOf(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      title: { type: 'string' },
      url: { type: 'string' },
      jsonl: { type: 'boolean', default: false },
      input: { type: 'string' },
      format: { type: 'string' },
      'id-field': { type: 'string' },
      'text-field': { type: 'string' },
      'title-field': { type: 'string' },
      'url-field': { type: 'string' },
      'date-field': { type: 'string' },
      'html-field': { type: 'string' },
      out: { type: 'string', short: 'o' },
      errors: { type: 'string' },
      resume: { type: 'boolean', default: false },
      why: { type: 'boolean', default: false },
      jobs: { type: 'string', short: 'j' },
      quiet: { type: 'boolean', default: false },
      pack: { type: 'string' },
    },
  });
  const input = oneOf<InputFormat>('input', values.jsonl ? 'jsonl' : values.input, INPUT_FORMATS);
  const wanted = oneOf('format', values.format, [...OUTPUT_FORMATS, 'parquet'] as const) ?? 'jsonl';
  const parquet = wanted === 'parquet';
  if (parquet && (!values.out || values.resume))
    throw new UsageError('parquet needs -o FILE and cannot be gone on with; jsonl can');
  const format: OutputFormat = wanted === 'parquet' ? 'jsonl' : wanted;
  if (input && input !== 'text' && input !== 'html' && (values.title || values.url))
    throw new UsageError(`with ${input} title and url stand in each document`);
  const jobs = values.jobs === undefined ? defaultJobs() : Number(values.jobs);
  if (!(jobs >= 1)) throw new UsageError('--jobs needs a number from 1');
  if (values.resume && !values.out)
    throw new UsageError('--resume needs -o FILE: what was printed cannot be gone on with');
  const inputs = inputsOf(positionals, input);
  if (values.resume && inputs.some(({ path }) => path === '-'))
    throw new UsageError('--resume cannot read stdin again');
  return { values, format, parquet, jobs, inputs, fields: fieldsOf(values) };
}

/** Which keys of a record hold what, where they are not called so: `--text-field 正文`. */
function fieldsOf(values: Partial<Record<string, string | boolean>>): Fields {
  const fields: Fields = {};
  for (const key of ['id', 'text', 'title', 'url', 'date', 'html'] as const) {
    const name = values[`${key}-field`];
    if (typeof name === 'string' && name) fields[key] = name;
  }
  return fields;
}

/**
 * `annotate [PATH…]`: names in texts, see `USAGE` of the command. Exit 1 when some document could not be read.
 * Complexity: three outputs (screen, file that can be gone on with, Parquet) share one loop.
 */
export async function annotateCommand(args: string[], namesOf: NamesOf): Promise<number> {
  const { values, format, parquet, jobs, inputs, fields } = optionsOf(args);
  const { id, checksum, vocabulary } = await namesOf(values.pack);
  const settings: Settings = {
    format,
    fields,
    why: values.why,
    version: `${id}@${checksum.slice(0, 12)}`,
    ...(values.title ? { title: values.title } : {}),
    ...(values.url ? { url: values.url } : {}),
  };
  const frame = frameOf(format, values.why);
  const table = parquet ? new ParquetOutput(values.out!, values.why) : null;
  const output =
    values.out && !parquet
      ? new ResumableOutput(
          values.out,
          values.errors ?? `${values.out}.errors.jsonl`,
          jobOf(inputs, settings),
          values.resume,
          frame.head,
        )
      : null;
  const totals: Totals = output ? { ...output.totals } : { documents: 0, mentions: 0, characters: 0, bad: 0 };
  if (output?.resumed) note(`going on after ${totals.documents} documents`);
  const progress = new Progress(values.quiet || !values.out, totals.characters);
  const batches = batchesOf(inputs, fields, output?.position ?? { input: 0, at: 0 });
  if (!output && frame.head) await print(frame.head);
  for await (const { batch, done } of annotateInParallel(batches, vocabulary, settings, jobs)) {
    const bad: BadDocument[] = [...done.bad, ...(batch.failed ?? [])];
    totals.documents += done.documents;
    totals.mentions += done.mentions;
    totals.characters += done.characters;
    totals.bad += bad.length;
    for (const { where, reason } of bad.slice(0, output ? 20 : bad.length)) note(`annotate: ${where}: ${reason}`);
    table?.add(done.out);
    if (output) output.add(done.out, bad.map((one) => `${JSON.stringify(one)}\n`).join(''), batch.after, totals);
    else if (!table && done.out.length) await print(done.out);
    progress.show(totals, inputs[batch.after.input]?.path ?? '');
  }
  table?.finish();
  if (output) await output.finish(frame.tail);
  else if (frame.tail) await print(frame.tail);
  progress.end(totals);
  return totals.bad ? 1 : 0;
}
