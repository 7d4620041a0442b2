import { transcode } from 'node:buffer';
import { annotateDocument, blocksOfHtml, declaredEncoding, type LensDocument, type Vocabulary } from '../../data/index';
import { formatDocument, type OutputFormat } from '../../data/lens/formats';
import { decodeText } from '../../data/yearbook/index';
import type { Batch, Fields, RawDocument } from './batches';

/** What a worker does with a batch: decode, recognize, write down. Pure but for the clock-free counting. */

export interface Settings {
  format: OutputFormat;
  fields: Fields;
  title?: string;
  url?: string;
  /** Rows carry the reason in words. */
  why: boolean;
  /** Pack id and checksum. */
  version: string;
}

/** A document that could not be annotated. */
export interface BadDocument {
  where: string;
  id?: string;
  reason: string;
}

export interface Done {
  out: Uint8Array;
  documents: number;
  mentions: number;
  /** UTF-16 code units read. */
  characters: number;
  bad: BadDocument[];
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const BYTE_ORDER_MARK = 0xfeff;

/**
 * UTF-8 as a string, as TextDecoder has it. By way of UTF-16 units, which Node 20 makes five times as fast; what is not
 * valid it refuses, and TextDecoder mends.
 */
function utf8(bytes: Uint8Array): string {
  try {
    const text = transcode(bytes, 'utf8', 'utf16le').toString('utf16le');
    return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
  } catch {
    return decoder.decode(bytes);
  }
}

export function annotateBatch(vocabulary: Vocabulary, batch: Batch, settings: Settings): Done {
  const done = { documents: 0, mentions: 0, characters: 0, bad: [] as BadDocument[] };
  let out = '';
  const one = (where: string, id: string | undefined, read: () => LensDocument): void => {
    try {
      const document = read();
      const mentions = annotateDocument(vocabulary, document);
      out += formatDocument(settings.format, document, mentions, settings.version, settings.why);
      done.documents += 1;
      done.mentions += mentions.length;
      done.characters += document.text.length;
    } catch (error) {
      done.bad.push({ where, ...(id === undefined ? {} : { id }), reason: (error as Error).message });
    }
  };
  if (batch.kind === 'documents')
    for (const raw of batch.documents) one(raw.where, raw.id, () => documentOf(raw, settings));
  else {
    const lines = utf8(batch.bytes).split('\n');
    for (const [i, line] of lines.entries())
      if (line.trim())
        one(`${batch.file}:${batch.firstLine + i}`, undefined, () => documentOfLine(line, settings.fields));
  }
  return { ...done, out: encoder.encode(out) };
}

/** A line of JSON Lines. Throws with a reason when it holds no document. */
export function documentOfLine(line: string, fields: Fields): LensDocument {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new Error(`not JSON (${(error as Error).message})`);
  }
  const record = (value ?? {}) as Record<string, unknown>;
  const word = (key: string): string | undefined => {
    const given = record[key];
    return typeof given === 'string' && given !== '' ? given : typeof given === 'number' ? String(given) : undefined;
  };
  const id = word(fields.id ?? 'id');
  const text = record[fields.text ?? 'text'];
  const html = record[fields.html ?? 'html'];
  if (id === undefined || (typeof text !== 'string' && typeof html !== 'string'))
    throw new Error('a document needs id and text (or html)');
  const given = {
    title: word(fields.title ?? 'title'),
    url: word(fields.url ?? 'url'),
    date: word(fields.date ?? 'date'),
  };
  return typeof text === 'string' ? clean({ id, text, ...given }) : htmlDocument(id, html as string, given);
}

type Given = Pick<LensDocument, 'title' | 'url' | 'date'>;

function htmlDocument(id: string, html: string, given: Given): LensDocument {
  const { text, blocks, title, url, date } = blocksOfHtml(html);
  return clean({ id, text, blocks, title: given.title ?? title, url: given.url ?? url, date: given.date ?? date });
}

/** Absent rather than undefined: the document may be handed on. */
function clean(document: { [K in keyof LensDocument]: LensDocument[K] | undefined }): LensDocument {
  return Object.fromEntries(
    Object.entries(document).filter(([, value]) => value !== undefined),
  ) as unknown as LensDocument;
}

function documentOf(raw: RawDocument, settings: Settings): LensDocument {
  const { id, media } = raw;
  const given: Given = {
    title: raw.title ?? settings.title,
    url: raw.url ?? settings.url,
    date: raw.date,
  };
  const text = raw.text ?? decode(raw);
  return media === 'html' ? htmlDocument(id, text, given) : clean({ id, text, ...given });
}

function decode({ bytes, charset, media }: RawDocument): string {
  const declared = charset ?? (media === 'html' ? declaredEncoding(bytes!) : null);
  if (declared)
    try {
      return new TextDecoder(declared).decode(bytes);
    } catch {
      // An encoding nobody knows says nothing.
    }
  return decodeText(bytes!).text;
}
