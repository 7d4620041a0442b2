import { useContext, useMemo, useState } from 'react';
import { KINDS } from '../../data/gazetteer/model';
import type { EntityRow } from '../../data/store/model';
import { pageWords } from '../citation';
import { LiveText } from '../entity/live-text';
import { snippetAround } from '../entity/snippet';
import { LanguageContext, useStrings } from '../i18n';
import { useLibrary, useLoaded } from '../library/context';
import { type CardData, FIRST_ENTRIES, formsOf, loadEntries, type RankedEntry } from './load-card';
import { cardStrings } from './strings';

interface EntryItemProps {
  item: RankedEntry;
  forms: readonly string[];
  self: EntityRow;
  onEntity: (id: string) => void;
  onEntry: (id: string) => void;
}

function EntryItem({ item: { ref, entry }, forms, self, onEntity, onEntry }: EntryItemProps) {
  const words = useStrings(cardStrings);
  const language = useContext(LanguageContext);
  const snippet = useMemo(() => snippetAround(entry.body, ref.at, forms), [entry.body, ref.at, forms]);
  return (
    <li className="card-entry">
      <h2 className="card-entry-title">
        <button type="button" onClick={() => onEntry(entry.id)} title={words.openEntry(entry.title)}>
          {entry.title}
        </button>
        <span className="card-page">{pageWords(entry.page, null, language)}</span>
      </h2>
      <p className="card-entry-path">
        {entry.category} › {entry.section}
      </p>
      <p className="card-entry-text">
        <LiveText text={snippet.text} marks={snippet.marks} self={self.id} tone={KINDS[self.kind]} onName={onEntity} />
      </p>
    </li>
  );
}

/** How many entries the card itself shows; the reader page has all. */
const CARD_LIMIT = 20;

interface CardEntriesProps {
  data: CardData;
  onEntity: (id: string) => void;
  onEntry: (id: string) => void;
}

/** The ranked entries: three at once, up to twenty on demand. */
export function CardEntries({ data, onEntity, onEntry }: CardEntriesProps) {
  const words = useStrings(cardStrings);
  const { entity, entries } = data;
  const [all, setAll] = useState(false);
  const forms = useMemo(() => formsOf(entity), [entity]);
  const rest = entity.entries.length - entries.length;
  const next = Math.min(entity.entries.length, CARD_LIMIT) - entries.length;
  if (entity.entries.length === 0) return <p className="card-none">{words.noEntries}</p>;
  return (
    <section aria-label={words.entries}>
      <ol className="card-entries">
        {entries.map((item) => (
          <EntryItem
            key={item.entry.id}
            item={item}
            forms={forms}
            self={entity}
            onEntity={onEntity}
            onEntry={onEntry}
          />
        ))}
        {all && <MoreEntries data={data} forms={forms} onEntity={onEntity} onEntry={onEntry} />}
      </ol>
      {!all && next > 0 && (
        <button type="button" className="card-more" onClick={() => setAll(true)}>
          {next < rest ? words.showMore(next) : words.more(rest)}
        </button>
      )}
      {all && entity.entries.length > CARD_LIMIT && (
        <p className="card-rest">{words.more(entity.entries.length - CARD_LIMIT)}</p>
      )}
    </section>
  );
}

function MoreEntries({ data, forms, onEntity, onEntry }: CardEntriesProps & { forms: readonly string[] }) {
  const { source } = useLibrary();
  const { entity } = data;
  const loaded = useLoaded(`card-more:${entity.id}`, () =>
    loadEntries(entity.entries.slice(FIRST_ENTRIES, CARD_LIMIT), source),
  );
  if (loaded.state !== 'ready') return null;
  return loaded.value.map((item) => (
    <EntryItem key={item.entry.id} item={item} forms={forms} self={entity} onEntity={onEntity} onEntry={onEntry} />
  ));
}
