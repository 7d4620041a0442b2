import type { ImportState } from '../../data/messaging/import-feed';
import type { PageNames } from '../../data/messaging/messages';
import type { PackRow } from '../../data/store/model';
import { useTitle } from '../app-frame/use-title';
import { useStrings } from '../i18n';
import { doorStrings } from '../strings/doors';
import type { TakeMarksProps } from '../take/take-marks';
import { Button } from '../ui/button';
import { Switch } from '../ui/switch';
import './popup.css';
import { late } from '../ui/late';
import { popupStrings } from './strings';

// The popup opens with its head and switches; the list comes while the page is being asked, the rest where it is wanted.
const NameList = late(() => import('./name-list').then((part) => part.NameList), <div className="popup-names" />);
const ImportNotice = late(() => import('../library/import-notice').then((part) => part.ImportNotice));
const WhyNoList = late(() => import('./why-no-list').then((part) => part.WhyNoList));
const TakeMarks = late(() => import('../take/take-marks').then((part) => part.default));

export interface PopupProps {
  /** What the page says; null while it is being asked. */
  page: PageNames | null;
  /** Host of the page; empty for local files. */
  site: string;
  switches: { page: boolean; site: boolean; everywhere: boolean; alwaysExpand: boolean };
  /** The reader's density leaves names unpainted. */
  partial: boolean;
  importing: ImportState | null;
  /** The books of the shelf; empty while they are not known. */
  packs: readonly PackRow[];
  onSwitch: (which: keyof PopupProps['switches'], on: boolean) => void;
  onReveal: (mention: number) => void;
  onExpand: (expand: boolean) => void;
  /** Paint every name of the page for now, or no longer. */
  onShowAll: (on: boolean) => void;
  onOpen: (page: 'reader' | 'atlas' | 'options') => void;
  onImport: () => void;
  /** The marks as a file; absent where they cannot be asked for. */
  take?: Pick<TakeMarksProps, 'marks' | 'entities'>;
  /** Loads the page anew. */
  onReload: () => void;
}

/** What the toolbar button opens: how much is marked here, the names as a list, and the switches. */
export function Popup(props: PopupProps) {
  const words = useStrings(popupStrings);
  const doors = useStrings(doorStrings);
  const { page, packs, importing, take } = props;
  const marked = page?.state === 'marked' ? page : null;
  const mentions = marked?.names.reduce((sum, name) => sum + name.count, 0) ?? 0;
  useTitle(doors.product);
  return (
    <main className="popup">
      <header className="popup-head">
        <h1>{doors.product}</h1>
        <p role="status">{marked ? words.count(mentions, marked.names.length) : ''}</p>
      </header>
      {importing ? (
        <div className="popup-state">
          <ImportNotice state={importing} onRetry={props.onImport} />
        </div>
      ) : (
        page?.state !== 'marked' && <NoNames state={page?.state ?? 'working'} onReload={props.onReload} />
      )}
      {marked && marked.names.length > 0 && (
        <>
          <NameList names={marked.names} packs={packs} onReveal={props.onReveal} />
          {take && (
            <div className="popup-expand">
              <TakeMarks {...take} packs={packs} />
            </div>
          )}
          {props.partial && (
            <div className="popup-expand">
              <Switch label={words.showAll} on={marked.asked} onChange={props.onShowAll} />
            </div>
          )}
        </>
      )}
      {marked && marked.expandable + marked.expanded > 0 && <Expansion {...props} page={marked} />}
      <Switches {...props} />
      <footer className="popup-foot">
        <button type="button" className="popup-link popup-main" onClick={() => props.onOpen('atlas')}>
          {doors.atlas}
        </button>
        <button type="button" className="popup-link" onClick={() => props.onOpen('reader')}>
          {doors.reader}
        </button>
        <button type="button" className="popup-link" onClick={() => props.onOpen('options')}>
          {doors.options}
        </button>
      </footer>
    </main>
  );
}

/** Why there is no list: the page is still being read, or what keeps it from being marked. */
function NoNames({ state, onReload }: { state: Exclude<PageNames['state'], 'marked'>; onReload: () => void }) {
  const words = useStrings(popupStrings);
  return (
    <div className="popup-state" role="status">
      {state === 'working' ? <p>{words.working}</p> : <WhyNoList state={state} onReload={onReload} />}
    </div>
  );
}

/** Expand what is short, take back what is expanded; and always so on this site. */
function Expansion({ page, site, switches, onExpand, onSwitch }: PopupProps & { page: PageNames }) {
  const words = useStrings(popupStrings);
  const left = page.expandable - page.expanded;
  return (
    <div className="popup-expand">
      {[...(left > 0 ? [true] : []), ...(page.expanded > 0 ? [false] : [])].map((expand, at) => (
        // By place: the button that has done its work becomes the other one and keeps the focus.
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what stays
        <Button key={at} onClick={() => onExpand(expand)}>
          {expand ? words.expand(left) : words.restore(page.expanded)}
        </Button>
      ))}
      {site !== '' && (
        <Switch label={words.alwaysExpand} on={switches.alwaysExpand} onChange={(on) => onSwitch('alwaysExpand', on)} />
      )}
    </div>
  );
}

/** Marking on this page, this site, everywhere: the narrower ones rest while a wider one is off. */
function Switches({ page, site, switches, onSwitch }: PopupProps) {
  const words = useStrings(popupStrings);
  const unavailable = page?.state === 'unavailable' || page?.state === 'stale';
  const onSite = switches.everywhere && switches.site;
  return (
    <div className="popup-switches">
      <Switch
        label={words.page}
        on={onSite && switches.page}
        disabled={unavailable || !onSite}
        onChange={(on) => onSwitch('page', on)}
      />
      <Switch
        label={words.site}
        hint={site || (unavailable ? undefined : words.noSite)}
        on={onSite}
        disabled={site === '' || unavailable || !switches.everywhere}
        onChange={(on) => onSwitch('site', on)}
      />
      <Switch label={words.everywhere} on={switches.everywhere} onChange={(on) => onSwitch('everywhere', on)} />
    </div>
  );
}
