import { useMemo } from 'react';
import { readerHash } from '../../data/routes';
import { PrintedPage } from '../entity/printed-page';
import { useStrings } from '../i18n';
import type { EntryLine } from '../library/source';
import { useBook, WhenLoaded } from './book';
import { FilteredList } from './filtered-list';
import { readerStrings } from './strings';
import { useEntryLines } from './use-records';

export interface ContentsPart {
  title: string;
  page: number;
  count: number;
  sections: { title: string; page: number; entries: EntryLine[] }[];
}

/** Entries in the order of the book → 类目 › 分目 › 条目. */
export function contentsOf(lines: readonly EntryLine[]): ContentsPart[] {
  const parts: ContentsPart[] = [];
  for (const line of lines) {
    let part = parts.at(-1);
    if (part?.title !== line.category) {
      part = { title: line.category, page: line.page, count: 0, sections: [] };
      parts.push(part);
    }
    let section = part.sections.at(-1);
    if (section?.title !== line.section) {
      section = { title: line.section, page: line.page, entries: [] };
      part.sections.push(section);
    }
    section.entries.push(line);
    part.count += 1;
  }
  return parts;
}

const textOf = (line: EntryLine) => `${line.title} ${line.section}`;

/** Contents of the whole book, or of one category; the filter looks through all of it. */
export function ContentsPage({ category }: { category?: string }) {
  const { info } = useBook();
  const words = useStrings(readerStrings);
  const lines = useEntryLines();
  return (
    <WhenLoaded of={lines}>
      {(all) => {
        const within = category === undefined ? all : all.filter((line) => line.category === category);
        return (
          <>
            {category !== undefined && (
              <p className="reader-path">
                <a href={readerHash({ page: 'contents' })}>{words.pages.contents}</a>
              </p>
            )}
            <h1>{category ?? info.title}</h1>
            <FilteredList items={within} textOf={textOf}>
              {(shown) => <Tree lines={shown} open={category !== undefined || shown.length < all.length} />}
            </FilteredList>
          </>
        );
      }}
    </WhenLoaded>
  );
}

function Tree({ lines, open }: { lines: readonly EntryLine[]; open: boolean }) {
  const words = useStrings(readerStrings);
  const parts = useMemo(() => contentsOf(lines), [lines]);
  return (
    <div className="reader-tree">
      {parts.map((part) => (
        <details key={`${part.title} ${part.page} ${open}`} open={open}>
          <summary>
            <span className="reader-tree-title">{part.title}</span>
            <span className="reader-hint">{words.entries(part.count)}</span>
            <PrintedPage page={part.page} />
          </summary>
          {part.sections.map((section) => (
            <section key={`${section.title} ${section.page}`} className="reader-tree-section">
              <h2>{section.title}</h2>
              <ul>
                {section.entries.map((entry) => (
                  <li key={entry.id}>
                    <a href={readerHash({ page: 'entry', id: entry.id })}>
                      <span>{entry.title}</span>
                      <PrintedPage page={entry.page} />
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </details>
      ))}
    </div>
  );
}
