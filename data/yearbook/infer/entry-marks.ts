/** How the book marks its entries: the kind of title that best explains where its texts begin. */
import type { Evidence } from './evidence';
import type { Heading } from './headings';
import { leadOf } from './lead';
import type { Row } from './rows';
import { bracketed, inlineWith, opening, parted, partedBy, type Reader, standing, type TitleLine } from './title-line';

export interface EntryMark {
  /** `【】`, `■`, `一、`; what parts title and text (`　`, `：`) where nothing stands before the title. */
  sign: string;
  /** Lines of what shape they are; headings of the same shape are not looked for. */
  shape: string;
  open: Reader;
}

/** A kind of title that lines of the text have, and what speaks for its being that of the entries. */
interface Kind extends EntryMark {
  /** What all lines of this kind open with, or, after `line:`, are headings of. */
  lines: string;
  /** How far lines of this kind can be trusted to be titles at all: 1 for a sign nobody writes by chance. */
  trust: number;
}

interface Weighed {
  kind: Kind;
  at: ReadonlyMap<number, TitleLine>;
  lines: number[];
  score: number;
  opens: number;
}

/** Trust by kind: a sign or bracket is deliberate; a number may count points of a text; a blank or colon may be anywhere. */
const TRUST = { deliberate: 1, number: 0.8, gap: 0.8, colon: 0.55, space: 0.5, stop: 0.5, dash: 0.6, line: 0.75 };
/** Before the shape of lines that are titles by standing alone. */
const ALONE = 'line:';
/** Kinds that fewer lines than this have are none. */
const FEWEST = 2;
/** Lines within which a title must stand before a text to explain it. */
const REACH = 12;
/** A kind must explain at least this share of the running text to be the entries'. */
const LEAST = 0.12;

export interface TextLines {
  rows: readonly Row[];
  /** Lines that may be headings by themselves. */
  headings: readonly (Heading | null)[];
  /** Titles that the contents or the back index print, by key. */
  isListed: (title: string) => boolean;
  /** A line of running text that no title of its own begins. */
  isText: (row: Row | undefined) => boolean;
  /** A printed line as wide as its column: what it says may go on in the next one. */
  isFull: (row: Row) => boolean;
}

/** How entries are told: by a mark, or by a line of their own whose shape the outline knows from headings. */
export interface Entries {
  mark: EntryMark | null;
  /** Without a mark: the shape of the lines that title texts; null where nothing tells, and any short line may. */
  leaf: string | null;
}

/** The kind of title that best explains where texts begin. `given` is what a person said: a mark, or nothing for lines alone. */
export function findEntries(text: TextLines, evidence: Evidence, given?: string): Entries {
  if (given !== undefined && given !== '') return { mark: givenKind(given), leaf: null };
  const weighed = weigh(kindsOf(text), text).filter(({ kind }) => given === undefined || kind.shape.startsWith(ALONE));
  const [best, other] = weighed.filter(({ score }) => score > 0);
  if (!best) {
    evidence.note('mark', '', 0.2, '没有一种标题能说明正文从何处起；只有独占一行的短句可作条目', []);
    return { mark: null, leaf: null };
  }
  evidence.note(
    'mark',
    best.kind.sign,
    best.score / (best.score + (other?.score ?? 0) * 0.5),
    `${best.lines.length}行${best.kind.sign ? `以“${best.kind.sign}”为题` : '独占一行为题'}${other ? `；其次${other.lines.length}行“${other.kind.sign || '独行'}”` : ''}`,
    best.lines,
  );
  const own = best.kind.shape.startsWith(ALONE) ? best.kind : settled(best, text);
  const mark = withOthers(own, weighed, text);
  return mark === best.kind && best.kind.shape.startsWith(ALONE)
    ? { mark: null, leaf: best.kind.shape.slice(ALONE.length) }
    : { mark, leaf: null };
}

/** Share of titles that must stand alone for one to run over two lines. */
const ALL_ALONE = 0.75;

