import type { Entity } from '../gazetteer/model';
import { placeFeature } from '../gazetteer/places/geojson';
import type { Mention } from '../recognizer/model';
import { csvHead, csvRow } from '../tables/csv';
import { columnsOf, formatDocument, frameOf, rowOf } from './formats';
import type { LensDocument } from './model';

/** The marks of one document of a page, as its script tells them: block by block, offsets in UTF-16 code units of the block. */
export interface MarkedText {
  title: string;
  url: string;
  blocks: readonly { text: string; mentions: readonly Mention[] }[];
}

/** What the marks of a page can be taken along as. The forms are those that archives are written in (`formats.ts`). */
export const MARK_FORMS = {
  csv: { ending: 'csv', type: 'text/csv' },
  geojson: { ending: 'geojson', type: 'application/geo+json' },
  webannotation: { ending: 'annotations.jsonl', type: 'application/jsonl' },
  tei: { ending: 'tei.xml', type: 'application/tei+xml' },
} as const;
export type MarkForm = keyof typeof MARK_FORMS;

/** Units of text before and after a mark in the table. */
const CONTEXT = 40;

/** The blocks with marks as one document, one block a line. */
export function documentOf({ title, url, blocks }: MarkedText): { document: LensDocument; mentions: Mention[] } {
  const mentions: Mention[] = [];
  const lines: string[] = [];
  let at = 0;
  for (const block of blocks) {
    // A line of the form is a block: breaks within one become spaces, unit for unit.
    const line = block.text.replace(/[\r\n]/g, ' ');
    for (const mention of block.mentions)
      mentions.push({ ...mention, start: mention.start + at, end: mention.end + at });
    lines.push(line);
    at += line.length + 1;
  }
  return { document: { id: url, title, url, text: lines.join('\n') }, mentions };
}

/**
 * The marks of a page as a file, with the text around each.
 * @param version names the books and their builds
 * @param entities the marked entities that are known, and what holds them (`within`); only the map form needs them
 */
export function marksFile(
  form: MarkForm,
  texts: readonly MarkedText[],
  version: string,
  entities: readonly Entity[] = [],
): string {
  const documents = texts.map(documentOf);
  if (form === 'geojson') return JSON.stringify(placesOf(documents, entities), null, 1);
  if (form === 'csv') {
    const columns = columnsOf(true);
    return (
      csvHead([...columns, 'before', 'after']) +
      documents
        .flatMap(({ document, mentions }) =>
          mentions.map((mention) => {
            const row = rowOf(document, mention, true);
            return csvRow([...columns.map((key) => row[key]), ...around(document, mention)]);
          }),
        )
        .join('')
    );
  }
  const { head, tail } = frameOf(form);
  return (
    head + documents.map(({ document, mentions }) => formatDocument(form, document, mentions, version)).join('') + tail
  );
}

function around({ text }: LensDocument, { start, end }: Mention): [string, string] {
  const line = (part: string): string => part.split('\n')[0] as string;
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  return [before.slice(before.lastIndexOf('\n') + 1), line(text.slice(end, end + CONTEXT))];
}

/** One feature an entity, in the order of the page; each mention with the words around it. */
function placesOf(
  documents: readonly { document: LensDocument; mentions: readonly Mention[] }[],
  entities: readonly Entity[],
) {
  const known = new Map(entities.map((entity) => [entity.id, entity]));
  const nameOf = (id: string): string | null => known.get(id)?.name ?? null;
  const features = new Map<string, ReturnType<typeof placeFeature> & { properties: { mentions: object[] } }>();
  for (const { document, mentions } of documents)
    for (const mention of mentions) {
      const entity = known.get(mention.entity);
      if (!entity) continue;
      let feature = features.get(entity.id);
      if (!feature) {
        const plain = placeFeature(entity, nameOf);
        feature = { ...plain, properties: { ...plain.properties, mentions: [] } };
        features.set(entity.id, feature);
      }
      const [before, after] = around(document, mention);
      feature.properties.mentions.push({ page: document.url, text: mention.text, before, after });
    }
  return { type: 'FeatureCollection', features: [...features.values()] };
}
