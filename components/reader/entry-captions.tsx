import type { Caption } from '../../data/yearbook/model';
import { PrintedPage } from '../entity/printed-page';
import { useStrings } from '../i18n';
import type { EntryLine } from '../library/source';
import { useBook } from './book';
import { readerStrings } from './strings';
import { useEntryLines, useRecords } from './use-records';

/**
 * Photographs of which nothing says surely what they belong to, for the entries of their page: those that begin on it, or,
 * where none does, the one that runs through it.
 * @param lines all entries in the order of the book
 */
export function unsureCaptions(id: string, lines: readonly EntryLine[], captions: readonly Caption[]): Caption[] {
  const at = lines.findIndex((line) => line.id === id);
  const from = lines[at]?.page;
  if (from === undefined) return [];
  const next = lines.slice(at + 1).find(({ page }) => page >= from)?.page ?? from;
  return captions.filter(({ entry, page, section }) => {
    if (entry || page === null || section !== null) return false;
    return page === from || (from < page && page < next);
  });
}

/** What the photographs of an entry show, and apart from them those of its page that may be another entry's. */
export function EntryCaptions({ id, own }: { id: string; own: readonly string[] }) {
  const words = useStrings(readerStrings);
  const { id: book } = useBook();
  const captions = useRecords('captions');
  const lines = useEntryLines();
  if (captions.state !== 'ready' || lines.state !== 'ready' || captions.value === undefined) return null;
  const sure = captions.value.filter((caption) => own.includes(caption.id));
  const unsure = unsureCaptions(id, lines.value, captions.value);
  return (
    <>
      <CaptionList title={words.photos} captions={sure} book={book} />
      <CaptionList title={words.photosOfPage} hint={words.photosUnsure} captions={unsure} book={book} />
    </>
  );
}

interface CaptionListProps {
  title: string;
  hint?: string;
  captions: readonly Caption[];
  book: string;
}

function CaptionList({ title, hint, captions, book }: CaptionListProps) {
  if (captions.length === 0) return null;
  return (
    <section className="reader-captions" aria-label={title}>
      <h2>{title}</h2>
      {hint && <p className="reader-hint">{hint}</p>}
      <ul lang="zh-CN">
        {captions.map(({ id, text, page }) => (
          <li key={id}>
            {text} <PrintedPage page={page} to={{ page: 'captions', row: id, book }} />
          </li>
        ))}
      </ul>
    </section>
  );
}
