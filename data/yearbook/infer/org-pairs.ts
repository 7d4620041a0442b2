/** 全称/简称 as people type it: two cells a line, or the short name after a dash, a colon or in brackets. */
import type { OrgPair } from '../model';
import type { Owned } from '../read/ledger';
import { append } from '../read/lists';
import { closeUp } from '../read/spacing';
import { headingOf, isSpecial, RANK } from './headings';
import type { Row } from './rows';
import { cellsOf } from './table-cells';

/** A heading of such a list. */
export const ORGS_HEADING =
  /(?:全称.*简称|简称.*全称|(?:机构|单位|组织|部门).{0,8}(?:简称|名称对照)|简称(?:对照|一览|说明|表))/;

/** `尉犁县发展和改革委员会，简称“县发改委”`, `…（以下简称县发改委）`: says by itself what it is. */
const SAID =
  /^(?:\d+[.、．]\s*)?([^\s，。；“”（）()]{4,50})[，,（(\s]*(?:以下)?(?:统一)?简称为?[：:]?\s*[“"「]?([^“”"「」（）()，。\s]{2,20})[”"」]?[）)]?$/;

/** True for a line that gives the short name of a body and says so. */
export function saysShortName({ piece }: Row): boolean {
  return SAID.test(piece.text.trim().replace(/[。；;，、]$/, ''));
}

/** Reads the list that begins after its heading at `start`: pairs, and the index of the first row that is none. */
export function readOrgPairs(rows: readonly Row[], start: number): { orgs: OrgPair[]; owned: Owned[]; end: number } {
  const orgs: OrgPair[] = [];
  const owned: Owned[] = [];
  const frame = [rows[start]!.piece];
  let shortFirst = false;
  let end = start + 1;
  for (let i = start + 1; i < rows.length; i++) {
    const { piece } = rows[i]!;
    const { tight } = piece;
    if (
      /^(?:序号)?(?:单位|机构|部门)?(?:全称|全名|名称)/.test(tight) &&
      /(?:简称|略称)/.test(tight) &&
      tight.length <= 24
    ) {
      frame.push(piece);
      end = i + 1;
      continue;
    }
    if (/^简称.*全称/.test(tight) && tight.length <= 16) {
      shortFirst = true;
      frame.push(piece);
      end = i + 1;
      continue;
    }
    if (/^[─━—=┌┐└┘├┤┬┴┼│|+\-\s]+$/.test(piece.text) || (/^[（(].*[）)]$/.test(tight) && orgs.length === 0)) {
      frame.push(piece);
      end = i + 1;
      continue;
    }
    const heading = headingOf(piece.text);
    if (heading && (RANK[heading.class] <= RANK.chinese || isSpecial(heading.title))) break;
    const pairs = pairsOf(piece.text, shortFirst);
    if (pairs.length === 0) {
      // An explanation may stand before the first pair; after one the list has ended.
      if (orgs.length > 0 || i - start > 4 || !/[。：:]$/.test(tight)) break;
      frame.push(piece);
      end = i + 1;
      continue;
    }
    for (const { full, short } of pairs) orgs.push({ full, short, lines: [piece.line, piece.line] });
    owned.push({ owner: `org:${pairs[0]!.full}`, pieces: [piece] });
    end = i + 1;
  }
  if (orgs.length === 0) return { orgs: [], owned: [], end: start };
  owned.push({ owner: 'orgs:heads', pieces: frame });
  return { orgs, owned, end };
}

/** The name in a cell: a second plate stands in brackets. */
function nameIn(cell: string): string {
  return closeUp(cell.trim()).replace(/^[（(](.*)[）)]$/, '$1');
}

function pairsOf(text: string, shortFirst: boolean): { full: string; short: string }[] {
  const plain = text.trim().replace(/[。；;，、]$/, '');
  const said = SAID.exec(plain);
  if (said) return [{ full: said[1]!, short: said[2]! }];
  const labelled = /^全称[：:]?\s*(\S+?)[\s\u3000，,；;]+简称[：:]?\s*(\S+)$/.exec(plain);
  if (labelled) return [{ full: labelled[1]!, short: labelled[2]! }];
  let cells = cellsOf(plain).filter((cell) => cell !== '');
  // Lists may be numbered, several pairs a line.
  const words = cells.filter((cell) => !/^\d{1,3}[.、]?$/.test(cell));
  if (words.length > 0) cells = words;
  if (cells.length === 1) {
    const inner =
      /^(?:\d+[.、．]\s*)?(.{2,50}?)(?:——|—|－|--|→|：|:|简称为?[：:]?)[“"]?([^（）]{2,50}?)[”"]?$/.exec(plain) ??
      /^(?:\d+[.、．]\s*)?(.{4,50}?)[（(](?:以下)?(?:简称)?[：:]?[“"]?([^（）]{2,20}?)[”"]?[）)]$/.exec(plain) ??
      /^(\S{4,50}) (\S{2,20})$/.exec(plain);
    if (!inner) return [];
    cells = [inner[1]!, inner[2]!];
  }
  if (cells.length % 2 !== 0 || cells.length > 6) return [];
  const out: { full: string; short: string }[] = [];
  for (let i = 0; i < cells.length; i += 2) {
    const [a, b] = [nameIn(cells[i]!), nameIn(cells[i + 1]!)];
    const pair = shortFirst ? { full: b, short: a } : { full: a, short: b };
    if (
      Math.max(pair.full.length, pair.short.length) < 4 ||
      pair.short.length < SHORTEST ||
      /[。；]/.test(pair.full + pair.short) ||
      /^[\d.,%]+$/.test(pair.short)
    )
      return [];
    out.push(pair.full.length >= pair.short.length ? pair : { full: pair.short, short: pair.full });
  }
  return out;
}

/** The heads of the two columns where one comes out below the other. */
const COLUMN_HEAD = /^(?:单位|机构|部门)?(全称|全名|简称|略称)$/;

/** A list that came out column by column: `全称` over all full names, then `简称` over as many short ones, again on each page. */
function readColumns(rows: readonly Row[], start: number): ReturnType<typeof readOrgPairs> | null {
  const headAt = (i: number) => COLUMN_HEAD.exec(rows[i]?.piece.tight ?? '')?.[1] ?? null;
  const orgs: OrgPair[] = [];
  const owned: Owned[] = [];
  const frame = [rows[start]!.piece];
  let end = start + 1;
  while (headAt(end) !== null) {
    const first = end + 1;
    let second = first;
    while (second < rows.length && headAt(second) === null) second++;
    const count = second - first;
    const pairs = Array.from({ length: count }, (_, k) => [rows[first + k], rows[second + 1 + k]] as const);
    // Columns of different heights are no pairs: the text ends within the second.
    if (pairs.some(([, b]) => b === undefined)) break;
    const made = pairs.map(([a, b]): OrgPair => {
      const [one, other] = [nameIn(a!.piece.text), nameIn(b!.piece.text)];
      const [full, short] = one.length >= other.length ? [one, other] : [other, one];
      return { full, short, lines: [a!.piece.line, b!.piece.line] };
    });
    const whole = made.filter(isMadeOf);
    if (count === 0 || headAt(end) === headAt(second) || whole.length < count * MADE_OF) break;
    // A line without a letter (a lone sign of the text's making) is nobody's name.
    if (made.some(({ short }) => short.length < SHORTEST)) break;
    frame.push(rows[end]!.piece, rows[second]!.piece);
    made.forEach((pair, k) => {
      orgs.push(pair);
      owned.push({ owner: `org:${pair.full}`, pieces: pairs[k]!.map((row) => row!.piece) });
    });
    end = second + 1 + count;
  }
  if (orgs.length === 0) return null;
  owned.push({ owner: 'orgs:heads', pieces: frame });
  return { orgs, owned, end };
}

/** Share of the pairs whose short name must be made of the full one's signs for the list to be sure. */
const MADE_OF = 0.8;
const FEWEST_PAIRS = 3;
/** Characters of a short name at least. */
const SHORTEST = 2;

/** Whether the signs of the short name stand in the full one in their order: 县发改委 in X县发展和改革委员会. */
function isMadeOf({ full, short }: OrgPair): boolean {
  let from = 0;
  for (const sign of short) {
    const at = full.indexOf(sign, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

/**
 * Takes the lists out that are what they say beyond doubt, before columns of text are looked for: their two columns may stand
 * as far apart as those of the text.
 */
export function takeOrgLists(rows: readonly Row[]): { orgs: OrgPair[]; owned: Owned[]; rest: Row[] } {
  const orgs: OrgPair[] = [];
  const owned: Owned[] = [];
  const rest: Row[] = [];
  for (let i = 0; i < rows.length; i++) {
    const { tight } = rows[i]!.piece;
    const read =
      tight.length <= 30 && ORGS_HEADING.test(tight) ? (readColumns(rows, i) ?? readOrgPairs(rows, i)) : null;
    const sure =
      read !== null &&
      read.orgs.length >= FEWEST_PAIRS &&
      read.orgs.filter(isMadeOf).length >= read.orgs.length * MADE_OF;
    if (!sure) {
      rest.push(rows[i]!);
      continue;
    }
    append(orgs, read.orgs);
    append(owned, read.owned);
    i = read.end - 1;
  }
  return { orgs, owned, rest };
}