/** Titles of one sign too (`茶　　产于…`), where the line is set as the others are. */
function withShortTitles(kind: Kind, at: readonly number[], rows: readonly Row[]): EntryMark {
  const indents = at.map((i) => rows[i]!.indent).sort((a, b) => a - b);
  const usual = indents[Math.floor(indents.length / 2)];
  return {
    ...kind,
    open: (row, next, after) => {
      const found = kind.open(row, next, after);
      const short = found === null && row.indent === usual ? SHORT.exec(row.piece.text) : null;
      return short ? { title: short[1]!, body: short[0].length, tail: 'gap' } : found;
    },
  };
}

const SHORT = /^([\u3400-\u9fff])(?:[ \u00a0]{2,}|[ \u00a0]*[\u3000\u2003\t]+[ \u00a0]*)(?=\S{6}.*[。；])/;

/** Sections that a second mark must open for the book to have it. */
const FEWEST_SECTIONS = 2;
/** Share of the sections without the first mark that the second must open. */
const OPENED = 0.6;

/**
 * The mark of most sections, and in sections that have none of it the mark of those: towns may number what offices bracket.
 * A section is a line set and worded as those right above the first mark; its own mark stands on the next line.
 */
function withOthers(mark: EntryMark, weighed: readonly Weighed[], { rows, headings }: TextLines): EntryMark {
  const opens = rows.map((row, i) => mark.open(row, rows[i + 1], rows[i + 2]) !== null);
  const setAs = (i: number) => (headings[i] && !opens[i] ? `${headings[i].shape} ${rows[i]!.indent}` : null);
  const above = new Map<string, number>();
  opens.forEach((is, i) => {
    const key = is && i > 0 ? setAs(i - 1) : null;
    if (key !== null) above.set(key, (above.get(key) ?? 0) + 1);
  });
  const usual = [...above].sort((a, b) => b[1] - a[1])[0];
  if (!usual || usual[1] < FEWEST_SECTIONS) return mark;
  const sections = rows.flatMap((_, i) => (setAs(i) === usual[0] ? [i] : []));
  const bare = sections
    .map((from, k) => ({ from, to: sections[k + 1] ?? rows.length }))
    .filter(({ from, to }) => to > from + 2 && !opens.slice(from, to).includes(true));
  for (const { kind, at } of weighed) {
    if (kind.shape === mark.shape || kind.trust < TRUST.number) continue;
    const own = bare.filter(({ from }) => at.has(from + 1));
    if (own.length < FEWEST_SECTIONS || own.length < bare.length * OPENED) continue;
    const others = new Set(own.flatMap(({ from, to }) => rows.slice(from, to)));
    return {
      ...mark,
      open: (row, next, after) => mark.open(row, next, after) ?? (others.has(row) ? kind.open(row, next, after) : null),
    };
  }
  return mark;
}

/** The mark, read in the one way in which the book parts its titles from their texts, where it keeps to one. */
function settled({ kind, at }: Weighed, { rows, isFull }: TextLines): EntryMark {
  if (kind.lines === 'bare' && kind.shape.endsWith(' gap')) return withShortTitles(kind, [...at.keys()], rows);
  if (!kind.lines.startsWith('sign:') && !kind.lines.startsWith('number:')) return kind;
  const texts = [...at.keys()].map((i) => rows[i]!.piece.text);
  const tail = partedBy(texts);
  if (tail !== null) return { ...kind, open: parted(kind.lines, tail, isFull) };
  const alone = [...at.values()].filter((one) => one.tail === 'alone').length;
  return kind.lines.startsWith('sign:') && alone >= at.size * ALL_ALONE
    ? { ...kind, open: standing(kind.lines, isFull) }
    : kind;
}

function givenKind(given: string): Kind {
  const lead = leadOf(`${given}题`);
  const pair = given.length === 2 && leadOf(`${given[0]!}题${given[1]!}`).family === 'bracket';
  const open = pair ? bracketed(given[0]!, given[1]!) : opening(lead.shape === 'bare' ? `sign:${given}` : lead.shape);
  return { sign: given, shape: lead.shape, lines: lead.shape, open, trust: TRUST.deliberate };
}

