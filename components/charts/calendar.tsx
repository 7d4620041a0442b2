import { type CSSProperties, type KeyboardEvent, useRef, useState } from 'react';
import { localeOf, useLanguage } from '../i18n';
import './charts.css';
import { useWidth } from './use-width';

interface CalendarProps {
  label: string;
  year: number;
  /** How many, by ISO day. */
  counts: ReadonlyMap<string, number>;
  /** The day that is chosen. */
  day: string | null;
  onDay: (day: string | null) => void;
  words: (day: string, count: number) => string;
}

/** Months that stand side by side, and the columns (weeks) they may take; the rest of the year goes on below. */
const BANDS: readonly [months: number, weeks: number][] = [
  [12, 54],
  [6, 28],
  [4, 20],
];
/** Side of a day and the room between two, in pixels. */
const DAY = { least: 12, most: 18, gap: 2 };
/** Rows of a band: the months' names and the seven days. */
const BAND_ROWS = 8;

const iso = (date: Date) => date.toISOString().slice(0, 10);

/** Shade of a day: none, one, two, three, four and more. */
const shadeOf = (count: number) => Math.min(count, 4);

/**
 * The days of a year, a column a week, Monday first, in as many bands as the width asks for. One stop of the Tab key: arrows move by day and week, Home and End to
 * the ends of the month.
 */
export function Calendar({ label, year, counts, day, onDay, words }: CalendarProps) {
  const language = useLanguage();
  const grid = useRef<HTMLDivElement>(null);
  const [box, width] = useWidth();
  const [months, weeks] = BANDS.find(([, columns]) => columns * (DAY.least + DAY.gap) <= width) ?? BANDS.at(-1)!;
  const side = Math.max(DAY.least, Math.min(DAY.most, Math.floor(width / weeks) - DAY.gap));
  const days: Date[] = [];
  for (
    const date = new Date(Date.UTC(year, 0, 1));
    date.getUTCFullYear() === year;
    date.setUTCDate(date.getUTCDate() + 1)
  )
    days.push(new Date(date));
  const offset = (days[0]!.getUTCDay() + 6) % 7;
  const [stop, setStop] = useState(day ?? `${year}-01-01`);
  const format = new Intl.DateTimeFormat(localeOf(language), { month: 'long', day: 'numeric', timeZone: 'UTC' });
  const monthNames = new Intl.DateTimeFormat(localeOf(language), { month: 'short', timeZone: 'UTC' });
  const move = (event: KeyboardEvent) => {
    const on = (event.target as HTMLElement).dataset['day'] ?? stop;
    const at = days.findIndex((date) => iso(date) === on);
    const here = days[at]!;
    const month = days.filter((date) => date.getUTCMonth() === here.getUTCMonth());
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      ArrowRight: at + 7,
      ArrowLeft: at - 7,
      Home: days.indexOf(month[0]!),
      End: days.indexOf(month.at(-1)!),
    }[event.key];
    const next = to === undefined ? undefined : days[to];
    if (!next) return;
    event.preventDefault();
    setStop(iso(next));
    grid.current?.querySelector<HTMLElement>(`[data-day="${iso(next)}"]`)?.focus();
  };
  /** Column and row of a day: its week within its band, its day of the week within the band's rows. */
  const placeOf = (index: number) => {
    const band = Math.floor(days[index]!.getUTCMonth() / months);
    const first = days.findIndex((date) => Math.floor(date.getUTCMonth() / months) === band);
    const week = (at: number) => Math.floor((at + offset) / 7);
    return {
      column: week(index) - week(first) + 1,
      top: band * BAND_ROWS + 1,
      row: band * BAND_ROWS + 2 + ((index + offset) % 7),
    };
  };
  const bands = 12 / months;
  const style: CSSProperties = {
    gridTemplateRows: Array.from({ length: bands }, () => `16px repeat(7, ${side}px)`).join(' '),
    gridAutoColumns: `${side}px`,
  };
  return (
    <div ref={box} className="calendar-box">
      {/* biome-ignore lint/a11y/useSemanticElements: a group of days is no fieldset */}
      <div ref={grid} className="calendar" style={style} role="group" aria-label={label} onKeyDown={move}>
        {days.map((date, index) => {
          const key = iso(date);
          const count = counts.get(key) ?? 0;
          const { column, row } = placeOf(index);
          return (
            <button
              key={key}
              type="button"
              data-day={key}
              style={{ gridColumn: column, gridRow: row }}
              className={`calendar-day calendar-${shadeOf(count)}`}
              tabIndex={key === stop ? 0 : -1}
              aria-pressed={key === day}
              aria-label={words(format.format(date), count)}
              title={words(format.format(date), count)}
              onFocus={() => setStop(key)}
              onClick={() => onDay(key === day ? null : key)}
            />
          );
        })}
        {days.map(
          (date, index) =>
            date.getUTCDate() === 1 && (
              <span
                key={`month of ${iso(date)}`}
                className="calendar-month"
                style={{
                  gridColumn: `${placeOf(index).column + (placeOf(index).row > placeOf(index).top + 1 ? 1 : 0)} / span 4`,
                  gridRow: placeOf(index).top,
                }}
                aria-hidden="true"
              >
                {monthNames.format(date)}
              </span>
            ),
        )}
      </div>
    </div>
  );
}
