/** Printed page numbers and running heads, found by what repeats and counts on. */
import { keyOf } from './contents';
import type { Evidence } from './evidence';
import { half, type Row } from './rows';

export type PageFurniture = 'page number' | 'running head' | 'page mark';

export interface Folios {
  /** Rows that are furniture, with what they say (without figures). */
  furniture: Map<Row, { kind: PageFurniture; title: string }>;
  /** Running heads by page, without the book's own title. */
  heads: Map<number, string>;
  /** First and last printed page; null where the text shows none. */
  range: [number, number] | null;
}

interface Candidate {
  row: number;
  page: number;
  /** What stands beside the figure, without white space; empty for a figure alone. */
  rest: string;
}

export const ALONE = /^(?:[-—–─―·•.~*=|\s]*)(?:第|page|p\.?)?\s*(\d{1,4})\s*(?:页|頁)?(?:[-—–─―·•.~*=|\s]*)$/i;
const BRACKETED = /^[[(（〔【<{]\s*(?:第|page|p\.?)?\s*(\d{1,4})\s*(?:页|頁)?\s*[\])）〕】>}]$/i;
const BOTH_ENDS = /^(?:page|p\.?)\s*(\d{1,4})\b.*\bp(?:age)?\.?\s*(\d{1,4})$/i;
const LEFT = /^[-—–─·•\s]*(?:第|page|p\.?)?\s*(\d{1,4})\s*(?:页)?\s*(?:[-—–─·•|｜/／\s　])+(\S.*)$/i;
const RIGHT = /^(\S.*?)\s*(?:[-—–─·•|｜/／\s　])+(?:第|page|p\.?)?\s*(\d{1,4})\s*(?:页)?[-—–─·•\s]*$/i;
/** Marks that a converter leaves: `<pb n="12"/>`, `<!-- page 12 -->`, `[[p.12]]`, `<pb:KR2k0022_WYG_010-1a>`. */
const MARK =
  /^(?:<pb\b[^>]*?n="?(\d+)[^>]*>|<!--\s*(?:page|p\.?|第)?\s*(\d+)\s*页?\s*-->|\[\[?\s*(?:page|p\.?)\s*(\d+)\s*\]?\])/i;
const CONVERTER = /^<(?:pb|lb|milestone)\b[^>]*>\s*¶?$|^<!--.*-->$/i;

/**
 * Finds the longest chain of page numbers that count on, and gives every row its printed page. Changes `row.piece.page`.
 * `listed` are the pages that the contents and the index print for titles: they settle whether a number heads or ends its page.
 */
// Complexity: the steps of one chain of evidence, each needing the counts of the one before.
export function findFolios(
  rows: readonly Row[],
  title: string | null,
  listed: ReadonlyMap<string, number>,
  evidence: Evidence,
): Folios {
  const out: Folios = { furniture: new Map(), heads: new Map(), range: null };
  const marks = rows.flatMap((row, i) => {
    const match = MARK.exec(row.piece.text);
    return match ? [{ row: i, page: Number(match[1] ?? match[2] ?? match[3]), rest: '' }] : [];
  });
  rows.forEach((row) => {
    if (MARK.test(row.piece.text) || CONVERTER.test(row.piece.text))
      out.furniture.set(row, { kind: 'page mark', title: '' });
  });
  if (marks.length >= 2) {
    setPages(
      rows,
      marks.map(({ row, page }) => ({ at: row, page })),
    );
    out.range = [marks[0]!.page, marks[marks.length - 1]!.page];
    evidence.note(
      'pages',
      `${out.range[0]}—${out.range[1]}`,
      0.95,
      `文中有${marks.length}个页码标记`,
      marks.map((m) => rows[m.row]!.piece.line),
    );
    return out;
  }
  const candidates = candidatesOf(rows, title, listed);
  const feeds = rows.flatMap((row, i) => (row.feed || i === 0 ? [i] : []));
  if (numberFeeds(rows, feeds, candidates, listed, out, title, evidence)) return out;
  const chain = inOneStyle(longestChain(candidates, rows), rows);
  const known = headTexts(rows, candidates, title);
  const repeated = (row: Row) => known.has(bareHead(row.piece.tight));
  if (!isConvincing(chain, rows, feeds.length)) {
    // No numbers: what repeats is still furniture.
    for (const row of rows)
      if (repeated(row)) out.furniture.set(row, { kind: 'running head', title: bareHead(row.piece.tight) });
    if (feeds.length >= 3) evidence.note('pages', '无页码', 0.5, `有${feeds.length}处换页符，没有可接续的页码`, []);
    else evidence.note('pages', '无页码', 0.8, '文中没有可接续的页码', []);
    return out;
  }
  const foot = standsAtFoot(chain, rows, listed, repeated);
  const breaks: { at: number; page: number }[] = [];
  const inChain = new Set(chain.map(({ row }) => row));
  const isHead = (i: number) => inChain.has(i) || (rows[i] !== undefined && repeated(rows[i]));
  if (feeds.length >= Math.max(2, chain.length * 0.6)) {
    // Form feeds part the pages; a number anywhere in one names it.
    const named: { at: number; page: number | null }[] = feeds.map((at, k) => {
      const end = feeds[k + 1] ?? rows.length;
      return { at, page: chain.find(({ row }) => row >= at && row < end)?.page ?? null };
    });
    fillPages(named);
    for (const { at, page } of named) if (page !== null) breaks.push({ at, page });
  } else {
    let last = -1;
    for (const { row, page } of chain) {
      if (page === last) continue;
      if (foot) {
        // The page ends with its number: it began after the number before it.
        const before = breaks.length === 0 ? startOfFirst(rows, row) : breaks[breaks.length - 1]!.at;
        if (breaks.length === 0) breaks.push({ at: before, page });
        else breaks[breaks.length - 1]!.page = page;
        let next = row + 1;
        while (next < rows.length && repeated(rows[next]!) && !leads(rows, next, repeated)) next++;
        breaks.push({ at: next, page: page + 1 });
      } else {
        let first = row;
        while (first > 0 && isHead(first - 1) && !inChain.has(first - 1)) first--;
        breaks.push({ at: first, page });
      }
      last = page;
    }
  }
  setPages(rows, breaks);
  for (const { row, rest } of chain) {
    out.furniture.set(rows[row]!, { kind: rest === '' ? 'page number' : 'running head', title: rest });
  }
  markHeads(rows, out, known, breaks, title);
  const pages = chain.map(({ page }) => page);
  out.range = [pages[0]!, pages[pages.length - 1]!];
  const expected = out.range[1] - out.range[0] + 1;
  evidence.note(
    'pages',
    `${out.range[0]}—${out.range[1]}`,
    Math.min(0.98, new Set(pages).size / expected),
    `${new Set(pages).size}个页码依次递增，印在${foot ? '页末' : '页首'}${feeds.length > 2 ? '，有换页符' : ''}`,
    chain.slice(0, 3).map(({ row }) => rows[row]!.piece.line),
  );
  return out;
}

/** Pages that form feeds part, numbered by what most of their printed numbers and listed titles agree on. */
function numberFeeds(
  rows: readonly Row[],
  feeds: readonly number[],
  candidates: readonly Candidate[],
  listed: ReadonlyMap<string, number>,
  out: Folios,
  title: string | null,
  evidence: Evidence,
): boolean {
  if (feeds.length < 4) return false;
  const votes = new Map<number, number>();
  const vote = (offset: number, weight: number) => votes.set(offset, (votes.get(offset) ?? 0) + weight);
  feeds.forEach((at, k) => {
    const end = feeds[k + 1] ?? rows.length;
    for (const one of candidates) {
      if (one.row < at || one.row >= end) continue;
      if (one.row <= at + 1 || one.row >= end - 2) vote(one.page - k, 1);
    }
    for (let i = at; i < end; i++) {
      const page = listed.get(titleKey(rows[i]!));
      if (page !== undefined) vote(page - k, 0.5);
    }
  });
  const total = [...votes.values()].reduce((sum, count) => sum + count, 0);
  const [offset, agreed] = [...votes].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  if (agreed < 3 || agreed < total * 0.5) return false;
  const breaks = feeds.flatMap((at, k) => (k + offset >= 1 ? [{ at, page: k + offset }] : []));
  setPages(rows, breaks);
  for (const { row, page, rest } of candidates)
    if (rows[row]!.piece.page === page)
      out.furniture.set(rows[row]!, { kind: rest === '' ? 'page number' : 'running head', title: rest });
  // What stands at the head of many pages is a running head.
  const heads = new Map<string, number>();
  for (const { at } of breaks) {
    const { tight } = rows[at]!.piece;
    if (tight.length >= 2 && tight.length <= 24) heads.set(bareHead(tight), (heads.get(bareHead(tight)) ?? 0) + 1);
  }
  const known = new Set([...heads].filter(([key, count]) => count >= 3 || /年鉴|年鑑/.test(key)).map(([key]) => key));
  markHeads(rows, out, known, breaks, title);
  out.range = [breaks[0]!.page, breaks[breaks.length - 1]!.page];
  evidence.note(
    'pages',
    `${out.range[0]}—${out.range[1]}`,
    agreed / total,
    `${feeds.length}处换页，${Math.round(agreed)}处页码或目录、索引所列页次相合`,
    breaks.slice(0, 3).map(({ at }) => rows[at]!.piece.line),
  );
  return true;
}

/** The key under which the lists may print what a line opens with. */
function titleKey({ piece }: Row): string {
  const inner = /^[【〔［[〖](.+?)[】〕］\]〗]/.exec(piece.text)?.[1];
  return keyOf(inner ?? piece.text);
}

/** A head without its figures and signs: `婺源年鉴（2020）·12` and `婺源年鉴（2020）·14` are one. */
function bareHead(tight: string): string {
  return half(tight)
    .replace(/^(?:page|p\.)?\d{1,4}(?=\D)|(?:page|p\.)?\d{1,4}$/gi, '')
    .replace(/[-—–─·•|｜/]+/g, '');
}

function candidatesOf(rows: readonly Row[], title: string | null, listed: ReadonlyMap<string, number>): Candidate[] {
  // A head that names a division has that division's own heading somewhere.
  const own = new Set(rows.map(({ piece }) => keyOf(piece.text)));
  const out: Candidate[] = [];
  const rests = new Map<string, Set<number>>();
  rows.forEach((row, i) => {
    const text = half(row.piece.text);
    if (text.length > 48 || /[。；！？，]/.test(text) || /…{1,}|\.{3,}|·{3,}/.test(text)) return;
    const alone = ALONE.exec(text) ?? BRACKETED.exec(text) ?? BOTH_ENDS.exec(text);
    if (alone) {
      out.push({ row: i, page: Number(alone[1]), rest: '' });
      return;
    }
    for (const [pattern, at, other] of [
      [LEFT, 1, 2],
      [RIGHT, 2, 1],
    ] as const) {
      const match = pattern.exec(text);
      if (!match) continue;
      const rest = match[other]!.replace(/[\s\u3000]+/g, '').replace(/^[-—–·•|]+|[-—–·•|]+$/g, '');
      if (rest.length < 2 || rest.length > 24 || !/[\u4e00-\u9fff]/.test(rest)) continue;
      const page = Number(match[at]);
      out.push({ row: i, page, rest });
      const pages = rests.get(rest) ?? new Set();
      pages.add(page);
      rests.set(rest, pages);
      break;
    }
  });
  const named = (rest: string) =>
    (title !== null && rest.includes(title.replace(/[（(].*$/, ''))) || /年鉴|年鑑|县志|區志|区志|市志/.test(rest);
  const restarts = numbersRestart(out.filter(({ rest }) => rest !== '' && !named(rest)));
  const sure = out.filter(isSure);
  // One that counts on from a sure one, a page away, is a head whatever it says.
  return out.filter(
    (one) =>
      isSure(one) ||
      ((!restarts || named(one.rest) || styleOf(one, rows[one.row]!) !== '') &&
        sure.some(
          ({ row, page }) =>
            Math.abs(page - one.page) === 1 &&
            Math.sign(page - one.page) === Math.sign(row - one.row) &&
            Math.abs(row - one.row) >= FEW,
        )),
  );

  function isSure({ rest, page, row }: Candidate): boolean {
    if (rest === '') return page > 0;
    // A head is the book's or comes again with another number; a line of a list or an index does neither.
    if (named(rest)) return true;
    if (restarts) return false;
    if (listed.has(keyOf(rest)) || own.has(keyOf(rest))) return true;
    const again = (rests.get(rest)?.size ?? 0) >= 2;
    const opens = rows[row]!.feed || rows[row]!.gap >= 2 || (rows[row + 1]?.gap ?? 0) >= 1;
    return again || opens;
  }
}

/** Page numbers count on; numbers that come again with other words are those of sections: `1 综述`, `2 水利`, `1 公路`. */
function numbersRestart(heads: readonly Candidate[]): boolean {
  const words = new Map<number, Set<string>>();
  for (const { page, rest } of heads) words.set(page, (words.get(page) ?? new Set()).add(rest));
  const again = [...words.values()].filter((rests) => rests.size >= 2).length;
  return again >= 2 && again >= words.size * 0.3;
}

/** Lines that a page has at least. */
const FEW = 8;

/** How a number is set: what stands directly beside it, and whether words follow it, precede it or are wanting. */
function styleOf({ rest, page }: Candidate, row: Row): string {
  if (rest === '') return 'alone';
  const text = half(row.piece.text);
  const at = text.search(new RegExp(`(?<!\\d)${page}(?!\\d)`));
  const beside = (sign: string | undefined) => (sign !== undefined && /[·•\-—–|｜/]/.test(sign) ? sign : '');
  return beside(text[at - 1]) + beside(text[at + String(page).length]);
}

/** A page is numbered once: of two members with one page the one set as most are stays. */
function inOneStyle(chain: readonly Candidate[], rows: readonly Row[]): Candidate[] {
  const pages = new Map<string, Set<number>>();
  const style = (one: Candidate) => styleOf(one, rows[one.row]!);
  for (const one of chain) pages.set(style(one), (pages.get(style(one)) ?? new Set()).add(one.page));
  const [usual] = [...pages].sort((a, b) => b[1].size - a[1].size)[0] ?? [];
  const set = new Set(chain.filter((one) => style(one) === usual).map(({ page }) => page));
  return chain.filter((one) => style(one) === usual || !set.has(one.page));
}

/** The chain of growing numbers with the most weight: steps of one count fully, gaps cost. */
function longestChain(candidates: readonly Candidate[], rows: readonly Row[]): Candidate[] {
  const weight = (one: Candidate) => {
    const row = rows[one.row]!;
    const next = rows[one.row + 1];
    let sum = one.rest === '' ? 1 : 1.2;
    if (styleOf(one, row) !== '' && one.rest !== '') sum += 0.3;
    if (row.feed || next?.feed) sum += 0.6;
    if (row.gap > 0 || (next?.gap ?? 1) > 0) sum += 0.2;
    return sum;
  };
  const best = new Float64Array(candidates.length);
  const from = new Int32Array(candidates.length).fill(-1);
  let top = -1;
  candidates.forEach((one, i) => {
    best[i] = weight(one);
    for (let j = i - 1; j >= Math.max(0, i - 60); j--) {
      const before = candidates[j]!;
      const step = one.page - before.page;
      const lines = one.row - before.row;
      if (step < 0 || step > 12 || lines < 1 || (step > 0 && lines < 2)) continue;
      if (step === 0 && lines > 80) continue;
      const cost = step === 0 ? 0.8 : 0.25 * (step - 1);
      const sum = best[j]! + weight(one) - cost;
      if (sum > best[i]!) {
        best[i] = sum;
        from[i] = j;
      }
    }
    if (top < 0 || best[i]! > best[top]!) top = i;
  });
  const chain: Candidate[] = [];
  for (let i = top; i >= 0; i = from[i]!) chain.unshift(candidates[i]!);
  return chain;
}

/** Numbers of a list would count on too, but close together and without anything between them. */
function isConvincing(chain: readonly Candidate[], rows: readonly Row[], feeds: number): boolean {
  const pages = new Set(chain.map(({ page }) => page)).size;
  if (pages < 2) return false;
  const heads = chain.filter(({ rest }) => rest !== '').length;
  const lines = (chain[chain.length - 1]!.row - chain[0]!.row) / Math.max(1, pages - 1);
  const decorated = chain.filter(({ row }) => /^[-—–─·•[(（〔]|页|page|p\./i.test(rows[row]!.piece.text)).length;
  if (pages >= 3) return lines >= 4 || heads + decorated >= pages * 0.6;
  return heads + decorated >= 2 || feeds >= 2;
}

/** Lines that repeat as a whole: the book's title between pages, a category's name at the head of each. */
function headTexts(rows: readonly Row[], candidates: readonly Candidate[], title: string | null): Set<string> {
  const counts = new Map<string, number>();
  const withNumber = new Set(candidates.map(({ row }) => row));
  rows.forEach((row, i) => {
    const { tight } = row.piece;
    if (tight.length < 2 || tight.length > 24 || /[。，；：！？【〔]/.test(tight)) return;
    const near =
      withNumber.has(i - 1) || withNumber.has(i + 1) || withNumber.has(i) || row.feed || (rows[i + 1]?.feed ?? false);
    const own = title !== null && (bareHead(tight) === bareHead(title.replace(/\s/g, '')) || /年鉴|年鑑/.test(tight));
    if (!near && !own) return;
    const key = bareHead(tight);
    if (key.length >= 2) counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  // A name that heads pages stands there with the number again and again; twice is enough for the book's own title.
  return new Set([...counts].filter(([key, count]) => count >= (/年鉴|年鑑/.test(key) ? 2 : 3)).map(([key]) => key));
}

/** True where a repeated line heads what follows (the next page) rather than closing the page before. */
function leads(rows: readonly Row[], i: number, repeated: (row: Row) => boolean): boolean {
  const next = rows[i + 1];
  return next !== undefined && !repeated(next);
}

function startOfFirst(rows: readonly Row[], row: number): number {
  for (let i = row; i > 0; i--) if (rows[i]!.feed) return i;
  return 0;
}

/** Whether the numbers end their pages: by the pages that the book's own lists print, else by what stands around them. */
// Complexity: each condition is one sign, and they are counted against one another.
function standsAtFoot(
  chain: readonly Candidate[],
  rows: readonly Row[],
  listed: ReadonlyMap<string, number>,
  repeated: (row: Row) => boolean,
): boolean {
  let foot = 0;
  let head = 0;
  let at = 0;
  rows.forEach((row, i) => {
    while (at < chain.length && chain[at]!.row < i) at++;
    const page =
      listed.get(keyOf(row.piece.text)) ??
      listed.get(keyOf(/^[【〔［[〖]([^】〕］\]〗]+)/.exec(row.piece.text)?.[1] ?? '')) ??
      listed.get(keyOf(row.piece.text.split(/[\s\u3000]{2,}/)[0]!.slice(1)));
    if (page === undefined) return;
    const below = chain[at]?.page ?? (chain[at - 1]?.page ?? 0) + 1;
    const above = chain[at - 1]?.page ?? (chain[at]?.page ?? 0) - 1;
    if (page === below) foot += 3;
    if (page === above) head += 3;
  });
  const lines = chain
    .slice(1)
    .map(({ row }, k) => row - chain[k]!.row)
    .sort((a, b) => a - b);
  const usual = lines[Math.floor(lines.length / 2)] ?? 1;
  if (chain[0]!.row >= usual * 0.5) foot += 1.5;
  if (chain[0]!.row <= 2) head += 2;
  if (rows.length - 1 - chain[chain.length - 1]!.row >= usual * 0.5) head += 1.5;
  else if (chain[chain.length - 1]!.row >= rows.length - 2) foot += 2;
  for (const { row, rest } of chain) {
    const one = rows[row]!;
    const next = rows[row + 1];
    const weight = 1 / chain.length;
    if (rest !== '') head += weight;
    else foot += weight;
    if (one.feed) head += 3 * weight;
    if (next?.feed) foot += 3 * weight;
    if (next && repeated(next) && rest === '') foot += 2 * weight;
    if (row > 0 && repeated(rows[row - 1]!)) head += weight;
    // The wider gap parts the pages.
    if ((next?.gap ?? 0) > one.gap) foot += 2 * weight;
    if (one.gap > (next?.gap ?? 0)) head += 2 * weight;
  }
  return foot > head;
}

function fillPages(named: { at: number; page: number | null }[]): void {
  const first = named.findIndex(({ page }) => page !== null);
  for (let k = first + 1; k < named.length; k++) named[k]!.page ??= named[k - 1]!.page! + 1;
  for (let k = first - 1; k >= 0; k--) {
    const page = named[k + 1]!.page! - 1;
    if (page < 1) break;
    named[k]!.page = page;
  }
}

function setPages(rows: readonly Row[], breaks: readonly { at: number; page: number }[]): void {
  breaks.forEach(({ at, page }, k) => {
    const end = breaks[k + 1]?.at ?? rows.length;
    for (let i = at; i < end; i++) rows[i]!.piece.page = page;
  });
}

/** Repeated lines at the edges of pages, and the names of categories that head the pages. */
function markHeads(
  rows: readonly Row[],
  out: Folios,
  known: ReadonlySet<string>,
  breaks: readonly { at: number; page: number }[],
  title: string | null,
): void {
  const edges = new Set<number>();
  for (const { at } of breaks) for (let k = -2; k <= 2; k++) edges.add(at + k);
  // A running head stands on page after page; a section's title that happens to open pages does not.
  const pages = new Map<string, number[]>();
  rows.forEach((row, i) => {
    const key = bareHead(row.piece.tight);
    if (known.has(key) && edges.has(i) && row.piece.page !== null)
      pages.set(key, [...(pages.get(key) ?? []), row.piece.page]);
  });
  const runs = (key: string): boolean => {
    const list = pages.get(key) ?? [];
    const next = list.filter((page, k) => k > 0 && page - list[k - 1]! <= 2).length;
    return next >= Math.max(1, (list.length - 1) * 0.4);
  };
  rows.forEach((row, i) => {
    const key = bareHead(row.piece.tight);
    if (
      !known.has(key) ||
      !(/年鉴|年鑑/.test(key) || runs(key)) ||
      out.furniture.has(row) ||
      row.piece.tight.length > 24
    )
      return;
    if (edges.has(i) || /年鉴|年鑑/.test(key)) out.furniture.set(row, { kind: 'running head', title: key });
  });
  const own = title === null ? '' : bareHead(title.replace(/\s/g, ''));
  for (const [row, { kind, title: head }] of out.furniture) {
    const name = bareHead(head);
    const { page } = row.piece;
    if (kind === 'running head' && page !== null && name !== own && !/年鉴|年鑑|^[A-Za-z]+$/.test(name))
      out.heads.set(page, name);
  }
}
