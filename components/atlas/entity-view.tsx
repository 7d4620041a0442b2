import { useCallback, useEffect } from 'react';
import { publicAddress } from '../../data/address';
import type { PageName } from '../../data/messaging/messages';
import { type AtlasRoute, readerHash } from '../../data/routes';
import type { EntityRow } from '../../data/store/model';
import { citableOf } from '../entity/citable';
import { CitationForms } from '../entity/citation-forms';
import { EntityEntries } from '../entity/entity-entries';
import { EntityFigures } from '../entity/entity-figures';
import { EntityLinks } from '../entity/entity-links';
import { EntityMembers } from '../entity/entity-members';
import { EntityNames } from '../entity/entity-names';
import { EntityPath } from '../entity/entity-path';
import { EntityStanding } from '../entity/entity-relations';
import { EntityTitle } from '../entity/entity-title';
import { type EntityDetails, loadEntity } from '../entity/load-entity';
import { entityStrings } from '../entity/strings';
import { useStrings } from '../i18n';
import { useLoaded } from '../library/context';
import { WhenLoaded } from '../library/when-loaded';
import { EntityBooks } from '../shelf/entity-books';
import { commonStrings } from '../strings/common';
import { Button, ButtonLink } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { late } from '../ui/late';
import { Notice } from '../ui/notice';
import { Popover } from '../ui/popover';
import { type AtlasBook, neighboursOf, placeOf } from './book';
import type { AtlasHost } from './host';
import { PlaceRow } from './place-row';
import { atlasStrings } from './strings';

/** Addresses of other maps: needed by few, and with them comes the arithmetic of their coordinates. */
const MapServices = late(() => import('../map/map-services').then((part) => part.default));
const OwnTools = late(() => import('../own/own-tools').then((part) => part.default), <div className="at-own" />);
/** A point known less well than this, in metres, says so before another map makes it look exact. */
const ROUGH_METRES = 200;

interface EntityViewProps {
  book: AtlasBook;
  host: AtlasHost;
  id: string;
  /** The name on the page in front, where it is there. */
  onPage: PageName | undefined;
  lit: string | null;
  onLight: (id: string | null) => void;
  onRoute: (route: AtlasRoute, replace?: boolean) => void;
}

/** An entity's own place in the atlas: everything the book says about it, with printed pages. */
export function EntityView(props: EntityViewProps) {
  const { host, id } = props;
  const strings = useStrings(atlasStrings);
  const loaded = useLoaded(`entity:${id}`, async (source) => (await loadEntity(id, source)) ?? undefined);
  useEffect(() => {
    if (loaded.state === 'ready' && loaded.value) host.addRecent(id);
  }, [host, id, loaded]);
  return (
    <WhenLoaded of={loaded} missing={<Notice title={strings.entity.missing} />}>
      {(details) => <Known key={id} {...props} details={details} />}
    </WhenLoaded>
  );
}

function Known(props: EntityViewProps & { details: EntityDetails }) {
  const { book, details, lit, onLight, onRoute } = props;
  const { entity } = details;
  const words = useStrings(entityStrings);
  const isArea = entity.kind === 'street' || entity.kind === 'district';
  const near = isArea ? [] : neighboursOf(book, entity, 6);
  const rows = useCallback(
    (members: readonly EntityRow[], label: string) => (
      <Rows {...{ book, lit, onLight, onRoute, label }} rows={members} />
    ),
    [book, lit, onLight, onRoute],
  );
  return (
    <article className="at-entity">
      <header>
        <EntityBooks entity={entity} />
        <EntityPath details={details} />
        <EntityTitle entity={entity} size="panel" />
        <OwnTools id={entity.id} title={entity.name} />
        <Actions {...props} />
        <EntityNames details={details} size="panel" />
        <EntityStanding details={details} />
      </header>
      <EntityFigures details={details} size="panel" />
      <EntityEntries details={details} size="panel" />
      <EntityLinks details={details} size="panel" />
      <EntityMembers id={entity.id} size="panel" list={rows} />
      {near.length > 0 && (
        <section className="entity-part">
          <h3>{words.neighbours}</h3>
          <Rows
            {...{ book, lit, onLight, onRoute, label: words.neighbours }}
            rows={near.map((row) => row.entity)}
            sides={near.map((row) => words.metres(row.metres))}
          />
        </section>
      )}
    </article>
  );
}

/** What a reader can do with it. */
function Actions({ host, details, onPage, book }: EntityViewProps & { details: EntityDetails }) {
  const strings = useStrings(atlasStrings).entity;
  const common = useStrings(commonStrings);
  const piece = citableOf(details);
  const words = useStrings(entityStrings);
  const { id } = details.entity;
  const placed = placeOf(details.entity);
  return (
    <div className="at-actions">
      {piece && (
        <Popover label={common.cite} className="button button-small">
          {() => <CitationForms piece={piece} book={book.pack.info} />}
        </Popover>
      )}
      <ButtonLink small away href={host.address('reader', readerHash({ page: 'entity', id }))}>
        {strings.read}
      </ButtonLink>
      <CopyButton
        className="button button-small"
        text={`${details.entity.name} · ${book.pack.info.title} ${publicAddress(id)}`}
        label={common.copyAddress}
        done={common.copied}
        failed={common.copyFailed}
      />
      {placed && (
        <Popover label={strings.maps} className="button button-small">
          {() => (
            <MapServices
              name={details.entity.name}
              lon={placed.lon}
              lat={placed.lat}
              rough={placed.precision >= ROUGH_METRES ? words.metres(placed.precision) : null}
            />
          )}
        </Popover>
      )}
      {onPage && (
        <Button small onClick={() => host.reveal(onPage.mentions[0]!)}>
          {strings.onPage(onPage.count)}
        </Button>
      )}
    </div>
  );
}

interface RowsProps extends Pick<EntityViewProps, 'book' | 'lit' | 'onLight' | 'onRoute'> {
  rows: readonly EntityRow[];
  label: string;
  /** What stands at the side of each row; rows with it are numbered as on the map. */
  sides?: readonly string[];
}

function Rows({ book, rows, label, sides, lit, onLight, onRoute }: RowsProps) {
  return (
    <ol className="at-list" aria-label={label}>
      {rows.map((row, i) => (
        <PlaceRow
          key={row.id}
          book={book}
          entity={row}
          number={sides && i + 1}
          side={sides?.[i]}
          lit={lit === row.id}
          onLight={onLight}
          onPick={() => onRoute({ view: 'entity', id: row.id })}
        />
      ))}
    </ol>
  );
}
