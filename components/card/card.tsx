import { useCallback, useMemo, useRef } from 'react';
import type { CardMention, NotThisScope } from '../../data/messaging/card-protocol';
import type { ImportState } from '../../data/messaging/import-feed';
import { readerHash } from '../../data/routes';
import { useTitle } from '../app-frame/use-title';
import { citableOf } from '../entity/citable';
import { loadEntity } from '../entity/load-entity';
import { type Navigation, NavigationProvider } from '../entity/navigation';
import { useStrings } from '../i18n';
import { useLoaded } from '../library/context';
import type { Loaded } from '../library/query';
import { packOf } from '../library/source';
import { Menu } from '../ui/menu';
import { menuGroups } from './action-labels';
import { type CardAction, cardActions } from './actions';
import { CardAnswer, useAnswer } from './card-answer';
import { CardBody } from './card-body';
import type { CardEvents } from './card-events';
import { CardFoot } from './card-foot';
import { useLayers } from './card-map';
import { CitePanel, WhyPanel } from './card-panels';
import { CardFailed, CardImporting, CardMissing, CardSkeleton, CardStays } from './card-states';
import { perform } from './perform';
import { cardStrings } from './strings';
import { SurePanel } from './sure-panel';
import { openerOf, usePanel } from './use-panel';
import { useWantedSize } from './use-size';
import { useTrail } from './use-trail';
import '../ui/ui.css';
import './card.css';
import './card-panels.css';

export interface CardProps extends CardEvents {
  /** Grows with every show; a new one puts the card back to its beginning. */
  turn: number;
  entity: string;
  mention: CardMention;
  pinned: boolean;
  /** The reader has pressed on the card, so it stays when the pointer leaves it. */
  held?: boolean;
  /** Why the last answer could not be stored; another one for each. */
  unkept?: Error;
  /** Short names of the page that can be expanded, and those that are. */
  pageExpandable: number;
  pageExpanded: number;
  width: number;
  /** Figures of the page are compared with the book's. */
  compare?: boolean;
  /** State of the library while there is no book in it; null when there is one. */
  importing: ImportState | null;
}

/** The text of the page around the name, where its figures are compared: not for a name that was looked up in the card. */
const saidOf = ({ compare, mention }: CardProps, nested: boolean) => (compare && !nested ? mention : null);

/**
 * The card of one name, with what is looked up inside it. It stays mounted from show to show: the Leaflet map in it is
 * made once and moved, which is what lets a warm card paint in a frame.
 */
export function Card(props: CardProps) {
  const words = useStrings(cardStrings);
  const { mention, pinned, importing, onClose } = props;
  const [answer, setAnswer] = useAnswer(props.turn, props.unkept);
  const card = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const menuButton = useRef<HTMLButtonElement>(null);
  const [panel, setPanel] = usePanel(props.turn, card, onClose);
  // What had the focus may go with what was shown; Esc and the screen reader stay in the card.
  const toCard = useCallback(() => {
    setPanel(null);
    card.current?.focus({ preventScroll: true });
  }, [setPanel]);
  const { shown, nested, lookUp, back } = useTrail(props.entity, props.turn, scroller, toCard);
  const loaded = useLoaded(`entity:${shown}`, (source) => loadEntity(shown, source));
  const layers = useLayers(packOf(shown));
  const data = loaded.state === 'ready' ? loaded.value : null;
  // What is on its way says nothing about the size: the frame keeps the one it has.
  const settled = importing !== null || (loaded.state !== 'loading' && layers.state !== 'loading');
  useWantedSize(card, scroller, props.width, props.turn, settled ? props.onSize : undefined);
  const piece = useMemo(() => (data ? citableOf(data) : null), [data]);

  // A name is looked up in place; anything else of the book opens in the reader.
  const { onReader } = props;
  const navigation = useCallback<Navigation>(
    (to) => ({ onGo: () => (to.page === 'entity' ? lookUp(to.id) : onReader(readerHash(to))) }),
    [lookUp, onReader],
  );
  const dismiss = (scope: NotThisScope) => {
    setAnswer({ kind: 'dismissed', scope });
    props.onNotThis(scope);
  };
  const closeMenu = () => {
    setPanel(null);
    menuButton.current?.focus();
  };
  const act = (action: CardAction) => {
    if (action === 'why' || action === 'cite' || action === 'menu')
      return setPanel((now) => (now === action ? null : action));
    if (action === 'not-everywhere') return setPanel('sure');
    if (actions.menu.includes(action)) closeMenu();
    perform(action, { ...props, shown, back, dismiss });
  };

  const actions = cardActions({
    nested,
    expandable: mention.expand,
    expanded: mention.expanded,
    pageExpandable: props.pageExpandable,
    pageExpanded: props.pageExpanded,
    pinned,
    citable: piece !== null,
    onPage: true,
  });

  const title = words.card(data?.entity.name ?? mention.name);
  useTitle(title);
  return (
    <article ref={card} className="card" tabIndex={-1} aria-label={title}>
      <CardStays pinned={pinned} held={props.held ?? false} />
      <div ref={scroller} className="card-scroll" onPointerDown={() => setPanel(null)}>
        <NavigationProvider value={navigation}>
          <CardBody
            details={data}
            id={`${props.turn}:${shown}`}
            instead={<Instead card={props} loaded={loaded} nested={nested} />}
            said={saidOf(props, nested)}
          />
        </NavigationProvider>
      </div>
      {answer && (
        <CardAnswer
          answer={answer}
          onUndo={() => {
            setAnswer({ kind: 'undone' });
            toCard();
            props.onUndo();
          }}
        />
      )}
      <div className="card-end">
        {panel === 'why' && <WhyPanel mention={mention} />}
        {panel === 'cite' && piece && data && <CitePanel piece={piece} book={data.book} />}
        {panel === 'menu' && (
          <div className="card-panel card-panel-menu">
            <Menu label={words.menu} groups={menuGroups(actions.menu, words, act)} />
          </div>
        )}
        {panel === 'sure' && (
          <SurePanel
            name={mention.name}
            onSure={() => {
              toCard();
              dismiss('everywhere');
            }}
            onCancel={closeMenu}
          />
        )}
        {data && <CardFoot actions={actions.visible} open={openerOf(panel)} onAction={act} menuRef={menuButton} />}
      </div>
    </article>
  );
}

interface InsteadProps {
  card: CardProps;
  loaded: Loaded<unknown>;
  nested: boolean;
}

/** What stands in the card while there is no entity to show, or where there is none. */
function Instead({ card, loaded, nested }: InsteadProps) {
  const { name, text } = card.mention;
  if (card.importing)
    return <CardImporting name={name} state={card.importing} onRetry={card.onImport} onOptions={card.onOptions} />;
  if (loaded.state === 'failed') return <CardFailed name={name} error={loaded.error} onRetry={loaded.retry} />;
  if (loaded.state === 'loading') return <CardSkeleton name={nested ? '' : name} />;
  return <CardMissing name={text} />;
}
