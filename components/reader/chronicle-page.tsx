import { useContext, useEffect, useMemo } from 'react';
import { readerHash } from '../../data/routes';
import type { ChronicleItem } from '../../data/yearbook/model';
import { Calendar } from '../charts/calendar';
import { ChartFigure } from '../charts/chart-figure';
import { boxesPicture } from '../charts/picture';
import { LiveText } from '../entity/live-text';
import { PrintedPage } from '../entity/printed-page';
import { type Language, LanguageContext, useLanguage, useStrings } from '../i18n';
import '../ui/chip.css';
import { useBook, WhenLoaded } from './book';
import { dataStrings } from './data-strings';
import { FilteredList } from './filtered-list';
import { readerStrings } from './strings';
import { useRecords } from './use-records';

/** "3 月 5 日", "3 月 5—8 日", "3 月" for an item without a day. */
export function dateWords(
  { month, from, to }: Pick<ChronicleItem, 'month' | 'from' | 'to'>,
  language: Language,
): string {
  const day = (iso: string) => Number(iso.slice(8, 10));
  const monthOf = (iso: string) => Number(iso.slice(5, 7));
  if (language === 'en') {
    const format = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });
    const of = (iso: string) => new Date(`${iso.slice(0, 10)}T00:00:00Z`);
    if (!from) return new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(of(`${month}-01`));
    return !to || to === from ? format.format(of(from)) : format.formatRange(of(from), of(to));
  }
  if (!from) return `${monthOf(`${month}-01`)} 月`;
  if (!to || to === from) return `${monthOf(from)} 月 ${day(from)} 日`;
  if (monthOf(to) === monthOf(from)) return `${monthOf(from)} 月 ${day(from)}—${day(to)} 日`;
  return `${monthOf(from)} 月 ${day(from)} 日—${monthOf(to)} 月 ${day(to)} 日`;
}

/** How many items each day has; one of several days counts on each. */
export function dayCounts(items: readonly ChronicleItem[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { from, to } of items) {
    if (!from) continue;
    const last = to ?? from;
    for (const date = new Date(`${from}T00:00:00Z`); date.toISOString().slice(0, 10) <= last; ) {
      const day = date.toISOString().slice(0, 10);
      counts.set(day, (counts.get(day) ?? 0) + 1);
      date.setUTCDate(date.getUTCDate() + 1);
    }
  }
  return counts;
}

const isOn = ({ from, to }: ChronicleItem, day: string) => from !== null && from <= day && day <= (to ?? from);

/** The year's chronicle: a calendar of its days, months, and the items of what is chosen. */
export function ChroniclePage({ month, day, id }: { month?: string; day?: string; id?: string }) {
  const items = useRecords('chronicle');
  return <WhenLoaded of={items}>{(all) => <Chronicle {...{ all, month, day, id }} />}</WhenLoaded>;
}

interface ChronicleProps {
  all: readonly ChronicleItem[];
  month?: string;
  day?: string;
  id?: string;
}

function Chronicle({ all, month, day, id }: ChronicleProps) {
  const words = useStrings(readerStrings);
  const data = useStrings(dataStrings);
  const language = useLanguage();
  const { info } = useBook();
  const counts = useMemo(() => dayCounts(all), [all]);
  const months = [...new Set(all.map((item) => item.month))];
  const shown = all.filter((item) => (day ? isOn(item, day) : month === undefined || item.month === month));
  const whole = day === undefined && month === undefined;
  return (
    <>
      <h1>{words.pages.chronicle}</h1>
      <ChartFigure
        title={data.calendar}
        note={data.calendarHint}
        page={all[0]?.page}
        file={`${info.id}-days`}
        picture={boxesPicture}
        table={{
          columns: [{ header: words.columns.date }, { header: data.items, numeric: true }],
          rows: [...counts]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, count]) => ({
              key,
              cells: [
                <a key="day" href={readerHash({ page: 'chronicle', day: key })}>
                  {dateWords({ month: key.slice(0, 7), from: key, to: null }, language)}
                </a>,
                count,
              ],
            })),
        }}
      >
        <Calendar
          label={data.calendar}
          year={info.year}
          counts={counts}
          day={day ?? null}
          onDay={(next) => {
            location.hash = readerHash({ page: 'chronicle', day: next ?? undefined });
          }}
          words={data.day}
        />
      </ChartFigure>
      <nav className="chip-row reader-kinds" aria-label={words.pages.chronicle}>
        <a className="chip-toggle" href={readerHash({ page: 'chronicle' })} aria-current={whole ? 'page' : undefined}>
          {words.allMonths}
        </a>
        {months.map((one) => (
          <a
            key={one}
            className="chip-toggle"
            href={readerHash({ page: 'chronicle', month: one })}
            aria-current={one === month ? 'page' : undefined}
          >
            {words.month(one)} <b>{all.filter((item) => item.month === one).length}</b>
          </a>
        ))}
      </nav>
      <FilteredList items={shown} textOf={itemText}>
        {(rows) => (
          <ol className="reader-chronicle">
            {rows.map((item, at) => (
              <Item key={item.id} item={item} sought={item.id === id} sameDay={sameDay(item, rows[at - 1])} />
            ))}
          </ol>
        )}
      </FilteredList>
    </>
  );
}

const itemText = (item: ChronicleItem) => item.text;

/** The date stands once over the items of a day. */
const sameDay = (item: ChronicleItem, before: ChronicleItem | undefined) =>
  before !== undefined && item.from !== null && item.from === before.from && item.to === before.to;

function Item({ item, sought, sameDay: again }: { item: ChronicleItem; sought: boolean; sameDay: boolean }) {
  const language = useContext(LanguageContext);
  useEffect(() => {
    if (sought) document.getElementById(item.id)?.scrollIntoView({ block: 'center' });
  }, [sought, item.id]);
  return (
    <li id={item.id} className={sought ? 'reader-sought' : undefined}>
      <p className={again ? 'reader-date reader-same-day' : 'reader-date'}>
        <time dateTime={item.from ?? item.month} className={again ? 'unseen' : undefined}>
          {dateWords(item, language)}
        </time>
        <PrintedPage page={item.page} />
      </p>
      <p>
        <LiveText text={item.text} />
      </p>
    </li>
  );
}
