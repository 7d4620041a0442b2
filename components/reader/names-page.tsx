import { useMemo } from 'react';
import { readerHash } from '../../data/routes';
import type { EntityRow } from '../../data/store/model';
import { useStrings } from '../i18n';
import { kindLabels } from '../kinds';
import { useLoaded } from '../library/context';
import '../ui/chip.css';
import { useBook, WhenLoaded } from './book';
import { dataStrings } from './data-strings';
import { FilteredList } from './filtered-list';
import { byLetter, Letters } from './letters';
import { readerStrings } from './strings';

const textOf = (entity: EntityRow) =>
  [entity.name, entity.full, ...entity.aliases, entity.pinyin, entity.initials].filter(Boolean).join(' ');

/** All places and organizations of the book from A to Z by their pinyin, by kind; the filter takes pinyin too. */
export function NamesPage({ kind }: { kind?: string }) {
  const words = useStrings(readerStrings);
  const labels = useStrings(kindLabels);
  const { id } = useBook();
  const entities = useLoaded(`entities:${id}`, (source) => source.listEntities(id));
  return (
    <WhenLoaded of={entities}>
      {(all) => {
        const counts = new Map<string, number>();
        for (const entity of all) counts.set(entity.kind, (counts.get(entity.kind) ?? 0) + 1);
        const kinds = (Object.keys(labels) as (keyof typeof labels)[]).filter((one) => counts.has(one));
        const shown = kind === undefined ? all : all.filter((entity) => entity.kind === kind);
        return (
          <>
            <h1>{words.pages.names}</h1>
            <nav className="chip-row reader-kinds" aria-label={words.pages.names}>
              <a
                className="chip-toggle"
                href={readerHash({ page: 'names' })}
                aria-current={kind === undefined ? 'page' : undefined}
              >
                {words.allKinds} <b>{all.length}</b>
              </a>
              {kinds.map((one) => (
                <a
                  key={one}
                  className="chip-toggle"
                  href={readerHash({ page: 'names', kind: one })}
                  aria-current={one === kind ? 'page' : undefined}
                >
                  {labels[one]} <b>{counts.get(one)}</b>
                </a>
              ))}
            </nav>
            <FilteredList items={shown} textOf={textOf}>
              {(rows) => <Alphabet rows={rows} kind={kind} />}
            </FilteredList>
          </>
        );
      }}
    </WhenLoaded>
  );
}

function Alphabet({ rows, kind }: { rows: readonly EntityRow[]; kind?: string }) {
  const words = useStrings(readerStrings);
  const data = useStrings(dataStrings);
  const labels = useStrings(kindLabels);
  const groups = useMemo(() => byLetter(rows, (entity) => entity.pinyin), [rows]);
  return (
    <>
      <Letters letters={groups.map((group) => group.letter)} prefix="letter" />
      {groups.map((group) => (
        <section key={group.letter} className="reader-letter">
          <h2 id={`letter-${group.letter}`}>{group.letter === '#' ? data.other : group.letter}</h2>
          <ul className="reader-list">
            {group.items.map((entity) => (
              <li key={entity.id}>
                <a href={readerHash({ page: 'entity', id: entity.id })}>
                  <span>
                    {entity.name} <span className="reader-hint">{entity.pinyin}</span>
                  </span>
                  <span className="reader-hint">
                    {kind === undefined && `${labels[entity.kind]} · `}
                    {words.entries(entity.entries.length)}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
