import { useContext, useEffect, useMemo, useState } from 'react';
import { KINDS, type Kind } from '../../data/gazetteer/model';
import { entityHash, readerHash } from '../../data/routes';
import { CardHead } from '../card/card-head';
import { citableOf } from '../card/citable';
import { type CardData, formsOf, holdersOf, loadCard, loadEntries, type RankedEntry } from '../card/load-card';
import { LiveText } from '../entity/live-text';
import { snippetAround } from '../entity/snippet';
import { LanguageContext, useStrings } from '../i18n';
import { kindLabels } from '../kinds';
import { useLoaded } from '../library/context';
import { PlaceMap } from '../map';
import { useBook, WhenLoaded } from './book';
import { Cite } from './cite';
import { PageNumber } from './page-number';
import { readerStrings } from './strings';

function goTo(entity: string): void {
  location.hash = entityHash(entity);
}

/** Everything the book says of one place or organization. */
export function EntityPage({ id, onAtlas }: { id: string; onAtlas: (entity: string) => void }) {
  const loaded = useLoaded(`reader-entity:${id}`, async (source) => (await loadCard(id, source)) ?? undefined);
  return (
    <WhenLoaded of={loaded}>
      {(data) => (
        <article className="reader-entity">
          <Title data={data} />
          <CardHead data={data} onEntity={goTo} />
          <AllFacts data={data} />
          <Position data={data} onAtlas={() => onAtlas(id)} />
          <Members data={data} />
          <Entries data={data} />
          <EntityCite data={data} />
        </article>
      )}
    </WhenLoaded>
  );
}

function Title({ data: { entity, book } }: { data: CardData }) {
  useEffect(() => {
    document.title = `${entity.name} · ${book.title}`;
  }, [entity.name, book.title]);
  return null;
}

/** Each number with the page it was read from. */
function AllFacts({ data: { entity, book } }: { data: CardData }) {
  const words = useStrings(readerStrings);
  const language = useContext(LanguageContext);
  if (entity.facts.length === 0) return null;
  const number = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en');
  return (
    <details className="reader-facts">
      <summary>{words.facts(book.year)}</summary>
      <table>
        <tbody>
          {entity.facts.map((fact) => (
            <tr key={fact.label}>
              <th scope="row">{fact.label}</th>
              <td className="reader-number">
                {number.format(fact.value)} {fact.unit}
              </td>
              <td>
                <PageNumber page={fact.page} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Position({ data, onAtlas }: { data: CardData; onAtlas: () => void }) {
  const words = useStrings(readerStrings);
  const kinds = useStrings(kindLabels);
  const containers = useMemo(() => holdersOf(data), [data]);
  return (
    <section className="reader-map" aria-label={words.map}>
      <PlaceMap
        entity={data.entity}
        containers={containers}
        layers={data.layers}
        height={260}
        popup={
          <>
            <strong>{data.entity.name}</strong> · {kinds[data.entity.kind]}
          </>
        }
      />
      <p className="reader-under">
        <span className="reader-hint">{data.entity.location.basis}</span>
        <button type="button" className="link reader-atlas" onClick={onAtlas}>
          {words.atlas}
        </button>
      </p>
    </section>
  );
}

/** What lies directly in it: the communities of a street, the streets of the district. */
function Members({ data: { entity } }: { data: CardData }) {
  const words = useStrings(readerStrings);
  const kinds = useStrings(kindLabels);
  const { id: pack } = useBook();
  const all = useLoaded(`entities:${pack}`, (source) => source.listEntities(pack));
  if (all.state !== 'ready') return null;
  const members = all.value.filter((other) => other.within === entity.id);
  if (members.length === 0) return null;
  const groups = (Object.keys(KINDS) as Kind[])
    .map((kind) => ({ kind, members: members.filter((member) => member.kind === kind) }))
    .filter((group) => group.members.length > 0);
  return (
    <section className="reader-members">
      <h2>{words.members(members.length)}</h2>
      {groups.map((group) => (
        <details key={group.kind} open={group.members.length <= 24}>
          <summary>
            {kinds[group.kind]} {group.members.length}
          </summary>
          <ul>
            {group.members.map((member) => (
              <li key={member.id}>
                <a href={readerHash({ page: 'entity', id: member.id })}>{member.name}</a>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

/** Entries shown at once; a district has hundreds. */
const STEP = 30;

function Entries({ data: { entity } }: { data: CardData }) {
  const words = useStrings(readerStrings);
  const [wanted, setWanted] = useState(STEP);
  const forms = useMemo(() => formsOf(entity), [entity]);
  const refs = entity.entries.slice(0, wanted);
  const loaded = useLoaded(`reader-entries:${entity.id}:${wanted}`, (source) => loadEntries(refs, source));
  // What was shown stays while more is read.
  const [shown, setShown] = useState<RankedEntry[]>([]);
  if (loaded.state === 'ready' && loaded.value !== shown) setShown(loaded.value);
  const rest = entity.entries.length - wanted;
  if (entity.entries.length === 0) return null;
  return (
    <section className="reader-related">
      <h2>{words.related(entity.entries.length)}</h2>
      <ol>
        {shown.map(({ ref, entry }) => {
          const snippet = snippetAround(entry.body, ref.at, forms);
          return (
            <li key={entry.id}>
              <h3>
                <a href={readerHash({ page: 'entry', id: entry.id })}>{entry.title}</a>
                <PageNumber page={entry.page} column={entry.column} />
              </h3>
              <p className="reader-hint">
                {entry.category} › {entry.section} · {words.ranks[ref.rank]} · {words.times(ref.count)}
              </p>
              <p>
                <LiveText
                  text={snippet.text}
                  marks={snippet.marks}
                  self={entity.id}
                  tone={KINDS[entity.kind]}
                  href={entityHash}
                />
              </p>
            </li>
          );
        })}
      </ol>
      {rest > 0 && (
        <button type="button" className="button" onClick={() => setWanted(wanted + 4 * STEP)}>
          {words.more(Math.min(rest, 4 * STEP))}
        </button>
      )}
    </section>
  );
}

function EntityCite({ data }: { data: CardData }) {
  const piece = citableOf(data);
  return piece && <Cite piece={piece} />;
}
