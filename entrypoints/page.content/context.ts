/**
 * Stands in for WXT's content script context, which tells every page that we are here: it dispatches a DOM event named
 * after the extension when it starts and at each navigation, which page scripts can listen for, and imitate to stop us.
 * This one keeps to itself. The build puts it in the other's place (`wxt.config.ts`).
 */
export class ContentScriptContext {
  private readonly controller = new AbortController();

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Ends the script: its extension has gone (`hub.ts`). */
  end(): void {
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
