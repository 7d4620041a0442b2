import type { PackRow, SearchHit } from '../../data/store/model';
import { LiveText } from '../entity/live-text';
import { PrintedPage } from '../entity/printed-page';
import { useStrings } from '../i18n';
import { kindLabels } from '../kinds';
import { BookBadge } from '../shelf/book-badge';
import './search.css';
import { searchStrings } from './strings';

/** One hit: what it is called, its printed page, where it stands, the words around; of which book, where several were looked in. */
export function HitText({ hit, pack }: { hit: SearchHit; pack?: PackRow }) {
  const kinds = useStrings(kindLabels);
  const { kinds: parts } = useStrings(searchStrings);
  return (
    <>
      <span className="hit-title">
        <b>{hit.title}</b>
        <PrintedPage page={hit.page} />
      </span>
      <span className="hit-path">
        {pack && (
          <>
            <BookBadge pack={pack} />{' '}
          </>
        )}
        {[hit.entityKind ? kinds[hit.entityKind] : parts[hit.kind], hit.path].filter(Boolean).join(' · ')}
      </span>
      {hit.snippet && hit.snippet !== hit.title && (
        <span className="hit-text">
          <LiveText plain text={hit.snippet} marks={hit.marks} />
        </span>
      )}
    </>
  );
}
