import type { ImportState } from '../../data/messaging/import-feed';
import type { PackRow } from '../../data/store/model';
import { useTitle } from '../app-frame/use-title';
import type { ReadNames } from '../entity/name-finder';
import { useOurs, useStrings } from '../i18n';
import { importSteps, STEP_ORDER } from '../library/import-steps';
import { doorStrings } from '../strings/doors';
import { Button } from '../ui/button';
import { welcomeStrings } from './strings';
import '../options/sheet.css';
import './welcome.css';
import { late } from '../ui/late';

// Comes when the book is there: the page itself stands before that.
const SampleArticle = late(() => import('./sample-article').then((part) => part.SampleArticle));

// Read after what stands above them.
const More = late(() => import('./more').then((part) => part.More));

interface WelcomeProps {
  /** The book, once it is there. */
  pack: PackRow | null;
  importing: ImportState | null;
  /** Names of the book for the passage to try; where they are not given, whoever is above has them. */
  readNames?: ReadNames;
  onRetry: () => void;
  onOpen: (page: 'reader' | 'atlas' | 'options', entity?: string) => void;
}

/** The first page: how the installation goes, what to try, what is asked for and why. */
export function Welcome({ pack, importing, readNames, onRetry, onOpen }: WelcomeProps) {
  const words = useStrings(welcomeStrings);
  const doors = useStrings(doorStrings);
  useTitle(doors.product);
  return (
    <main className="options welcome">
      <h1>{doors.product}</h1>
      <p className="welcome-lead">{words.lead}</p>
      <Installation pack={pack} importing={importing} onRetry={onRetry} />
      {pack && <SampleArticle pack={pack.id} readNames={readNames} onEntity={onOpen} />}
      <div className="row welcome-open">
        <Button disabled={!pack} onClick={() => onOpen('reader')}>
          {doors.reader}
        </Button>
        <Button disabled={!pack} onClick={() => onOpen('atlas')}>
          {doors.atlas}
        </Button>
        <Button onClick={() => onOpen('options')}>{doors.options}</Button>
      </div>
      <More />
    </main>
  );
}

/** The steps of the installation with the one that runs, or how it ended. Its room is kept. */
function Installation({ pack, importing, onRetry }: Pick<WelcomeProps, 'pack' | 'importing' | 'onRetry'>) {
  const words = useStrings(welcomeStrings);
  const doors = useStrings(doorStrings);
  const steps = useStrings(importSteps);
  const ours = useOurs();
  if (importing?.state === 'failed' || importing?.state === 'empty')
    return (
      <div className="welcome-import" role="alert">
        <p>{doors.importFailed}</p>
        {importing.error && <p className="hint">{ours(importing.error)}</p>}
        <Button onClick={onRetry}>{doors.retry}</Button>
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
      <p role="status">{doors.importing}</p>
      <progress
        aria-label={doors.importing}
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
