import { useState } from 'react';
import type { AtlasRoute as Route } from '../../data/routes';
import type { EntityRow } from '../../data/store/model';
import { useStrings } from '../i18n';
import { type AtlasBook, placeOf } from './book';
import { PlaceRow } from './place-row';
import { atlasStrings } from './strings';

/** Names around or within a place, under a heading. */
export function EntityRows({
  book,
  title,
  rows,
  sides,
  numbered,
  lit,
  onLight,
  onRoute,
}: {
  book: AtlasBook;
  title: string;
  rows: readonly EntityRow[];
  sides?: string[];
  numbered: boolean;
  lit: string | null;
  onLight: (id: string | null) => void;
  onRoute: (route: Route) => void;
}) {
  const strings = useStrings(atlasStrings);
  const [count, setCount] = useState(12);
  const ordered = numbered
    ? rows
    : [...rows].sort(
        (a, b) => Number(placeOf(b) !== null) - Number(placeOf(a) !== null) || b.entries.length - a.entries.length,
      );
  return (
    <section>
      <h3>{title}</h3>
      <ol className="at-list" aria-label={title}>
        {ordered.slice(0, count).map((row, i) => (
          <PlaceRow
            key={row.id}
            book={book}
            entity={row}
            number={numbered ? i + 1 : undefined}
            side={sides?.[i]}
            lit={lit === row.id}
            onLight={onLight}
            onPick={() => onRoute({ view: 'entity', id: row.id })}
          />
        ))}
      </ol>
      {ordered.length > count && (
        <button type="button" className="button" onClick={() => setCount(count + 60)}>
          {strings.entity.more(Math.min(60, ordered.length - count))}
        </button>
      )}
    </section>
  );
}
