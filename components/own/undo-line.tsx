import { useStrings } from '../i18n';
import { commonStrings } from '../strings/common';

/** What was taken away last, and how it comes back. */
export interface Undo {
  words: string;
  run: () => void;
}

/** Says it, with a button that brings it back; empty while nothing was taken away. */
export function UndoLine({ undo, onDone }: { undo: Undo | null; onDone: () => void }) {
  const common = useStrings(commonStrings);
  return (
    <div role="status" className="own-undo">
      {undo && (
        <>
          <span>{undo.words}</span>
          <button
            type="button"
            className="link"
            onClick={() => {
              undo.run();
              onDone();
            }}
          >
            {common.undo}
          </button>
        </>
      )}
    </div>
  );
}
