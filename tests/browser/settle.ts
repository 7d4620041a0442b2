/** Milliseconds in which nothing may change, and that are waited at most. */
const STILL_MS = 30;
const PATIENCE_MS = 5_000;
/** What a page says as long as something is on its way. */
const LOADING = /正在翻书…|Turning the pages…/;

/** Waits until the document has stopped changing and nothing says that it is loading. */
export async function still(): Promise<void> {
  let changed = performance.now();
  const watch = new MutationObserver(() => {
    changed = performance.now();
  });
  watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  const end = changed + PATIENCE_MS;
  for (let now = changed; now < end; now = performance.now()) {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const isLoading = LOADING.test(document.body.textContent) || document.querySelector('[aria-busy=true]') !== null;
    if (!isLoading && performance.now() - changed > STILL_MS) break;
  }
  watch.disconnect();
}
