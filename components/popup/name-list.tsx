import { type KeyboardEvent, useRef, useState } from 'react';
import type { PageName } from '../../data/messaging/messages';
import { EntityRowItem } from '../entity/entity-row';
import { entityStrings } from '../entity/strings';
import { useStrings } from '../i18n';
import { kindLabels } from '../kinds';
import { commonStrings } from '../strings/common';
import { SearchField } from '../ui/search-field';
import { popupStrings } from './strings';

/** Names above which a filter is worth its place. */
const FILTER_FROM = 12;

/**
 * The names found on the page, in reading order: what a reader without pointer or sight has instead of the marks.
 * Each activation goes to the next mention of the name. The list is one stop of the Tab key; arrow keys move in it.
 */
export function NameList({ names, onReveal }: { names: readonly PageName[]; onReveal: (mention: number) => void }) {
  const words = useStrings(popupStrings);
  const common = useStrings(commonStrings);
  const entity = useStrings(entityStrings);
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
        <SearchField
          className="popup-filter"
          label={words.filter}
          value={filter}
          onChange={setFilter}
          onKeyDown={(event) => event.key === 'ArrowDown' && move(event)}
        />
      )}
      <ul ref={list} onKeyDown={move}>
        {shown.map((name) => (
          <EntityRowItem
            key={keyOf(name)}
            tight
            group={name.group}
            name={name.text}
            sub={[kinds[name.kind], name.former && entity.former].filter(Boolean).join(' · ')}
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
