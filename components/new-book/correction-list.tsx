import type { Understood } from '../../data/build/understood';
import { useOurs, useStrings } from '../i18n';
import { newBookStrings } from './strings';

interface CorrectionListProps {
  understood: Understood;
  onLine: (line: number) => void;
}

/** Where a look helps most, and whether every line has a home. */
export function CorrectionList({ understood: { corrections: list, unaccounted }, onLine }: CorrectionListProps) {
  const words = useStrings(newBookStrings);
  const ours = useOurs();
  return (
    <section>
      <h2>{words.corrections}</h2>
      <p className="hint">
        {words.accounted(unaccounted)} {list.length > 0 ? words.correctionsHint : words.noCorrections}
      </p>
      {list.length > 0 && (
        <ol className="corrections">
          {list.map(({ message, line }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two corrections can say the same of one line
            <li key={i}>
              {line > 0 ? (
                <button type="button" className="link" onClick={() => onLine(line)}>
                  {words.line(line)}
                </button>
              ) : null}
              <span>{ours(message)}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
