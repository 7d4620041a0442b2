import { lazy, Suspense } from 'react';
import type { ImportState } from '../../data/messaging/import-feed';
import type { PackRow } from '../../data/store/model';
import { useTitle } from '../app-frame/use-title';
import { useStrings } from '../i18n';
import { importSteps, STEP_ORDER } from '../library/import-steps';
import { Privacy } from '../options/privacy';
import { commonStrings } from '../strings/common';
import { Button } from '../ui/button';
import { welcomeStrings } from './strings';
import './welcome.css';

// Comes when the book is there: the page itself stands before that.
const SampleArticle = lazy(() => import('./sample-article').then((part) => ({ default: part.SampleArticle })));

interface WelcomeProps {
  /** The book, once it is there. */
  pack: PackRow | null;
  importing: ImportState | null;
  onRetry: () => void;
  onOpen: (page: 'reader' | 'atlas' | 'options', entity?: string) => void;
}

/** The first page: how the installation goes, what to try, what is asked for and why. */
export function Welcome({ pack, importing, onRetry, onOpen }: WelcomeProps) {
  const words = useStrings(welcomeStrings);
  const common = useStrings(commonStrings);
  useTitle(common.product);
  return (
    <main className="options welcome">
      <h1>{common.product}</h1>
      <p className="welcome-lead">{words.lead}</p>
      <Installation pack={pack} importing={importing} onRetry={onRetry} />
      {pack && (
        <Suspense>
          <SampleArticle pack={pack.id} onEntity={onOpen} />
        </Suspense>
      )}
      <div className="row welcome-open">
        <Button disabled={!pack} onClick={() => onOpen('reader')}>
          {common.reader}
        </Button>
        <Button disabled={!pack} onClick={() => onOpen('atlas')}>
          {common.atlas}
        </Button>
        <Button onClick={() => onOpen('options')}>{common.options}</Button>
      </div>
      <section>
        <h2>{words.try}</h2>
        <dl className="permissions">
          {words.things.map(([what, how]) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{how}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Privacy />
    </main>
  );
}

/** The steps of the installation with the one that runs, or how it ended. Its room is kept. */
function Installation({ pack, importing, onRetry }: Pick<WelcomeProps, 'pack' | 'importing' | 'onRetry'>) {
  const words = useStrings(welcomeStrings);
  const common = useStrings(commonStrings);
  const steps = useStrings(importSteps);
  if (importing?.state === 'failed' || importing?.state === 'empty')
    return (
      <div className="welcome-import" role="alert">
        <p>{common.importFailed}</p>
        {importing.error && <p className="hint">{importing.error}</p>}
        <Button onClick={onRetry}>{common.retry}</Button>
      </div>
    );
  if (pack && !importing)
    return (
      <div className="welcome-import" role="status">
        <p>
          <span className="welcome-seal" aria-hidden="true">
            ✓
          </span>{' '}
          {words.ready(pack.counts.entries ?? 0, pack.counts.entities ?? 0)}
        </p>
        <p className="hint">{pack.info.title}</p>
      </div>
    );
  const at = STEP_ORDER.indexOf(importing?.step as (typeof STEP_ORDER)[number]);
  return (
    <div className="welcome-import">
      <p role="status">{common.importing}</p>
      <progress
        aria-label={common.importing}
        max={STEP_ORDER.length}
        value={at < 0 ? undefined : at + (importing?.total ? (importing.done ?? 0) / importing.total : 0)}
      />
      <ol className="welcome-steps">
        {STEP_ORDER.slice(0, -1).map((step, index) => (
          <li key={step} aria-current={index === at ? 'step' : undefined} data-done={index < at || undefined}>
            {steps[step]}
            {index === at && importing?.total ? ` ${importing.done ?? 0} / ${importing.total}` : ''}
          </li>
        ))}
      </ol>
    </div>
  );
}
