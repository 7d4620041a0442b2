import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { needChromium } from './find-browser.mjs';

/** Longest wait for anything a reader waits for, in milliseconds. */
export const PATIENCE = 20_000;

export interface Lens {
  context: BrowserContext;
  /** Language the pages are shown in. */
  locale: string;
  /** Session of the whole browser, for what pages cannot reach. */
  browser: CDPSession;
  /** Address of a page of the extension: `lens.url('reader.html#/chronicle')`. */
  url(path: string): string;
  newPage(address: string): Promise<Page>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** Folder of the built extension; null for the same browser without it, to measure by. */
  extension: string | null;
  /** Browser to run; found on this machine when not given. */
  executable?: string;
  /** With a window. */
  headed?: boolean;
  /** Profile folder; empty for a fresh one that is thrown away. */
  profile?: string;
  viewport?: { width: number; height: number } | null;
  colorScheme?: 'light' | 'dark';
  locale?: string;
  reducedMotion?: 'reduce' | 'no-preference';
  forcedColors?: 'active' | 'none';
  /** Send everything but loopback to this port. */
  proxyPort?: number;
  /** Keep pages for going back and forward to, as readers' browsers do and Playwright does not. */
  backForwardCache?: boolean;
  args?: string[];
}

/**
 * Features switched off for tests. Playwright's own list (which this one replaces: the last switch counts) also turns off
 * the partitioning of third-party storage, and then Chromium denies IndexedDB to an extension's frame in a page, which no
 * reader's browser does.
 */
const SWITCHED_OFF = [
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PreconnectToSearch',
  'Translate',
];

/**
 * Starts a browser of the Chromium family with the built extension. The extension comes in by `Extensions.loadUnpacked`
 * over the debugging pipe: Chrome and Edge since 137 ignore `--load-extension` (mozilla/web-ext#3388).
 */
export async function launchWith(options: LaunchOptions): Promise<Lens> {
  const { extension, locale = 'zh-CN' } = options;
  if (extension !== null && !existsSync(join(extension, 'manifest.json'))) {
    throw new Error(`no built extension in ${extension}; run "npm run build" first`);
  }
  // Chromium will not start as root, nor inside most containers, with its sandbox.
  const unsandboxed = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const context = await chromium.launchPersistentContext(options.profile ?? '', {
    executablePath: options.executable ?? needChromium().path,
    headless: !options.headed,
    viewport: options.viewport === undefined ? { width: 1280, height: 900 } : options.viewport,
    colorScheme: options.headed ? null : (options.colorScheme ?? 'light'),
    reducedMotion: options.headed ? null : (options.reducedMotion ?? 'no-preference'),
    forcedColors: options.headed ? null : (options.forcedColors ?? 'none'),
    locale,
    // On Linux the browser's own language, which the side panel shows, comes from the environment.
    env: { ...process.env, LANGUAGE: locale.replace('-', '_'), LANG: `${locale.replace('-', '_')}.UTF-8` },
    ignoreDefaultArgs: [
      '--disable-extensions',
      '--enable-automation',
      ...(options.backForwardCache ? ['--disable-back-forward-cache'] : []),
    ],
    args: [
      '--enable-unsafe-extension-debugging',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${SWITCHED_OFF.join(',')}`,
      '--no-first-run',
      `--lang=${locale}`,
      ...unsandboxed,
      ...(options.proxyPort ? [`--proxy-server=http://127.0.0.1:${options.proxyPort}`] : []),
      ...(options.args ?? []),
    ],
  });
  const browser = await context.browser()!.newBrowserCDPSession();
  const id = extension === null ? 'none' : await load(browser, extension);
  const url = (path: string) => `chrome-extension://${id}/${path}`;
  return {
    context,
    locale,
    browser,
    url,
    async newPage(address) {
      const page = await context.newPage();
      await page.goto(address);
      return page;
    },
    close: () => context.close(),
  };
}

async function load(browser: CDPSession, path: string): Promise<string> {
  // The Extensions domain is newer than Playwright's list of protocol methods.
  const send = browser.send.bind(browser) as unknown as (method: string, params: object) => Promise<{ id: string }>;
  return (await send('Extensions.loadUnpacked', { path })).id;
}

/** Ends the extension's service worker, as the browser does after 30 idle seconds or when memory is short. */
export async function killWorker(lens: Lens): Promise<void> {
  const page = await bareExtensionPage(lens);
  const session = await lens.context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
  await page.close();
}

/**
 * Opens a page of the extension that runs no code of ours, to reach the extension's own storage and messages: the
 * manifest itself, shown as text.
 */
export function bareExtensionPage(lens: Lens): Promise<Page> {
  return lens.newPage(lens.url('manifest.json'));
}
