import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadVocabulary, recognizeText, type Vocabulary } from '../../../data/recognizer';
import { packVocabulary } from '../../../scripts/pack-vocabulary';

const FOLDER = new URL('../../texts/', import.meta.url);

interface Wish {
  start: number;
  end: number;
  /** To be marked, or to stay dark; `+` also expanded, `−` also former. */
  mark: boolean;
  mode: string;
}

interface Text {
  title: string;
  url: string | undefined;
  body: string;
  wishes: Wish[];
}

function readTexts(): Text[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt'))
    .flatMap((file) => readFileSync(new URL(file, FOLDER), 'utf8').split(/^=== /m).slice(1))
    .map((part) => {
      const line = part.indexOf('\n');
      const [title, url] = part.slice(0, line).split(' | ');
      let body = '';
      const wishes: Wish[] = [];
      for (const piece of part.slice(line + 1).split(/([【〔][^】〕]*[】〕])/)) {
        const marked = /^[【〔](.*?)([+−]?)[】〕]$/.exec(piece);
        if (marked)
          wishes.push({
            start: body.length,
            end: body.length + marked[1]!.length,
            mark: piece[0] === '【',
            mode: marked[2]!,
          });
        body += marked ? marked[1] : piece;
      }
      return { title: title!, url, body, wishes };
    });
}

describe('texts about the city and texts that only look like it', () => {
  let vocabulary: Vocabulary;
  const texts = readTexts();
  const missed: string[] = [];
  const wrong: string[] = [];
  let wanted = 0;
  beforeAll(async () => {
    vocabulary = loadVocabulary(await packVocabulary());
    for (const { title, url, body, wishes } of texts) {
      const mentions = recognizeText(vocabulary, body, { title, ...(url ? { url } : {}) });
      for (const { start, end, mark, mode } of wishes) {
        const found = mentions.find((mention) => mention.start < end && start < mention.end);
        const shown = `${title}: ${body.slice(start, end)}${mode}`;
        if (!mark) {
          if (found) wrong.push(shown);
          continue;
        }
        wanted += 1;
        if (!found) missed.push(shown);
        else if (mode === '+' ? !found.expand : mode === '−' ? !found.former || found.expand : false) wrong.push(shown);
      }
    }
  }, 60_000);

  it('marks nothing that is not ours, and takes no former body for one of today', () => {
    expect(wrong).toEqual([]);
  });

  it('finds nearly all names of ours', () => {
    expect(wanted).toBeGreaterThan(200);
    expect(missed.length / wanted, missed.join('\n')).toBeLessThan(0.04);
  });
});
