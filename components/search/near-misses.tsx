import { readerHash } from '../../data/routes';
import type { NearMiss } from '../../data/store/model';
import { useStrings } from '../i18n';
import { searchStrings } from './strings';

/** What is near words that are nowhere: each a search of its own, of the same books. */
export function NearMisses({ near, shelf }: { near: readonly NearMiss[]; shelf: boolean }) {
  const words = useStrings(searchStrings);
  const ways = (['name', 'fewer', 'part'] as const).filter((why) => near.some((one) => one.why === why));
  return ways.map((why) => (
    <p key={why} className="search-near">
      {words.near[why]}{' '}
      {near
        .filter((one) => one.why === why)
        .map(({ query, count }) => (
          <a key={query} className="chip-toggle" href={readerHash({ page: 'search', query, shelf })}>
            {query}
            {count !== null && <b>{count}</b>}
          </a>
        ))}
    </p>
  ));
}
