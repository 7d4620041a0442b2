import { useEffect, useRef } from 'react';
import { useStrings } from '../i18n';
import { commonStrings } from '../strings/common';
import { Button } from '../ui/button';
import { cardStrings } from './strings';

/** Milliseconds in which a second press belongs to the first: a double click is no answer. */
const TWICE_MS = 500;

interface SurePanelProps {
  name: string;
  onSure: () => void;
  onCancel: () => void;
}

/** Asks once more before a name is no longer marked anywhere: a page may have led the reader to press there. */
export function SurePanel({ name, onSure, onCancel }: SurePanelProps) {
  const words = useStrings(cardStrings);
  const common = useStrings(commonStrings);
  const cancel = useRef<HTMLButtonElement>(null);
  const asked = useRef(0);
  useEffect(() => {
    asked.current = performance.now();
    cancel.current?.focus();
  }, []);
  return (
    <section className="card-panel" role="alertdialog" aria-labelledby="card-sure" aria-describedby="card-sure-how">
      <h2 id="card-sure">{words.sure(name)}</h2>
      <p id="card-sure-how">{words.sureHow}</p>
      <p className="card-sure-answers">
        <Button
          tone="danger"
          small
          onClick={() => {
            if (performance.now() - asked.current > TWICE_MS) onSure();
          }}
        >
          {words.sureYes}
        </Button>
        <Button ref={cancel} small onClick={onCancel}>
          {common.cancel}
        </Button>
      </p>
    </section>
  );
}
