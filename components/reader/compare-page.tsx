import { useEffect } from 'react';
import { entityHash, readerHash } from '../../data/routes';
import { GoTo } from '../entity/navigation';
import { formatNumber, useLanguage, useStrings } from '../i18n';
import { useLoaded } from '../library/context';
import { WhenLoaded } from '../library/when-loaded';
import { bareTitle } from '../shelf/badge';
import { BookBadge } from '../shelf/book-badge';
import { type Comparison, type FigureRow, loadComparison } from '../shelf/load-comparison';
import { shelfStrings } from '../shelf/strings';
import { Notice } from '../ui/notice';

/** One place in two books side by side: figures with their change, entries, heads. */
export function ComparePage({ id, other }: { id: string; other?: string }) {
  const words = useStrings(shelfStrings);
  const loaded = useLoaded(`compare:${id}:${other ?? ''}`, (source) => loadComparison(id, other, source));
  return (
    <WhenLoaded of={loaded} missing={<Notice title={<h1>{words.compare}</h1>} hint={words.compareNone} />}>
      {(comparison) => <Compared {...comparison} id={id} />}
    </WhenLoaded>
  );
}

function Compared({ sides, confidence, figures, others, id }: Comparison & { id: string }) {
  const words = useStrings(shelfStrings);
  const { name } = sides[0].details.entity;
  useEffect(() => {
    document.title = `${name} · ${words.compare}`;
  }, [name, words]);
  return (
    <article className="reader-compare">
      <h1>
        {name} <small className="hint">{words.compare}</small>
      </h1>
      <p className="hint">
        {words.confidence[confidence]}。{words.compareHint}
      </p>
      {others.length > 1 && (
        <nav className="entity-books" aria-label={words.compareOther}>
          {others.map(({ pack, confidence: sure }) => (
            <a
              key={pack.id}
              href={readerHash({ page: 'compare', id, other: pack.id })}
              title={`${words.compareWith(bareTitle(pack.info.title))}。${words.confidence[sure]}`}
              aria-current={sides.some((side) => side.pack.id === pack.id) ? 'true' : undefined}
            >
              <BookBadge pack={pack} />
              {sure !== 'same' && <small>{words.confidenceShort[sure]}</small>}
            </a>
          ))}
        </nav>
      )}
      <table className="compare">
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{words.figures}</span>
            </th>
            {sides.map(({ pack, details }) => (
              <th key={pack.id} scope="col">
                <a href={entityHash(details.entity.id)} title={bareTitle(pack.info.title)}>
                  <BookBadge pack={pack} />
                </a>
                <br />
                <small>{words.year(pack.info.year)}</small>
              </th>
            ))}
            <th scope="col">{words.difference}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((row) => (
            <Figure key={row.label + row.unit} row={row} />
          ))}
          <tr>
            <th scope="row">{words.heads}</th>
            {sides.map(({ pack, heads }) => (
              <td key={pack.id}>
                {heads.length === 0 && <small>{words.none}</small>}
                {heads.map((holder) => (
                  <div key={`${holder.post}${holder.name}`}>
                    {holder.post} {holder.name}{' '}
                    <small>{[holder.period, pageOf(words.pages, holder.page)].filter(Boolean).join(' · ')}</small>
                  </div>
                ))}
              </td>
            ))}
            <td />
          </tr>
          <tr>
            <th scope="row">{words.entriesPart}</th>
            {sides.map(({ pack, entries }) => (
              <td key={pack.id}>
                {entries.length === 0 && <small>{words.none}</small>}
                {entries.map(({ entry }) => (
                  <div key={entry.id}>
                    <GoTo to={{ page: 'entry', id: entry.id }}>{entry.title}</GoTo>{' '}
                    <small>{pageOf(words.pages, entry.page)}</small>
                  </div>
                ))}
              </td>
            ))}
            <td />
          </tr>
        </tbody>
      </table>
    </article>
  );
}

const pageOf = (word: string, page: number): string => (/^[a-z]/.test(word) ? `${word} ${page}` : `第 ${page} ${word}`);

function Figure({ row: { label, unit, values } }: { row: FigureRow }) {
  const words = useStrings(shelfStrings);
  const language = useLanguage();
  const [a, b] = values;
  const change = a && b ? b.value - a.value : null;
  const share = change !== null && a && a.value !== 0 ? (change / Math.abs(a.value)) * 100 : null;
  return (
    <tr>
      <th scope="row">{label}</th>
      {[a, b].map((figure, side) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the two sides are the columns
        <td key={side} className="number">
          {figure ? (
            <>
              {formatNumber(figure.value, language)} {unit} <small>{pageOf(words.pages, figure.page)}</small>
            </>
          ) : (
            <small>{words.none}</small>
          )}
        </td>
      ))}
      <td className={`number ${change && change > 0 ? 'up' : change && change < 0 ? 'down' : ''}`}>
        {change !== null && `${change > 0 ? '+' : ''}${formatNumber(change, language)}`}
        {share !== null && <span className="share">{`（${share > 0 ? '+' : ''}${share.toFixed(1)} %）`}</span>}
      </td>
    </tr>
  );
}
