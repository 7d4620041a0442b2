import type { ImportFeed } from '../../data/messaging/import-feed';
import { useImportState } from '../app-frame/use-import-state';
import { useStrings } from '../i18n';
import { useLibrary, useLoaded } from '../library/context';
import { AtlasBody } from './atlas-body';
import './atlas.css';
import { loadBook } from './book';
import type { AtlasHost } from './host';
import { Notice } from './page-view';
import { atlasStrings } from './strings';

/** The atlas of a book: states until it is there, then the panel. */
export function Atlas({ host, feed }: { host: AtlasHost; feed: ImportFeed }) {
  const { states } = useStrings(atlasStrings);
  const { cache } = useLibrary();
  const coming = useImportState(feed, cache);
  const loaded = useLoaded('atlas', loadBook);
  if (loaded.state === 'ready' && loaded.value) return <AtlasBody book={loaded.value} host={host} />;
  return <main className="at at-alone">{notice()}</main>;

  function notice() {
    if (coming?.state === 'importing')
      return (
        <Notice title={states.importing}>
          <progress max={coming.total || 1} value={coming.done ?? 0} aria-label={states.importing} />
          <p>{states.progress(coming.done ?? 0, coming.total ?? 1)}</p>
        </Notice>
      );
    if (coming?.state === 'failed')
      return (
        <Notice title={states.failed} hint={coming.error}>
          <button type="button" className="button" onClick={() => host.startImport()}>
            {states.retry}
          </button>
        </Notice>
      );
    if (loaded.state === 'failed')
      return (
        <Notice title={states.failed} hint={String(loaded.error)}>
          <button type="button" className="button" onClick={loaded.retry}>
            {states.retry}
          </button>
        </Notice>
      );
    if (loaded.state === 'ready')
      return (
        <Notice title={states.empty} hint={states.emptyHint}>
          <button type="button" className="button" onClick={() => host.open('options')}>
            {states.options}
          </button>
        </Notice>
      );
    return <Notice title={states.loading} />;
  }
}
