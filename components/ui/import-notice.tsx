import type { ImportState } from '../../data/messaging/import-feed';
import { type Strings, useStrings } from '../i18n';
import { importSteps } from './import-steps';

const strings: Strings<{ importing: string; failed: string; empty: string; retry: string }> = {
  zh: { importing: '正在装入年鉴…', failed: '年鉴没有装成。', empty: '还没有装入年鉴。', retry: '重试' },
  en: {
    importing: 'The yearbook is being installed…',
    failed: 'The yearbook could not be installed.',
    empty: 'No yearbook is installed yet.',
    retry: 'Try again',
  },
};

/** How an import stands: its step and count while it runs, the reason and a way to try again when it failed. */
export function ImportNotice({ state, onRetry }: { state: ImportState; onRetry: () => void }) {
  const words = useStrings(strings);
  const steps = useStrings(importSteps);
  const { done = 0, total = 0 } = state;
  if (state.state !== 'importing')
    return (
      <div className="notice" role="alert">
        <p>{state.state === 'failed' ? words.failed : words.empty}</p>
        {state.error && <p className="notice-detail">{state.error}</p>}
        <button type="button" className="button" onClick={onRetry}>
          {words.retry}
        </button>
      </div>
    );
  const step = state.step && (steps[state.step as keyof typeof steps] ?? state.step);
  return (
    <div className="notice" role="status">
      <p>{words.importing}</p>
      <progress aria-label={words.importing} max={total || 1} value={total > 0 ? done : undefined} />
      <p className="notice-detail">
        {step} {total > 0 && `${done} / ${total}`}
      </p>
    </div>
  );
}
