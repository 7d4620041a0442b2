import { useContext, useEffect } from 'react';
import type { PageName } from '../../data/messaging/messages';
import { atlasHash, entityHash, type AtlasRoute as Route, readerHash, sourceRoute } from '../../data/routes';
import type { EntityRow } from '../../data/store/model';
import { citePlain } from '../citation';
import { LanguageContext, useStrings } from '../i18n';
import { useLoaded } from '../library/context';
import { KindChip } from '../ui/chip';
import { CopyButton } from '../ui/copy-button';
import { type AtlasBook, chainOf, neighboursOf, successorOf } from './book';
import { EntityEntries } from './entity-entries';
import { EntityRows } from './entity-rows';
import type { AtlasHost } from './host';
import { Notice } from './page-view';
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
  const successor = successorOf(book, entity);
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
          {chain.map((holder, at) => (
            <span key={holder.id}>
              {at > 0 && <span aria-hidden="true"> › </span>}
              <button type="button" className="link" onClick={() => onRoute({ view: 'entity', id: holder.id })}>
                {holder.name}
              </button>
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
          <a className="button" href={host.address('reader', entityHash(entity.id))} target="_blank" rel="noreferrer">
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
              {successor && (
                <>
                  {' '}
                  {strings.successor}{' '}
                  <button
                    type="button"
                    className="link at-link"
                    onClick={() => onRoute({ view: 'entity', id: successor.id })}
                  >
                    {successor.name}
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
                      href={host.address('reader', readerHash(sourceRoute(fact.source)))}
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
      <EntityEntries host={host} entity={entity} />
      {members.length > 0 && (
        <EntityRows
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
        <EntityRows
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
          text={host.address('atlas', atlasHash({ view: 'entity', id: entity.id }))}
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
