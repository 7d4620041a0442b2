import {
  emptyNames,
  type FrameCardRequest,
  NO_ANSWER,
  type PageCommand,
  type PageState,
  type Params,
} from '../../data/messaging/messages';
import { PAGE_MESSAGES } from '../../data/messaging/page-messages';
import { readMessage } from '../../data/messaging/read-message';
import { offReason, repairFeedback, repairSites } from '../../data/settings/shape';
import type { ContentScriptContext } from './context';
import { allInDocument, documentElement, hasFocus, isDesigned, titleOf } from './dom';
import { type Changes, type Member, outermost, own } from './hub';
import type { MarkLayer } from './mark/mark-layer';
import { Page, type Surface } from './page';
import { loadPart } from './parts';
import type { Choices } from './ports';
import { onRewritten } from './rewritten';

/** What tells one state of the names from another. */
const stampOf = (value: unknown): string => {
  const { books, checksum } = (value ?? {}) as { books?: unknown; checksum?: unknown };
  return JSON.stringify([books, checksum]);
};

interface Run {
  page: Page;
  stop: AbortController;
}

/** The page script: reads the reader's choices, turns marking on and off, and answers the rest of the extension. */
export class App implements Member, Surface {
  private run: Run | null = null;
  private choices: Choices | null = null;
  private off: PageState | null = null;
  /** Which state of the names is wanted: the one that came last, while this page was there. */
  private stamp = '';

  private hub = outermost();

  constructor(private readonly context: ContentScriptContext) {
    const { signal } = context;
    this.hub.takeIn(this, this.hub === own);
    signal.addEventListener('abort', () => this.stop());
    this.listen();
    onRewritten(() => {
      this.listen();
      this.restart();
    }, signal);
  }

  ask(raw: unknown): unknown {
    const message = readMessage(PAGE_MESSAGES, raw);
    const handle = message && (this.handlers[message.type] as (params: unknown) => unknown);
    return handle ? handle(message.params) : NO_ANSWER;
  }

  private readonly handlers: { [K in keyof typeof PAGE_MESSAGES]: (params: Params<K>) => unknown } = {
    'page.names': () => this.run?.page.names() ?? emptyNames(this.off ?? 'working', titleOf(), location.href),
    'page.marks': () => this.run?.page.marks(),
    'page.reveal': ({ mention }) => this.run?.page.layer?.reveal(mention) ?? NO_ANSWER,
    'page.light': ({ entity }) => this.run?.page.layer?.highlight(entity),
    'page.command': ({ command, text }) => this.command(command, text),
    'card.claim': ({ nonce }) => (this.run?.page.layer?.vouches(nonce) ? true : NO_ANSWER),
    'top.card': ({ frame, request }) => (window === window.top ? this.frameCard(frame, request) : NO_ANSWER),
    'frame.place': ({ frame, request }) =>
      window !== window.top && allInDocument('iframe,frame').length > 0 ? this.frameCard(frame, request) : NO_ANSWER,
    'frame.event': (event) => this.run?.page.layer?.frameEvent(event),
  };

  storageChanged(changes: Changes, choice: boolean): void {
    // Keys of `data/shelf/published.ts`: the list of books, and each one's names. A list of the same books (how they are
    // told apart is worked out after the first names) changes nothing here.
    const names = Object.entries(changes).filter(
      ([key, { oldValue, newValue }]) =>
        key.startsWith('names') && (key !== 'names' || stampOf(oldValue) !== stampOf(newValue)),
    );
    if (names.length > 0) {
      this.stamp = names.map(([key, { newValue }]) => key + stampOf(newValue)).join();
      this.restart();
    } else if (choice) void this.choose();
  }

  end(): void {
    this.context.end();
  }

  tell(report: Params<'page.marked'>): void {
    this.hub.tell(this, report);
  }

  showing(): void {
    this.hub.stayAlert();
  }

  /** From now on this frame speaks for itself: what shows its card knows it by its number. */
  alone(): void {
    if (this.hub === own) return;
    this.hub.leave(this);
    this.hub = own;
    own.takeIn(this, true);
    own.stayAlert();
    this.run?.page.reportAgain();
  }

  private listen(): void {
    const { signal } = this.context;
    addEventListener('pageshow', this.returned, { signal });
    addEventListener('pagehide', this.left, { signal });
  }

  /** Reads the choices and turns the page on, off, or over to the new choices. */
  async choose(): Promise<void> {
    const stored = await this.hub.choice();
    if (this.context.signal.aborted) return;
    this.choices = {
      settings: (stored.settings ?? {}) as Choices['settings'],
      sites: repairSites(stored.sites),
      feedback: repairFeedback(stored.feedback),
    };
    const off = this.offReason(this.choices);
    if (off !== this.off) {
      this.off = off;
      this.tell({ count: 0, names: 0, state: off ?? 'working' });
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
    const page = new Page(stop.signal, choices, this, this.stamp);
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

  private readonly left = ({ persisted }: PageTransitionEvent): void => {
    this.run?.page.layer?.left();
    if (persisted) this.hub.tell(this);
    else this.hub.leave(this);
  };

  /** The card for a name in a child frame: there may be no name in this document to have loaded it for. */
  private frameCard(frame: number, request: FrameCardRequest): ReturnType<MarkLayer['frameCard']> | typeof NO_ANSWER {
    return this.run?.page.open().then((layer) => layer.frameCard(frame, request)) ?? NO_ANSWER;
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
    const page = this.run?.page;
    // Where nothing is shown and nobody is, it cannot be meant; else see `MarkLayer`.
    const mayBe =
      /^(expand-page|show)/.test(command) || (!/^(re|cl)/.test(command) && (window === window.top || hasFocus()));
    if (!page?.layer && !mayBe) return;
    void page?.open().then(
      (layer) => layer.command(command, text),
      () => {},
    );
  }
}
