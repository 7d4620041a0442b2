import { useState } from 'react';
import type { Feedback } from '../../data/recognizer/model';
import { repairFeedback } from '../../data/settings/shape';
import { useStrings } from '../i18n';
import { commonStrings } from '../strings/common';
import { Button } from '../ui/button';
import { FileButton } from '../ui/file-button';
import { saveFile } from '../ui/save-file';
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

/** What the reader called wrong or right: seen, taken along, brought back, cleared, and cleared taken back. */
export function AnswersSection({ answers, onChange }: AnswersSectionProps) {
  const words = useStrings(optionsStrings);
  const common = useStrings(commonStrings);
  const [cleared, setCleared] = useState<readonly Feedback[] | null>(null);
  const [said, setSaid] = useState('');
  const take = async (file: File) => {
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
              <Button aria-label={words.remove(one.name)} onClick={() => remove(one)}>
                {words.removeShort}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        <Button
          disabled={answers.length === 0}
          onClick={() =>
            saveFile('yearbook-lens-answers.json', JSON.stringify({ answers }, null, 2), 'application/json')
          }
        >
          {words.exportAnswers}
        </Button>
        <FileButton label={words.importAnswers} accept="application/json,.json" onFile={(file) => void take(file)} />
        <Button
          tone="danger"
          disabled={answers.length === 0}
          onClick={() => {
            setCleared(answers);
            setSaid(words.cleared(answers.length));
            onChange([]);
          }}
        >
          {words.clearAnswers}
        </Button>
        <span role="status" className="hint">
          {said}
        </span>
        {cleared && (
          <Button
            onClick={() => {
              onChange(mergeAnswers(answers, cleared));
              setCleared(null);
              setSaid('');
            }}
          >
            {common.undo}
          </Button>
        )}
      </div>
    </section>
  );
}
