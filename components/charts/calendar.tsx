import { type KeyboardEvent, useRef, useState } from 'react';
import { localeOf, useLanguage } from '../i18n';
import './charts.css';

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

const iso = (date: Date) => date.toISOString().slice(0, 10);

/** Shade of a day: none, one, two, three, four and more. */
const shadeOf = (count: number) => Math.min(count, 4);

/**
 * The days of a year, a column a week, Monday first. One stop of the Tab key: arrows move by day and week, Home and End to
 * the ends of the month.
 */
export function Calendar({ label, year, counts, day, onDay, words }: CalendarProps) {
  const language = useLanguage();
  const grid = useRef<HTMLDivElement>(null);
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
  const months = new Intl.DateTimeFormat(localeOf(language), { month: 'short', timeZone: 'UTC' });
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
  const weekOf = (index: number) => Math.floor((index + offset) / 7);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="calendar-box" tabIndex={0} aria-label={label}>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of days is no fieldset */}
      <div ref={grid} className="calendar" role="group" aria-label={label} onKeyDown={move}>
        {days.map((date, index) => {
          const key = iso(date);
          const count = counts.get(key) ?? 0;
          const place = { gridColumn: weekOf(index) + 1, gridRow: ((index + offset) % 7) + 2 };
          return (
            <button
              key={key}
              type="button"
              data-day={key}
              style={place}
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
                style={{ gridColumn: `${weekOf(index) + 1} / span 4` }}
                aria-hidden="true"
              >
                {months.format(date)}
              </span>
            ),
        )}
      </div>
    </section>
  );
}
