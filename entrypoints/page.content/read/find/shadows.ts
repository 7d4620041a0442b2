import type { Job } from '../../slices';

/** Most elements remembered that may get a shadow root later. */
const WAITING_LIMIT = 10_000;

/**
 * Custom elements that have no shadow root yet: nothing tells of one attached later, and definitions often load after
 * the page. Looked at again now and then, instead of at every element of the page.
 */
export class LateHosts {
  private waiting: Element[] = [];

  add(host: Element): void {
    if (this.waiting.length < WAITING_LIMIT) this.waiting.push(host);
  }

  /** Calls back with the shadow roots that have come. `last`: forgets the rest. */
  look(found: (root: ShadowRoot) => void, last: boolean): void {
    for (const { shadowRoot } of this.waiting) if (shadowRoot) found(shadowRoot);
    this.waiting = last ? [] : this.waiting.filter((host) => host.isConnected && !host.shadowRoot);
  }
}

/** Looks for open shadow roots under a root, a slice at a time, and enters those found. */
export class ShadowSearch implements Job {
  private readonly stack: TreeWalker[];

  constructor(
    root: Node,
    private readonly found: (root: ShadowRoot) => void,
    private readonly late: LateHosts,
  ) {
    this.stack = [document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT)];
    this.look(root);
  }

  private look(node: Node): void {
    // Closed roots answer null; they are closed to us by the author's wish. Text controls have none that is open.
    const shadow = (node as Element).shadowRoot;
    if (!shadow) {
      if ((node as Element).localName?.includes('-')) this.late.add(node as Element);
      return;
    }
    this.found(shadow);
    this.stack.push(document.createTreeWalker(shadow, NodeFilter.SHOW_ELEMENT));
  }

  step(deadline: number): boolean {
    do {
      for (let i = 0; i < 128; i++) {
        const walker = this.stack[this.stack.length - 1];
        if (!walker) return true;
        const node = walker.nextNode();
        if (node) this.look(node);
        else this.stack.splice(this.stack.indexOf(walker), 1);
      }
    } while (performance.now() < deadline);
    return false;
  }
}

/** Enters open shadow roots that were attached after their host was read, as soon as the pointer is over one. */
export function enterUnderPointer(enter: (root: ShadowRoot) => void, signal: AbortSignal): void {
  addEventListener(
    'pointerover',
    (event) => {
      for (const target of event.composedPath()) if (target instanceof ShadowRoot) enter(target);
    },
    { passive: true, capture: true, signal },
  );
}
