import { useEffect, useRef, useState } from 'react';
import { OWN_LIMIT } from '../../data/own/shape';
import { useStrings } from '../i18n';
import { commonStrings } from '../strings/common';
import { Button } from '../ui/button';
import { ownStrings } from './strings';

interface NoteEditorProps {
  title: string;
  text: string;
  onSave: (text: string) => void;
  onCancel: () => void;
}

/** A note being written. Ctrl/⌘ and Enter keep it, Esc leaves it as it was. */
export function NoteEditor({ title, text, onSave, onCancel }: NoteEditorProps) {
  const words = useStrings(ownStrings);
  const common = useStrings(commonStrings);
  const [typed, setTyped] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const area = field.current;
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  }, []);
  return (
    <div className="own-editor">
      <textarea
        ref={field}
        rows={4}
        maxLength={OWN_LIMIT.note}
        aria-label={words.noteOn(title)}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSave(typed);
          else if (event.key === 'Escape') onCancel();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <p className="own-row">
        <Button small tone="main" onClick={() => onSave(typed)}>
          {words.save}
        </Button>
        <Button small onClick={onCancel}>
          {common.cancel}
        </Button>
      </p>
    </div>
  );
}
