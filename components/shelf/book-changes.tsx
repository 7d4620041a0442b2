import type { BookChanges as Changes } from '../../data/store/model';
import { formatNumber, useLanguage, useStrings } from '../i18n';
import { shelfStrings } from './strings';

const WAYS = ['added', 'removed', 'changed'] as const;

/** What a new build of a book changes: how many records are new, gone or other, and what the first of them are called. */
export function BookChanges({ changes }: { changes: Changes }) {
  const words = useStrings(shelfStrings);
  const language = useLanguage();
  const rows = (['entries', 'entities'] as const).flatMap((part) =>
    WAYS.filter((way) => changes[part][way] > 0).map((way) => ({ part, way })),
  );
  if (rows.length === 0) return <p className="hint">{words.unchanged}</p>;
  return (
    <ul className="preview-quality book-changes">
      {rows.map(({ part, way }) => {
        const { [way]: count, titles } = changes[part];
        return (
          <li key={`${part} ${way}`}>
            {words.changeParts[part]} {words.changeWays[way]} <b>{formatNumber(count, language)}</b>
            <bdi className="book-changes-titles">{words.changeTitles(titles[way], count - titles[way].length)}</bdi>
          </li>
        );
      })}
    </ul>
  );
}
