import { PACK_LIMITS } from './check';
import { PackError } from './reasons';

/** A pack as it comes: text, bytes (plain JSON or under gzip), or a file of either. */
export type PackSource = string | Uint8Array | Blob;

const MEGABYTE = 1024 * 1024;
const TOO_LARGE = {
  'zh-CN': `文件太大（上限 ${PACK_LIMITS.bytes / MEGABYTE} MB）；请确认选的是年鉴包`,
  en: `the file is too large (limit ${PACK_LIMITS.bytes / MEGABYTE} MB); is it a yearbook pack?`,
};
const NOT_UTF8 = {
  'zh-CN': '不是 UTF-8 文字；年鉴包是 JSON（可用 gzip 压缩）。整本年鉴的文本请用“从文本造一本”',
  en: 'not UTF-8 text; a pack is JSON, plain or under gzip. For the text of a whole yearbook use “make a book from text”',
};
const BROKEN_GZIP = {
  'zh-CN': '压缩包不完整或已损坏，请重新取得文件',
  en: 'the archive is cut or damaged; get the file again',
};

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
    if (source.length > PACK_LIMITS.bytes) throw new PackError('$', TOO_LARGE);
    return source;
  }
  const total = source instanceof Uint8Array ? source.byteLength : source.size;
  if (total > PACK_LIMITS.bytes) throw new PackError('$', TOO_LARGE);
  const blob = source instanceof Uint8Array ? new Blob([source as Uint8Array<ArrayBuffer>]) : source;
  const head = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  const packed = head[0] === 0x1f && head[1] === 0x8b;
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
        throw packed ? new PackError('$', BROKEN_GZIP) : error;
      });
      if (done) break;
      bytes += value.byteLength;
      if (bytes > PACK_LIMITS.bytes) throw new PackError('$', TOO_LARGE);
      pieces.push(decode(() => decoder.decode(value, { stream: true })));
    }
    pieces.push(decode(() => decoder.decode()));
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    throw error;
  }
  return pieces.join('');
}

function decode(work: () => string): string {
  try {
    return work();
  } catch {
    throw new PackError('$', NOT_UTF8);
  }
}
