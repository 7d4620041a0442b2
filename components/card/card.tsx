import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CardMention, NotThisScope } from '../../data/messaging/card-protocol';
import type { ImportState } from '../../data/messaging/import-feed';
import { entityHash, readerHash } from '../../data/routes';
import { useTitle } from '../app-frame/use-title';
import { citableOf } from '../entity/citable';
import { loadEntity } from '../entity/load-entity';
import { type Navigation, NavigationProvider } from '../entity/navigation';
import { useStrings } from '../i18n';
import { useLoaded } from '../library/context';
import { packOf } from '../library/source';
import { Menu } from '../ui/menu';
import { menuGroups } from './action-labels';
import { type CardAction, cardActions } from './actions';
import { CardAnswer, useAnswer } from './card-answer';
import { CardBody } from './card-body';
import { CardFoot } from './card-foot';
import { useLayers } from './card-map';
import { CitePanel, WhyPanel } from './card-panels';
import { CardFailed, CardImporting, CardMissing, CardSkeleton, CardStays } from './card-states';
import { cardStrings } from './strings';
import { SurePanel } from './sure-panel';
import { useWantedSize } from './use-size';
import '../ui/ui.css';
import './card.css';
import './card-panels.css';

/** What the card asks of the page it stands over and of the rest of the extension. */
export interface CardEvents {
  onSize?: (size: { width: number; height: number }) => void;
  onClose: () => void;
  onPin: (pinned: boolean) => void;
  onExpand: (scope: 'one' | 'page') => void;
  onRestore: (scope: 'one' | 'page') => void;
  onNotThis: (scope: NotThisScope) => void;
  onAlways: (scope: 'site') => void;
  onUndo: () => void;
  onReader: (hash: string) => void;
  onAtlas: (hash: string) => void;
  onOptions: () => void;
  onImport: () => void;
}

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
  const [trail, setTrail] = useState<string[]>([]);
  const [panel, setPanel] = useState<CardAction | 'sure' | null>(null);
  const [answer, setAnswer] = useAnswer(props.turn, props.unkept);
  const [turn, setTurn] = useState(props.turn);
  if (turn !== props.turn) {
    setTurn(props.turn);
    setTrail([]);
    setPanel(null);
  }
  const card = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const menuButton = useRef<HTMLButtonElement>(null);
  const shown = trail.at(-1) ?? props.entity;
  const nested = trail.length > 0;
  const loaded = useLoaded(`entity:${shown}`, (source) => loadEntity(shown, source));
  const layers = useLayers(packOf(shown));
  const data = loaded.state === 'ready' ? loaded.value : null;
  // What is on its way says nothing about the size: the frame keeps the one it has.
  const settled = importing !== null || (loaded.state !== 'loading' && layers.state !== 'loading');
  useWantedSize(card, scroller, props.width, props.turn, settled ? props.onSize : undefined);
  const piece = useMemo(() => (data ? citableOf(data) : null), [data]);

  // What had the focus goes with what was shown; Esc and the screen reader stay in the card.
  const keepFocus = useCallback(() => card.current?.focus({ preventScroll: true }), []);
  const lookUp = useCallback(
    (id: string) => {
      setPanel(null);
      setTrail((now) => [...now, id]);
      keepFocus();
    },
    [keepFocus],
  );
  const back = useCallback(() => {
    setTrail((now) => now.slice(0, -1));
    keepFocus();
  }, [keepFocus]);
  // A name looked up is read from its top, and so is the one come back to.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when what is shown changes
  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
  }, [shown, turn]);

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
  const act = (action: CardAction) => {
    const close = () => {
      setPanel(null);
      menuButton.current?.focus();
    };
    switch (action) {
      case 'why':
      case 'cite':
      case 'menu':
        return setPanel((now) => (now === action ? null : action));
      case 'back':
        return back();
      case 'expand':
        return props.onExpand('one');
      case 'restore':
        return props.onRestore('one');
      case 'expand-page':
        close();
        return props.onExpand('page');
      case 'restore-page':
        close();
        return props.onRestore('page');
      case 'atlas':
        return props.onAtlas(entityHash(shown));
      case 'read':
        return props.onReader(entityHash(shown));
      case 'always-site':
        close();
        return props.onAlways('site');
      case 'pin':
      case 'unpin':
        close();
        return props.onPin(action === 'pin');
      case 'close':
        return onClose();
      case 'not-everywhere':
        return setPanel('sure');
      default: {
        close();
        return dismiss(action.slice('not-'.length) as NotThisScope);
      }
    }
  };

  // The last question belongs to the menu.
  const open = panel === 'sure' ? 'menu' : panel;
  // Esc closes the innermost thing: panel, then the card.
  // Heard on the document: the focus can fall to the body, out of the card.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      if (panel === null) return onClose();
      setPanel(null);
      card.current?.querySelector<HTMLElement>(`.card-action-${open}`)?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [panel, open, onClose]);

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

  const instead = () => {
    if (importing)
      return (
        <CardImporting name={mention.name} state={importing} onRetry={props.onImport} onOptions={props.onOptions} />
      );
    if (loaded.state === 'failed')
      return <CardFailed name={mention.name} error={loaded.error} onRetry={loaded.retry} />;
    if (loaded.state === 'loading') return <CardSkeleton name={nested ? '' : mention.name} />;
    return <CardMissing name={mention.text} />;
  };

  const title = words.card(data?.entity.name ?? mention.name);
  useTitle(title);
  return (
    <article ref={card} className="card" tabIndex={-1} aria-label={title}>
      <CardStays pinned={pinned} held={props.held ?? false} />
      <div ref={scroller} className="card-scroll" onPointerDown={() => setPanel(null)}>
        <NavigationProvider value={navigation}>
          <CardBody details={data} id={`${turn}:${shown}`} instead={instead()} said={saidOf(props, nested)} />
        </NavigationProvider>
      </div>
      {answer && (
        <CardAnswer
          answer={answer}
          onUndo={() => {
            setAnswer({ kind: 'undone' });
            keepFocus();
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
              setPanel(null);
              keepFocus();
              dismiss('everywhere');
            }}
            onCancel={() => {
              setPanel(null);
              menuButton.current?.focus();
            }}
          />
        )}
        {data && <CardFoot actions={actions.visible} open={open} onAction={act} menuRef={menuButton} />}
      </div>
    </article>
  );
}
