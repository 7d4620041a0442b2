import { useState } from 'react';
import { BADGE_COLOURS, type Badge } from '../../data/shelf/choices';
import type { PackRow } from '../../data/store/model';
import { useLanguage, useStrings } from '../i18n';
import { optionsStrings } from '../options/strings';
import { commonStrings } from '../strings/common';
import { Button } from '../ui/button';
import { Chip } from '../ui/chip';
import { bareTitle, colourOf, shortTitle } from './badge';
import { BookBadge } from './book-badge';
import { BookChanges } from './book-changes';
import { dateWords } from './date-words';
import { ImportFile, type OnImport } from './import-file';
import { sizeWords } from './size-words';
import { shelfStrings } from './strings';

/** What can be done with a book of the shelf. */
export interface ShelfBookEvents {
  onBadge: (badge: Badge) => void;
  onReinstall: () => void;
  onRemove: () => void;
  /** Takes in a newer file of this book. */
  onUpdate: OnImport;
}

/** A book on the shelf: what it is, how it is told from the others, what its last update changed, where it comes from. */
export function ShelfBook({
  pack,
  badge,
  speaks,
  ...events
}: { pack: PackRow; badge: Badge | undefined; speaks: boolean } & ShelfBookEvents) {
  const words = useStrings(shelfStrings);
  const options = useStrings(optionsStrings);
  const language = useLanguage();
  const date = dateWords(pack.importedAt, language);
  return (
    <div className="shelf-book" data-book={pack.id}>
      <h3 className="shelf-title">
        <bdi>{bareTitle(pack.info.title)}</bdi> <BookBadge pack={pack} />
        {pack.builtIn && <Chip tone="quiet">{options.builtIn}</Chip>}
        {speaks && <Chip tone="quiet">{words.first}</Chip>}
      </h3>
      <p className="hint">
        {options.contents(pack.counts.entries ?? 0, pack.counts.entities ?? 0)} · {sizeWords(pack.bytes)}
        {date && ` · ${options.imported(date)}`}
      </p>
      {pack.status === 'damaged' && <p role="alert">{words.damaged}</p>}
      <details className="shelf-more">
        <summary>{words.badge}</summary>
        <BadgeForm pack={pack} badge={badge} onBadge={events.onBadge} />
      </details>
      {pack.before && (
        <details className="shelf-more">
          <summary>{words.changes}</summary>
          <Changes pack={pack} />
        </details>
      )}
      <details className="shelf-more">
        <summary>{options.sources}</summary>
        <p className="hint book-checksum" title={pack.checksum}>
          {options.checksum} SHA-256 {pack.checksum.slice(0, 16)}…
        </p>
        <ul className="sources">
          {pack.sources.map((source) => (
            <li key={source.id}>
              {source.title} <span className="hint">{[source.licence, source.notice].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
      </details>
      {!pack.builtIn && (
        <details className="shelf-more shelf-update">
          <summary>{words.updating}</summary>
          <ImportFile onImport={events.onUpdate} label={words.update} hint={words.updateHint} />
        </details>
      )}
      <Removal pack={pack} {...events} />
    </div>
  );
}

function BadgeForm({
  pack,
  badge,
  onBadge,
}: { pack: PackRow; badge: Badge | undefined } & Pick<ShelfBookEvents, 'onBadge'>) {
  const words = useStrings(shelfStrings);
  const [short, setShort] = useState(badge?.short ?? '');
  const colour = colourOf(pack, badge);
  return (
    <fieldset className="shelf-badge">
      <label>
        {words.short}{' '}
        <input
          type="text"
          maxLength={8}
          value={short}
          placeholder={shortTitle(pack, undefined)}
          title={words.shortHint}
          onChange={(event) => {
            setShort(event.target.value);
            onBadge({ ...badge, short: event.target.value.trim() || undefined });
          }}
        />
      </label>
      <span className="shelf-colours" role="radiogroup" aria-label={words.colour}>
        {BADGE_COLOURS.map((one) => (
          <label key={one} className={`book-badge-${one}`} title={words.colours[one]}>
            <input
              type="radio"
              name={`colour-${pack.id}`}
              checked={one === colour}
              aria-label={words.colours[one]}
              onChange={() => onBadge({ ...badge, colour: one })}
            />
            <i aria-hidden="true" />
          </label>
        ))}
      </span>
    </fieldset>
  );
}

/** Counts that differ from those of the build before. */
function Changes({ pack }: { pack: PackRow }) {
  const words = useStrings(shelfStrings);
  if (pack.before?.changes) return <BookChanges changes={pack.before.changes} />;
  const before = pack.before?.counts ?? {};
  const kinds = Object.keys({ ...before, ...pack.counts }).filter((kind) => before[kind] !== pack.counts[kind]);
  if (kinds.length === 0) return <p className="hint">{words.unchanged}</p>;
  return (
    <ul className="preview-quality">
      {kinds.map((kind) => (
        <li key={kind}>{words.changed(words.kinds[kind] ?? kind, before[kind] ?? 0, pack.counts[kind] ?? 0)}</li>
      ))}
    </ul>
  );
}

function Removal({
  pack,
  onRemove,
  onReinstall,
}: { pack: PackRow } & Pick<ShelfBookEvents, 'onRemove' | 'onReinstall'>) {
  const options = useStrings(optionsStrings);
  const common = useStrings(commonStrings);
  const [sure, setSure] = useState(false);
  if (pack.builtIn)
    return (
      <p className="row">
        <Button onClick={onReinstall}>{options.reinstall}</Button>
      </p>
    );
  return (
    <p className="row">
      {sure ? (
        <>
          <span role="alert">{options.removeSure(pack.info.title)}</span>
          <Button tone="danger" onClick={onRemove}>
            {options.removeBook}
          </Button>
          <Button onClick={() => setSure(false)}>{common.cancel}</Button>
        </>
      ) : (
        <Button tone="danger" onClick={() => setSure(true)}>
          {options.removeBook}
        </Button>
      )}
    </p>
  );
}
