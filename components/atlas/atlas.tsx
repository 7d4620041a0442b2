import type { ImportFeed } from '../../data/messaging/import-feed';
import { useImportState } from '../app-frame/use-import-state';
import { useStrings } from '../i18n';
import { useLibrary, useLoaded } from '../library/context';
import { ImportNotice } from '../library/import-notice';
import { WhenLoaded } from '../library/when-loaded';
import { commonStrings } from '../strings/common';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { AtlasBody } from './atlas-body';
import './atlas.css';
import { loadBook } from './book';
import type { AtlasHost } from './host';

/** The atlas of a book: states until it is there, then the panel. */
export function Atlas({ host, feed }: { host: AtlasHost; feed: ImportFeed }) {
  const words = useStrings(commonStrings);
  const { cache } = useLibrary();
  const coming = useImportState(feed, cache);
  const loaded = useLoaded('atlas', loadBook);
  if (loaded.state === 'ready' && loaded.value) return <AtlasBody book={loaded.value} host={host} />;
  return <main className="at at-alone">{notice()}</main>;

  function notice() {
    if (coming && coming.state !== 'ready')
      return <ImportNotice state={coming} onRetry={() => host.startImport()} onOptions={() => host.open('options')} />;
    return (
      <WhenLoaded
        of={loaded.state === 'ready' ? { state: 'ready', value: undefined } : loaded}
        missing={
          <Notice title={words.noBook} hint={words.noBookHint}>
            <Button onClick={() => host.open('options')}>{words.openOptions}</Button>
          </Notice>
        }
      >
        {() => null}
      </WhenLoaded>
    );
  }
}
