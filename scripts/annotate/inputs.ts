import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, type Readable, Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { Decompress } from 'fzstd';
import { globSync } from 'tinyglobby';
import { UsageError } from '../cli/output';

/** Which texts a command reads: files, folders, globs, stdin; and their bytes, unpacked. */

export const INPUT_FORMATS = ['text', 'html', 'jsonl', 'csv', 'tsv', 'warc'] as const;
export type InputFormat = (typeof INPUT_FORMATS)[number];

export interface Input {
  /** Path as given or found, `-` for stdin: what rows call the file. */
  path: string;
  format: InputFormat;
  packed: 'gzip' | 'zstd' | null;
}

const ENDINGS: Record<string, InputFormat> = {
  txt: 'text',
  text: 'text',
  md: 'text',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  csv: 'csv',
  tsv: 'tsv',
  warc: 'warc',
  wet: 'warc',
};

/** Format by name: `a.warc.wet.gz` is a WARC file under gzip. Null where the ending says nothing. */
export function formatOf(path: string): Omit<Input, 'path' | 'format'> & { format: InputFormat | null } {
  const packed = /\.gz$/i.test(path) ? 'gzip' : /\.zstd?$/i.test(path) ? 'zstd' : null;
  const ending = /\.([a-z]+)$/i.exec(path.replace(/\.(gz|zstd?)$/i, ''))?.[1]?.toLowerCase() ?? '';
  return { packed, format: ENDINGS[ending] ?? null };
}

/**
 * The inputs that paths name, in a fixed order: a file as given, a folder by all files below it whose ending is known
 * (sorted by path), a pattern with `*?[]{}` by what it matches. `format` holds for all where given; a file of unknown
 * ending is plain text. Throws {@link UsageError} where nothing is found.
 */
export function inputsOf(paths: readonly string[], format?: InputFormat): Input[] {
  const inputs: Input[] = [];
  const add = (path: string, known: boolean) => {
    const found = formatOf(path);
    if (known && !found.format && !format) return;
    inputs.push({ path, packed: found.packed, format: format ?? found.format ?? 'text' });
  };
  for (const path of paths.length ? paths : ['-']) {
    if (path === '-') inputs.push({ path, packed: null, format: format ?? 'text' });
    else if (existsSync(path)) {
      if (!statSync(path).isDirectory()) add(path, false);
      else for (const file of filesBelow(path)) add(file, true);
    } else {
      const matched = /[*?[\]{}]/.test(path) ? globSync(path, { expandDirectories: false }).sort() : [];
      if (!matched.length) throw new Error(`there is no file or folder ${path}`);
      for (const file of matched) add(file, false);
    }
  }
  if (!inputs.length) throw new UsageError('no file of a known kind in the folders given');
  return inputs;
}

function filesBelow(folder: string): string[] {
  const files: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...filesBelow(path));
    else if (entry.isFile()) files.push(path);
  }
  return files.sort();
}

/** Bytes of an input, unpacked as they come. `from` skips that many unpacked bytes. Errors carry the path. */
export function bytesOf(input: Input, from = 0): Readable {
  const plain = input.packed === null && input.path !== '-';
  const source: Readable =
    input.path === '-'
      ? process.stdin
      : createReadStream(input.path, { highWaterMark: 1 << 20, ...(plain && from ? { start: from } : {}) });
  let out: Readable = source;
  const step = (next: Transform) => {
    const before = out;
    before.once('error', (error) => next.destroy(error));
    out = before.pipe(next);
  };
  if (input.packed === 'gzip') step(zlib.createGunzip({ chunkSize: 1 << 18 }));
  else if (input.packed === 'zstd') step(zstd());
  if (from && !plain) step(skip(from));
  return out === process.stdin ? out.pipe(new PassThrough()) : out;
}

/** Node's own decoder where it has one (22.15, 23.8), else fzstd. */
function zstd(): Transform {
  const native = (zlib as unknown as { createZstdDecompress?: () => Transform }).createZstdDecompress;
  if (native) return native();
  let decoder: Decompress;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        decoder.push(chunk);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
    flush(done) {
      try {
        decoder.push(new Uint8Array(0), true);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
  decoder = new Decompress((chunk) => stream.push(Buffer.from(chunk)));
  return stream;
}

function skip(count: number): Transform {
  let left = count;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const passed = Math.min(left, chunk.length);
      left -= passed;
      done(null, passed < chunk.length ? chunk.subarray(passed) : undefined);
    },
  });
}
