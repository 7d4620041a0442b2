import { useRef } from 'react';
import type { PageNames } from '../../data/messaging/messages';
import type { PackRow } from '../../data/store/model';
import { EntityRowItem } from '../entity/entity-row';
import { entityStrings } from '../entity/strings';
import { useStrings } from '../i18n';
import { kindLabels } from '../kinds';
import { useLibrary } from '../library/context';
import { packOf } from '../library/source';
import { BookBadge } from '../shelf/book-badge';
import { commonStrings } from '../strings/common';
import { Button } from '../ui/button';
import { late } from '../ui/late';
import { Notice } from '../ui/notice';
import { type AtlasBook, placeOf } from './book';
import type { AtlasHost, PageStatus } from './host';
import { PlaceRow } from './place-row';
import { atlasStrings } from './strings';

const TakeMarks = late(() => import('../take/take-marks').then((part) => part.default));

interface PageViewProps {
  book: AtlasBook;
  /** All books of the shelf. */
  packs: readonly PackRow[];
  status: PageStatus;
  host: AtlasHost;
  lit: string | null;
  onLight: (id: string | null) => void;
  onOpenEntity: (id: string) => void;
}

/** 本页: the names of the page in front, numbered in reading order; a click scrolls to the next mention. */
export function PageView({ book, packs, status, host, lit, onLight, onOpenEntity }: PageViewProps) {
  const strings = useStrings(atlasStrings);
  const common = useStrings(commonStrings);
  const kinds = useStrings(kindLabels);
  const entityWords = useStrings(entityStrings);
  const { source } = useLibrary();
  /** How often each name was gone to. */
  const visits = useRef(new Map<string, number>());
  if (status.state === 'waiting') return <Notice title={strings.page.waiting} />;
  if (status.state === 'no-page') return <Notice title={strings.page.noPage} hint={strings.page.noPageHint} />;
  const { names } = status;
  if (names.names.length === 0) return <WhyNoNames names={names} host={host} />;
  const placed = names.names.filter((name) => {
    const entity = book.byId.get(name.entity);
    return entity && entity.kind !== 'district' && placeOf(entity);
  }).length;
  const reveal = (entity: string, mentions: readonly number[]) => {
    const at = visits.current.get(entity) ?? 0;
    visits.current.set(entity, at + 1);
    const mention = mentions[at % mentions.length];
    if (mention !== undefined) host.reveal(mention);
  };
  return (
    <>
      <div className="at-note at-note-tools">
        <span role="status">
          {strings.page.summary(names.names.length, placed)}
          {names.expandable > 0 && ` · ${strings.page.expandable(names.expandable)}`}
        </span>
        <TakeMarks marks={host.marks} entities={source.getEntities} packs={packs} />
      </div>
      <ol className="at-list" aria-label={strings.page.list}>
        {names.names.map((name, i) => {
          const entity = book.byId.get(name.entity);
          const other = packs.find(({ id }) => id === packOf(name.entity));
          // A name of another book: it has no place on this book's map, and is no less on the page.
          if (!entity)
            return (
              other && (
                <EntityRowItem
                  key={name.entity}
                  group={name.group}
                  number={i + 1}
                  hollow
                  name={name.text}
                  sub={
                    <>
                      {kinds[name.kind]} <BookBadge pack={other} />
                    </>
                  }
                  side={common.times(name.count)}
                  lit={lit === name.entity}
                  onLight={(on) => onLight(on ? name.entity : null)}
                  onPick={() => reveal(name.entity, name.mentions)}
                  onOpen={{ label: `${name.text} › ${entityWords.details}`, open: () => onOpenEntity(name.entity) }}
                />
              )
            );
          return (
            entity && (
              <PlaceRow
                key={name.entity}
                book={book}
                entity={entity}
                number={i + 1}
                text={name.text}
                side={common.times(name.count)}
                lit={lit === name.entity}
                onLight={onLight}
                onPick={() => reveal(name.entity, name.mentions)}
                onOpen={() => onOpenEntity(name.entity)}
              />
            )
          );
        })}
      </ol>
    </>
  );
}

function WhyNoNames({ names, host }: { names: PageNames; host: AtlasHost }) {
  const { page } = useStrings(atlasStrings);
  switch (names.state) {
    case 'unavailable':
      return <Notice title={page.unavailable} hint={page.unavailableHint} />;
    case 'off':
    case 'off-site':
    case 'off-page': {
      const title = names.state === 'off' ? page.off : names.state === 'off-site' ? page.offSite : page.offPage;
      return (
        <Notice title={title}>
          <Button onClick={() => void host.turnOn(names)}>{page.turnOn}</Button>
        </Notice>
      );
    }
    case 'stale':
      return <Notice title={page.stale} />;
    case 'working':
      return <Notice title={page.working} />;
    case 'foreign':
      return <Notice title={page.foreign} hint={page.noneHint} />;
    default:
      return <Notice title={page.none} hint={page.noneHint} />;
  }
}
