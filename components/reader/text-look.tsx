import { useEffect, useState } from 'react';
import { DEFAULT_LOOK, LOOKS, type ReadingLook } from '../../data/settings/shape';
import { useStrings } from '../i18n';
import { Popover } from '../ui/popover';
import type { LookHost } from './look';
import './text-look.css';
import { readerStrings } from './strings';

/** How large and how wide running text stands: kept for all books and the next time. */
export default function TextLook({ host }: { host: LookHost }) {
  const words = useStrings(readerStrings);
  const [look, setLook] = useState<ReadingLook>(DEFAULT_LOOK);
  useEffect(() => host.watch(setLook), [host]);
  const choice = <K extends keyof ReadingLook>(key: K, names: Record<ReadingLook[K] | 'label', string>) => (
    <fieldset className="look">
      <legend>{names.label}</legend>
      {(LOOKS[key] as readonly ReadingLook[K][]).map((one) => (
        <label key={one}>
          <input
            type="radio"
            name={`look-${key}`}
            checked={look[key] === one}
            onChange={() => host.change({ [key]: one } as Partial<ReadingLook>)}
          />
          <span>{names[one]}</span>
        </label>
      ))}
    </fieldset>
  );
  return (
    <Popover label={words.look} face={<span aria-hidden="true">Aa</span>} className="button look-button">
      {() => (
        <>
          {choice('size', words.sizes)}
          {choice('width', words.widths)}
        </>
      )}
    </Popover>
  );
}
