import { useState } from 'react';
import { readerHash, sourceRoute } from '../../data/routes';
import { scaleOf } from '../atlas/measures';
import { ChartFigure } from '../charts/chart-figure';
import { Choropleth } from '../charts/choropleth';
import { figureWords } from '../entity/entity-figures';
import { figureLabel } from '../entity/figure-words';
import { PrintedPage } from '../entity/printed-page';
import { formatNumber, useLanguage, useStrings } from '../i18n';
import { useLoaded } from '../library/context';
import { areaOf } from '../map/view';
import { useBook } from './book';
import { roomStrings } from './room-strings';
import type { StreetMeasure } from './street-measures';

/** One count of the streets as shades on their sketched areas; nothing where the book brings no areas. */
export function StreetMap({ measures }: { measures: readonly StreetMeasure[] }) {
  const words = useStrings(roomStrings);
  const language = useLanguage();
  const { id } = useBook();
  const layers = useLoaded(`layers:${id}`, (source) => source.getLayers(id));
  const [chosen, setChosen] = useState(0);
  const measure = measures[chosen];
  if (layers.state !== 'ready' || !measure) return null;
  const { label, unit, rows } = measure;
  const scale = scaleOf(rows.map(({ fact }) => fact.value));
  const areas = rows.flatMap(({ street, fact }) => {
    const area = areaOf(street, layers.value);
    const said = figureWords({ ...fact, unit }, language);
    return area
      ? [
          {
            key: street.id,
            label: street.name,
            feature: area.feature,
            shade: scale.shade(fact.value),
            words: said,
            href: readerHash({ page: 'entity', id: street.id }),
          },
        ]
      : [];
  });
  if (areas.length < rows.length / 2) return null;
  const name = figureLabel(label, language);
  const title = words.onMap(words.byStreet(name));
  const [first] = rows;
  const onePage = rows.every(({ fact }) => fact.page === first!.fact.page);
  return (
    <ChartFigure
      title={title}
      heading="h3"
      note={
        <>
          {words.mapNote}{' '}
          <select
            className="select"
            aria-label={words.column}
            value={chosen}
            onChange={(event) => setChosen(Number(event.target.value))}
          >
            {measures.map((one, at) => (
              <option key={`${one.label} ${one.unit}`} value={at}>
                {figureLabel(one.label, language)}
              </option>
            ))}
          </select>
        </>
      }
      page={onePage ? first!.fact.page : null}
      to={sourceRoute(first!.fact.source)}
      file={`${id}-streets-map-${label}`}
      table={{
        columns: [{ header: words.street }, { header: name, numeric: true }, { header: words.page, whole: true }],
        rows: [...rows]
          .sort((a, b) => b.fact.value - a.fact.value)
          .map(({ street, fact }) => ({
            key: street.id,
            cells: [
              street.name,
              figureWords({ ...fact, unit }, language),
              <PrintedPage key="page" page={fact.page} to={sourceRoute(fact.source)} />,
            ],
          })),
      }}
    >
      <Choropleth label={title} areas={areas} />
      <p className="chart-legend">
        {scale.from.map((from) => (
          <span key={from}>
            <i className={`chart-swatch-shade-${scale.shade(from)}`} />≥ {formatNumber(from, language)}
          </span>
        ))}
      </p>
    </ChartFigure>
  );
}
