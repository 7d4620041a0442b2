import { browser } from 'wxt/browser';
import type { PageState } from '../../data/messaging/messages';
import { readItem, settingsItem } from '../../data/settings/items';

/** What one frame told last. */
interface FrameCount {
  count: number;
  names: number;
  state: PageState;
  /** The page is not read whole. */
  more?: boolean | undefined;
}

const COLOUR = '#a8322a';

function keyOf(tab: number): string {
  return `tab:${tab}`;
}

/** Counts of a tab's frames. In `storage.session`: the worker may be stopped between two reports. */
export async function framesOf(tab: number): Promise<Record<string, FrameCount>> {
  const key = keyOf(tab);
  return ((await browser.storage.session.get(key))[key] ?? {}) as Record<string, FrameCount>;
}

let queue: Promise<void> = Promise.resolve();

/** Takes a frame's report and shows the tab's sum on the toolbar button. One after the other: frames report at once. */
export function countFrame(tab: number, frame: number, report: FrameCount): Promise<void> {
  queue = queue
    .then(async () => {
      const frames = await framesOf(tab);
      if (report.count > 0 || frame === 0) frames[frame] = report;
      else delete frames[frame];
      await browser.storage.session.set({ [keyOf(tab)]: frames });
      await show(tab, frames);
    })
    .catch((error) => console.warn('badge', error));
  return queue;
}

export async function forgetTab(tab: number): Promise<void> {
  await browser.storage.session.remove(keyOf(tab));
}

async function show(tab: number, frames: Record<string, FrameCount>): Promise<void> {
  const { badge } = await readItem(settingsItem);
  let count = 0;
  let more = '';
  for (const frame of Object.values(frames)) {
    count += frame.count;
    if (frame.more) more = '+';
  }
  const state = frames[0]?.state ?? 'marked';
  const off = state === 'off' || state === 'off-page' || state === 'off-site';
  // Beyond it pages do not look whether a mark can be seen (`page.content/mark/listing.ts`).
  const number = count > 999 ? '999+' : count + more;
  const text = off ? '–' : count === 0 ? '' : number;
  const t = browser.i18n.getMessage as (key: string, values?: string | string[]) => string;
  const title = off ? t('titleOff') : count === 0 ? t('titleNone') : t('titleMarked', number);
  // The tab may be gone by now.
  await Promise.allSettled([
    browser.action.setBadgeText({ tabId: tab, text: badge ? text : '' }),
    browser.action.setBadgeBackgroundColor({ tabId: tab, color: off ? '#8a929c' : COLOUR }),
    browser.action.setBadgeTextColor?.({ tabId: tab, color: '#ffffff' }),
    browser.action.setTitle({ tabId: tab, title: `${t('extName')} · ${title}` }),
  ]);
}
