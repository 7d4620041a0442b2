import { useStrings } from '../i18n';
import { useLoaded } from '../library/context';
import '../parts/parts.css';
import { AtlasBody } from './AtlasBody';
import './atlas.css';
import { loadBook } from './book';
import type { AtlasHost } from './host';
import { Notice } from './PageView';
import { atlasStrings } from './strings';
import { useWatched } from './use-host';

const UNKNOWN = { state: 'ready' } as const;

/** The atlas of a book: states until it is there, then the panel. */
export function Atlas({ host }: { host: AtlasHost }) {
  const { states } = useStrings(atlasStrings);
  const coming = useWatched(host.watchImport, UNKNOWN);
  const loaded = useLoaded(`atlas ${coming.state === 'ready'}`, loadBook);
  if (loaded.state === 'ready' && loaded.value) return <AtlasBody book={loaded.value} host={host} />;
  if (coming.state === 'importing')
    return (
      <main className="at at-alone">
        <Notice title={states.importing}>
          <progress max={coming.total ?? 1} value={coming.done} aria-label={states.importing} />
          <p>{states.progress(coming.done ?? 0, coming.total ?? 1)}</p>
        </Notice>
      </main>
    );
  if (loaded.state === 'failed' || coming.state === 'failed')
    return (
      <main className="at at-alone">
        <Notice title={states.failed} hint={coming.error ?? (loaded.state === 'failed' ? String(loaded.error) : '')}>
          <button
            type="button"
            className="button"
            onClick={() =>
              coming.state === 'failed' ? host.startImport() : loaded.state === 'failed' && loaded.retry()
            }
          >
            {states.retry}
          </button>
        </Notice>
      </main>
    );
  if (loaded.state === 'ready')
    return (
      <main className="at at-alone">
        <Notice title={states.empty} hint={states.emptyHint}>
          <button type="button" className="button" onClick={() => host.open('options')}>
            {states.options}
          </button>
        </Notice>
      </main>
    );
  return (
    <main className="at at-alone">
      <Notice title={states.loading} />
    </main>
  );
}
