/**
 * `npm run accuracy -- DIR [--wire FILE] [--all]`: how well names are decided on a folder of labelled pages.
 *
 * DIR holds `mentions.jsonl` and the `.txt` files it names; line 1 of a text is `SOURCE: … | TITLE: …` (both passed as
 * evidence), the body starts on line 2, offsets count UTF-16 units of the body. Labels: `mention` (to be found unless
 * `yearbook_knows: false` or `optional: true`), `must_not`; `expand` true/false; `former`. Scored by overlap.
 * `--all` also lists marks that no label speaks of. The vocabulary is the built pack's, or the one in `--wire FILE`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mention } from '../data/recognizer';
import { loadVocabulary, openDocument, splitBlocks } from '../data/recognizer';
import { packVocabulary } from './pack-vocabulary';

interface Label {
  file: string;
  start: number;
  end: number;
  text: string;
  label: 'mention' | 'must_not';
  yearbook_knows?: boolean;
  optional?: boolean;
  expand?: boolean;
  former?: boolean;
  reason?: string;
}

type Marked = Mention & { lit: boolean };

const [dir, ...options] = process.argv.slice(2);
if (!dir) {
  console.error('usage: npm run accuracy -- DIR [--wire FILE] [--all]');
  process.exit(2);
}
const wireFile = options.includes('--wire') ? options[options.indexOf('--wire') + 1] : undefined;
const vocabulary = loadVocabulary(wireFile ? readFileSync(wireFile, 'utf8') : await packVocabulary());

const labels = readFileSync(join(dir, 'mentions.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Label);
const files = new Set(labels.map((label) => label.file));
for (const folder of ['pos', 'neg']) {
  if (!existsSync(join(dir, folder))) continue;
  for (const file of readdirSync(join(dir, folder))) if (file.endsWith('.txt')) files.add(`${folder}/${file}`);
}

/** Page title and address from line 1. */
function head(line: string): { title?: string; url?: string } {
  return { title: line.match(/TITLE: (.*)$/)?.[1], url: line.match(/https?:\/\/[^\s（|]+/)?.[0] };
}

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;

const tally = { right: 0, wrong: 0, known: 0, found: 0, mustNot: 0, mustNotHit: 0, chars: 0, marks: 0 };
const unrelated = { chars: 0, wrong: 0, pages: 0, marked: 0 };
const expansion = { offered: 0, rightly: 0, wanted: 0, got: 0, former: 0, formerShown: 0 };
const groups = new Map<string, { right: number; wrong: number }>();
const errors: string[] = [];
const unlisted: string[] = [];

for (const file of [...files].sort()) {
  const raw = readFileSync(join(dir, file), 'utf8');
  const cut = raw.indexOf('\n');
  const body = raw.slice(cut + 1);
  const context = head(raw.slice(0, cut));
  const document = openDocument(vocabulary, context);
  const blocks = splitBlocks(body);
  for (const [i, block] of blocks.entries()) document.set(i, block.text, block.role);
  document.decide();
  const candidates: Marked[] = blocks.flatMap((block, i) =>
    document.explain(i).map((m) => ({ ...m, start: m.start + block.start, end: m.end + block.start })),
  );
  const marks = candidates.filter((candidate) => candidate.lit);
  const here = labels.filter((label) => label.file === file);
  const clean = file.startsWith('neg') && !here.some((label) => label.label === 'mention');
  tally.chars += body.length;
  tally.marks += marks.length;
  if (clean) {
    unrelated.chars += body.length;
    unrelated.pages += 1;
    if (marks.length > 0) unrelated.marked += 1;
  }
  const say = (what: string, at: { start: number; end: number }, candidate?: Marked, note = ''): string => {
    const context = (from: number, to: number): string => body.slice(Math.max(0, from), to).replace(/\s+/g, ' ');
    const shown = `${context(at.start - 16, at.start)}【${context(at.start, at.end)}】${context(at.end, at.end + 12)}`;
    const why = candidate ? `${candidate.name} ${candidate.kind} ${candidate.score} ${candidate.reason}` : '词表没有';
    return `${what}\t${file}\t${shown}\t${why}\t${note}`;
  };
  const count = (mark: Marked, good: boolean): void => {
    const key = `${mark.kind}\t${'ABC'[vocabulary.flags[vocabulary.find(mark.name)]! & 3]}`;
    const group = groups.get(key) ?? { right: 0, wrong: 0 };
    group[good ? 'right' : 'wrong'] += 1;
    groups.set(key, group);
    tally[good ? 'right' : 'wrong'] += 1;
  };
  for (const mark of marks) {
    const good = here.find((label) => label.label === 'mention' && overlaps(label, mark));
    const bad = here.find((label) => label.label === 'must_not' && overlaps(label, mark));
    if (good) count(mark, true);
    else if (bad || clean) {
      count(mark, false);
      errors.push(say('wrong', mark, mark, bad?.reason ?? ''));
      if (clean) unrelated.wrong += 1;
    } else unlisted.push(say('unlisted', mark, mark));
    if (mark.expand) {
      const label = here.find((one) => one.expand !== undefined && overlaps(one, mark));
      if (label || clean) {
        expansion.offered += 1;
        if (label?.expand) expansion.rightly += 1;
        else errors.push(say('expanded', mark, mark, label?.reason ?? ''));
      }
    }
  }
  for (const label of here) {
    const mark = marks.find((one) => overlaps(one, label));
    const candidate = candidates.find((one) => overlaps(one, label));
    if (label.label === 'must_not') {
      tally.mustNot += 1;
      if (mark) tally.mustNotHit += 1;
    } else if (label.yearbook_knows !== false && !label.optional) {
      tally.known += 1;
      if (mark) tally.found += 1;
      else errors.push(say('missed', label, candidate));
    }
    if (label.expand) {
      expansion.wanted += 1;
      if (mark?.expand) expansion.got += 1;
      else errors.push(say('unexpanded', label, candidate));
    }
    if (label.former && mark) {
      expansion.former += 1;
      if (mark.former && !mark.expand) expansion.formerShown += 1;
      else errors.push(say('not former', label, candidate));
    }
  }
}

const rate = (part: number, whole: number): string => (whole ? (part / whole).toFixed(4) : 'n/a');
for (const error of errors) console.log(error);
if (options.includes('--all')) for (const line of unlisted) console.log(line);
console.log(`
pages ${files.size}, characters ${tally.chars}, marks ${tally.marks} (${unlisted.length} that no label speaks of)
precision          ${rate(tally.right, tally.right + tally.wrong)}  (${tally.wrong} wrong of ${tally.right + tally.wrong} judged)
recall             ${rate(tally.found, tally.known)}  (${tally.known - tally.found} missed of ${tally.known} the book knows)
must-not hits      ${tally.mustNotHit} of ${tally.mustNot}
clean pages marked ${unrelated.marked} of ${unrelated.pages}; wrong marks per million characters there ${((unrelated.wrong / Math.max(1, unrelated.chars)) * 1e6).toFixed(2)} (${unrelated.chars} characters)
expansion          precision ${rate(expansion.rightly, expansion.offered)} (${expansion.offered} offered), recall ${rate(expansion.got, expansion.wanted)} (${expansion.wanted} wanted)
former             ${expansion.formerShown} of ${expansion.former} marked ones shown as former and never expanded
marks per million  ${((tally.marks / tally.chars) * 1e6).toFixed(0)}

kind\tclass\tright\twrong`);
for (const [key, group] of [...groups].sort()) console.log(`${key}\t${group.right}\t${group.wrong}`);
