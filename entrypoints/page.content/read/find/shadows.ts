import { firstChildOf, isConnected, isElement, listen, localNameOf, openRootOf, shadowOf, walk } from '../../dom';
import type { Job } from '../../slices';

/** Most elements remembered that may get a shadow root later. */
const WAITING_LIMIT = 10_000;
/** Remembered elements looked at in one look, one after the other in turn. */
const AT_ONCE = 500;

/** Of elements that are no components so many are remembered, for so many looks. */
const PLAIN = { most: 1000, looks: 30 };

/** Elements of HTML that can have a shadow root. */
const HOST = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);

/**
 * Elements that have no shadow root yet but may get one: nothing tells of one attached later, and definitions often load
 * after the page. Looked at again now and then, instead of at every element of the page.
 */
export class LateHosts {
  private waiting: Element[] = [];
  private at = 0;
  /** Elements of HTML without anything in them, and how often they are still looked at. */
  private plain: Element[] = [];
  private looks = 0;

  get size(): number {
    return this.waiting.length + this.plain.length;
  }

  add(host: Element): void {
    if (this.waiting.length < WAITING_LIMIT) this.waiting.push(host);
  }

  addPlain(host: Element): void {
    this.looks = PLAIN.looks;
    if (this.plain.length < PLAIN.most) this.plain.push(host);
  }

  /** Calls back with the shadow roots that have come. */
  look(found: (root: ShadowRoot) => void): void {
    this.plain = this.plain.filter((host) => {
      const root = openRootOf(host);
      if (root) found(root);
      return !root && isConnected(host) && !firstChildOf(host);
    });
    if (--this.looks <= 0) this.plain = [];
    const end = this.at + AT_ONCE;
    const kept: Element[] = [];
    for (const host of this.waiting.slice(this.at, end)) {
      const root = shadowOf(host);
      if (root) found(root);
      else if (isConnected(host)) kept.push(host);
    }
    this.waiting.splice(this.at, AT_ONCE, ...kept);
    this.at = this.at + kept.length >= this.waiting.length ? 0 : this.at + kept.length;
  }
}

/** Times a search starts over when the page takes the node away that it stands on. */
const RESTARTS = 20;

/** Looks for shadow roots under a root, a slice at a time; whoever enters those found searches them in turn. */
export class ShadowSearch implements Job {
  private readonly walker: TreeWalker;
  private restarts = RESTARTS;
  /** What comes from here on is not searched. */
  stop: Node | null = null;

  constructor(
    private readonly root: Node,
    private readonly found: (root: ShadowRoot) => void,
    private readonly late: LateHosts,
  ) {
    this.walker = walk(root, NodeFilter.SHOW_ELEMENT);
    if (isElement(root)) this.look(root);
  }

  private look(element: Element): void {
    let root = openRootOf(element);
    if (!root) {
      const name = localNameOf(element);
      // To ask for closed roots costs ten times as much: those who draw by themselves alone hold nothing else.
      const alone = HOST.has(name) && !firstChildOf(element);
      if (!alone && !name.includes('-')) return;
      root = shadowOf(element);
      if (!root) {
        if (alone) this.late.addPlain(element);
        else this.late.add(element);
        return;
      }
    }
    this.found(root);
  }

  step(deadline: number): boolean {
    const { walker } = this;
    if (!isConnected(walker.currentNode)) {
      if (!isConnected(this.root) || !this.restarts--) return true;
      walker.currentNode = this.root;
    }
    do {
      for (let i = 0; i < 128; i++) {
        const node = walker.nextNode();
        if (!node || node === this.stop) return true;
        this.look(node as Element);
      }
    } while (performance.now() < deadline);
    return false;
  }
}

/** Enters shadow roots that were attached after their host was read, as soon as the pointer is over one. */
export function enterUnderPointer(enter: (root: ShadowRoot) => void, signal: AbortSignal): void {
  const seen = new WeakSet<EventTarget>();
  listen(
    document,
    'pointerover',
    (event) => {
      const path = event.composedPath();
      for (const target of path) if (target instanceof ShadowRoot) enter(target);
      // A closed root shows its host alone.
      const [host] = path;
      if (!(host instanceof HTMLElement) || seen.has(host)) return;
      seen.add(host);
      const root = shadowOf(host);
      if (root) enter(root);
    },
    { passive: true, capture: true, signal },
  );
}
