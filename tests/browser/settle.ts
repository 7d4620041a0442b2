/** Milliseconds in which nothing may change, and that are waited at most. */
const STILL_MS = 30;
const PATIENCE_MS = 15_000;
/** For `vi.waitFor` and its like. */
export const PATIENCE = { timeout: PATIENCE_MS };
/** What a page says as long as something is on its way. */
const LOADING = /正在翻书…|Turning the pages…/;

/**
 * Waits until the document has stopped changing and nothing says that it is loading.
 * Not within `act`, which holds rendering back.
 * @param loading what is on its way stays there: it is enough that nothing changes
 */
export async function still({ loading = false } = {}): Promise<void> {
  let changed = performance.now();
  const watch = new MutationObserver(() => {
    changed = performance.now();
  });
  watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  const end = changed + PATIENCE_MS;
  for (let now = changed; now < end; now = performance.now()) {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const isLoading =
      !loading && (LOADING.test(document.body.textContent) || document.querySelector('[aria-busy=true]') !== null);
    if (!isLoading && performance.now() - changed > STILL_MS) {
      watch.disconnect();
      return;
    }
  }
  watch.disconnect();
  throw new Error('the document does not come to rest');
}
