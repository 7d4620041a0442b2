import type { SearchHit } from '../../data/store/model';
import { csvHead, csvRow } from '../../data/tables/csv';
import type { BookInfo } from '../../data/yearbook/model';
import { citePlain } from '../citation';
import type { Language } from '../i18n';
import type { searchStrings } from './strings';

type Words = (typeof searchStrings)['zh'];

/** The book a hit is of, by the book's id. */
export type InfoOf = (pack: string) => BookInfo;

function cite(hit: SearchHit, of: InfoOf, language: Language): string {
  const book = of(hit.pack);
  return citePlain({ title: hit.title, authors: [], path: hit.path ? [hit.path] : [], page: hit.page }, book, language);
}

/** Hits as a table for a spreadsheet: which book, what, where, the words around, the printed page, a ready citation. */
export function hitsCsv(hits: readonly SearchHit[], of: InfoOf, words: Words, language: Language): string {
  const { book, kind, title, path, text, page, cite: citation } = words.columns;
  return (
    csvHead([book, kind, title, path, text, page, citation]) +
    hits
      .map((hit) =>
        csvRow([
          of(hit.pack).title,
          words.kinds[hit.kind],
          hit.title,
          hit.path,
          hit.snippet,
          String(hit.page ?? ''),
          cite(hit, of, language),
        ]),
      )
      .join('')
  );
}

/** Hits as a list in Markdown, each with its citation. */
export function hitsMarkdown(query: string, hits: readonly SearchHit[], of: InfoOf, language: Language): string {
  const quiet = (text: string) => text.replaceAll('\n', ' ').replace(/([\\`*_[\]<>#])/g, '\\$1');
  const items = hits.map(
    (hit) =>
      `- **${quiet(hit.title)}**${hit.snippet ? `：${quiet(hit.snippet)}` : ''}\n  ${quiet(cite(hit, of, language))}`,
  );
  return `# ${quiet(query)}\n\n${items.join('\n')}\n`;
}
