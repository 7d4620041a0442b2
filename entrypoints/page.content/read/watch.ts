import type { Blocks } from './blocks';
import { type Container, Containers } from './find/containers';
import { HAN, isTransparent, WATCHED_ATTRIBUTES } from './find/rules';

/** What has changed since it was last taken: as little as can be said. */
export interface Changes {
  /** Containers whose own lines changed. */
  containers: Set<Container>;
  /** Subtrees that are new. */
  subtrees: Set<Node>;
  /** Something left the document: blocks without a document are to be dropped. */
  removed: boolean;
  /** Attributes that turn text on or off changed on these. */
  switched: Set<Element>;
  /** Too much changed to tell apart: read everything again. */
  all: boolean;
  /** Colours may have changed. */
  colours: boolean;
}

/** More than this many records in one delivery are not looked at one by one. */
const HUGE = 20_000;
/** More than this many separate subtrees, containers or switched elements pending are read as one. */
const MANY = 5_000;

function none(): Changes {
  return {
    containers: new Set(),
    subtrees: new Set(),
    removed: false,
    switched: new Set(),
    all: false,
    colours: false,
  };
}

/** One MutationObserver per root (a document or an open shadow root), all of one instance. */
export class Watch {
  private readonly observer: MutationObserver;
  private readonly colours: MutationObserver;
  private pending = none();

  constructor(
    signal: AbortSignal,
    /** What has been read: its lines are to be read again even if no Han is left in them. */
    private readonly blocks: Pick<Blocks, 'has' | 'containerOf'>,
    private readonly changed: () => void,
    /** Every text the page itself changed and every node it put in, before anything is read again. */
    private readonly events: { textChanged(text: Text): void; added(node: Node): void },
  ) {
    this.observer = new MutationObserver((records) => this.take(records));
    this.colours = new MutationObserver(() => {
      this.pending.colours = true;
      this.changed();
    });
    signal.addEventListener('abort', () => {
      this.observer.disconnect();
      this.colours.disconnect();
    });
  }

  /** Observes a root. The observer lives as long as the root does. */
  add(root: Node): void {
    this.observer.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: WATCHED_ATTRIBUTES,
    });
    if (!(root instanceof Document)) return;
    for (const element of [root.documentElement, root.body]) if (element) this.observeColours(element);
  }

  private observeColours(element: Element): void {
    const attributeFilter = ['class', 'style', 'data-theme', 'data-color-mode', 'data-bs-theme', 'theme', 'bgcolor'];
    this.colours.observe(element, { attributes: true, attributeFilter });
  }

  /** Runs an edit of our own without taking notice of it. */
  unseen(edit: () => void): void {
    this.take(this.observer.takeRecords());
    edit();
    this.observer.takeRecords();
  }

  /** The changes so far; the next call starts from none. */
  takeChanges(): Changes {
    const changes = this.pending;
    this.pending = none();
    return changes;
  }

  private take(records: MutationRecord[]): void {
    if (records.length === 0) return;
    const pending = this.pending;
    if (records.length > HUGE) {
      for (const { type, target, addedNodes } of records)
        if (type === 'characterData') this.events.textChanged(target as Text);
        else for (const node of addedNodes) this.events.added(node);
      pending.all = true;
      pending.removed = true;
      this.changed();
      return;
    }
    const containers = new Containers();
    for (const record of records) {
      const { target } = record;
      if (record.type === 'characterData') this.data(target as Text, containers);
      else if (record.type === 'attributes') pending.switched.add(target as Element);
      else this.children(record, containers);
    }
    if (Math.max(pending.subtrees.size, pending.containers.size, pending.switched.size) > MANY) {
      pending.all = true;
      pending.subtrees.clear();
      pending.containers.clear();
      pending.switched.clear();
    }
    if (pending.all || pending.removed || pending.containers.size + pending.subtrees.size + pending.switched.size > 0)
      this.changed();
  }

  private data(text: Text, containers: Containers): void {
    if (text.nodeType !== Node.TEXT_NODE) return;
    this.events.textChanged(text);
    const container = this.blocks.containerOf(text) ?? (HAN.test(text.data) ? containers.of(text) : null);
    if (container) this.pending.containers.add(container);
  }

  private children({ target, addedNodes, removedNodes }: MutationRecord, containers: Containers): void {
    if (removedNodes.length > 0) this.pending.removed = true;
    // A body in place of the other: pages that load the next page into this one.
    if (target === document.documentElement && document.body) this.observeColours(document.body);
    let lines = false;
    for (const node of removedNodes) lines ||= node.nodeType === Node.TEXT_NODE || node.nodeType === Node.ELEMENT_NODE;
    for (const node of addedNodes) {
      this.events.added(node);
      if (node.nodeType === Node.TEXT_NODE) lines ||= HAN.test((node as Text).data);
      else if (node.nodeType === Node.ELEMENT_NODE && !isTransparent(node as Element)) {
        // An inline element without element children holds lines of its container only.
        const { firstElementChild, shadowRoot } = node as Element;
        // One that was read elsewhere may be left alone where it is now.
        const own = containers.at(node) === node || this.blocks.has(node as Element);
        if (firstElementChild || shadowRoot || own) this.pending.subtrees.add(node);
        lines = true;
      }
    }
    // An element put into or taken out of a line joins or parts what stands beside it. Only if there is text there.
    if (!lines || !target.isConnected) return;
    const container = containers.at(target);
    if (container && this.hasLines(container, addedNodes, containers)) this.pending.containers.add(container);
  }

  /** Whether the container has text of its own worth reading again; a list that only holds items has none. */
  private hasLines(container: Container, added: NodeList, containers: Containers): boolean {
    if (this.blocks.has(container)) return true;
    for (const node of added) {
      if (node.nodeType === Node.TEXT_NODE) return true;
      if (node.nodeType === Node.ELEMENT_NODE && containers.at(node) === container) return true;
    }
    return false;
  }
}
