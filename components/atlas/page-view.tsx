import { useRef } from 'react';
import type { PageNames } from '../../data/messaging/messages';
import { useStrings } from '../i18n';
import { type AtlasBook, placeOf } from './book';
import type { AtlasHost, PageView as View } from './host';
import { PlaceRow } from './place-row';
import { atlasStrings } from './strings';

interface PageViewProps {
  book: AtlasBook;
  view: View;
  host: AtlasHost;
  lit: string | null;
  onLight: (id: string | null) => void;
  onOpenEntity: (id: string) => void;
}

/** 本页: the names of the page in front, numbered in reading order; a click scrolls to the next mention. */
export function PageView({ book, view, host, lit, onLight, onOpenEntity }: PageViewProps) {
  const strings = useStrings(atlasStrings);
  const turn = useRef(new Map<string, number>());
  if (view.state === 'waiting') return <Notice title={strings.page.waiting} />;
  if (view.state === 'no-page') return <Notice title={strings.page.noPage} hint={strings.page.noPageHint} />;
  const { names } = view;
  if (names.names.length === 0) return <Empty names={names} host={host} />;
  const placed = names.names.filter((name) => {
    const entity = book.byId.get(name.entity);
    return entity && entity.kind !== 'district' && placeOf(entity);
  }).length;
  const reveal = (entity: string, mentions: readonly number[]) => {
    const at = turn.current.get(entity) ?? 0;
    turn.current.set(entity, at + 1);
    const mention = mentions[at % mentions.length];
    if (mention !== undefined) host.reveal(mention);
  };
  return (
    <>
      <p className="at-note" role="status">
        {strings.page.summary(names.names.length, placed)}
        {names.expandable > 0 && ` · ${strings.page.expandable(names.expandable)}`}
      </p>
      <ol className="at-list" aria-label={strings.page.list}>
        {names.names.map((name, i) => {
          const entity = book.byId.get(name.entity);
          return (
            entity && (
              <PlaceRow
                key={name.entity}
                book={book}
                entity={entity}
                number={i + 1}
                text={name.text}
                side={strings.times(name.count)}
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

function Empty({ names, host }: { names: PageNames; host: AtlasHost }) {
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
          <button type="button" className="button" onClick={() => void host.turnOn(names)}>
            {page.turnOn}
          </button>
        </Notice>
      );
    }
    case 'working':
      return <Notice title={page.working} />;
    case 'foreign':
      return <Notice title={page.foreign} hint={page.noneHint} />;
    default:
      return <Notice title={page.none} hint={page.noneHint} />;
  }
}

/** A state said in words where a list would be. */
export function Notice({ title, hint, children }: { title: string; hint?: string; children?: React.ReactNode }) {
  return (
    <div className="at-notice" role="status">
      <p className="at-notice-title">{title}</p>
      {hint && <p>{hint}</p>}
      {children}
    </div>
  );
}
