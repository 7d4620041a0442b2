import { PACK_LIMITS, TOO_LARGE } from './check';
import { PackError, type Said } from './reasons';

/** A pack as it comes: text, bytes (plain JSON or under gzip), or a file of either. */
export type PackSource = string | Uint8Array | Blob;

const NOT_UTF8 = {
  'zh-CN': '不是 UTF-8 文字；年鉴包是 JSON（可用 gzip 压缩）。整本年鉴的文本请用“用文本做一本”',
  en: 'not UTF-8 text; a pack is JSON, plain or under gzip. For the text of a whole yearbook use “Make one from a text”',
};
const BROKEN_GZIP = {
  'zh-CN': '压缩包不完整或已损坏，请重新取得文件',
  en: 'the archive is cut or damaged; get the file again',
};

const UNREADABLE = {
  'zh-CN': '读不到这个文件（可能已移走、改名，或没有读取的权限）；请重新选它',
  en: 'the file cannot be read (moved, renamed, or no right to read it); choose it again',
};

/** Files that begin like this are chosen by mistake for a pack. */
const OTHER_FILES: [head: string, reason: Said][] = [
  [
    'PK\u0003\u0004',
    {
      'zh-CN': '这是 ZIP 压缩包或 Word、EPUB 文档；请先解压，整本年鉴的文档请用“用文本做一本”',
      en: 'this is a ZIP archive or a Word or EPUB document; unpack it first, and for the document of a whole yearbook use “Make one from a text”',
    },
  ],
  [
    '%PDF',
    {
      'zh-CN': '这是 PDF；请先把文字存成 .txt 或 .docx，再用“用文本做一本”',
      en: 'this is a PDF; save its text as .txt or .docx first, then use “Make one from a text”',
    },
  ],
];

export interface OpenOptions {
  /** Bytes read so far and in all (of the file as it lies on the disk). */
  onProgress?: (step: 'read' | 'unpack', done: number, total: number) => void;
  signal?: AbortSignal;
}

/**
 * The JSON text of a pack: size first, then unpacked piece by piece within the limit, then decoded strictly.
 * @throws PackError with what to do; the signal's reason when aborted
 */
export async function openPackText(source: PackSource, { onProgress, signal }: OpenOptions = {}): Promise<string> {
  if (typeof source === 'string') {
    if (source.length > PACK_LIMITS.bytes) throw new PackError('$', TOO_LARGE, null);
    return source;
  }
  const total = source instanceof Uint8Array ? source.byteLength : source.size;
  if (total > PACK_LIMITS.bytes) throw new PackError('$', TOO_LARGE, null);
  const blob = source instanceof Uint8Array ? new Blob([source as Uint8Array<ArrayBuffer>]) : source;
  const head = new Uint8Array(await readable(blob.slice(0, 4).arrayBuffer()));
  const packed = head[0] === 0x1f && head[1] === 0x8b;
  const other = OTHER_FILES.find(([start]) => start === String.fromCharCode(...head));
  if (other) throw new PackError('$', other[1], null);
  let read = 0;
  const counted = blob.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, out) {
        read += chunk.byteLength;
        onProgress?.(packed ? 'unpack' : 'read', read, total);
        out.enqueue(chunk);
      },
    }),
  );
  const stream = packed ? counted.pipeThrough(new DecompressionStream('gzip')) : counted;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = stream.getReader();
  const pieces: string[] = [];
  let bytes = 0;
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw broken(error, packed);
      });
      if (done) break;
      bytes += value.byteLength;
      if (bytes > PACK_LIMITS.bytes) throw new PackError('$', TOO_LARGE, null);
      pieces.push(decode(() => decoder.decode(value, { stream: true })));
    }
    pieces.push(decode(() => decoder.decode()));
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    throw error;
  }
  return pieces.join('');
}

function readable<T>(reading: Promise<T>): Promise<T> {
  return reading.catch((error: unknown) => {
    throw broken(error, false);
  });
}

/** A failure while reading: the file itself went away, or what it holds cannot be unpacked. */
function broken(error: unknown, packed: boolean): unknown {
  const { name } = error as { name?: string };
  if (name === 'NotFoundError' || name === 'NotReadableError' || name === 'NotAllowedError')
    return new PackError('$', UNREADABLE, null);
  return packed ? new PackError('$', BROKEN_GZIP, null) : error;
}

function decode(work: () => string): string {
  try {
    return work();
  } catch {
    throw new PackError('$', NOT_UTF8, null);
  }
}
