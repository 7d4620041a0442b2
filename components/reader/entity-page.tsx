import { useEffect, useMemo } from 'react';
import { type AtlasRoute, readerHash } from '../../data/routes';
import { citableOf } from '../entity/citable';
import { EntityEntries } from '../entity/entity-entries';
import { EntityFigures } from '../entity/entity-figures';
import { EntityLinks } from '../entity/entity-links';
import { EntityLocation } from '../entity/entity-location';
import { EntityMembers } from '../entity/entity-members';
import { EntityNames } from '../entity/entity-names';
import { EntityPath } from '../entity/entity-path';
import { EntityStanding } from '../entity/entity-relations';
import { EntityTitle } from '../entity/entity-title';
import { type EntityDetails, holdersOf, loadEntity } from '../entity/load-entity';
import { entityStrings } from '../entity/strings';
import { useStrings } from '../i18n';
import { kindLabels } from '../kinds';
import { useLoaded } from '../library/context';
import { PlaceMap } from '../map';
import { Nested } from '../map/nested';
import { hasGround } from '../map/view';
import { EntityBooks } from '../shelf/entity-books';
import { Button } from '../ui/button';
import { late } from '../ui/late';
import { WhenLoaded } from './book';
import { Cite } from './cite';

const OwnTools = late(() => import('../own/own-tools').then((part) => part.default), <div className="reader-own" />);

/** Everything the book says of one place or organization. */
export function EntityPage({ id, onAtlas }: { id: string; onAtlas: (route: AtlasRoute) => void }) {
  const loaded = useLoaded(`entity:${id}`, async (source) => (await loadEntity(id, source)) ?? undefined);
  return (
    <WhenLoaded of={loaded}>
      {(details) => (
        <article className="reader-entity">
          <Title details={details} />
          <header>
            <EntityBooks entity={details.entity} compare={(other) => readerHash({ page: 'compare', id, other })} />
            <EntityPath details={details} />
            <EntityTitle entity={details.entity} size="page" />
            <EntityNames details={details} size="page" />
            <EntityStanding details={details} />
            <OwnTools id={id} title={details.entity.name} />
          </header>
          <EntityFigures details={details} size="page" />
          <Position details={details} onAtlas={() => onAtlas({ view: 'entity', id })} />
          <EntityMembers id={id} size="page" />
          <EntityEntries details={details} size="page" />
          <EntityLinks details={details} size="page" />
          <EntityCite details={details} />
        </article>
      )}
    </WhenLoaded>
  );
}

function Title({ details: { entity, book } }: { details: EntityDetails }) {
  useEffect(() => {
    document.title = `${entity.name} · ${book.title}`;
  }, [entity.name, book.title]);
  return null;
}

/** Whether the book gives it, or what holds it, a point of its own. */
function isPlaced(details: EntityDetails): boolean {
  return [details.entity, ...holdersOf(details)].some(
    ({ location: { level } }) => level === 'own' || level === 'address',
  );
}

function Position({ details, onAtlas }: { details: EntityDetails; onAtlas: () => void }) {
  const words = useStrings(entityStrings);
  const kinds = useStrings(kindLabels);
  const containers = useMemo(() => holdersOf(details), [details]);
  const layers = useLoaded(`layers:${details.book.id}`, (source) => source.getLayers(details.book.id));
  return (
    <section className="reader-map" aria-label={words.location}>
      {layers.state === 'ready' && !hasGround(layers.value) && !isPlaced(details) ? (
        <Nested chain={[...containers.map(({ name }) => name).reverse(), details.entity.name]} />
      ) : layers.state === 'ready' ? (
        <PlaceMap
          entity={details.entity}
          containers={containers}
          layers={layers.value}
          height={260}
          popup={
            <>
              <strong>{details.entity.name}</strong> · {kinds[details.entity.kind]}
            </>
          }
        />
      ) : (
        <div className="reader-map-room" aria-hidden="true" />
      )}
      <p className="reader-under">
        <EntityLocation details={details} />
        <Button tone="link" className="reader-atlas" onClick={onAtlas}>
          {words.onMap}
        </Button>
      </p>
    </section>
  );
}

function EntityCite({ details }: { details: EntityDetails }) {
  const piece = citableOf(details);
  return piece && <Cite piece={piece} id={details.entity.id} />;
}
