import { type Dispatch, useState } from 'react';
import type { NotThisScope } from '../../data/messaging/card-protocol';
import { unkeptStrings } from '../app-frame/unkept-strings';
import { useStrings } from '../i18n';
import { useErrorWords } from '../library/error-words';
import { commonStrings } from '../strings/common';
import { cardStrings } from './strings';

/** What became of the reader's last answer. */
export type Answer = { kind: 'dismissed'; scope: NotThisScope } | { kind: 'undone' } | { kind: 'unkept'; why: Error };

/** The last answer of this show; one that could not be stored is none. */
export function useAnswer(turn: number, unkept: Error | undefined): [Answer | null, Dispatch<Answer>] {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [of, setOf] = useState({ turn, unkept });
  if (of.turn !== turn || of.unkept !== unkept) {
    setOf({ turn, unkept });
    setAnswer(unkept && of.unkept !== unkept ? { kind: 'unkept', why: unkept } : null);
  }
  return [answer, setAnswer];
}

/** Says what became of the answer, and takes it back where it was taken. */
export function CardAnswer({ answer, onUndo }: { answer: Answer; onUndo: () => void }) {
  const words = useStrings(cardStrings);
  const common = useStrings(commonStrings);
  const unkept = useStrings(unkeptStrings);
  const errorWords = useErrorWords();
  switch (answer.kind) {
    case 'dismissed':
      return (
        <div className="card-answer" role="status">
          <span>{words.dismissed[answer.scope]}</span>
          <button type="button" className="card-action card-action-read" onClick={onUndo}>
            {common.undo}
          </button>
        </div>
      );
    case 'undone':
      return (
        <div className="card-answer" role="status">
          <span>{words.undone}</span>
        </div>
      );
    case 'unkept':
      return (
        <div className="card-answer" role="alert">
          <p className="card-unkept">
            {unkept.title} <span className="notice-detail">{errorWords(answer.why)}</span>
          </p>
        </div>
      );
  }
}