/** All kinds of titles that some lines could be. */
function kindsOf({ rows, headings }: TextLines): Kind[] {
  const alone = new Map(rows.map((row, i) => [row, headings[i] ?? null]));
  const kinds = new Map<string, Kind>();
  const add = (kind: Kind) => {
    if (!kinds.has(kind.shape)) kinds.set(kind.shape, kind);
  };
  for (const row of rows) {
    const lead = leadOf(row.piece.text);
    const sign = lead.shape.slice(lead.shape.indexOf(':') + 1).replace(' number:', '');
    const own = { sign, shape: lead.shape, lines: lead.shape, trust: TRUST.deliberate };
    if (lead.family === 'bracket') add({ ...own, open: bracketed(sign[0]!, sign[1]!, lead.shape) });
    else if (lead.family === 'sign') add({ ...own, open: opening(lead.shape) });
    else {
      const number = lead.family === 'number' ? sign : '';
      for (const [tail, mark] of [
        ['gap', '　'],
        ['colon', '：'],
        ['space', ' '],
        ['stop', '。'],
        ['dash', '——'],
      ] as const)
        add({
          sign: number + mark,
          shape: `${lead.shape} ${tail}`,
          lines: lead.shape,
          open: inlineWith(lead.shape, tail),
          trust: Math.min(TRUST[tail], number ? TRUST.number : 1),
        });
      add({
        sign: number,
        shape: ALONE + lead.shape,
        lines: ALONE + lead.shape,
        open: onALine(lead.shape, alone),
        trust: number ? TRUST.number : TRUST.line,
      });
    }
  }
  return [...kinds.values()];
}

/** A heading of one shape on a line of its own. */
function onALine(shape: string, headings: ReadonlyMap<Row, Heading | null>): Reader {
  return (row) => {
    const heading = headings.get(row);
    if (heading?.shape !== shape) return null;
    return { title: heading.title, body: row.piece.text.length, tail: 'alone' };
  };
}

/**
 * Weighs kinds by the texts they open. A line that only heads other titles opens none; a kind of which many lines do so heads the
 * entries; and what stands in one corner of the book, however often, is a list.
 */
function weigh(kinds: readonly Kind[], { rows, headings, isListed, isText }: TextLines): Weighed[] {
  // Only lines of its own shape can be of a kind.
  const shapes = new Map<string, number[]>();
  rows.forEach((row, i) => {
    for (const shape of [leadOf(row.piece.text).shape, headings[i] ? ALONE + headings[i].shape : null])
      if (shape !== null) (shapes.get(shape) ?? shapes.set(shape, []).get(shape)!).push(i);
  });
  const found = kinds
    .map((kind) => ({
      kind,
      at: new Map((shapes.get(kind.lines) ?? []).flatMap((i): [number, TitleLine][] => hit(kind, rows[i]!, i))),
    }))
    .filter(({ at }) => at.size >= FEWEST);
  const texts = rows.flatMap((row, i) => (isText(row) ? [i] : []));
  // Lines that open a text on their own line, by the kind most of them are of: no text of the title above them.
  const inlines = new Map<number, number>();
  for (const { at } of found)
    for (const [i, { tail, body }] of at)
      if (tail !== 'alone' && body >= 0) inlines.set(i, Math.max(inlines.get(i) ?? 0, at.size));
  return found
    .map(({ kind, at }): Weighed => {
      let opens = 0;
      let listed = 0;
      const lines: number[] = [];
      for (const [i, one] of at) {
        const inline = one.tail !== 'alone' || one.body < 0;
        const next = i + 1;
        const text = inline || (isText(rows[next]) && !((inlines.get(next) ?? 0) > at.size));
        if (text) opens++;
        if (isListed(one.title)) listed++;
        lines.push(rows[i]!.piece.line);
      }
      const purity = opens / at.size;
      const reached = texts.filter((i) => near(at, i)).length / Math.max(1, texts.length);
      const score = opens * purity * (0.2 + reached) * kind.trust * (1 + listed / at.size);
      return { kind, at, lines, opens, score: reached < LEAST ? 0 : score };
    })
    .filter(({ opens }) => opens >= FEWEST)
    .sort((a, b) => b.score - a.score);

  function hit(kind: Kind, row: Row, i: number): [number, TitleLine][] {
    const one = kind.open(row, rows[i + 1], rows[i + 2]);
    return one ? [[i, one]] : [];
  }
}

function near(at: ReadonlyMap<number, TitleLine>, i: number): boolean {
  for (let k = i; k >= 0 && k > i - REACH; k--) if (at.has(k)) return true;
  return false;
}
