/** Reading a text into a book off the page: the worker's messages and its two ends. */

import { PackError, type Said } from '../pack/index';
import { loadVocabulary, type Mention, recognizeText } from '../recognizer/index';
import { type Book, BookError, checkDescription, decodeText, type Encoding } from '../yearbook/index';
import type { Reading } from '../yearbook/read/read';
import { SourceError } from './check-source';
import { transferOf } from './line-text';
import { packOfReading, readText, type Stage } from './make-pack';
import { type Understood, understoodOf } from './understood';

/** A paragraph of the book with the names that were recognized in it. */
export interface Sample {
  title: string;
  text: string;
  mentions: Pick<Mention, 'start' | 'end' | 'text' | 'kind'>[];
}

export interface NamesFound {
  entities: number;
  names: number;
  places: number;
  samples: Sample[];
  /** The pack as a file, JSON: a page takes it over without reading it. */
  pack: Blob;
}

type ToWorker =
  | { type: 'text'; bytes: Uint8Array }
  | { type: 'words'; text: string }
  | { type: 'read'; description: unknown; round: number }
  | { type: 'pack'; round: number };

type FromWorker =
  | { type: 'stage'; stage: Stage | 'decode'; round: number }
  | { type: 'understood'; understood: Understood; round: number }
  | { type: 'names'; found: NamesFound; round: number }
  /** `read`: the text was read; only the pack could not be made of it. */
  | { type: 'failed'; said: Said; read: boolean; round: number };

export type { FromWorker, ToWorker };

interface Line<Out, In> {
  postMessage: (message: Out, transfer?: Transferable[]) => void;
  addEventListener: (type: 'message', listener: (event: MessageEvent<In>) => void) => void;
}

/** The worker's end. `lexicon` gives the general word lists when they are first needed. */
export function serveReadings(line: Line<FromWorker, ToWorker>, lexicon: () => Promise<Record<string, string>>): void {
  let text = '';
  let encoding: Encoding = 'utf-8';
  let reading: Reading | null = null;
  line.addEventListener('message', async ({ data }) => {
    const round = 'round' in data ? data.round : 0;
    try {
      if (data.type === 'text') {
        line.postMessage({ type: 'stage', stage: 'decode', round });
        const decoded = decodeText(data.bytes);
        text = decoded.text;
        encoding = decoded.encoding;
      } else if (data.type === 'words') {
        text = data.text;
        encoding = 'utf-8';
      } else if (data.type === 'read') {
        line.postMessage({ type: 'stage', stage: 'read', round });
        const description = checkDescription(data.description);
        reading = readText(text, description, await lexicon());
        const understood = understoodOf(reading, description, encoding);
        line.postMessage({ type: 'understood', understood, round }, transferOf(understood.text));
      } else if (reading) {
        const { pack } = await packOfReading(reading, {}, await lexicon(), (stage) =>
          line.postMessage({ type: 'stage', stage, round }),
        );
        const vocabulary = loadVocabulary(pack.vocabulary);
        const samples = samplesOf(pack.book).map(({ title, body }) => ({
          title,
          text: body,
          mentions: recognizeText(vocabulary, body, { title: pack.book.info.title }).map(
            ({ start, end, text: words, kind }) => ({ start, end, text: words, kind }),
          ),
        }));
        line.postMessage({
          type: 'names',
          round,
          found: {
            entities: pack.entities.length,
            names: pack.names.length,
            places: pack.entities.filter(({ kind }) => kind === 'street' || kind === 'community' || kind === 'village')
              .length,
            samples,
            pack: new Blob([JSON.stringify(pack)], { type: 'application/json' }),
          },
        });
      }
    } catch (error) {
      line.postMessage({ type: 'failed', said: saidOf(error), read: data.type === 'pack', round });
    }
  });
}

/** Why a text was not read, for whoever dropped it. */
function saidOf(error: unknown): Said {
  if (error instanceof PackError) return { 'zh-CN': error.sentence('zh-CN'), en: error.sentence('en') };
  if (error instanceof SourceError && error.said) return error.said;
  if (error instanceof BookError)
    return {
      'zh-CN': '没有找到条目、大事记或成段的文字：这个文件看来不是年鉴。',
      en: 'No entry, chronicle or running text was found in it: this does not look like a yearbook.',
    };
  const message = error instanceof Error ? error.message : String(error);
  return { 'zh-CN': message, en: message };
}

/** Entries that say much about places: of towns first, of a readable length. */
function samplesOf({ entries }: Pick<Book, 'entries'>): { title: string; body: string }[] {
  const score = (body: string) => (body.match(/[镇乡村]|社区|街道|局|路/g)?.length ?? 0) / Math.sqrt(body.length + 40);
  return [...entries]
    .filter(({ body }) => body.length >= 30)
    .sort((a, b) => score(b.body) - score(a.body))
    .slice(0, 3)
    .map(({ title, section, body }) => ({ title: `${section} · ${title}`, body: body.slice(0, 400) }));
}
