import { browser } from 'wxt/browser';
import { isHidden, listen } from './dom';

/** How often a page script with something to take back looks whether its extension is still there, ms. */
const ALIVE_MS = 1500;

/**
 * Stands in for WXT's content script context, which tells every page that we are here: it dispatches a DOM event named
 * after the extension when it starts and at each navigation, which page scripts can listen for, and imitate to stop us.
 * This one keeps to itself. The build puts it in the other's place (`wxt.config.ts`).
 */
export class ContentScriptContext {
  private readonly controller = new AbortController();
  private timer: ReturnType<typeof setInterval> | undefined;

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  constructor() {
    listen(document, 'visibilitychange', () => this.check(), { signal: this.signal });
  }

  /**
   * Ends the script soon after its extension has gone. Browsers do not stop old scripts when an extension is updated,
   * disabled or removed; its runtime id goes then. Frames that show nothing look only when they come into view.
   */
  stayAlert(): void {
    this.timer ??= setInterval(() => {
      if (!isHidden()) this.check();
    }, ALIVE_MS);
  }

  private check(): void {
    if (browser.runtime?.id) return;
    clearInterval(this.timer);
    this.controller.abort();
  }

  /** Calls back after same-document navigation. */
  onNavigation(callback: () => void): void {
    let url = location.href;
    const look = (): void => {
      if (location.href === url) return;
      url = location.href;
      callback();
    };
    navigation.addEventListener('currententrychange', look, { signal: this.signal });
  }
}
