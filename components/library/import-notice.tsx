import type { ImportState } from '../../data/messaging/import-feed';
import { useOurs, useStrings } from '../i18n';
import { commonStrings } from '../strings/common';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { importSteps } from './import-steps';

interface ImportNoticeProps {
  state: ImportState;
  onRetry: () => void;
  /** Where a failure may need more than another try. */
  onOptions?: () => void;
}

/** How an import stands: its step and count while it runs, the reason and a way to try again when it failed. */
export function ImportNotice({ state, onRetry, onOptions }: ImportNoticeProps) {
  const words = useStrings(commonStrings);
  const steps = useStrings(importSteps);
  const ours = useOurs();
  const { done = 0, total = 0 } = state;
  const repairing = state.state === 'repairing';
  if (state.state !== 'importing' && !repairing)
    return (
      <Notice
        urgent
        title={state.state === 'failed' ? words.importFailed : words.noBook}
        hint={state.error && ours(state.error)}
      >
        <Button onClick={onRetry}>{words.retry}</Button>
        {onOptions && <Button onClick={onOptions}>{words.openOptions}</Button>}
      </Notice>
    );
  const step = state.step && (steps[state.step as keyof typeof steps] ?? state.step);
  return (
    <Notice title={repairing ? words.repairing : words.importing}>
      <progress
        aria-label={repairing ? words.repairing : words.importing}
        max={total || 1}
        value={total > 0 ? done : undefined}
      />
      <p className="notice-detail">
        {step} {total > 0 && `${done} / ${total}`}
      </p>
    </Notice>
  );
}
