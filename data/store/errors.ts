import { visible } from '../pack/clean';
import type { Said } from '../pack/reasons';

export type LibraryErrorCode =
  | 'quota'
  | 'refused'
  | 'newer'
  | 'damaged'
  | 'repairing'
  | 'blocked'
  | 'cancelled'
  | 'invalid'
  | 'other'
  | 'unreadable'
  | 'unknown';

const SENTENCES: Record<LibraryErrorCode, Said> = {
  quota: {
    'zh-CN': '写不进磁盘，多半是存储空间满了；腾出空间后再试，已存下的书和设置都还在。',
    en: 'The disk cannot be written to, most likely because it is full; free some space and try again. Your books and settings are still there.',
  },
  refused: {
    'zh-CN':
      '浏览器不允许保存数据（常见于无痕窗口或“从不记住历史”），年鉴无法导入；请改在普通窗口里用，或在浏览器设置中允许保存。',
    en: 'The browser does not let us store data (private window, or “never remember history”), so the yearbook cannot be imported; use an ordinary window, or allow it in the browser’s settings.',
  },
  newer: {
    'zh-CN': '资料库是由较新版本的扩展写成的，请更新扩展。',
    en: 'The library was written by a newer version of the extension; please update it.',
  },
  damaged: {
    'zh-CN': '浏览器里的资料库打不开，可能已损坏；可在设置中按“重新装入”。',
    en: 'The library in the browser cannot be opened and may be damaged; choose “Reinstall” in the options.',
  },
  repairing: {
    'zh-CN': '资料库损坏，正在修复，稍候即可。',
    en: 'The library is damaged and is being repaired; this takes a moment.',
  },
  blocked: {
    'zh-CN': '资料库正被另一个窗口占用，请关闭年鉴镜的其他页面后再试。',
    en: 'Another window is using the library; close other Yearbook Lens pages and try again.',
  },
  cancelled: { 'zh-CN': '导入已取消，资料库没有改动。', en: 'The import was cancelled; the library is unchanged.' },
  invalid: {
    'zh-CN': '这个文件不是可用的年鉴包，资料库没有改动。',
    en: 'This file is not a usable yearbook pack; the library is unchanged.',
  },
  other: {
    'zh-CN': '这是另一本书的文件，资料库没有改动。',
    en: 'This is the file of another book; the library is unchanged.',
  },
  unreadable: { 'zh-CN': '读不到年鉴包文件。', en: 'The pack file cannot be read.' },
  unknown: {
    'zh-CN': '资料库出错；请再试一次，仍不行请重开浏览器。',
    en: 'The library failed; try again, and if it fails again restart the browser.',
  },
};

/** A failure of the library said in one plain sentence. `detail` names the place (a path in a pack, the browser's own words). */
export class LibraryError extends Error {
  override readonly name = 'LibraryError';
  readonly code: LibraryErrorCode;
  /** The place or the browser's own words, in Chinese where there are words in both languages. */
  readonly detail: string | undefined;
  readonly #details: Said | undefined;

  constructor(code: LibraryErrorCode, detail?: string | Said, options?: ErrorOptions) {
    const said = typeof detail === 'string' ? { 'zh-CN': detail, en: detail } : detail;
    super(said ? `${SENTENCES[code]['zh-CN']}（${said['zh-CN']}）` : SENTENCES[code]['zh-CN'], options);
    this.code = code;
    this.detail = said?.['zh-CN'];
    this.#details = said;
  }

  /** The sentence in the reader's language, with the detail in brackets. */
  sentence(language: 'zh-CN' | 'en' = 'zh-CN'): string {
    const text = SENTENCES[this.code][language];
    const said = this.#details?.[language];
    if (!said) return text;
    const detail = visible(said);
    return language === 'en' ? `${text} (${detail})` : `${text}（${detail}）`;
  }

  /** As plain values, to cross a worker's border; see {@link LibraryError.from}. */
  toJSON(): { code: LibraryErrorCode; detail: Said | undefined } {
    return { code: this.code, detail: this.#details };
  }

  static from({ code, detail }: ReturnType<LibraryError['toJSON']>): LibraryError {
    return new LibraryError(code, detail);
  }
}

// Names of DOMException and Dexie errors; Dexie wraps the browser's error in `inner` or, for bulk writes, `failures`.
const BY_NAME: Record<string, LibraryErrorCode> = {
  QuotaExceededError: 'quota',
  SecurityError: 'refused',
  InvalidStateError: 'refused',
  NotAllowedError: 'refused',
  MissingAPIError: 'refused',
  VersionError: 'newer',
  UpgradeError: 'damaged',
  DataError: 'invalid',
  DataCloneError: 'invalid',
  UnknownError: 'damaged',
  NotFoundError: 'damaged',
  OpenFailedError: 'damaged',
  DatabaseClosedError: 'blocked',
  TimeoutError: 'blocked',
};

/**
 * What a disk that takes no more is called in the browser's words only (Chromium 150, seen on a full file system): a commit
 * fails with the quota or an `IO error: … FILE_ERROR_NO_SPACE` in its text; the requests before it with an AbortError that
 * names the transaction (one that a signal aborts does not); opening after that with `Internal error opening backing
 * store`, which a store that is merely damaged does not say: that one the browser replaces by itself.
 */
const DISK_FULL = /quota|\bIO error|no.?space|opening backing store|AbortError.*transaction/i;

/** Translates anything thrown by IndexedDB, Dexie, fetch or JSON into a {@link LibraryError}. */
export function toLibraryError(error: unknown): LibraryError {
  if (error instanceof LibraryError) return error;
  // What wraps another error is less telling than what it wraps.
  let outer: LibraryErrorCode | undefined;
  for (let current: unknown = error, depth = 0; current && depth < 5; depth++) {
    const { name, message, inner, failures } = current as {
      name?: string;
      message?: string;
      inner?: unknown;
      failures?: unknown[];
    };
    if (current instanceof LibraryError) return current;
    if (DISK_FULL.test(`${name} ${message}`)) return new LibraryError('quota', undefined, { cause: error });
    // Chromium where the reader blocks all site data: an UnknownError that says so in its text only.
    if (/denied permission/i.test(`${message}`)) return new LibraryError('refused', undefined, { cause: error });
    const next = inner ?? failures?.[0];
    if (name === 'AbortError' && !next) return new LibraryError('cancelled', undefined, { cause: error });
    const code = name ? BY_NAME[name] : undefined;
    if (code && !next) return new LibraryError(code, undefined, { cause: error });
    outer ??= code;
    current = next;
  }
  if (outer) return new LibraryError(outer, undefined, { cause: error });
  return new LibraryError('unknown', error instanceof Error ? error.message : String(error), { cause: error });
}
