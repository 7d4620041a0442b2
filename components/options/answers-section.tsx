import { useState } from 'react';
import type { Feedback } from '../../data/recognizer/model';
import { repairFeedback } from '../../data/settings/shape';
import { useStrings } from '../i18n';
import { optionsStrings } from './strings';

interface AnswersSectionProps {
  answers: readonly Feedback[];
  /** Replaces the whole list. */
  onChange: (answers: Feedback[]) => void;
}

/** Answers of a file written by "export"; empty when it holds none. */
export function readAnswers(text: string): Feedback[] {
  try {
    const value: unknown = JSON.parse(text);
    return repairFeedback(Array.isArray(value) ? value : (value as { answers?: unknown } | null)?.answers);
  } catch {
    return [];
  }
}

/** Both lists; where both answer for the same name and place, the later argument wins. */
export function mergeAnswers(old: readonly Feedback[], added: readonly Feedback[]): Feedback[] {
  const keyed = new Map([...old, ...added].map((one) => [`${one.scope} ${one.where} ${one.name}`, one]));
  return [...keyed.values()];
}

function save(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** What the reader called wrong or right: seen, taken along, brought back, cleared, and cleared taken back. */
export function AnswersSection({ answers, onChange }: AnswersSectionProps) {
  const words = useStrings(optionsStrings);
  const [cleared, setCleared] = useState<readonly Feedback[] | null>(null);
  const [said, setSaid] = useState('');
  const take = async (file: File | undefined) => {
    if (!file) return;
    const added = readAnswers(await file.text());
    setCleared(null);
    setSaid(added.length > 0 ? words.answersAdded(added.length) : words.answersBad);
    if (added.length > 0) onChange(mergeAnswers(answers, added));
  };
  const remove = (gone: Feedback) => {
    onChange(answers.filter((one) => one !== gone));
  };
  return (
    <section>
      <h2>{words.sections.answers}</h2>
      <p className="hint">{answers.length > 0 ? words.answersHint : words.noAnswers}</p>
      {answers.length > 0 && (
        <ul className="rows rows-long">
          {[...answers].reverse().map((one) => (
            <li key={`${one.scope} ${one.where} ${one.name}`}>
              <span>
                <b>{one.name}</b>{' '}
                <span className="hint">
                  {words.verdicts[one.verdict]} · {words.scopes[one.scope]}
                  {one.where && ` · ${one.where}`}
                </span>
              </span>
              <button type="button" className="button" aria-label={words.remove(one.name)} onClick={() => remove(one)}>
                {words.removeShort}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        <button
          type="button"
          className="button"
          disabled={answers.length === 0}
          onClick={() => save('yearbook-lens-answers.json', JSON.stringify({ answers }, null, 2))}
        >
          {words.exportAnswers}
        </button>
        <label className="button file">
          {words.importAnswers}
          <input
            type="file"
            accept="application/json,.json"
            onChange={(event) => {
              void take(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </label>
        <button
          type="button"
          className="button button-danger"
          disabled={answers.length === 0}
          onClick={() => {
            setCleared(answers);
            setSaid(words.cleared(answers.length));
            onChange([]);
          }}
        >
          {words.clearAnswers}
        </button>
        <span role="status" className="hint">
          {said}
        </span>
        {cleared && (
          <button
            type="button"
            className="button"
            onClick={() => {
              onChange(mergeAnswers(answers, cleared));
              setCleared(null);
              setSaid('');
            }}
          >
            {words.undo}
          </button>
        )}
      </div>
    </section>
  );
}
