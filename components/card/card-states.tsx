import type { ImportState } from '../../data/messaging/import-feed';
import { entityStrings } from '../entity/strings';
import { useStrings } from '../i18n';
import { useErrorWords } from '../library/error-words';
import { ImportNotice } from '../library/import-notice';
import { commonStrings } from '../strings/common';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { cardStrings } from './strings';

/** The name at once, the rest as grey bars of the size of what comes. */
export function CardSkeleton({ name }: { name: string }) {
  const words = useStrings(commonStrings);
  return (
    <div className="card-skeleton" aria-busy="true">
      <header className="card-head">
        <p className="entity-path">
          <i className="bar" style={{ width: '40%' }} />
        </p>
        <h1 className="entity-name">{name}</h1>
      </header>
      <div className="card-map" aria-hidden="true" />
      <div className="card-entries">
        <i className="bar" style={{ width: '62%' }} />
        <i className="bar" style={{ width: '34%' }} />
        <i className="bar" />
        <i className="bar" />
      </div>
      <span role="status" className="unseen">
        {words.loading}
      </span>
    </div>
  );
}

/** The book does not have the name. */
export function CardMissing({ name }: { name: string }) {
  const words = useStrings(entityStrings);
  return (
    <div className="card-state">
      <h1 className="entity-name">{name}</h1>
      <Notice title={words.missing(name)} />
    </div>
  );
}

/** The library could not be read. */
export function CardFailed({ name, error, onRetry }: { name: string; error: unknown; onRetry: () => void }) {
  const words = useStrings(commonStrings);
  const errorWords = useErrorWords();
  return (
    <div className="card-state">
      <h1 className="entity-name">{name}</h1>
      <Notice urgent title={words.failed} hint={errorWords(error)}>
        <Button onClick={onRetry}>{words.retry}</Button>
      </Notice>
    </div>
  );
}

interface CardImportingProps {
  name: string;
  state: ImportState;
  onRetry: () => void;
  onOptions: () => void;
}

/** No book yet: being installed, or the installation failed. */
export function CardImporting({ name, state, onRetry, onOptions }: CardImportingProps) {
  return (
    <div className="card-state">
      <h1 className="entity-name">{name}</h1>
      <ImportNotice state={state} onRetry={onRetry} onOptions={onOptions} />
    </div>
  );
}

/** Says that the card stays when the pointer leaves it: pinned, or pressed on until the reader goes on to another name. */
export function CardStays({ pinned, held }: { pinned: boolean; held: boolean }) {
  const words = useStrings(cardStrings);
  if (!pinned && !held) return <p role="status" className="unseen" />;
  return (
    <p role="status" className="card-pinned" title={pinned ? undefined : words.heldHow}>
      {pinned ? words.pinned : words.held}
    </p>
  );
}
