import { allInDocument, body, isComplete, walk } from '../dom';

/** Milliseconds without a change of the page that count as quiet. */
const QUIET_MS = 1000;
/** The same where a framework's server-made text has not been taken over yet: a change before that breaks it. */
const UNSETTLED_MS = 4000;
/** After this long the page is taken as it is. */
const PATIENCE_MS = 20_000;

/**
 * Signs of server-made text that a script may still take over: React's text separators and pending boundaries (comments
 * `<!-- -->`, `$?`, `$!`), Next, Nuxt, Remix, Astro islands, Vue 2's and Angular's marks, Qwik.
 */
const SIGNS = [
  '#__next',
  '#__nuxt',
  '#___gatsby',
  'astro-island[ssr]',
  '[data-reactroot]',
  '[data-server-rendered]',
  '[ng-server-context]',
  '[ngh]',
  '[q\\:container="paused"]',
  'script#__NEXT_DATA__',
  'script#__NUXT_DATA__',
].join(',');

/** Whether the page looks like one whose text was made on a server and may be taken over by a script. */
function isUnsettled(): boolean {
  if (allInDocument(SIGNS).length > 0) return true;
  const comments = walk(body() ?? document, NodeFilter.SHOW_COMMENT);
  for (let i = 0; i < 2000; i++) {
    const comment = comments.nextNode() as Comment | null;
    if (!comment) return false;
    if (/^( |\$[?!~]?|\/\$|\[|\])$/.test(comment.data)) return true;
  }
  return false;
}

/** Calls back once: after load, when the page has not changed for a while. */
export function whenQuiet(changedAt: () => number, signal: AbortSignal, callback: () => void): void {
  const start = performance.now();
  const check = (): void => {
    if (signal.aborted) return;
    const wait = isUnsettled() ? UNSETTLED_MS : QUIET_MS;
    const quiet = performance.now() - Math.max(changedAt(), loadedAt);
    if (isComplete() && (quiet >= wait || performance.now() - start > PATIENCE_MS)) callback();
    else setTimeout(check, 250);
  };
  let loadedAt = performance.now();
  if (!isComplete())
    addEventListener(
      'load',
      () => {
        loadedAt = performance.now();
      },
      { once: true, signal },
    );
  check();
}
