import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { headsOf, type Mention, reasonOf, splitBlocks, type Vocabulary } from '../../data/recognizer';
import { ExplainedDocument } from '../../data/recognizer/evidence/explained-document';

/** A string of a text that must be found, or must stay dark. Offsets are UTF-16 units of the body. */
export interface Label {
  file: string;
  start: number;
  end: number;
  text: string;
  label: 'mention' | 'must_not';
  /** Class and kind of what is meant, where the folder tells. */
  type?: string;
  yearbook_knows?: boolean;
  yearbook_key?: string;
  optional?: boolean;
  expand?: boolean;
  former?: boolean;
  reason?: string;
}

export interface Page {
  file: string;
  title?: string;
  url?: string;
  body: string;
  labels: Label[];
}

/** A candidate with its decision; offsets in the body. */
export type Candidate = Mention & { lit: boolean };

/**
 * Title of a page as its tab would say it: what it is called, and the site's name, where the source is one and no address.
 * Takes `SOURCE: … | TITLE: …` or `SOURCE — TITLE`; what stands in brackets behind a source says how it was come by.
 */
function titleIn(head: string): string {
  const [, source, title] = head.match(/^SOURCE: (.*?) \| TITLE: (.*)$/) ?? head.match(/^(.*?)\s*—\s*(.*)$/) ?? [];
  if (source === undefined) return head;
  return /[/:]/.test(source) ? title! : `${title}_${source.replace(/（.*?(retold).*?）$/, '')}`;
}

/**
 * Reads a folder of labelled pages: `mentions.jsonl` and the `.txt` files it names, below `pos/` and `neg/`. Line 1 of a text is
 * its source and title (both are passed on as evidence), the body starts on line 2.
 */
