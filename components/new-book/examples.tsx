import { memo } from 'react';
import type { Understood } from '../../data/build/understood';
import { useStrings } from '../i18n';
import { Table } from '../ui/table';
import { newBookStrings } from './strings';

interface ExamplesProps {
  examples: Understood['examples'];
  onLine: (line: number) => void;
}

/** One record of each kind, from the middle of the book, where the layout is at its most usual. */
export const Examples = memo(function Examples({ examples: { entry, event, table }, onLine }: ExamplesProps) {
  const words = useStrings(newBookStrings);
  if (!entry && !event && !table) return null;
  return (
    <section>
      <h2>{words.example}</h2>
      {entry && (
        <article className="example">
          <h3>
            {words.exampleEntry} · {entry.category} › {entry.section} › {entry.title}
          </h3>
          <p className="example-text">{entry.body}</p>
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
          <p className="example-text">{event.text}</p>
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
              rows={table.rows.map((cells, i) => ({ key: String(i), cells }))}
            />
          </div>
        </article>
      )}
    </section>
  );
});
