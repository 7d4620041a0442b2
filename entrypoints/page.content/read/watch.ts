import { firstElementOf, isConnected, isElement, isText, localNameOf, openRootOf, ownerOf, parentNodeOf } from '../dom';
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
  /** Another document has something of it: what is seen there must not count here as well. */
  adopted: boolean;
  /** Attributes that turn text on or off changed on these. */
  switched: Set<Element>;
  /** Too much changed to tell apart: read everything again. */
  all: boolean;
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
    adopted: false,
    switched: new Set(),
    all: false,
  };
}

/** One MutationObserver for all roots (a document and its shadow roots). */
export class Watch {
  private readonly observer: MutationObserver;
  private pending = none();
  private urgent = false;

  constructor(
    signal: AbortSignal,
    /** What has been read: its lines are to be read again even if no Han is left in them. */
    private readonly blocks: Pick<Blocks, 'has' | 'containerOf' | 'in' | 'marked'>,
    /** `urgent`: text with a name may have been written over by text that has it too. */
    private readonly changed: (urgent: boolean) => void,
    /** Every text the page itself changed and every node it put in: before the next paint, before anything is read again. */
    private readonly events: { textChanged(text: Text): void; added(node: Node): void },
  ) {
    this.observer = new MutationObserver((records) => this.take(records));
    signal.addEventListener('abort', () => this.observer.disconnect());
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
      this.changed(false);
      return;
    }
    const containers = new Containers();
    this.urgent = false;
    for (const record of records) {
      this.urgent ||= replaces(record) && this.blocks.marked.size > 0;
      try {
        if (record.type === 'characterData') this.data(record.target as Text, containers);
        else if (record.type === 'attributes') pending.switched.add(record.target as Element);
        else this.listChanged(record, containers);
      } catch {
        pending.all = true;
      }
    }
    if (Math.max(pending.subtrees.size, pending.containers.size, pending.switched.size) > MANY) {
      pending.all = true;
      pending.subtrees.clear();
      pending.containers.clear();
      pending.switched.clear();
    }
    if (pending.all || pending.removed || pending.containers.size + pending.subtrees.size + pending.switched.size > 0)
      this.changed(this.urgent);
  }

  private data(text: Text, containers: Containers): void {
    if (!isText(text)) return;
    this.events.textChanged(text);
    const container = this.blocks.containerOf(text) ?? (HAN.test(text.data) ? containers.at(parentNodeOf(text)) : null);
    if (!container) return;
    this.pending.containers.add(container);
    for (const block of this.blocks.in(container)) this.urgent ||= block.marks.length > 0;
  }

  private listChanged(record: MutationRecord, containers: Containers): void {
    const { target, addedNodes, removedNodes } = record;
    if (removedNodes.length > 0) this.pending.removed = true;
    let lines = false;
    for (const node of removedNodes) {
      lines ||= isText(node) || isElement(node);
      if (ownerOf(node) !== document) this.pending.adopted = this.urgent = true;
    }
    for (const node of addedNodes) {
      this.events.added(node);
      if (isText(node)) lines ||= HAN.test(node.data);
      else if (isElement(node) && !isTransparent(node)) {
        // An inline element without element children holds lines of its container only. One that was read elsewhere may
        // be left alone where it is now.
        const own = containers.at(node) === node || this.blocks.has(node);
        // A component may have a root that is closed.
        const isComponent = localNameOf(node).includes('-');
        if (own || isComponent || firstElementOf(node) || openRootOf(node)) this.pending.subtrees.add(node);
        lines = true;
      }
    }
    // An element put into or taken out of a line joins or parts what stands beside it. Only if there is text there.
    if (!lines || !isConnected(target)) return;
    const container = containers.at(target);
    if (container && this.hasLines(container, record, containers)) this.pending.containers.add(container);
  }

  /** Whether the container has text of its own worth reading again; a list that only holds items has none. */
  private hasLines(container: Container, record: MutationRecord, containers: Containers): boolean {
    if (this.blocks.has(container)) return true;
    for (const node of [record.previousSibling, record.nextSibling, ...record.addedNodes]) {
      if (!node) continue;
      if (isText(node) ? HAN.test(node.data) : isElement(node) && containers.at(node) === container) return true;
    }
    return false;
  }
}

/** One step takes the old away and puts the new in. */
function replaces({ addedNodes, removedNodes }: MutationRecord): boolean {
  return addedNodes.length > 0 && removedNodes.length > 0;
}