export function readPages(dir: string): Page[] {
  const labels = readFileSync(join(dir, 'mentions.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Label);
  const files = new Set(labels.map((label) => label.file));
  for (const folder of ['pos', 'neg']) {
    if (!existsSync(join(dir, folder))) continue;
    for (const file of readdirSync(join(dir, folder))) if (file.endsWith('.txt')) files.add(`${folder}/${file}`);
  }
  return [...files].sort().map((file) => {
    const raw = readFileSync(join(dir, file), 'utf8');
    const cut = raw.indexOf('\n');
    const head = raw.slice(0, cut);
    return {
      file,
      title: titleIn(head),
      url: head.match(/https?:\/\/[^\s（|]+/)?.[0],
      body: raw.slice(cut + 1),
      labels: labels.filter((label) => label.file === file),
    };
  });
}

/** Every candidate of a text, decided as a page is. */
export function decideText(
  vocabulary: Vocabulary,
  body: string,
  context: { title?: string; url?: string } = {},
): Candidate[] {
  const document = new ExplainedDocument(vocabulary, context);
  const blocks = splitBlocks(body);
  const heads = headsOf(blocks);
  for (const [i, block] of blocks.entries()) document.set(i, block.text, block.role, heads[i]);
  document.decide();
  return blocks.flatMap((block, i) =>
    document.explain(i).map((one) => ({ ...one, start: one.start + block.start, end: one.end + block.start })),
  );
}

export interface Span {
  start: number;
  end: number;
}

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** What was right and wrong on a set of pages. */
export interface Result {
  pages: number;
  characters: number;
  marks: number;
  right: number;
  wrong: number;
  known: number;
  found: number;
  mustNot: number;
  mustNotHit: number;
  cleanCharacters: number;
  cleanWrong: number;
  offered: number;
  rightlyOffered: number;
  wanted: number;
  got: number;
  former: number;
  formerShown: number;
  /** Class and kind → right, wrong, missed. */
  groups: Map<string, [right: number, wrong: number, missed: number]>;
  errors: string[];
  unlisted: string[];
}

function emptyResult(): Result {
  return {
    pages: 0,
    characters: 0,
    marks: 0,
    right: 0,
    wrong: 0,
    known: 0,
    found: 0,
    mustNot: 0,
    mustNotHit: 0,
    cleanCharacters: 0,
    cleanWrong: 0,
    offered: 0,
    rightlyOffered: 0,
    wanted: 0,
    got: 0,
    former: 0,
    formerShown: 0,
    groups: new Map(),
    errors: [],
    unlisted: [],
  };
}

/** Scores pages by overlap of marks and labels. A page of `neg/` without a mention is clean: every mark on it is wrong. */
export function scorePages(vocabulary: Vocabulary, pages: readonly Page[]): Result {
  const result = emptyResult();
  for (const page of pages) scorePage(vocabulary, page, result);
  return result;
}

const isKnown = (label: Label): boolean =>
  label.label === 'mention' && label.yearbook_knows !== false && label.optional !== true;

// Complexity: one condition a kind of label, each counted for itself.
function scorePage(vocabulary: Vocabulary, page: Page, result: Result): void {
  const { body, labels, file } = page;
  const candidates = decideText(vocabulary, body, page);
  const marks = candidates.filter((candidate) => candidate.lit);
  const clean = file.startsWith('neg') && !labels.some((label) => label.label === 'mention');
  result.pages += 1;
  result.characters += body.length;
  result.marks += marks.length;
  if (clean) result.cleanCharacters += body.length;
  const group = (name: string): [number, number, number] => {
    const entry = vocabulary.find(name);
    const key =
      entry < 0 ? '–\tnot in the vocabulary' : `${'ABC'[vocabulary.flags[entry]! & 3]}\t${vocabulary.kind(entry)}`;
    const known = result.groups.get(key) ?? [0, 0, 0];
    result.groups.set(key, known);
    return known;
  };
  const say = (what: string, at: Span, candidate: Candidate | undefined, note = ''): string => {
    const around = (from: number, to: number): string => body.slice(Math.max(0, from), to).replace(/\s+/g, ' ');
    const shown = `${around(at.start - 16, at.start)}【${around(at.start, at.end)}】${around(at.end, at.end + 12)}`;
    const why = candidate
      ? `${candidate.name} ${candidate.kind} ${candidate.score} ${reasonOf(candidate.rules, 'zh', 8)}`
      : '词表没有';
    return `${what}\t${file}\t${shown}\t${why}\t${note}`;
  };
  for (const mark of marks) {
    const good = labels.some((label) => label.label === 'mention' && overlaps(label, mark));
    const bad = labels.find((label) => label.label === 'must_not' && overlaps(label, mark));
    if (good) {
      result.right += 1;
      group(mark.name)[0] += 1;
    } else if (bad || clean) {
      result.wrong += 1;
      group(mark.name)[1] += 1;
      result.errors.push(say('wrong', mark, mark, bad?.reason ?? ''));
      if (clean) result.cleanWrong += 1;
    } else result.unlisted.push(say('unlisted', mark, mark));
    if (!mark.expand) continue;
    const label = labels.find((one) => one.expand !== undefined && overlaps(one, mark));
    if (!label && !clean) continue;
    result.offered += 1;
    if (label?.expand) result.rightlyOffered += 1;
    else result.errors.push(say('expanded', mark, mark, label?.reason ?? ''));
  }
  for (const label of labels) {
    const mark = marks.find((one) => overlaps(one, label));
    const candidate = candidates.find((one) => overlaps(one, label));
    if (label.label === 'must_not') {
      result.mustNot += 1;
      if (mark) result.mustNotHit += 1;
    } else if (isKnown(label)) {
      result.known += 1;
      if (mark) result.found += 1;
      else {
        group(candidate?.name ?? '')[2] += 1;
        result.errors.push(say('missed', label, candidate));
      }
    }
    if (label.expand) {
      result.wanted += 1;
      if (mark?.expand) result.got += 1;
      else result.errors.push(say('unexpanded', label, candidate));
    }
    if (label.former && mark) {
      result.former += 1;
      if (mark.former && !mark.expand) result.formerShown += 1;
      else result.errors.push(say('not former', label, candidate));
    }
  }
}
