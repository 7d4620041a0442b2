import { useContext, useEffect, useRef, useState } from 'react';
import type { AtlasRoute as Route } from '../../data/routes';
import { PrintedPage } from '../entity/printed-page';
import { LanguageContext, useStrings } from '../i18n';
import { commonStrings } from '../strings/common';
import { Notice } from '../ui/notice';
import type { AtlasBook } from './book';
import { atlasStrings } from './strings';
import { dayWords, type YearItem } from './year';
import { YearMonths, YearPlayer } from './year-controls';

type YearRoute = Extract<Route, { view: 'year' }>;

/** Time one item stays while the year plays, in milliseconds: long enough to read two lines. */
const BEAT = 3200;

/** Items of the month and street asked for. */
export function filterYear(items: readonly YearItem[], route: YearRoute): YearItem[] {
  return items.filter(
    ({ item, streets }) =>
      (route.month === null || item.month === route.month) && (route.street === null || streets.has(route.street)),
  );
}

interface YearViewProps {
  book: AtlasBook;
  items: readonly YearItem[];
  /** What is listed: `items` filtered. */
  shown: readonly YearItem[];
  named: boolean;
  /** The chronicle has been read and its places found. */
  ready: boolean;
  at: number;
  onAt: (at: number) => void;
  route: YearRoute;
  lit: string | null;
  onLight: (id: string | null) => void;
  onRoute: (route: Route, replace?: boolean) => void;
}

/** 大事记: twelve months as bars, a slider over the items, and the list; the map follows the item at hand. */
export function YearView(props: YearViewProps) {
  const { book, items, shown, at, onAt, route, onRoute } = props;
  const { loading } = useStrings(commonStrings);
  const strings = useStrings(atlasStrings);
  const [playing, setPlaying] = usePlaying(at, shown.length, onAt);
  /** Another month or street: its items from the first. */
  const narrow = (to: Partial<YearRoute>) => {
    onRoute({ ...route, ...to }, true);
    onAt(0);
  };
  return (
    <>
      <div className="at-year">
        <YearMonths
          year={book.pack.info.year}
          items={items}
          month={route.month}
          onMonth={(month) => narrow({ month })}
        />
        <div className="at-player">
          <YearPlayer at={at} count={shown.length} onAt={onAt} playing={playing} onPlaying={setPlaying} />
          <select
            className="select"
            value={route.street ?? ''}
            aria-label={strings.year.street}
            onChange={(event) => narrow({ street: event.target.value || null })}
          >
            <option value="">{strings.year.everyStreet}</option>
            {book.streets.map((street) => (
              <option key={street.id} value={street.id}>
                {street.name}
              </option>
            ))}
          </select>
        </div>
      </div>
      <p className="at-note">
        {route.month ? strings.year.month(Number(route.month.slice(5))) : strings.year.wholeYear} ·{' '}
        {props.ready && strings.year.count(shown.length)}
        {!props.named && ` · ${strings.year.unavailable}`}
      </p>
      {shown.length === 0 ? (
        <Notice title={props.ready ? strings.year.none : loading} />
      ) : (
        <YearList {...props} playing={playing} />
      )}
    </>
  );
}

/** Whether the year plays: one item after the other, until the last. */
function usePlaying(at: number, count: number, onAt: (at: number) => void): [boolean, (playing: boolean) => void] {
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    if (at >= count - 1) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => onAt(at + 1), BEAT);
    return () => clearTimeout(timer);
  }, [playing, at, count, onAt]);
  return [playing, setPlaying];
}

function YearList({ book, shown, at, onAt, lit, onLight, onRoute, playing }: YearViewProps & { playing: boolean }) {
  const strings = useStrings(atlasStrings);
  const language = useContext(LanguageContext);
  const current = useRef<HTMLLIElement | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new item at hand is what calls for scrolling
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [at, shown]);
  return (
    <ol className="at-list" aria-label={strings.year.list} aria-live={playing ? 'off' : undefined}>
      {shown.map(({ item, placed, streets }, i) => (
        <li key={item.id} ref={i === at ? current : null} className={`at-item${i === at ? ' at-current' : ''}`}>
          <button
            type="button"
            className="at-item-text"
            aria-current={i === at ? 'true' : undefined}
            onClick={() => onAt(i)}
          >
            <span className="at-day">{dayWords(item, language)}</span>
            <span className={i === at ? '' : 'at-clamp'}>{item.text}</span>
          </button>
          <div className="at-item-foot">
            {i === at
              ? placed.map((entity, n) => (
                  <button
                    key={entity.id}
                    type="button"
                    className={`at-tag${lit === entity.id ? ' at-lit' : ''}`}
                    onMouseEnter={() => onLight(entity.id)}
                    onMouseLeave={() => onLight(null)}
                    onFocus={() => onLight(entity.id)}
                    onBlur={() => onLight(null)}
                    onClick={() => onRoute({ view: 'entity', id: entity.id })}
                  >
                    <b>{n + 1}</b> {entity.name}
                  </button>
                ))
              : placed.length > 0 && <span>{strings.year.placed(placed.length)}</span>}
            {i === at && placed.length === 0 && (
              <span>
                {streets.size > 0
                  ? strings.only([...streets].map((id) => book.byId.get(id)?.name).join('、'))
                  : strings.year.unplaced}
              </span>
            )}
            <PrintedPage page={item.page} to={{ page: 'chronicle', id: item.id }} />
          </div>
        </li>
      ))}
    </ol>
  );
}
