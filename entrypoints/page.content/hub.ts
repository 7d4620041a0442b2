import { browser } from 'wxt/browser';
import { NO_ANSWER, type Params, type Sender, sendMessage } from '../../data/messaging/messages';
import { isHidden, listen } from './dom';
import { loadPart } from './parts';
import { namesOf } from './read/names';

/** Milliseconds in which what other frames tell is gathered to one report. */
const TOGETHER_MS = 250;
/** How often something to take back is reason to look whether the extension is still there, ms. */
const ALIVE_MS = 1500;
/** What the reader chose, in `storage.local`. */
const KEYS = ['settings', 'sites', 'feedback'];

/** Values of `storage.local` that have changed, by key. */
export type Changes = Record<string, { oldValue?: unknown; newValue?: unknown }>;
export type Choice = Record<string, unknown>;
type Report = Params<'page.marked'>;

/** The script of one frame. */
export interface Member {
  /** Answers a message, or not (`NO_ANSWER`). */
  ask(raw: unknown): unknown;
  /** Names were published, or the reader chose anew (`choice`). */
  storageChanged(changes: Changes, choice: boolean): void;
  /** The extension is gone. */
  end(): void;
}

/** Its own first: it stands for the others. */
let members: Member[] = [];
/** The script of this frame, where it has joined. */
let ours: Member | undefined;
const reports = new Map<Member, Report>();
let timer: ReturnType<typeof setTimeout> | undefined;
let alive: ReturnType<typeof setInterval> | undefined;
let chosen: Promise<Choice> | undefined;
/** It reads and listens for all. */
let isOpen = false;
/** The button shows something of what was told. */
let isShown = false;

function send(): void {
  clearTimeout(timer);
  timer = undefined;
  const sum: Report = { count: 0, names: 0, state: 'no-names', more: false };
  for (const [member, { count, names, state, more }] of reports) {
    sum.count += count;
    sum.names += names;
    sum.more ||= more;
    if (member === ours || sum.state === 'no-names') sum.state = state;
  }
  // Where there was nothing to take back nobody is woken.
  if (reports.size === 0 && !isShown) return;
  isShown = sum.count > 0 || sum.state.startsWith('off');
  void sendMessage('page.marked', sum).catch(() => {});
}

function check(): void {
  if (browser.runtime?.id) return;
  clearInterval(alive);
  for (const member of members) member.end();
}

/** What the reader chose, as it is stored. */
function choice(): Promise<Choice> {
  // What could not be read is asked for again by the next.
  chosen ??= browser.storage.local.get(KEYS).catch((why) => {
    chosen = undefined;
    throw why;
  });
  return chosen;
}

function open(): void {
  isOpen = true;
  choice().catch(() => {});
  browser.runtime.onMessage.addListener((raw: unknown, sender: Sender, answer: (value: unknown) => void) => {
    if (sender.id !== browser.runtime.id) return;
    const answers = members.map((member) => member.ask(raw)).filter((one) => one !== NO_ANSWER);
    if (answers.length === 0) return;
    // Of names and marks all have some; of the rest one answers.
    const { type } = raw as { type: string };
    let told = Promise.race(answers);
    if (type === 'page.marks') told = Promise.all(answers).then((lists) => lists.flat());
    if (type === 'page.names')
      told = Promise.all(answers).then(([first, ...others]) =>
        others.length > 0 ? { ...(first as object), others } : first,
      );
    void told.catch(console.warn).then(answer);
    // Keeps the channel open in every browser; a returned promise does so only in Firefox.
    return true;
  });
  browser.storage.onChanged.addListener((changes: Changes, area: string) => {
    if (area !== 'local') return;
    const isChoice = KEYS.some((key) => key in changes);
    if (isChoice) chosen = undefined;
    for (const member of members) member.storageChanged(changes, isChoice);
  });
  listen(document, 'visibilitychange', check, {});
}

/**
 * What the page scripts of one tab that can reach one another have in common: those of one origin, which run in one world (Chromium;
 * Firefox gives each frame a world of its own). The outermost has been there before the others and goes with them, and does for all what
 * costs each of them the browser's own objects: it reads the settings and the names, listens, and tells one count. A frame that shows a card
 * speaks for itself (`App.alone`).
 */
export const own = {
  names: namesOf,
  choice,

  /** What shows names; it takes the window that it is to show them in. */
  show: () => loadPart('show'),

  takeIn(member: Member, isOurs: boolean): void {
    if (!isOpen) open();
    if (isOurs) {
      ours = member;
      members.unshift(member);
    } else members.push(member);
  },

  leave(member: Member): void {
    members = members.filter((one) => one !== member);
    own.tell(member);
  },

  /** Takes what a frame has to tell, or takes it back: the frame is being left, and all with it if it is this one. */
  tell(member: Member, report?: Report): void {
    if (report) reports.set(member, report);
    else if (member === ours) reports.clear();
    else reports.delete(member);
    if (member === ours || !ours) send();
    else timer ??= setTimeout(send, TOGETHER_MS);
  },

  /**
   * Ends all soon after the extension has gone. Browsers do not stop old scripts when an extension is updated, disabled or removed;
   * its runtime id goes then. Frames that show nothing look only when they come into view.
   */
  stayAlert(): void {
    alive ??= setInterval(() => isHidden() || check(), ALIVE_MS);
  },
};

/** Where each frame has its own. Symbols of this kind are the same in all of them. */
const HUB = Symbol.for('names');
type Hub = typeof own;
type Sharing = Window & { [HUB]?: Hub };
(window as Sharing)[HUB] = own;

/** That of the outermost frame that this one can reach: nothing runs any more in a frame that has been left. */
export function outermost(): Hub {
  let view: Sharing = window;
  try {
    // Asked for anything of its own, a frame of another origin throws.
    while (view !== view.parent && view.parent.origin) view = view.parent;
  } catch {
    // The frame around is of another origin.
  }
  return view[HUB] ?? own;
}
