import { useEffect, useState } from 'react';

interface CopyButtonProps {
  text: string;
  label: string;
  done: string;
  failed: string;
  /** What is copied, for a screen reader. */
  describe?: string;
  className?: string;
}

/** Copies a text and says so, on the button and to a screen reader. */
export function CopyButton({ text, label, done, failed, describe, className }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'idle' | 'done' | 'failed'>('idle');
  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), 2400);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    // In a web page's frame the clipboard interface is denied by policy, and each try is logged on the page's console;
    // the old command works there, inside a click.
    if (window.top !== window && copyBySelection(text)) return setOutcome('done');
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('done');
    } catch {
      setOutcome(copyBySelection(text) ? 'done' : 'failed');
    }
  };
  return (
    <>
      <button
        type="button"
        className={className ?? 'button'}
        aria-label={describe ? `${label} ${describe}` : undefined}
        onClick={copy}
      >
        {outcome === 'done' ? done : label}
      </button>
      <span role="status" className="unseen">
        {outcome === 'done' ? done : ''}
      </span>
      {outcome === 'failed' && (
        <span role="alert" className="copy-failed">
          {failed}
        </span>
      )}
    </>
  );
}

/** `execCommand('copy')` from a text area outside the view; false where the browser refuses. */
function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.setAttribute('aria-hidden', 'true');
  field.style.position = 'fixed';
  field.style.opacity = '0';
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  let copied = false;
  try {
    copied = document.execCommand('copy');
  } catch {
    copied = false;
  }
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}
