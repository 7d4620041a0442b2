import { readAddress } from '../../data/address';
import { type Addressed, followAddress } from '../../data/store/address-route';
import { useStrings } from '../i18n';
import { useLoaded } from '../library/context';
import { searchStrings } from './strings';

/** Where a public address among the words of a search leads; null where there is none in them, or it is being followed. */
export function useAddressed(typed: string): { isAddress: boolean; to: Addressed | null; said: string } {
  const words = useStrings(searchStrings);
  const id = readAddress(typed);
  const loaded = useLoaded(`address:${id ?? ''}`, async (source) => (id === null ? null : followAddress(id, source)));
  const to = loaded.state === 'ready' ? loaded.value : null;
  const said = to?.state === 'no-book' ? words.noBook(to.book) : to?.state === 'gone' ? words.gone : '';
  return { isAddress: id !== null, to, said };
}
