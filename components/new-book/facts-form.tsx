import type { BookInfo } from '../../data/yearbook';
import { useStrings } from '../i18n';
import { newBookStrings } from './strings';

const FIELDS = ['title', 'id', 'district', 'city', 'province', 'year', 'edition'] as const;

interface FactsFormProps {
  info: BookInfo;
  given: Partial<BookInfo>;
  onChange: (given: Partial<BookInfo>) => void;
}

/** The facts of the book: inferred ones stand in the fields, a changed one is the reader's word. */
export function FactsForm({ info, given, onChange }: FactsFormProps) {
  const words = useStrings(newBookStrings);
  return (
    <section>
      <h2>{words.facts}</h2>
      <div className="facts">
        {FIELDS.map((field) => {
          const number = field === 'year' || field === 'edition';
          const value = given[field] ?? info[field];
          return (
            <label key={field}>
              <span>{words.fields[field]}</span>
              <input
                value={number && value === 0 ? '' : String(value)}
                inputMode={number ? 'numeric' : undefined}
                spellCheck={false}
                title={field === 'id' ? words.idHint : undefined}
                onChange={({ target }) => {
                  const next = { ...given };
                  if (number) {
                    const year = Number(target.value);
                    if (target.value !== '' && !Number.isInteger(year)) return;
                    next[field] = year;
                  } else if (target.value === '' && field !== 'city' && field !== 'province') delete next[field];
                  else
                    next[field] = field === 'id' ? target.value.toLowerCase().replace(/[^a-z0-9-]/g, '') : target.value;
                  onChange(next);
                }}
              />
            </label>
          );
        })}
      </div>
    </section>
  );
}
