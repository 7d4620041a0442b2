import { type KeyboardEvent, useRef, useState } from 'react';
import type { PageName } from '../../data/messaging/messages';
import { useStrings } from '../i18n';
import { kindLabels } from '../kinds';
import { popupStrings } from './strings';

/** Names above which a filter is worth its place. */
const FILTER_FROM = 12;

/**
 * The names found on the page, in reading order: what a reader without pointer or sight has instead of the marks.
 * Each activation goes to the next mention of the name. The list is one stop of the Tab key; arrow keys move in it.
 */
export function NameList({ names, onReveal }: { names: readonly PageName[]; onReveal: (mention: number) => void }) {
  const words = useStrings(popupStrings);
  const kinds = useStrings(kindLabels);
  const [filter, setFilter] = useState('');
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

  const shown = filter ? names.filter(({ text }) => text.includes(filter.trim())) : names;
  const keyOf = (name: PageName) => `${name.entity} ${name.text}`;
  const stop = shown.find((name) => keyOf(name) === stopAt) ?? shown[0];
  return (
    <section className="popup-names" aria-label={words.names}>
      {names.length >= FILTER_FROM && (
        <input
          type="search"
          className="popup-filter"
          placeholder={words.filter}
          aria-label={words.filter}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          onKeyDown={(event) => event.key === 'ArrowDown' && move(event)}
        />
      )}
      <ul ref={list} onKeyDown={move}>
        {shown.map((name) => (
          <li key={keyOf(name)}>
            <button
              type="button"
              title={words.reveal}
              tabIndex={name === stop ? 0 : -1}
              onFocus={() => setStopAt(keyOf(name))}
              onClick={() => reveal(name)}
            >
              <span className={`popup-dot popup-dot-${name.group}`} aria-hidden="true" />
              <span className="popup-name">{name.text}</span>
              <span className="popup-kind">
                {kinds[name.kind]}
                {name.former && ` · ${words.former}`}
              </span>
              <span className="popup-times">{words.times(name.count)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className={shown.length > 0 ? 'unseen' : 'popup-nothing'}>
        {shown.length === 0 ? words.noMatch : ''}
      </p>
    </section>
  );
}
