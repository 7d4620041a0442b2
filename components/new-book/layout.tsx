import type { Understood } from '../../data/build/understood';
import { useOurs, useStrings } from '../i18n';
import { newBookStrings } from './strings';
import type { Description } from './use-reading';

const MARKS = ['【】', '〔〕', '[]', '〖〗', '■', '◆', '□', '●', '▲', '★', ''] as const;

interface LayoutProps {
  understood: Understood;
  given: Description;
  onChange: (given: Description) => void;
  onLine: (line: number) => void;
}

/** What was inferred of the layout, each with its evidence; the two that all hangs on can be chosen. */
export function Layout({ understood, given, onChange, onLine }: LayoutProps) {
  const words = useStrings(newBookStrings);
  const ours = useOurs();
  const shown = (field: string, value: string) => {
    if (field === 'wrapped') return words.wrappedValue[value] ?? value;
    if (field === 'mark' && value === '') return words.markOwn;
    return value === '' ? words.none : value;
  };
  return (
    <section>
      <h2>{words.layout}</h2>
      <dl className="inferred">
        {understood.inferred
          .filter(({ field }) => words.inferred[field] !== undefined)
          .map(({ field, value, confidence, evidence, lines }) => (
            <div key={field} data-doubt={confidence < 0.7}>
              <dt>{words.inferred[field]}</dt>
              <dd>
                <b>{shown(field, value)}</b> <small>{words.sure(Math.round(confidence * 100))}</small>
                <span className="hint">
                  {ours(evidence)}
                  {lines[0] !== undefined && lines[0] > 0 && (
                    <button type="button" className="link" onClick={() => onLine(lines[0]!)}>
                      {words.line(lines[0])}
                    </button>
                  )}
                </span>
              </dd>
            </div>
          ))}
      </dl>
      <div className="facts">
        <label>
          <span>{words.markChoice}</span>
          <select
            value={given.mark ?? 'auto'}
            onChange={({ target }) => onChange({ ...given, mark: target.value === 'auto' ? undefined : target.value })}
          >
            <option value="auto">{words.auto}</option>
            {MARKS.map((mark) => (
              <option key={mark} value={mark}>
                {mark === '' ? words.markOwn : mark}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{words.wrapChoice}</span>
          <select
            value={given.wrapped === undefined ? 'auto' : String(given.wrapped)}
            onChange={({ target }) =>
              onChange({ ...given, wrapped: target.value === 'auto' ? undefined : target.value === 'true' })
            }
          >
            <option value="auto">{words.auto}</option>
            <option value="true">{words.wrappedValue.true}</option>
            <option value="false">{words.wrappedValue.false}</option>
          </select>
        </label>
      </div>
    </section>
  );
}
