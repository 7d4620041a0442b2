import { parse as csvParser } from 'csv-parse';
import { WARCParser } from 'warcio';
import { bytesOf, type Input } from './inputs';

/** Inputs → batches of documents for the workers, holding no more than a batch at a time. */

/** A document as it was found, not yet decoded: the workers do that. */
export interface RawDocument {
  id: string;
  /** Where it stands, for messages: `news.csv:14`. */
  where: string;
  media: 'text' | 'html';
  text?: string;
  bytes?: Uint8Array;
  charset?: string;
  title?: string;
  url?: string;
  date?: string;
}

/** How far reading has come: the number of inputs done, and inside the next one the unpacked bytes or documents done. */
export interface Position {
  input: number;
  at: number;
  /** Of line by line inputs: the lines done, for messages. */
  lines?: number;
}

/** What could not be read as a whole: an input that is missing or breaks off. */
export interface FailedInput {
  where: string;
  reason: string;
}

/** `failed` are inputs that were given up between the batch before and the end of this one. */
export type Batch = { after: Position; size: number; failed?: FailedInput[] } & (
  | { kind: 'lines'; file: string; firstLine: number; bytes: Uint8Array }
  | { kind: 'documents'; documents: RawDocument[] }
);

/** Which columns or keys hold what; `text` is needed for CSV. */
export interface Fields {
  id?: string;
  text?: string;
  title?: string;
  url?: string;
  date?: string;
  html?: string;
}

/** Unpacked bytes or characters of a batch: large enough to make handing over cheap, small enough to keep memory flat. */
const BATCH = 1024 * 1024;
/** A line or a file longer than this is no document (bytes). */
export const LONGEST_RAW = 128 * 1024 * 1024;

/** Batches of all inputs from a position on, in order. An input that fails is named in the next batch and left. */
export async function* batchesOf(inputs: readonly Input[], fields: Fields, from: Position): AsyncGenerator<Batch> {
  let files: { documents: RawDocument[]; size: number; failed?: FailedInput[] } = { documents: [], size: 0 };
  const whole = (input: number): Batch => {
    const batch: Batch = { kind: 'documents', ...files, after: { input, at: 0 } };
    files = { documents: [], size: 0 };
    return batch;
  };
  for (let i = from.input; i < inputs.length; i += 1) {
    const input = inputs[i]!;
    const { at, lines = 0 } = i === from.input ? from : { at: 0 };
    try {
      if (input.format === 'text' || input.format === 'html') {
        const bytes = await wholeFile(input);
        files.documents.push({ id: input.path, where: input.path, media: input.format, bytes });
        files.size += bytes.length;
        if (files.size >= BATCH) yield whole(i + 1);
        continue;
      }
      if (files.documents.length) yield whole(i);
      if (input.format === 'jsonl') yield* lineBatches(input, i, at, lines);
      else yield* recordBatches(input, i, at, fields);
    } catch (error) {
      files.failed = [...(files.failed ?? []), { where: input.path, reason: (error as Error).message }];
    }
    if (files.documents.length === 0) yield whole(i + 1);
  }
  if (files.documents.length) yield whole(inputs.length);
}

async function wholeFile(input: Input): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytesOf(input)) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > LONGEST_RAW) throw new Error(`more than ${LONGEST_RAW} bytes in one document: split it`);
  }
  return Buffer.concat(chunks);
}

/** Whole lines, as bytes: the workers parse them. `at` counts unpacked bytes. */
async function* lineBatches(input: Input, index: number, at: number, lines: number): AsyncGenerator<Batch> {
  let parts: Buffer[] = [];
  let size = 0;
  let done = at;
  let line = lines + 1;
  const batch = (bytes: Buffer): Batch => {
    done += bytes.length;
    const firstLine = line;
    for (let i = bytes.indexOf(10); i >= 0; i = bytes.indexOf(10, i + 1)) line += 1;
    return {
      kind: 'lines',
      file: input.path,
      firstLine,
      bytes,
      size: bytes.length,
      after: { input: index, at: done, lines: line - 1 },
    };
  };
  for await (const read of bytesOf(input, at)) {
    const chunk = read as Buffer;
    const end = size + chunk.length >= BATCH ? chunk.lastIndexOf(10) : -1;
    if (end < 0) {
      parts.push(chunk);
      size += chunk.length;
      if (size > LONGEST_RAW) throw new Error(`a line of more than ${LONGEST_RAW} bytes after byte ${done}`);
      continue;
    }
    parts.push(chunk.subarray(0, end + 1));
    yield batch(Buffer.concat(parts));
    parts = [chunk.subarray(end + 1)];
    size = parts[0]!.length;
  }
  if (size) yield batch(Buffer.concat(parts));
}

