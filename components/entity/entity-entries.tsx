import { useMemo, useState } from 'react';
import { KINDS } from '../../data/gazetteer/model';
import { useStrings } from '../i18n';
import { useLoaded } from '../library/context';
import { ShowMore, type Steps, useShowMore } from '../ui/show-more';
import { LiveText } from './live-text';
import { type EntityDetails, FIRST_ENTRIES, formsOf, loadEntries, type RankedEntry } from './load-entity';
import { GoTo } from './navigation';
import { PrintedPage } from './printed-page';
import { HEADING, type Size } from './size';
import { snippetAround } from './snippet';
import { entityStrings } from './strings';
import './entity.css';

/** The card shows twenty at most; the reader has all. */
const STEPS: Record<Size, Steps & { most: number }> = {
  card: { first: FIRST_ENTRIES, step: 17, most: 20 },
  panel: { first: 8, step: 40, most: Number.POSITIVE_INFINITY },
  page: { first: 30, step: 120, most: Number.POSITIVE_INFINITY },
};

/** The entries about an entity, best first, each with its printed page and the sentence that names it. */
export function EntityEntries({ details, size }: { details: EntityDetails; size: Size }) {
  const words = useStrings(entityStrings);
  const { entity } = details;
  const Heading = HEADING[size];
  const steps = STEPS[size];
  const offered = useMemo(() => entity.entries.slice(0, steps.most), [entity, steps]);
  const { shown, next, more } = useShowMore(offered, steps, entity.id);
  const first = details.entries.length >= shown.length;
  const loaded = useLoaded(`entries:${entity.id}:${first ? 0 : shown.length}`, (source) =>
    first ? Promise.resolve(details.entries) : loadEntries(shown, source),
  );
  // What was shown stays while more is read.
  const [rows, setRows] = useState<readonly RankedEntry[]>(details.entries);
  if (loaded.state === 'ready' && loaded.value !== rows) setRows(loaded.value);
  const forms = useMemo(() => formsOf(entity), [entity]);
  const total = entity.entries.length;
  if (total === 0) return <p className="entity-none">{words.noEntries}</p>;
  return (
    <section className="entity-part" aria-label={words.entries(total)}>
      {size !== 'card' && <Heading>{words.entries(total)}</Heading>}
      <ol className="entity-entries" aria-busy={loaded.state === 'loading'}>
        {(first ? details.entries : rows).map((item) => (
          <EntryItem key={item.entry.id} item={item} forms={forms} details={details} size={size} />
        ))}
      </ol>
      <ShowMore
        next={next}
        more={more}
        label={next < total - shown.length ? words.showMore(next) : words.rest(total - shown.length)}
      />
      {next === 0 && total > shown.length && <p className="entity-rest">{words.rest(total - shown.length)}</p>}
    </section>
  );
}

interface EntryItemProps {
  item: RankedEntry;
  forms: readonly string[];
  details: EntityDetails;
  size: Size;
}

function EntryItem({ item: { ref, entry }, forms, details: { entity }, size }: EntryItemProps) {
  const words = useStrings(entityStrings);
  const snippet = useMemo(() => snippetAround(entry.body, ref.at, forms), [entry.body, ref.at, forms]);
  const Title = size === 'panel' ? 'h4' : size === 'card' ? 'h2' : 'h3';
  return (
    <li className="entity-entry">
      <Title className="entity-entry-title">
        <GoTo to={{ page: 'entry', id: entry.id }} title={words.openEntry(entry.title)}>
          {entry.title}
        </GoTo>
        <PrintedPage page={entry.page} column={size === 'page' ? entry.column : null} />
      </Title>
      <p className="entity-entry-path">
        {entry.category} › {entry.section}
        {size !== 'card' && ` · ${words.rank[ref.rank]}`}
      </p>
      <p className="entity-entry-text">
        <LiveText text={snippet.text} marks={snippet.marks} self={entity.id} tone={KINDS[entity.kind]} />
      </p>
    </li>
  );
}
