import { browser } from 'wxt/browser';

/** A worker for one import. */
export function importWorker(): Worker {
  return new Worker(browser.runtime.getURL('/import-worker.js' as '/'));
}