/** Records of CSV and WARC files, parsed here. `at` counts records. */
async function* recordBatches(input: Input, index: number, at: number, fields: Fields): AsyncGenerator<Batch> {
  let documents: RawDocument[] = [];
  let size = 0;
  let count = 0;
  const batch = (): Batch => {
    const full: Batch = { kind: 'documents', documents, size, after: { input: index, at: count } };
    documents = [];
    size = 0;
    return full;
  };
  const records = input.format === 'warc' ? warcRecords(input) : tableRecords(input, fields);
  for await (const record of records) {
    count += 1;
    if (count <= at || record === null) continue;
    documents.push(record);
    size += record.bytes?.length ?? record.text!.length;
    if (size >= BATCH) yield batch();
  }
  if (documents.length) yield batch();
}

async function* tableRecords(input: Input, fields: Fields): AsyncGenerator<RawDocument> {
  const parser = bytesOf(input).pipe(
    csvParser({
      bom: true,
      columns: true,
      delimiter: input.format === 'tsv' ? '\t' : ',',
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: LONGEST_RAW,
      ...(input.format === 'tsv' ? { quote: null } : {}),
    }),
  );
  const text = fields.text ?? 'text';
  let row = 1;
  for await (const record of parser as AsyncIterable<Record<string, string>>) {
    row += 1;
    if (row === 2) {
      for (const name of [text, ...Object.entries(fields).flatMap(([key, name]) => (key === 'text' ? [] : [name]))])
        if (!(name in record))
          throw new Error(`there is no column “${name}”; there are: ${Object.keys(record).join(', ')}`);
    }
    const value = (name: string | undefined) => (name ? record[name] || undefined : undefined);
    yield {
      id: value(fields.id) ?? `${input.path}:${row}`,
      where: `${input.path}:${row}`,
      media: 'text',
      text: record[text] ?? '',
      title: value(fields.title),
      url: value(fields.url),
      date: value(fields.date),
    };
  }
}

/** Pages of a WARC file and texts of a WET file; null for every other record (requests, metadata, pictures). */
async function* warcRecords(input: Input): AsyncGenerator<RawDocument | null> {
  const parser = new WARCParser(bytesOf(input), { keepHeadersCase: false });
  for await (const record of parser) {
    const url = record.warcTargetURI ?? undefined;
    const id = record.warcHeader('WARC-Record-ID') ?? url ?? '';
    const type = record.httpHeaders?.headers.get('content-type') ?? record.warcContentType ?? '';
    const page = record.warcType === 'response' && /html/i.test(type);
    const text = record.warcType === 'conversion' && /text\/plain/i.test(type);
    if (!page && !text) {
      yield null;
      continue;
    }
    const bytes = await record.readFully(true);
    yield {
      id,
      where: `${input.path}#${id}`,
      media: page ? 'html' : 'text',
      bytes,
      charset: /charset=["']?([\w-]+)/i.exec(type)?.[1],
      url,
      date: record.warcDate?.slice(0, 10),
    };
  }
}

/** The documents of a batch one by one, for finding the one that brought a worker down. */
export function split(batch: Batch): Batch[] {
  const { after, size } = batch;
  if (batch.kind === 'documents')
    return batch.documents.map((document) => ({ kind: 'documents', documents: [document], after, size }));
  const lines: Batch[] = [];
  let firstLine = batch.firstLine;
  for (let start = 0; start < batch.bytes.length; firstLine += 1) {
    const newline = batch.bytes.indexOf(10, start);
    const end = newline < 0 ? batch.bytes.length : newline + 1;
    lines.push({ kind: 'lines', file: batch.file, firstLine, bytes: batch.bytes.slice(start, end), after, size });
    start = end;
  }
  return lines;
}
