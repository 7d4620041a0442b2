/**
 * Whether the tab is hidden, as tests say: a tab under test never is. Loaded before everything else (vitest.config.ts), since
 * the page script takes its getters when it is loaded, and once for all files of a tab.
 */
const told = globalThis as { isTabHidden?: boolean };

Object.defineProperty(Document.prototype, 'hidden', { configurable: true, get: () => told.isTabHidden === true });

/** Hides the tab or shows it, and says so to those that listen. */
export function turnTab(hidden: boolean): void {
  told.isTabHidden = hidden;
  document.dispatchEvent(new Event('visibilitychange'));
}
