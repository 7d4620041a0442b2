import { type KeyboardEvent, useRef, useState } from 'react';
import type { PageName } from '../../data/messaging/messages';
import type { PackRow } from '../../data/store/model';
import { EntityRowItem } from '../entity/entity-row';
import { entityStrings } from '../entity/strings';
import { useStrings } from '../i18n';
import { kindLabels } from '../kinds';
import { packOf } from '../library/source';
import { commonStrings } from '../strings/common';
import { late } from '../ui/late';
import { SearchField } from '../ui/search-field';
import { listStrings } from './list-strings';

// Needed on a shelf of several books only: they come after the popup is drawn.
const BookFilter = late(() => import('./book-filter').then((part) => part.BookFilter));
const BookBadge = late(() => import('../shelf/book-badge').then((part) => part.BookBadge));

/** Names above which a filter is worth its place. */
const FILTER_FROM = 12;

/**
 * The names found on the page, in reading order: what a reader without pointer or sight has instead of the marks.
 * Each activation goes to the next mention of the name. The list is one stop of the Tab key; arrow keys move in it.
 * @param packs the books of the shelf; where there are several, each name says of which it is
 */
export function NameList({
  names,
  packs,
  onReveal,
}: {
  names: readonly PageName[];
  packs: readonly PackRow[];
  onReveal: (mention: number) => void;
}) {
  const words = useStrings(listStrings);
  const common = useStrings(commonStrings);
  const [filter, setFilter] = useState('');
  const [book, setBook] = useState<string | null>(null);
  /** The row that Tab goes to: the one last used. */
  const [stopAt, setStopAt] = useState('');
  const next = useRef(new Map<string, number>());
  const list = useRef<HTMLUListElement>(null);

  const reveal = (name: PageName) => {
    const at = next.current.get(name.entity) ?? 0;
    const mention = name.mentions[at % name.mentions.length];
    next.current.set(name.entity, at + 1);
    if (mention !== undefined) onReveal(mention);
  };
  const move = (event: KeyboardEvent) => {
    const rows = [...(list.current?.querySelectorAll('button') ?? [])];
    // From the filter an arrow goes into the list.
    const at = rows.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    rows[Math.max(0, Math.min(to, rows.length - 1))]?.focus();
  };

  const bookOf = (name: PageName) => packs.find(({ id }) => id === packOf(name.entity));
  const books = packs.filter(({ id }) => names.some(({ entity }) => packOf(entity) === id));
  const only = books.some(({ id }) => id === book) ? book : null;
  const shown = names.filter(
    ({ text, entity }) => text.includes(filter.trim()) && (only === null || packOf(entity) === only),
  );
  const keyOf = (name: PageName) => `${name.entity} ${name.text}`;
  const stop = shown.find((name) => keyOf(name) === stopAt) ?? shown[0];
  return (
    <section className="popup-names" aria-label={words.names}>
      {names.length >= FILTER_FROM && (
        <SearchField
          className="popup-filter"
          label={words.filter}
          value={filter}
          onChange={setFilter}
          onKeyDown={(event) => event.key === 'ArrowDown' && move(event)}
        />
      )}
      {books.length > 1 && <BookFilter books={books} names={names} only={only} onOnly={setBook} />}
      <ul ref={list} onKeyDown={move}>
        {shown.map((name) => (
          <EntityRowItem
            key={keyOf(name)}
            tight
            group={name.group}
            name={name.text}
            sub={<Sub name={name} pack={packs.length > 1 ? bookOf(name) : undefined} />}
            side={common.times(name.count)}
            title={words.reveal}
            tabIndex={name === stop ? 0 : -1}
            onFocus={() => setStopAt(keyOf(name))}
            onPick={() => reveal(name)}
          />
        ))}
      </ul>
      <p role="status" className={shown.length > 0 ? 'unseen' : 'popup-nothing'}>
        {shown.length === 0 ? words.noMatch : ''}
      </p>
    </section>
  );
}

/** What a name is, and of which book where there are several. */
function Sub({ name, pack }: { name: PageName; pack: PackRow | undefined }) {
  const kinds = useStrings(kindLabels);
  const entity = useStrings(entityStrings);
  return (
    <>
      {[kinds[name.kind], name.former && entity.former].filter(Boolean).join(' · ')}
      {pack && (
        <>
          {' '}
          <BookBadge pack={pack} />
        </>
      )}
    </>
  );
}
