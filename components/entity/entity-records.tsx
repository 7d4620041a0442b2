import type { ReactNode } from 'react';
import type { ReaderRoute } from '../../data/routes';
import { useStrings } from '../i18n';
import { ShowMore, type Steps, useShowMore } from '../ui/show-more';
import { GoTo } from './navigation';
import { PrintedPage } from './printed-page';
import { HEADING, type Size } from './size';
import { entityStrings } from './strings';
import './entity.css';

/** A record of the book that names an entity in some role: an office, an honour, a day, a photograph, a table's row. */
export interface RecordLine {
  key: string;
  /** Before the text, in a narrow column: a date, a post. */
  lead?: ReactNode;
  text: ReactNode;
  /** After the text, quieter: a term of office, an awarder. */
  note?: ReactNode;
  page: number | null;
  /** Where the record stands in the reader. */
  to: ReaderRoute;
}

const STEPS: Record<Size, Steps> = {
  card: { first: 2, step: 20 },
  panel: { first: 5, step: 40 },
  page: { first: 12, step: 120 },
};

interface EntityRecordsProps {
  title: string;
  /** Which entity and role: another one starts from its beginning. */
  id: string;
  rows: readonly RecordLine[];
  size: Size;
}

/** The records of one role under a heading, each with its printed page. Nothing where there are none. */
export function EntityRecords({ title, id, rows, size }: EntityRecordsProps) {
  const words = useStrings(entityStrings);
  const { shown, next, more } = useShowMore(rows, STEPS[size], id);
  if (rows.length === 0) return null;
  const Heading = HEADING[size];
  return (
    <section className="entity-part entity-records">
      <Heading>
        {title} <small>{rows.length}</small>
      </Heading>
      <ul>
        {shown.map((row) => (
          <li key={row.key}>
            {row.lead && <span className="entity-record-lead">{row.lead}</span>}
            <span className="entity-record-text">
              <GoTo to={row.to}>{row.text}</GoTo>
              {row.note && <span className="entity-record-note"> {row.note}</span>}
            </span>
            <PrintedPage page={row.page} to={row.to} />
          </li>
        ))}
      </ul>
      <ShowMore next={next} more={more} label={words.showMore(next)} />
    </section>
  );
}
