import { browser } from 'wxt/browser';
import { readLayers } from '../../components/card/card-map';
import type { LibraryAccess } from '../../components/library/context';
import { lateModule } from '../../components/library/late-module';
import type { LibrarySource } from '../../components/library/source';
import { sendMessage } from '../../data/messaging/messages';
import { pageLibrary } from '../../data/messaging/page-library';
import { NAMES_KEY, readPublished, readWire, wireKey } from '../../data/shelf/published';
import { readsDirectly } from '../../data/store/own-access';
import type { RelayedQuery } from '../../data/store/relay';

const direct = readsDirectly();
const load = () => import('../../data/store/queries');

// The card's document is there before it is shown: so is its library open, where it is read here at all. What fails is
// asked for again by the card itself, which says so.
const opened = direct.then(async (own) => (own ? (await load()).listPacks() : [])).catch(() => []);

/** Reads the base map that the first card shows, where there is one book whose it can be, and no background has to fetch it. */
export async function readAhead(access: LibraryAccess): Promise<void> {
  const [book, ...more] = await opened;
  if (book && more.length === 0) readLayers(book.id, access);
}

/**
 * The library as the card reads it: directly where the browser lets a frame of ours have IndexedDB, else through the
 * background. Which of the two is found out once, before the first read.
 */
export function cardLibrary(): LibrarySource {
  const store = lateModule(load);
  const read =
    <A extends [(string | readonly string[])?], R>(query: RelayedQuery, itself: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (await direct) return itself(...args);
      const [argument] = args;
      const answer = await sendMessage('library.read', {
        query,
        argument: typeof argument === 'object' ? [...argument] : argument,
      });
      // JSON has no undefined: what is not in the library comes as null.
      return (answer ?? undefined) as R;
    };
  return pageLibrary({
    listWithin: store.listWithin,
    listEntities: store.listEntities,
    listEntries: store.listEntries,
    readEntries: store.readEntries,
    getRecords: store.getRecords,
    // The card never searches: full-text search stays out of what it has to load.
    search: () => Promise.reject(new Error('no search in the card')),
    listPacks: read('listPacks', () => store.listPacks()),
    getEntity: read('getEntity', (id: string) => store.getEntity(id)),
    getEntities: read('getEntities', (ids: readonly string[]) => store.getEntities(ids)),
    findEntitiesByName: read('findEntitiesByName', (name: string) => store.findEntitiesByName(name)),
    findPredecessors: read('findPredecessors', (id: string) => store.findPredecessors(id)),
    getEntry: read('getEntry', (id: string) => store.getEntry(id)),
    getEntries: read('getEntries', (ids: readonly string[]) => store.getEntries(ids)),
    getLayers: read('getLayers', (pack: string) => store.getLayers(pack)),
  });
}

/** The compiled names of a book as the background published them for page scripts; the card is as near to them. */
export async function publishedWire(id: string): Promise<string | null> {
  const published = readPublished((await browser.storage.local.get(NAMES_KEY))[NAMES_KEY]);
  const book = published?.books.find(({ pack }) => pack === id);
  if (!book) return null;
  const key = wireKey(book.pack);
  return readWire((await browser.storage.local.get(key))[key], book);
}
