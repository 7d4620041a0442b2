import { formatNumber, useLanguage, useStrings } from '../i18n';
import './schematic.css';
import { mapStrings } from './strings';

/** An area of a book without a map. */
export interface SchematicArea {
  id: string;
  name: string;
  /** How many names the book places in it. */
  count: number;
}

/** A book's areas as boxes by name, for a book that brings no map: what lies in what, never how far or which way. */
export function Schematic({
  label,
  areas,
  lit,
  onLight,
  onPick,
}: {
  label: string;
  areas: readonly SchematicArea[];
  /** The area lit with its row, or that holds what is. */
  lit: string | null;
  onLight: (id: string | null) => void;
  onPick: (id: string) => void;
}) {
  const strings = useStrings(mapStrings);
  const language = useLanguage();
  return (
    <section className="ym-schematic" aria-label={label}>
      <p>{strings.noGround}</p>
      <ul>
        {areas.map(({ id, name, count }) => (
          <li key={id}>
            <button
              type="button"
              className={id === lit ? 'ym-schematic-lit' : undefined}
              onPointerEnter={() => onLight(id)}
              onPointerLeave={() => onLight(null)}
              onClick={() => onPick(id)}
            >
              {name} <small>{formatNumber(count, language)}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
