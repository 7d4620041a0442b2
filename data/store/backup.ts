import { PACK_LIMITS, TOO_LARGE } from '../pack/check';
import { PACK_FORMAT } from '../pack/model';
import type { Said } from '../pack/reasons';
import { LibraryError } from './errors';
import type { BookFile } from './files';

/**
 * A backup is JSON Lines under UTF-8: the first line is the head with the stored values, each further line a book of the
 * reader's own, its pack under gzip in base 64. A line at a time is read and written, so its size is that of its books.
 */
export const BACKUP_FORMAT = 'yearbook-lens-backup';
export const BACKUP_VERSION = 1;

interface Head {
  format: typeof BACKUP_FORMAT;
  version: number;
  savedAt: string;
  /** Stored values by their key. */
  values: Record<string, unknown>;
  books: number;
}

interface BookLine {
  pack: string;
  title: string;
  checksum: string;
  gzip: string;
}

/** What a backup held, checked as far as its own form goes; values and packs are still to be checked by who takes them. */
export interface BackupContents {
  values: Record<string, unknown>;
  books: { pack: string; title: string; bytes: Uint8Array<ArrayBuffer> }[];
}

const refuse = (said: Said): LibraryError => new LibraryError('invalid', said);
const NO_BACKUP = refuse.bind(null, {
  'zh-CN': '不是年鉴镜的备份；请选“存成文件”得到的文件',
  en: 'not a backup of Yearbook Lens; choose a file saved by “Save to a file”',
});

/** Puts values and books into one file. `tell` is called before each book. */
export async function writeBackup(
  values: Record<string, unknown>,
  books: readonly string[],
  read: (pack: string) => Promise<BookFile | undefined>,
  tell: (done: number, all: number) => void = () => {},
): Promise<Blob> {
  const lines: string[] = [];
  for (const [i, pack] of books.entries()) {
    tell(i + 1, books.length);
    const file = await read(pack);
    if (!file) continue;
    const { title, checksum, bytes } = file;
    lines.push(`${JSON.stringify({ pack, title, checksum, gzip: base64(bytes) } satisfies BookLine)}\n`);
  }
  const head: Head = {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    savedAt: new Date().toISOString(),
    values,
    books: lines.length,
  };
  return new Blob([`${JSON.stringify(head)}\n`, ...lines], { type: 'application/jsonl' });
}

/**
 * Reads a backup from any hand.
 * @throws LibraryError with the line and what to do
 */
export async function readBackup(file: Blob): Promise<BackupContents> {
  if (file.size > PACK_LIMITS.bytes) throw refuse(TOO_LARGE);
  let values: Record<string, unknown> | null = null;
  let announced = 0;
  const books: BackupContents['books'] = [];
  let number = 0;
  for await (const line of linesOf(file)) {
    number += 1;
    if (line.trim() === '') continue;
    const value = parsed(line);
    if (values === null) {
      const { format, version, values: given, books: count } = (value ?? {}) as Partial<Head>;
      if ((format as string) === PACK_FORMAT)
        throw refuse({
          'zh-CN': '这是年鉴包，不是备份；请在“书架”里用“导入年鉴包”',
          en: 'this is a yearbook pack, not a backup; use “Import a pack” under “Shelf”',
        });
      if (format !== BACKUP_FORMAT || typeof given !== 'object' || given === null || Array.isArray(given))
        throw NO_BACKUP();
      if (version !== BACKUP_VERSION)
        throw refuse({
          'zh-CN': '备份是由较新版本的扩展存成的，请更新扩展',
          en: 'the backup was saved by a newer version; please update the extension',
        });
      values = given;
      announced = Number.isSafeInteger(count) ? Number(count) : 0;
      continue;
    }
    const { pack, title, gzip } = (value ?? {}) as Partial<BookLine>;
    const bytes = typeof gzip === 'string' ? bytesOf(gzip) : null;
    if (typeof pack !== 'string' || typeof title !== 'string' || bytes === null)
      throw refuse({
        'zh-CN': `第 ${number} 行已损坏，请重新取得文件`,
        en: `line ${number} is damaged; get the file again`,
      });
    books.push({ pack, title, bytes });
  }
  if (values === null) throw NO_BACKUP();
  if (books.length < announced)
    throw refuse({
      'zh-CN': `文件不完整：应有 ${announced} 本书，只有 ${books.length} 本；请重新取得文件`,
      en: `the file is cut: ${books.length} of ${announced} books; get it again`,
    });
  return { values, books };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

async function* linesOf(file: Blob): AsyncGenerator<string> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const parts = (rest + value).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest !== '') yield rest;
}

/** Bytes turned into a string at once; more arguments than this overflow the stack. */
const CHUNK = 0x8000;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += CHUNK)
    text += String.fromCharCode(...bytes.subarray(from, from + CHUNK));
  return btoa(text);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}
