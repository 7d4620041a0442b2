import { useContext, useEffect, useState } from 'react';
import type { PageName } from '../../data/messages';
import type { EntityRow } from '../../data/store/model';
import { citePlain } from '../citation';
import { snippetAround } from '../entity/snippet';
import { LanguageContext, useStrings } from '../i18n';
import { useLoaded } from '../library/context';
import { KindChip } from '../parts/chip';
import { CopyButton } from '../parts/copy-button';
import { type AtlasBook, chainOf, neighboursOf, placeOf } from './book';
import type { AtlasHost } from './host';
import { Notice } from './PageView';
import { PlaceRow } from './PlaceRow';
import { type Route, writeRoute } from './route';
import { sourceHash } from './StreetsView';
import { atlasStrings } from './strings';

interface EntityViewProps {
  book: AtlasBook;
  host: AtlasHost;
  id: string;
  pinned: boolean;
  /** The name on the page in front, where it is there. */
  onPage: PageName | undefined;
  lit: string | null;
  onLight: (id: string | null) => void;
  onRoute: (route: Route, replace?: boolean) => void;
}

const FIRST = 8;

/** A place's own page: everything the book says about it, with printed pages. */
export function EntityView(props: EntityViewProps) {
  const strings = useStrings(atlasStrings);
  const entity = props.book.byId.get(props.id);
  return entity ? <Known key={entity.id} {...props} entity={entity} /> : <Notice title={strings.entity.missing} />;
}

