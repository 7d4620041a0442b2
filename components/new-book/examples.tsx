import { memo } from 'react';
import type { Understood } from '../../data/build/reading-worker';
import { useStrings } from '../i18n';
import { Table } from '../ui/table';
import { newBookStrings } from './strings';

interface ExamplesProps {
  book: Understood['book'];
  onLine: (line: number) => void;
}

const SHOWN = 260;
const cut = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

/** One record of each kind, from the middle of the book, where the layout is at its most usual. */
export const Examples = memo(function Examples({ book, onLine }: ExamplesProps) {
  const words = useStrings(newBookStrings);
  const middle = <T,>(list: readonly T[]) => list[Math.floor(list.length / 2)];
  const entry = middle(book.entries);
  const event = middle(book.chronicle);
  const table = middle(book.tables);
  if (!entry && !event && !table) return null;
  return (
    <section>
      <h2>{words.example}</h2>
      {entry && (
        <article className="example">
          <h3>
            {words.exampleEntry} · {entry.category} › {entry.section} › {entry.title}
          </h3>
          <p className="example-text">{cut(entry.body)}</p>
          <p className="hint">
            {entry.page > 0 && `${words.page(entry.page)} `}
            {entry.signature.length > 0 && `${words.signed(entry.signature.join(' '))} `}
            <button type="button" className="link" onClick={() => onLine(entry.lines[0])}>
              {words.line(entry.lines[0])}
            </button>
          </p>
        </article>
      )}
      {event && (
        <article className="example">
          <h3>
            {words.exampleChronicle} · {event.from ?? event.month}
          </h3>
          <p className="example-text">{cut(event.text)}</p>
        </article>
      )}
      {table && (
        <article className="example">
          <h3>
            {words.exampleTable} · {table.title}
          </h3>
          <div className="example-table">
            <Table
              label={table.title || words.exampleTable}
              columns={table.header.map((header) => ({ header }))}
              rows={table.rows.slice(0, 5).map((cells, i) => ({ key: String(i), cells }))}
            />
          </div>
        </article>
      )}
    </section>
  );
});
