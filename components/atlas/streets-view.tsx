import { useState } from 'react';
import { type AtlasRoute as Route, readerHash, sourceRoute } from '../../data/routes';
import { useStrings } from '../i18n';
import type { AtlasBook } from './book';
import type { AtlasHost } from './host';
import { type Measure, scaleOf } from './measures';
import { atlasStrings } from './strings';

interface StreetsViewProps {
  book: AtlasBook;
  host: AtlasHost;
  measures: Measure[];
  measure: Measure | undefined;
  lit: string | null;
  onLight: (id: string | null) => void;
  onRoute: (route: Route, replace?: boolean) => void;
}

const number = (value: number) => value.toLocaleString('zh-CN');

/** 街道: one number of the book for each street as shades on the sketch, as a bar beside its name and as a table with pages. */
export function StreetsView({ book, host, measures, measure, lit, onLight, onRoute }: StreetsViewProps) {
  const strings = useStrings(atlasStrings);
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
            value={measure?.id ?? ''}
            onChange={(event) => onRoute({ view: 'streets', measure: event.target.value }, true)}
          >
            {measures.map((one) => (
              <option key={`${one.id} ${one.unit}`} value={one.id}>
                {one.id}
                {one.unit && `（${one.unit}）`}
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
          <span>{measure.unit}</span>
        </div>
      )}
      {table && measure ? (
        <div className="at-table">
          <table>
            <caption>{strings.streets.tableOf(measure.id)}</caption>
            <thead>
              <tr>
                <th scope="col">{strings.streets.street}</th>
                <th scope="col">
                  {strings.streets.value}
                  {measure.unit && `（${measure.unit}）`}
                </th>
                <th scope="col" />
              </tr>
            </thead>
            <tbody>
              {rows.map(({ street, value, fact }) => (
                <tr key={street.id}>
                  <th scope="row">{street.name}</th>
                  <td>{number(value)}</td>
                  <td>
                    {fact ? (
                      <a
                        className="at-printed"
                        href={host.address('reader', readerHash(sourceRoute(fact.source)))}
                        target="_blank"
                        rel="noreferrer"
                      >
                        {strings.printed(fact.page)}
                      </a>
                    ) : (
                      strings.streets.counted
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <ol className="at-list" aria-label={strings.streets.list}>
          {rows.map(({ street, value, fact }) => (
            <li
              key={street.id}
              className={`at-row${lit === street.id ? ' at-lit' : ''}`}
              onMouseEnter={() => onLight(street.id)}
              onMouseLeave={() => onLight(null)}
            >
              <button
                type="button"
                className="at-pick"
                onClick={() => onRoute({ view: 'entity', id: street.id })}
                onFocus={() => onLight(street.id)}
                onBlur={() => onLight(null)}
              >
                <span className={`at-swatch at-shade-${scale.shade(value)}`} />
                <span className="at-name">{street.name}</span>
                <span className="at-side-note">
                  {number(value)}
                  {measure?.unit}
                </span>
                <span className="at-sub">
                  <span className="at-bar" style={{ inlineSize: `calc((100% - 90px) * ${value / most})` }} />
                  {fact ? strings.streets.source(fact.page) : strings.streets.counted}
                </span>
              </button>
            </li>
          ))}
          {without.map((street) => (
            <li key={street.id} className="at-row">
              <button type="button" className="at-pick" onClick={() => onRoute({ view: 'entity', id: street.id })}>
                <span className="at-swatch" />
                <span className="at-name">{street.name}</span>
                <span className="at-sub">{strings.streets.noNumber}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
      <p className="at-foot">{strings.streets.sketch}</p>
    </>
  );
}