function Known({ book, host, entity, pinned, onPage, lit, onLight, onRoute }: EntityViewProps & { entity: EntityRow }) {
  const strings = useStrings(atlasStrings).entity;
  const language = useContext(LanguageContext);
  const chain = chainOf(book, entity).reverse();
  const near = neighboursOf(book, entity, 6);
  const members = book.inside.get(entity.id) ?? [];
  const aliases = [...new Set([entity.short, ...entity.aliases])].filter(
    (alias): alias is string => !!alias && alias !== entity.name && alias !== entity.full,
  );
  useEffect(() => {
    host.addRecent(entity.id);
  }, [host, entity.id]);
  const [first] = entity.entries;
  return (
    <article className="at-entity">
      <header>
        <p className="at-crumbs">
          {chain.map((holder) => (
            <span key={holder.id}>
              <button type="button" className="link" onClick={() => onRoute({ view: 'entity', id: holder.id })}>
                {holder.name}
              </button>{' '}
              ›{' '}
            </span>
          ))}
        </p>
        <h2>
          {entity.name} <KindChip kind={entity.kind} />
        </h2>
        <div className="at-actions">
          <button
            type="button"
            className="button"
            aria-pressed={pinned}
            onClick={() => host.setPin(entity.id, !pinned)}
          >
            {pinned ? strings.unpin : strings.pin}
          </button>
          {first && <CiteButton book={book} entry={first.entry} />}
          <a
            className="button"
            href={host.address('reader', `#/entity/${encodeURIComponent(entity.id)}`)}
            target="_blank"
            rel="noreferrer"
          >
            {strings.read}
          </a>
          {onPage && (
            <button type="button" className="button" onClick={() => host.reveal(onPage.mentions[0]!)}>
              {strings.onPage(onPage.count)}
            </button>
          )}
        </div>
      </header>
      <dl className="at-facts">
        {entity.former && (
          <div>
            <dt>{strings.former}</dt>
            <dd>
              {[entity.former.until && strings.until(entity.former.until), entity.former.note]
                .filter(Boolean)
                .join(' · ')}
              {entity.former.successor && book.byId.has(entity.former.successor) && (
                <>
                  {' '}
                  {strings.successor}{' '}
                  <button
                    type="button"
                    className="link at-link"
                    onClick={() => onRoute({ view: 'entity', id: entity.former!.successor! })}
                  >
                    {book.byId.get(entity.former.successor)!.name}
                  </button>
                </>
              )}
            </dd>
          </div>
        )}
        {entity.full && entity.full !== entity.name && <Pair term={strings.full}>{entity.full}</Pair>}
        {aliases.length > 0 && <Pair term={strings.aliases}>{aliases.join('、')}</Pair>}
        {entity.address && <Pair term={strings.address}>{entity.address}</Pair>}
        <Pair term={strings.location}>
          <Where book={book} entity={entity} />
        </Pair>
      </dl>
      {entity.facts.length > 0 && (
        <section>
          <h3>{strings.numbers}</h3>
          <table className="at-numbers">
            <tbody>
              {entity.facts.map((fact) => (
                <tr key={`${fact.label} ${fact.source}`}>
                  <th scope="row">{fact.label}</th>
                  <td>
                    {fact.value.toLocaleString('zh-CN')}
                    {fact.unit}
                  </td>
                  <td>
                    <a
                      className="at-printed"
                      href={host.address('reader', sourceHash(fact.source))}
                      target="_blank"
                      rel="noreferrer"
                    >
                      <Printed page={fact.page} />
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Entries host={host} entity={entity} />
      {members.length > 0 && (
        <Rows
          book={book}
          title={strings.members(members.length)}
          rows={members}
          numbered={false}
          lit={lit}
          onLight={onLight}
          onRoute={onRoute}
        />
      )}
      {near.length > 0 && entity.kind !== 'street' && entity.kind !== 'district' && (
        <Rows
          book={book}
          title={strings.neighbours}
          rows={near.map((row) => row.entity)}
          sides={near.map((row) => strings.metres(row.metres))}
          numbered
          lit={lit}
          onLight={onLight}
          onRoute={onRoute}
        />
      )}
      <p className="at-foot">
        <CopyButton
          className="link"
          text={host.address('atlas', writeRoute({ view: 'entity', id: entity.id }))}
          label={strings.link}
          done={strings.linked}
          failed={strings.copyFailed}
        />
        <span lang="zh"> {language === 'zh' ? '' : entity.pinyin}</span>
      </p>
    </article>
  );
}

function Pair({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Printed({ page }: { page: number }) {
  return <>{useStrings(atlasStrings).printed(page)}</>;
}

/** How well the place is known, and from what. */
function Where({ book, entity }: { book: AtlasBook; entity: EntityRow }) {
  const strings = useStrings(atlasStrings);
  const { location } = entity;
  switch (location.level) {
    case 'own':
      return <>{strings.entity.own(strings.entity.metres(location.precision), location.basis)}</>;
    case 'address':
      return <>{strings.entity.addressed(strings.entity.metres(location.precision), location.basis)}</>;
    case 'within':
      return (
        <>
          {strings.only(book.byId.get(location.within)?.name ?? book.pack.info.district).replace(/^.*?[：:]\s*/, '')}
          {location.basis && ` · ${location.basis}`}
        </>
      );
    case 'none':
      return <>{strings.nowhere.replace(/^.*?[：:]\s*/, '')}</>;
  }
}

function CiteButton({ book, entry }: { book: AtlasBook; entry: string }) {
  const strings = useStrings(atlasStrings).entity;
  const language = useContext(LanguageContext);
  const loaded = useLoaded(`entry ${entry}`, (source) => source.getEntry(entry));
  const row = loaded.state === 'ready' ? loaded.value : undefined;
  if (!row) return null;
  const text = citePlain(
    {
      title: row.title,
      authors: row.signature,
      path: [row.category, row.section].filter(Boolean),
      page: row.page,
      column: row.column,
    },
    book.pack.info,
    language,
  );
  return (
    <CopyButton
      text={text}
      label={strings.cite}
      done={strings.cited}
      failed={strings.copyFailed}
      describe={row.title}
    />
  );
}

function Entries({ host, entity }: { host: AtlasHost; entity: EntityRow }) {
  const strings = useStrings(atlasStrings);
  const [count, setCount] = useState(FIRST);
  const refs = entity.entries.slice(0, count);
  const loaded = useLoaded(`entries ${refs.map((ref) => ref.entry).join()}`, (source) =>
    source.getEntries(refs.map((ref) => ref.entry)),
  );
  const names = [entity.name, ...entity.aliases];
  if (entity.entries.length === 0) return <p className="at-foot">{strings.entity.noEntries}</p>;
  const rows = new Map((loaded.state === 'ready' ? loaded.value : []).map((row) => [row.id, row]));
  const left = entity.entries.length - count;
  return (
    <section>
      <h3>{strings.entity.entries(entity.entries.length)}</h3>
      <ol className="at-entries" aria-busy={loaded.state === 'loading'}>
        {refs.map((ref) => {
          const row = rows.get(ref.entry);
          const cut = row && snippetAround(row.body, ref.at, names);
          return (
            <li key={ref.entry}>
              {row && (
                <a
                  href={host.address('reader', `#/entry/${encodeURIComponent(row.id)}`)}
                  target="_blank"
                  rel="noreferrer"
                >
                  <span className="at-entry-title">{row.title}</span>
                  <span className="at-printed">{strings.printed(row.page)}</span>
                  <span className="at-sub">
                    {row.category} › {row.section} · {strings.entity.rank[ref.rank]}
                  </span>
                  {cut && <span className="at-clamp">{marked(cut.text, cut.marks)}</span>}
                </a>
              )}
            </li>
          );
        })}
      </ol>
      {left > 0 && (
        <button type="button" className="button" onClick={() => setCount(count + 40)}>
          {strings.entity.more(Math.min(left, 40))}
        </button>
      )}
    </section>
  );
}

/** A text with some ranges marked. */
export function marked(text: string, marks: readonly (readonly [number, number])[]): React.ReactNode[] {
  const out: React.ReactNode[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    out.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  out.push(text.slice(at));
  return out;
}

function Rows({
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
