import type { PackRow } from '../../data/store/model';
import { useStrings } from '../i18n';
import { bareTitle, colourOf } from './badge';
import './book-badge.css';
import { useShelf } from './shelf-context';
import './shelf.css';
import { shelfStrings } from './strings';

interface BookSwitchProps {
  packs: readonly PackRow[];
  current: string;
  onChange: (id: string) => void;
}

/** Which book of the shelf is shown. Nothing to choose from, nothing there. */
export function BookSwitch({ packs, current, onChange }: BookSwitchProps) {
  const words = useStrings(shelfStrings);
  const { badges } = useShelf();
  const shown = packs.find((pack) => pack.id === current);
  if (packs.length < 2 || !shown) return null;
  return (
    <label className="book-switch">
      <span className={`book-dot book-badge-${colourOf(shown, badges[current])}`} aria-hidden="true" />
      <span className="unseen">{words.switchBook}</span>
      <select value={current} onChange={(event) => onChange(event.target.value)}>
        {packs.map((pack) => (
          <option key={pack.id} value={pack.id}>
            {bareTitle(pack.info.title)}
          </option>
        ))}
      </select>
    </label>
  );
}
