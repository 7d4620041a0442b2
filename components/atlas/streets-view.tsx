import { useState } from 'react';
import { type AtlasRoute as Route, sourceRoute } from '../../data/routes';
import { figureWords } from '../entity/entity-figures';
import { figureLabel, figureUnit } from '../entity/figure-words';
import { PrintedPage } from '../entity/printed-page';
import { formatNumber, type Language, useLanguage, useStrings } from '../i18n';
import { Table } from '../ui/table';
import type { AtlasBook } from './book';
import '../entity/entity-row.css';
import { type Measure, scaleOf } from './measures';
import { atlasStrings } from './strings';

interface StreetsViewProps {
  book: AtlasBook;
  measures: Measure[];
  measure: Measure | undefined;
  lit: string | null;
  onLight: (id: string | null) => void;
  onRoute: (route: Route, replace?: boolean) => void;
}

/** 街道: one number of the book for each street as shades on the sketch, as a bar beside its name and as a table with pages. */
export function StreetsView({ book, measures, measure, lit, onLight, onRoute }: StreetsViewProps) {
  const strings = useStrings(atlasStrings);
  const language = useLanguage();
  const number = (value: number) => formatNumber(value, language);
  const [table, setTable] = useState(false);
  const rows = measure?.rows ?? [];
  const scale = scaleOf(rows.map((row) => row.value));
  const most = Math.max(...rows.map((row) => row.value), 1);
  const without = book.streets.filter((street) => !rows.some((row) => row.street === street));
  return (
    <>
      <div className="at-note at-measure">
        <label>
          {strings.streets.measure}{' '}
          <select
            className="select"
            value={measure?.id ?? ''}
            onChange={(event) => onRoute({ view: 'streets', measure: event.target.value }, true)}
          >
            {measures.map((one) => (
              <option key={`${one.id} ${one.unit}`} value={one.id}>
                {measureLabel(one, language)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="link" aria-expanded={table} onClick={() => setTable(!table)}>
          {strings.streets.table}
        </button>
      </div>
      {measure && (
        <div
          className="at-legend"
          role="img"
          aria-label={`${strings.streets.legend}: ${scale.from.map(number).join(', ')}`}
        >
          {scale.from.map((from) => (
            <span key={from}>
              <i className={`at-shade-${scale.shade(from)}`} />≥ {number(from)}
            </span>
          ))}
        </div>
      )}
      {table && measure ? (
        <div className="at-table">
          <Table
            label={strings.streets.tableOf(figureLabel(measure.id, language))}
            caption
            rowHeaders
            columns={[
              { header: strings.streets.street },
              { header: measureLabel(measure, language), numeric: true },
              { header: strings.streets.from, numeric: true },
            ]}
            rows={rows.map(({ street, value, fact }) => ({
              key: street.id,
              cells: [
                street.name,
                number(value),
                fact ? (
                  <PrintedPage key="page" page={fact.page} to={sourceRoute(fact.source)} />
                ) : (
                  strings.streets.counted
                ),
              ],
            }))}
          />
        </div>
      ) : (
        <ol className="at-list" aria-label={strings.streets.list}>
          {rows.map(({ street, value, fact }) => (
            <li
              key={street.id}
              className={`row${lit === street.id ? ' row-lit' : ''}`}
              onMouseEnter={() => onLight(street.id)}
              onMouseLeave={() => onLight(null)}
            >
              <button
                type="button"
                className="row-pick"
                onClick={() => onRoute({ view: 'entity', id: street.id })}
                onFocus={() => onLight(street.id)}
                onBlur={() => onLight(null)}
              >
                <span className={`at-swatch at-shade-${scale.shade(value)}`} />
                <span className="row-name">{street.name}</span>
                <span className="row-side">{figureWords({ value, unit: measure?.unit ?? '' }, language)}</span>
                <span className="row-sub">
                  <span className="at-bar" style={{ inlineSize: `calc((100% - 90px) * ${value / most})` }} />
                  {fact ? strings.streets.source(fact.page) : strings.streets.counted}
                </span>
              </button>
            </li>
          ))}
          {without.map((street) => (
            <li key={street.id} className="row">
              <button type="button" className="row-pick" onClick={() => onRoute({ view: 'entity', id: street.id })}>
                <span className="at-swatch" />
                <span className="row-name">{street.name}</span>
                <span className="row-sub">{strings.streets.noNumber}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
      <p className="at-foot">{strings.streets.sketch}</p>
    </>
  );
}

function measureLabel({ id, unit }: Measure, language: Language): string {
  const label = figureLabel(id, language);
  const words = figureUnit(unit, language);
  if (!words) return label;
  return language === 'zh' ? `${label}（${words}）` : `${label} (${words})`;
}
