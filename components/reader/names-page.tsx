import { readerHash } from '../../data/routes';
import type { EntityRow } from '../../data/store/model';
import { useStrings } from '../i18n';
import { kindLabels } from '../kinds';
import { useLoaded } from '../library/context';
import { useBook, WhenLoaded } from './book';
import { FilteredList } from './filtered-list';
import { readerStrings } from './strings';

const textOf = (entity: EntityRow) =>
  [entity.name, entity.full, ...entity.aliases, entity.pinyin, entity.initials].filter(Boolean).join(' ');

/** All places and organizations of the book, by kind; the filter takes pinyin too. */
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
            <nav className="reader-months" aria-label={words.pages.names}>
              <a href={readerHash({ page: 'names' })} aria-current={kind === undefined ? 'page' : undefined}>
                {words.allKinds} <small>{all.length}</small>
              </a>
              {kinds.map((one) => (
                <a
                  key={one}
                  href={readerHash({ page: 'names', kind: one })}
                  aria-current={one === kind ? 'page' : undefined}
                >
                  {labels[one]} <small>{counts.get(one)}</small>
                </a>
              ))}
            </nav>
            <FilteredList items={shown} textOf={textOf}>
              {(rows) => (
                <ul className="reader-list">
                  {rows.map((entity) => (
                    <li key={entity.id}>
                      <a href={readerHash({ page: 'entity', id: entity.id })}>
                        <span>{entity.name}</span>
                        <span className="reader-hint">
                          {kind === undefined && `${labels[entity.kind]} · `}
                          {words.entries(entity.entries.length)}
                        </span>
                      </a>
                    </li>
                  ))}
                </ul>
              )}
            </FilteredList>
          </>
        );
      }}
    </WhenLoaded>
  );
}
