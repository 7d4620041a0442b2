import { useState } from 'react';
import type { ImportFeed } from '../../data/messaging/import-feed';
import { useImportState } from '../app-frame/use-import-state';
import { useStrings } from '../i18n';
import { useLibrary, useLoaded } from '../library/context';
import { ImportNotice } from '../library/import-notice';
import { packOf } from '../library/source';
import { WhenLoaded } from '../library/when-loaded';
import { commonStrings } from '../strings/common';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { AtlasBody } from './atlas-body';
import './atlas.css';
import { loadBook } from './book';
import type { AtlasHost } from './host';
import { useRoute } from './use-route';

/** The atlas of a book: states until it is there, then the panel. */
export function Atlas({ host, feed }: { host: AtlasHost; feed: ImportFeed }) {
  const words = useStrings(commonStrings);
  const { cache } = useLibrary();
  const coming = useImportState(feed, cache);
  const { route, go } = useRoute({ view: 'page' });
  const id = route.view === 'entity' ? packOf(route.id) : route.book;
  const [chosen, setChosen] = useState(id);
  // An address that names no book stays in the one shown.
  if (id !== undefined && id !== chosen) setChosen(id);
  const packs = useLoaded('packs', (source) => source.listPacks());
  // The first book is asked for before its id is known; an address that names it later is about what is there already.
  const first = useLoaded('atlas', (source) => loadBook(source));
  const other = first.state === 'ready' && chosen !== undefined && first.value?.pack.id !== chosen;
  const loaded = useLoaded(other ? `atlas:${chosen}` : 'atlas', (source) =>
    loadBook(source, other ? chosen : undefined),
  );
  if (loaded.state === 'ready' && loaded.value)
    return (
      <AtlasBody
        key={loaded.value.pack.id}
        book={loaded.value}
        packs={packs.state === 'ready' ? packs.value : []}
        host={host}
        onBook={(book) => {
          setChosen(book);
          go(route.view === 'entity' ? { view: 'all', kinds: [], text: '', book } : { ...route, book });
        }}
      />
    );
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
