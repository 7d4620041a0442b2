import { useContext } from 'react';
import type { ImportState } from '../../data/messaging/import-feed';
import { LanguageContext, useStrings } from '../i18n';
import { errorWords } from '../ui/error-words';
import { importSteps } from '../ui/import-steps';
import { cardStrings } from './strings';

/** The name at once, the rest as grey bars of the size of what comes. */
export function CardSkeleton({ name }: { name: string }) {
  const words = useStrings(cardStrings);
  return (
    <div className="card-skeleton" aria-busy="true">
      <header className="card-head">
        <p className="card-path">
          <i className="bar" style={{ width: '40%' }} />
        </p>
        <h1 className="card-name">{name}</h1>
      </header>
      <div className="card-map" aria-hidden="true" />
      <div className="card-entry">
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
  const words = useStrings(cardStrings);
  return (
    <div className="card-state">
      <h1 className="card-name">{name}</h1>
      <p>{words.notInBook(name)}</p>
    </div>
  );
}

/** The library could not be read. */
export function CardFailed({ name, error, onRetry }: { name: string; error: unknown; onRetry: () => void }) {
  const words = useStrings(cardStrings);
  const language = useContext(LanguageContext);
  return (
    <div className="card-state" role="alert">
      <h1 className="card-name">{name}</h1>
      <p>{words.failed}</p>
      <p className="card-state-detail">{errorWords(error, language)}</p>
      <button type="button" className="button" onClick={onRetry}>
        {words.retry}
      </button>
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
  const words = useStrings(cardStrings);
  const steps = useStrings(importSteps);
  const { done = 0, total = 0 } = state;
  const failed = state.state === 'failed';
  return (
    <div className="card-state" role={failed ? 'alert' : 'status'}>
      <h1 className="card-name">{name}</h1>
      <p>{failed ? words.importFailed : words.importing}</p>
      {failed ? (
        <>
          {state.error && <p className="card-state-detail">{state.error}</p>}
          <p className="card-state-actions">
            <button type="button" className="button" onClick={onRetry}>
              {words.retry}
            </button>
            <button type="button" className="button" onClick={onOptions}>
              {words.openOptions}
            </button>
          </p>
        </>
      ) : (
        <>
          <progress aria-label={words.importing} max={total || 1} value={total > 0 ? done : undefined} />
          <p className="card-state-detail">
            {state.step && words.importStep(steps[state.step as keyof typeof steps] ?? state.step, done, total)}
          </p>
        </>
      )}
    </div>
  );
}
