import { parseArgs } from 'node:util';
import { loadVocabulary, reasonOf, recognizeText, type Vocabulary } from '../../data/recognizer/index';
import { currentPack, readText } from './books';
import { note, printRows, UsageError } from './output';

/** One text to annotate, with the evidence that comes with it. */
interface Document {
  id: string;
  text: string;
  title?: string;
  url?: string;
}

/** Rows of one document: every decided mention in order. Offsets are UTF-16 units of the text as read. */
function rowsOf(vocabulary: Vocabulary, { id, text, title, url }: Document): object[] {
  return recognizeText(vocabulary, text, { ...(title ? { title } : {}), ...(url ? { url } : {}) }).map((mention) => ({
    file: id,
    start: mention.start,
    end: mention.end,
    text: mention.text,
    kind: mention.kind,
    entity: mention.entity,
    name: mention.name,
    ...(mention.full === undefined ? {} : { full: mention.full }),
    expand: mention.expand,
    former: mention.former,
    score: mention.score,
    reason: reasonOf(mention.rules),
    rules: mention.rules,
  }));
}

/** A line of a JSON Lines text as a document; throws when it is none. */
function documentOf(line: string): Document {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new Error(`not JSON (${(error as Error).message})`);
  }
  const { id, text, title, url } = (value ?? {}) as Record<string, unknown>;
  if ((typeof id !== 'string' && typeof id !== 'number') || typeof text !== 'string') {
    throw new Error('a document needs id and text');
  }
  const word = (given: unknown) => (typeof given === 'string' ? given : undefined);
  return { id: String(id), text, title: word(title), url: word(url) };
}

/** Documents of a JSON Lines text; a line that is none goes to `bad` with its number, and the others are still read. */
function* documentsOf(text: string, bad: (line: number, reason: string) => void): Generator<Document> {
  for (const [i, line] of text.split('\n').entries()) {
    if (!line.trim()) continue;
    let document: Document;
    try {
      document = documentOf(line);
    } catch (error) {
      bad(i + 1, (error as Error).message);
      continue;
    }
    yield document;
  }
}

/** `annotate FILE… [--title T] [--url U] [--jsonl]`: names in texts. stdin without a file. */
export async function annotateCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      title: { type: 'string' },
      url: { type: 'string' },
      jsonl: { type: 'boolean', default: false },
      pack: { type: 'string' },
    },
  });
  if (values.jsonl && (values.title || values.url)) {
    throw new UsageError('with --jsonl title and url stand in each document');
  }
  const files = positionals.length ? positionals : ['-'];
  const vocabulary = loadVocabulary((await currentPack(values.pack)).vocabulary);
  let failed = 0;
  // One bad file or line does not stop the batch; the exit code tells.
  const complain = (reason: string) => {
    note(`annotate: ${reason}`);
    failed++;
  };
  for (const file of files) {
    try {
      const text = readText(file);
      const documents = values.jsonl
        ? documentsOf(text, (line, reason) => complain(`${file}:${line}: ${reason}`))
        : [{ id: file, text, title: values.title, url: values.url }];
      for (const document of documents) await printRows(rowsOf(vocabulary, document));
    } catch (error) {
      complain((error as Error).message);
    }
  }
  return failed ? 1 : 0;
}
