import { browser } from 'wxt/browser';
import {
  emptyNames,
  type FrameCardRequest,
  NO_ANSWER,
  onMessage,
  type PageCommand,
  type PageState,
  sendMessage,
} from '../../data/messaging/messages';
import { PAGE_MESSAGES } from '../../data/messaging/page-messages';
import { offReason, repairFeedback, repairPageSettings, repairSites } from '../../data/settings/shape';
import { activeElement, allInDocument, documentElement, hasFocus, isDesigned, titleOf } from './dom';
import { Page } from './page';
import { loadPart } from './parts';
import type { Choices } from './ports';
import { onRewritten } from './rewritten';

/** What tells one state of the names from another. */
const stampOf = (value: unknown): string => {
  const { books, checksum } = (value ?? {}) as { books?: unknown; checksum?: unknown };
  return JSON.stringify([books, checksum]);
};
const KEYS = ['settings', 'sites', 'feedback'];

interface Run {
  page: Page;
  stop: AbortController;
}

/** The page script: reads the reader's choices, turns marking on and off, and answers the rest of the extension. */
export class App {
  private run: Run | null = null;
  private choices: Choices | null = null;
  private off: PageState | null = null;
  /** Which state of the names is wanted: the one that came last, while this page was there. */
  private stamp = '';

  constructor(
    private readonly signal: AbortSignal,
    /** Called when there is something in the page to take back when the extension goes. */
    private readonly onShown: () => void,
  ) {
    onMessage(
      PAGE_MESSAGES,
      {
        'page.names': () => this.run?.page.names() ?? emptyNames(this.off ?? 'working', titleOf(), location.href),
        'page.marks': () => this.run?.page.marks(),
        'page.reveal': ({ mention }) => this.run?.page.layer?.reveal(mention) ?? NO_ANSWER,
        'page.light': ({ entity }) => this.run?.page.layer?.highlight(entity),
        'page.command': ({ command, text }) => this.command(command, text),
        'card.claim': ({ nonce }) => (this.run?.page.layer?.vouches(nonce) ? true : NO_ANSWER),
        'top.card': ({ frame, request }) => (window === window.top ? this.frameCard(frame, request) : NO_ANSWER),
        // All frames are asked, and the first answer counts: who does not know gives none, now or ever.
        'frame.place': ({ frame, request }) =>
          window !== window.top && allInDocument('iframe,frame').length > 0
            ? this.frameCard(frame, request).then((placed) => placed || new Promise<never>(() => {}))
            : NO_ANSWER,
        'frame.event': (event) => this.run?.page.layer?.frameEvent(event),
      },
      signal,
    );
    const changed = (changes: Record<string, { oldValue?: unknown; newValue?: unknown }>, area: string): void => {
      if (area !== 'local') return;
      // Keys of `data/shelf/published.ts`: the list of books, and each one's names. A list of the same books (how they are
      // told apart is worked out after the first names) changes nothing here.
      const names = Object.entries(changes).filter(
        ([key, { oldValue, newValue }]) =>
          key.startsWith('names') && (key !== 'names' || stampOf(oldValue) !== stampOf(newValue)),
      );
      if (names.length > 0) {
        this.stamp = names.map(([key, { newValue }]) => key + stampOf(newValue)).join();
        this.restart();
      } else if (KEYS.some((key) => key in changes)) void this.choose();
    };
    browser.storage.onChanged.addListener(changed);
    signal.addEventListener('abort', () => {
      browser.storage.onChanged.removeListener(changed);
      this.stop();
    });
    this.listen();
    onRewritten(() => {
      this.listen();
      this.restart();
    }, signal);
  }

  private listen(): void {
    const { signal } = this;
    addEventListener('pageshow', this.returned, { signal });
    addEventListener('pagehide', this.left, { signal });
  }

  /** Reads the choices and turns the page on, off, or over to the new choices. */
  async choose(): Promise<void> {
    const stored = await browser.storage.local.get(KEYS);
    if (this.signal.aborted) return;
    this.choices = {
      settings: repairPageSettings(stored.settings),
      sites: repairSites(stored.sites),
      feedback: repairFeedback(stored.feedback),
    };
    const off = this.offReason(this.choices);
    if (off !== this.off) {
      this.off = off;
      void sendMessage('page.marked', { count: 0, names: 0, state: off ?? 'working' }).catch(() => {});
    }
    if (off) this.stop();
    else if (this.run) this.run.page.choose(this.choices);
    else this.start(this.choices);
  }

  /** A frame is off with the page that holds it, as far as it can know that page. */
  private offReason({ settings, sites }: Choices): ReturnType<typeof offReason> {
    const own = offReason(settings, sites, location.href);
    if (own || window === window.top) return own;
    try {
      return offReason(settings, sites, (window.top as Window).location.href);
    } catch {
      const { ancestorOrigins } = location;
      const top = ancestorOrigins?.[ancestorOrigins.length - 1];
      return top ? offReason(settings, sites, top) : null;
    }
  }

  private start(choices: Choices): void {
    if (isDesigned() || !documentElement()) return;
    const stop = new AbortController();
    const page = new Page(stop.signal, choices, this.onShown, this.stamp);
    this.run = { page, stop };
    page.start();
  }

  private stop(): void {
    this.run?.page.stop();
    this.run?.stop.abort();
    this.run = null;
  }

  private restart(): void {
    this.stop();
    if (this.choices && !this.off) this.start(this.choices);
  }

  /** Same-document navigation. */
  navigated(): void {
    void this.choose();
    this.run?.page.contextChanged();
  }

  private readonly returned = (event: PageTransitionEvent): void => {
    if (!event.persisted) return;
    // The button told of another page meanwhile.
    this.off = null;
    void this.choose();
    this.run?.page.reading.readAll();
    this.run?.page.reportAgain();
  };

  private readonly left = (): void => {
    this.run?.page.layer?.left();
    if (this.off || this.run?.page.state === 'marked')
      void sendMessage('page.marked', { count: 0, names: 0, state: 'no-names' }).catch(() => {});
  };

  /** The card for a name in a child frame: there may be no name in this document to have loaded it for. */
  private async frameCard(frame: number, request: FrameCardRequest): Promise<boolean | FrameCardRequest> {
    const layer = await this.run?.page.open();
    return (await layer?.frameCard(frame, request)) ?? false;
  }

  private command(command: PageCommand, text?: string): void {
    if (command === 'toggle-page') {
      if (window === window.top)
        void loadPart('card').then(
          ({ togglePage }) => togglePage(),
          () => {},
        );
      return;
    }
    if (!this.run || !this.isMeant(command)) return;
    void this.run.page.open().then(
      (layer) => layer.command(command, text),
      () => {},
    );
  }

  /** Commands reach all frames; those about one name are for the frame the reader is in. */
  private isMeant(command: PageCommand): boolean {
    const layer = this.run?.page.layer;
    // Without anything shown there is nothing to close or to take back.
    if (command === 'restore-page' || command === 'close-card') return Boolean(layer);
    if (command === 'expand-page' || command === 'show-marks') return true;
    if (command.endsWith('selection')) return hasFocus() && getSelection()?.isCollapsed === false;
    const inChild = activeElement() instanceof HTMLIFrameElement;
    if (window !== window.top) return hasFocus() && !inChild;
    // With the reader in a frame the frame is meant, but for the card of a name of this document.
    return !inChild || (command === 'pin-card' && layer?.showing === true);
  }
}
