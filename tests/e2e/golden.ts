import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import type { PageNames } from '../../data/messaging/messages';
import { marksOf, PAGES, PATIENCE } from './harness';

/** What the extension says it found in the tab at this address, all frames together. */
export function namesOf(desk: Page, url: string): Promise<PageNames | null> {
  return desk.evaluate(async (address) => {
    for (const tab of await chrome.tabs.query({})) {
      const names = await chrome.runtime.sendMessage({ type: 'page.names', params: { tab: tab.id } });
      if (names?.url === address) return names;
    }
    return null;
  }, url);
}

/** Text → how often it is marked. */
export function countsOf(names: PageNames | null): Record<string, number> {
  return Object.fromEntries((names?.names ?? []).map(({ text, count }) => [text, count]));
}

/** Waits until the page's names are as said, or gives what they are when patience ends. */
export async function settledNames(
  desk: Page,
  page: Page,
  wanted: Record<string, number>,
): Promise<Record<string, number>> {
  const goal = JSON.stringify(sorted(wanted));
  let found: Record<string, number> = {};
  for (const until = Date.now() + PATIENCE; Date.now() < until; await page.waitForTimeout(150)) {
    found = countsOf(await namesOf(desk, page.url().split('#')[0] as string));
    if (JSON.stringify(sorted(found)) === goal) break;
  }
  return found;
}

function sorted(counts: Record<string, number>): [string, number][] {
  return Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
}

export function expectedOf(name: string): Record<string, number> {
  return JSON.parse(readFileSync(join(PAGES, name, 'expected.json'), 'utf8')).names;
}

/** The tabs at this address. */
function tabsOf(desk: Page, url: string): Promise<number[]> {
  return desk.evaluate(async (address) => {
    const tabs: number[] = [];
    for (const { id } of await chrome.tabs.query({})) {
      const names = await chrome.runtime.sendMessage({ type: 'page.names', params: { tab: id } });
      if (id !== undefined && names?.url.split('#')[0] === address) tabs.push(id);
    }
    return tabs;
  }, url.split('#')[0]);
}

/** The tab at this address. */
export async function tabOf(desk: Page, url: string): Promise<number> {
  const [tab] = await tabsOf(desk, url);
  if (tab === undefined) throw new Error(`no tab at ${url}`);
  return tab;
}

/** Tabs that were found by their address: to ask each tab what it shows takes longer than most of what is asked of one. */
const found = new WeakMap<Page, { url: string; tabs: number[] }>();

/** Sends a command to a page, as a key or a menu would. */
export async function command(desk: Page, page: Page, name: string): Promise<void> {
  const url = page.url();
  const known = found.get(page);
  let tabs = known?.url === url ? known.tabs : [];
  for (const until = Date.now() + PATIENCE; tabs.length === 0 && Date.now() < until; ) tabs = await tabsOf(desk, url);
  if (tabs.length === 0) throw new Error(`no tab at ${url} to send “${name}” to`);
  found.set(page, { url, tabs });
  await desk.evaluate(
    ([tabs, what]) => {
      for (const tab of tabs) chrome.tabs.sendMessage(tab, { type: 'page.command', params: { command: what } });
    },
    [tabs, name] as const,
  );
}

/** Changes what is stored, as the options page does. */
export function store(desk: Page, items: Record<string, unknown>): Promise<void> {
  return desk.evaluate((given) => chrome.storage.local.set(given), items);
}

/** Text → how often it is painted now; the current name and our own text do not count twice. */
export async function painted(target: Page | Frame): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { layer, text } of await marksOf(target)) if (layer === 'name') counts[text] = (counts[text] ?? 0) + 1;
  return counts;
}

/** What the toolbar button says of the tab at this address. */
export async function badgeOf(desk: Page, url: string): Promise<string> {
  return desk.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), await tabOf(desk, url));
}

/** A page's script with its framework, bundled as its author would. */
export async function bundle(file: string): Promise<string> {
  // Few files bundle anything, and this is longer in loading than all the rest.
  const { build } = await import('vite');
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"development"' },
    build: { write: false, minify: false, lib: { entry: join(PAGES, file), formats: ['iife'], name: 'app' } },
  });
  const [first] = Array.isArray(result) ? result : [result];
  if (!first || !('output' in first)) throw new Error('nothing was bundled');
  return first.output[0].code;
}

/** Text of an element as the reader sees it: the sign at the end of an expansion of ours has no width. */
export async function seenText(page: Page, selector: string): Promise<string> {
  return ((await page.textContent(selector)) ?? '').replaceAll('\u200c', '');
}
