import type { PageState } from '../../data/messaging/messages';
import { useStrings } from '../i18n';
import { Button } from '../ui/button';
import { stateStrings } from './state-strings';

type Silent = Exclude<PageState, 'marked' | 'working'>;

/** Why there is no list, in one sentence. */
export function WhyNoList({ state, onReload }: { state: Silent; onReload: () => void }) {
  const words = useStrings(stateStrings);
  const sentence = {
    'off-page': words.offPage,
    'off-site': words.offSite,
    off: words.off,
    'no-names': words.noNames,
    foreign: words.foreign,
    unavailable: words.unavailable,
    stale: words.stale,
  }[state];
  return (
    <>
      <p>{sentence}</p>
      {state === 'unavailable' && <p className="popup-hint">{words.unavailableHint}</p>}
      {state === 'stale' && <Button onClick={onReload}>{words.reload}</Button>}
    </>
  );
}
