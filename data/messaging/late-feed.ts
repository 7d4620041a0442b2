import type { ImportFeed } from './import-feed';
import { sendMessage } from './messages';

/**
 * The import for a page that is drawn before anything else: asked at once, listened to when the check of messages has come.
 * What happened in between is asked for then.
 */
export const lateFeed: ImportFeed = {
  ask: () => sendMessage('import.state', {}),
  watch: (tell, signal) =>
    void import('./import-feed').then(({ importFeed }) => {
      if (signal.aborted) return;
      importFeed.watch(tell, signal);
      // Who does not answer has nothing to tell.
      importFeed.ask().then(
        (state) => signal.aborted || tell(state),
        () => {},
      );
    }),
};
