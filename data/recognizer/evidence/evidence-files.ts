import { type Evidence, NO_EVIDENCE } from '../match/entries';

/** Rows of a TSV file without its header; empty when the file is missing. */
function rows(text: string | undefined): string[][] {
  return (text ?? '')
    .split('\n')
    .slice(1)
    .map((line) => line.replace(/\r$/, '').split('\t'))
    .filter((cells) => cells[0]);
}

/**
 * Word lists from the files of `data/books/shangcheng-2022` (keys are file names): `surroundings.tsv` (role, text), `edge-words.tsv`
 * (word, why) and `elsewhere.tsv` (places elsewhere in the first column). Missing files leave their lists empty.
 */
export function parseEvidence(files: Readonly<Record<string, string>>): Evidence {
  const surroundings = rows(files['surroundings.tsv']);
  const role = (wanted: string): string[] =>
    surroundings.filter((cells) => cells[0] === wanted).map((cells) => cells[1]!);
  const words = rows(files['edge-words.tsv']);
  const own = role('own');
  const siblings = role('sibling');
  const near = new Set([...own, ...siblings, ...role('neutral')]);
  return {
    ...NO_EVIDENCE,
    own,
    siblings,
    elsewhere: rows(files['elsewhere.tsv'])
      .map((cells) => cells[0]!)
      .filter((name) => !near.has(name)),
    words: words.filter((cells) => cells[1] !== 'common').map((cells) => cells[0]!),
    common: words.filter((cells) => cells[1] === 'common').map((cells) => cells[0]!),
    surnames: role('surname').join(''),
    sites: role('site'),
    shared: role('shared'),
  };
}
