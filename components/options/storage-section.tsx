import { useState } from 'react';
import { useStrings } from '../i18n';
import { Button } from '../ui/button';
import { optionsStrings } from './strings';

export interface StorageState {
  usage: number | null;
  quota: number | null;
  persisted: boolean | null;
}

/** Bytes in the largest unit that leaves a number of at least one. */
export function bytesInWords(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value >= 100 || unit === 0 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

interface StorageSectionProps {
  storage: StorageState | null;
  /** Asks the browser to keep the data; tells whether it agreed. */
  onPersist: () => Promise<boolean>;
}

// Not by the name `storage`: WXT takes that for its own storage and puts it into the page, 3 kB.
/** How much is kept, and whether the browser promised to keep it. */
export function StorageSection({ storage: kept, onPersist }: StorageSectionProps) {
  const words = useStrings(optionsStrings);
  const [refused, setRefused] = useState(false);
  const known = kept?.usage != null && kept.quota != null;
  return (
    <section>
      <h2>{words.sections.storage}</h2>
      <p>
        {kept === null
          ? words.loading
          : known
            ? words.usage(bytesInWords(kept.usage ?? 0), bytesInWords(kept.quota ?? 0))
            : words.usageUnknown}
      </p>
      {kept && <p className="hint">{kept.persisted ? words.persisted : words.notPersisted}</p>}
      {kept && !kept.persisted && (
        <div className="row">
          <Button onClick={() => void onPersist().then((agreed) => setRefused(!agreed))}>{words.persist}</Button>
          {refused && (
            <span role="status" className="hint">
              {words.persistRefused}
            </span>
          )}
        </div>
      )}
    </section>
  );
}
