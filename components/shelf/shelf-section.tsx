import { useState } from 'react';
import type { ImportState } from '../../data/messaging/import-feed';
import { pagePath } from '../../data/routes';
import { orderBooks, type ShelfChoices } from '../../data/shelf/choices';
import type { PackRow } from '../../data/store/model';
import { useStrings } from '../i18n';
import { ImportNotice } from '../library/import-notice';
import { optionsStrings } from '../options/strings';
import { ButtonLink } from '../ui/button';
import { Switch } from '../ui/switch';
import { bareTitle } from './badge';
import { ImportFile, type ImportHand } from './import-file';
import { ShelfBook } from './shelf-book';
import './shelf.css';
import { shelfStrings } from './strings';

export interface ShelfSectionProps {
  /** Every book of the library, damaged ones too. */
  packs: readonly PackRow[];
  choices: ShelfChoices;
  importing: ImportState | null;
  onChoices: (choices: ShelfChoices) => void;
  onReinstall: () => void;
  onRemove: (id: string) => void;
  /** Imports a file; `expect` is the id of the book that it must be a newer build of. */
  onImport: (file: File, hand: ImportHand, expect?: string) => Promise<PackRow>;
}

/** The books side by side: their order, which are on, how each is told, and a new one from a file. */
export function ShelfSection(props: ShelfSectionProps) {
  const { packs, choices, importing, onChoices } = props;
  const words = useStrings(shelfStrings);
  const options = useStrings(optionsStrings);
  const [said, setSaid] = useState('');
  const books = orderBooks(packs, choices);
  const first = books.find(({ id }) => !choices.off.includes(id));
  const move = (from: number, to: number) => {
    const order = books.map(({ id }) => id);
    const [id] = order.splice(from, 1);
    order.splice(to, 0, id!);
    onChoices({ ...choices, order });
    setSaid(words.moved(bareTitle(books[from]!.info.title), to + 1));
  };
  return (
    <section id="shelf">
      <h2>{words.shelf}</h2>
      {books.length > 1 && <p className="hint">{words.shelfHint}</p>}
      <ol className="shelf" aria-label={words.shelf}>
        {books.map((pack, at) => {
          const title = bareTitle(pack.info.title);
          const on = !choices.off.includes(pack.id);
          return (
            <li key={pack.id} className={on ? undefined : 'shelf-off'}>
              <span className="shelf-order">
                {books.length > 1 && (
                  <>
                    <button
                      type="button"
                      aria-label={words.up(title)}
                      disabled={at === 0}
                      onClick={() => move(at, at - 1)}
                    >
                      ▲
                    </button>
                    <button
                      type="button"
                      aria-label={words.down(title)}
                      disabled={at === books.length - 1}
                      onClick={() => move(at, at + 1)}
                    >
                      ▼
                    </button>
                  </>
                )}
              </span>
              <ShelfBook
                pack={pack}
                badge={choices.badges[pack.id]}
                speaks={books.length > 1 && pack === first}
                onBadge={(badge) => onChoices({ ...choices, badges: { ...choices.badges, [pack.id]: badge } })}
                onReinstall={props.onReinstall}
                onRemove={() => props.onRemove(pack.id)}
                onUpdate={(file, hand) => props.onImport(file, hand, pack.id)}
              />
              <Switch
                label={<span className="unseen">{words.on(title)}</span>}
                on={on}
                onChange={(next) =>
                  onChoices({
                    ...choices,
                    off: next ? choices.off.filter((id) => id !== pack.id) : [...choices.off, pack.id],
                  })
                }
              />
            </li>
          );
        })}
      </ol>
      <p role="status" className="unseen">
        {said}
      </p>
      {importing && <ImportNotice state={importing} onRetry={props.onReinstall} />}
      <ImportFile onImport={props.onImport} label={options.addBook} hint={options.addBookHint} />
      <p className="row">
        <ButtonLink href={pagePath('newBook')}>{words.fromText}</ButtonLink>
        <span className="hint">{words.fromTextHint}</span>
      </p>
    </section>
  );
}
