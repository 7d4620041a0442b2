import type { Browser } from 'wxt/browser';

declare global {
  /** For functions that run inside a page of the extension. */
  const chrome: {
    action: typeof Browser.action;
    contextMenus: typeof Browser.contextMenus;
    storage: typeof Browser.storage;
    windows: typeof Browser.windows;
    sidePanel: typeof Browser.sidePanel;
    runtime: typeof Browser.runtime;
    tabs: typeof Browser.tabs;
    extension: typeof Browser.extension;
  };
}
