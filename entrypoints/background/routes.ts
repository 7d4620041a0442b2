import { browser } from 'wxt/browser';
import { frameCard } from '../../data/messaging/frame-card';
import {
  type Answer,
  emptyNames,
  type FrameCardRequest,
  NO_ANSWER,
  onMessage,
  type PageNames,
  type Params,
  type Sender,
  sendToTab,
} from '../../data/messaging/messages';
import { MESSAGES } from '../../data/messaging/shapes';
import { readReaderRoute } from '../../data/routes';
import { answerRelayed, isRelayed } from '../../data/store/relay';
import { countFrame, framesOf } from './badge';
import type { LibraryKeeper } from './library';
import { mergeNames } from './merge-names';
import { openPage } from './open';
import { forgetStale, isStale } from './stale-tabs';

/** Whether a message comes from a page of ours (card, popup, panel…), not from the script in a web page. */
function isOurs(sender: Sender): boolean {
  return sender.url?.startsWith(browser.runtime.getURL('/')) ?? false;
}

/** Answers messages and passes them on between frames, tabs and our own pages. */
export function listenToMessages(keeper: LibraryKeeper): void {
  onMessage(MESSAGES, {
    'names.missing': () => keeper.again(),
    'import.state': () => keeper.state(),
    'library.read': ({ query, argument }, sender) =>
      isOurs(sender) && isRelayed(query, argument) ? answerRelayed(query, argument) : NO_ANSWER,
    'import.start': (_params, sender) => (isOurs(sender) ? keeper.again({ force: true, deep: true }) : undefined),
    'library.damaged': ({ wrong }, sender) => (isOurs(sender) ? keeper.reported(wrong) : NO_ANSWER),
    'library.changed': (_params, sender) => (isOurs(sender) ? keeper.changed() : undefined),
    'library.remove': ({ pack }, sender) => (isOurs(sender) ? keeper.remove(pack) : undefined),

    'card.claim': async ({ nonce }, sender) =>
      isOurs(sender) &&
      sender.tab?.id !== undefined &&
      (await sendToTab(sender.tab.id, 'card.claim', { nonce })) === true,

    'page.marked': async (report, { tab, frameId }) => {
      if (tab?.id === undefined) return;
      await forgetStale(tab.id);
      await countFrame(tab.id, frameId ?? 0, report);
    },
    'page.names': ({ tab }, sender) => (tab === undefined || !isOurs(sender) ? NO_ANSWER : namesOf(tab)),

    'page.marks': ({ tab }, sender) =>
      tab === undefined || !isOurs(sender)
        ? NO_ANSWER
        : answersOf(tab, 'page.marks').then((answers) => answers.flatMap((marks) => marks ?? [])),

    'frame.card': (request, { tab, frameId }) => tab?.id !== undefined && !!frameId && toTop(tab.id, frameId, request),
    'top.event': async ({ frame, event }, { tab, frameId }) => {
      if (tab?.id !== undefined && frameId === 0) await sendToTab(tab.id, 'frame.event', event, frame).catch(() => {});
    },

    'ui.open': async (params, sender) => {
      const tab = params.tab ?? sender.tab?.id;
      // The script of a web page may only search: it cannot send the reader anywhere else.
      if (!isOurs(sender) && !(params.page === 'reader' && readReaderRoute(params.hash ?? '').page === 'search'))
        return;
      await openPage(params, tab, sender.tab?.windowId);
    },
  });
}

/** Frames of other sites around a frame that are asked for its place, at most, and how long an answer is waited for, ms. */
const DEPTH = 3;
const PLACE_MS = 500;

/** Has the top frame do something for a name in a frame, placed by the frames between where no other can. */
async function toTop(tab: number, frame: number, request: FrameCardRequest, depth = 0): Promise<boolean> {
  if (request.action !== 'show' || request.space !== 'nested')
    return (await sendToTab(tab, 'top.card', { frame, request }, 0)) === true;
  const placed = await Promise.race([
    sendToTab(tab, 'frame.place', { frame, request }).catch(() => undefined),
    new Promise<undefined>((resolve) => setTimeout(resolve, PLACE_MS)),
  ]);
  return depth < DEPTH && frameCard(placed) && toTop(tab, frame, placed, depth + 1);
}

/** What the frames of a tab answer, the top frame first. */
async function answersOf<K extends 'page.names' | 'page.marks'>(tab: number, type: K) {
  const frames = new Set([0, ...Object.keys(await framesOf(tab)).map(Number)]);
  const answers = await Promise.all(
    [...frames].map((frame) => sendToTab(tab, type, {} as Params<K>, frame).catch(() => undefined)),
  );
  // A frame may speak for others too: of marks each gives a list, of names its own with those of others beside them.
  type Told = Answer<K> & { others?: Answer<K>[] };
  return (answers as (Told | Answer<K>[] | null | undefined)[])
    .flatMap((told) => (Array.isArray(told) ? (told as Answer<K>[]) : [told, ...(told?.others ?? [])]))
    .filter((answer) => answer !== undefined && answer !== null) as Answer<K>[];
}

/** Names of a tab, all frames together; the top frame first. */
async function namesOf(tab: number): Promise<PageNames> {
  const lists = await answersOf(tab, 'page.names');
  return mergeNames(lists) ?? emptyNames((await isStale(tab)) ? 'stale' : 'unavailable');
}
