import type { Mention } from '../recognizer/index';
import { reasonOf } from '../recognizer/rule-words';
import { csvHead, csvRow } from '../tables/csv';
import { xml } from '../tables/xml';
import type { LensDocument } from './model';

/** Mentions of a document in the forms that archives use. Each form is text that can be joined document after document. */

export const OUTPUT_FORMATS = ['jsonl', 'webannotation', 'csv', 'tei'] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/** One mention as a flat record. `start`/`end` are UTF-16 code units of the document's text. */
export interface Row {
  file: string;
  date?: string;
  start: number;
  end: number;
  text: string;
  kind: string;
  entity: string;
  name: string;
  full?: string;
  expand: boolean;
  former: boolean;
  score: number;
  /** The rules that decided, in words: only where asked for, since putting them together costs more than deciding. */
  reason?: string;
}

/** A mention as a flat record. `why`: with the reason. */
export function rowOf({ id, date }: LensDocument, mention: Mention, why = false): Row {
  const { start, end, text, kind, entity, name, full, expand, former, score } = mention;
  return {
    file: id,
    ...(date ? { date } : {}),
    start,
    end,
    text,
    kind,
    entity,
    name,
    ...(full === undefined ? {} : { full }),
    expand,
    former,
    score,
    ...(why ? { reason: reasonOf(mention.rules) } : {}),
  };
}

/** JSON of strings that come again in row after row: names, ids and kinds of a book, no more than it has. */
const quoted = new Map<string, string>();

function quote(text: string): string {
  let json = quoted.get(text);
  if (json === undefined) {
    json = JSON.stringify(text);
    quoted.set(text, json);
  }
  return json;
}

/** `JSON.stringify(rowOf(…))`, put together by hand: archives write millions of rows. */
function jsonRow(head: string, mention: Mention, why: boolean): string {
  const { text, name, full } = mention;
  return (
    `${head}"start":${mention.start},"end":${mention.end},"text":${text === name ? quote(name) : JSON.stringify(text)},` +
    `"kind":"${mention.kind}","entity":${quote(mention.entity)},"name":${quote(name)}` +
    `${full === undefined ? '' : `,"full":${quote(full)}`},"expand":${mention.expand},"former":${mention.former},` +
    `"score":${mention.score}${why ? `,"reason":${JSON.stringify(reasonOf(mention.rules))}` : ''}}\n`
  );
}

/** Columns of the CSV form and of Parquet. */
export const columnsOf = (why: boolean): readonly (keyof Row)[] => (why ? [...COLUMNS, 'reason'] : COLUMNS);

const COLUMNS: readonly (keyof Row)[] = [
  'file',
  'date',
  'start',
  'end',
  'text',
  'kind',
  'entity',
  'name',
  'full',
  'expand',
  'former',
  'score',
];

/** Characters around a name in a quote selector (Web Annotation Data Model, 4.2.4). */
const CONTEXT = 32;

/** One annotation of the Web Annotation Data Model (W3C, 2017), a line of JSON. */
function webAnnotation(document: LensDocument, mention: Mention, version: string): object {
  const { start, end, text } = mention;
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'Annotation',
    motivation: 'identifying',
    generator: { type: 'Software', name: 'Yearbook Lens', 'schema:softwareVersion': version },
    body: {
      type: 'SpecificResource',
      source: `urn:yearbook:${encodeURI(mention.entity)}`,
      purpose: 'identifying',
      'rdfs:label': mention.full ?? mention.name,
    },
    target: {
      source: document.url ?? document.id,
      selector: [
        {
          type: 'TextQuoteSelector',
          exact: text,
          prefix: document.text.slice(Math.max(0, start - CONTEXT), start),
          suffix: document.text.slice(end, end + CONTEXT),
        },
        // Positions count UTF-16 code units, as DOM ranges do.
        { type: 'TextPositionSelector', start, end },
      ],
    },
  };
}

const PLACE_KINDS = new Set(['district', 'street', 'community', 'village', 'road', 'bridge', 'water', 'hill', 'area']);

/** One `TEI` element of a `teiCorpus` (TEI P5): the text with `placeName` and `orgName`, a paragraph a line of text. */
function tei(document: LensDocument, mentions: readonly Mention[]): string {
  const { text } = document;
  let body = '';
  let at = 0;
  for (const mention of mentions) {
    const tag = mention.group === 'place' || PLACE_KINDS.has(mention.kind) ? 'placeName' : 'orgName';
    const full = mention.full ? ` key="${xml(mention.full)}"` : '';
    body += `${xml(text.slice(at, mention.start))}<${tag} ref="urn:yearbook:${xml(encodeURI(mention.entity))}"${full}>${xml(text.slice(mention.start, mention.end))}</${tag}>`;
    at = mention.end;
  }
  body += xml(text.slice(at));
  const paragraphs = body
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => `<p>${line}</p>`)
    .join('\n');
  const date = document.date ? `<date when="${xml(document.date)}"/>` : '';
  return (
    `<TEI xml:lang="zh"><teiHeader><fileDesc><titleStmt><title>${xml(document.title ?? document.id)}</title></titleStmt>` +
    `<publicationStmt><p>${date}</p></publicationStmt><sourceDesc><bibl><idno>${xml(document.id)}</idno>` +
    `${document.url ? `<ref target="${xml(document.url)}"/>` : ''}</bibl></sourceDesc></fileDesc></teiHeader>` +
    `<text><body>\n${paragraphs}\n</body></text></TEI>\n`
  );
}

/** What stands before the first and after the last document of an output. */
export function frameOf(format: OutputFormat, why = false): { head: string; tail: string } {
  if (format === 'csv') return { head: csvHead(columnsOf(why)), tail: '' };
  if (format === 'tei')
    return {
      head: '<?xml version="1.0" encoding="UTF-8"?>\n<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">\n',
      tail: '</teiCorpus>\n',
    };
  return { head: '', tail: '' };
}

/** The mentions of one document in a format. `version` names the pack: its id and checksum. `why`: rows carry the reason. */
export function formatDocument(
  format: OutputFormat,
  document: LensDocument,
  mentions: readonly Mention[],
  version: string,
  why = false,
): string {
  if (format === 'tei') return tei(document, mentions);
  if (mentions.length === 0) return '';
  const columns = columnsOf(why);
  const head = `{"file":${JSON.stringify(document.id)},${document.date ? `"date":${JSON.stringify(document.date)},` : ''}`;
  let out = '';
  for (const mention of mentions) {
    if (format === 'jsonl') out += jsonRow(head, mention, why);
    else if (format === 'webannotation') out += `${JSON.stringify(webAnnotation(document, mention, version))}\n`;
    else {
      const row = rowOf(document, mention, why);
      out += csvRow(columns.map((key) => row[key]));
    }
  }
  return out;
}
