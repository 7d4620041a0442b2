import { useContext, useEffect } from 'react';
import { readerHash } from '../../data/routes';
import type { ChronicleItem } from '../../data/yearbook/model';
import { LiveText } from '../entity/live-text';
import { PrintedPage } from '../entity/printed-page';
import { type Language, LanguageContext, useStrings } from '../i18n';
import { WhenLoaded } from './book';
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

/** The year's chronicle, by month. */
export function ChroniclePage({ month, id }: { month?: string; id?: string }) {
  const words = useStrings(readerStrings);
  const items = useRecords('chronicle');
  return (
    <WhenLoaded of={items}>
      {(all) => {
        const months = [...new Set(all.map((item) => item.month))];
        const shown = month === undefined ? all : all.filter((item) => item.month === month);
        return (
          <>
            <h1>{words.pages.chronicle}</h1>
            <nav className="reader-months" aria-label={words.pages.chronicle}>
              <a href={readerHash({ page: 'chronicle' })} aria-current={month === undefined ? 'page' : undefined}>
                {words.allMonths}
              </a>
              {months.map((one) => (
                <a
                  key={one}
                  href={readerHash({ page: 'chronicle', month: one })}
                  aria-current={one === month ? 'page' : undefined}
                >
                  {words.month(one)}
                </a>
              ))}
            </nav>
            <ol className="reader-chronicle">
              {shown.map((item) => (
                <Item key={item.id} item={item} sought={item.id === id} />
              ))}
            </ol>
          </>
        );
      }}
    </WhenLoaded>
  );
}

function Item({ item, sought }: { item: ChronicleItem; sought: boolean }) {
  const language = useContext(LanguageContext);
  useEffect(() => {
    if (sought) document.getElementById(item.id)?.scrollIntoView({ block: 'center' });
  }, [sought, item.id]);
  return (
    <li id={item.id} className={sought ? 'reader-sought' : undefined}>
      <p className="reader-date">
        <time dateTime={item.from ?? item.month}>{dateWords(item, language)}</time>
        <PrintedPage page={item.page} />
      </p>
      <p>
        <LiveText text={item.text} />
      </p>
    </li>
  );
}
