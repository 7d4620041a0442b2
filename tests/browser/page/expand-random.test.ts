import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Settings } from '../../../data/settings/shape';
import { SIGN } from '../../../entrypoints/page.content/expand/ledger';
import { FULL, make, SHORT, type Stand, stand } from './stand';

/**
 * Random pages do random things to themselves while their names are expanded; after taking back each must be byte for byte
 * what the same page would be without us. More rounds by hand: VITE_EXPAND_ROUNDS=2000 npx vitest run --project browser
 * tests/browser/page/expand-random.test.ts
 */
const ROUNDS = Number(import.meta.env.VITE_EXPAND_ROUNDS ?? 32);
/** Pages that change side by side. */
const AT_ONCE = 16;
const SETTLE_MS = 90;

type Random = (below: number) => number;

function randomFrom(seed: number): Random {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) / 4294967296) * below;
  };
}

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random(list.length))] as T;
const WORDS = ['今天', '会议', '来了', '，', '。', '😀', '清波街道'];
const NAMES = [SHORT, '上城发改经信局', '上城区教育局'];
/** Now and then the page says a full name itself. */
const OWN = ['杭州市', FULL, '杭州市上城区教育局', `上城发改经信局（${FULL}）`];

function words(random: Random): string {
  let text = '';
  for (let i = 0, n = random(6); i < n; i++)
    text += random(1) < 0.45 ? pick(random, NAMES) : random(1) < 0.12 ? pick(random, OWN) : pick(random, WORDS);
  return text;
}

function grow(parent: Element, random: Random, depth: number): void {
  for (let i = 0, n = 1 + random(4); i < n; i++) {
    if (depth > 0 && random(1) < 0.4) {
      const child = make(pick(random, ['div', 'span', 'b', 'li', 'section', 'a']));
      grow(child, random, depth - 1);
      parent.append(child);
    } else if (random(1) < 0.06) parent.append(document.createComment(pick(random, NAMES)));
    else parent.append(words(random));
  }
}

/** What one page keeps for later. */
interface Live {
  root: HTMLElement;
  kept: Node[];
  /** Undone by the page itself, a while later; or before it does anything else. */
  later: (() => void)[];
  soon: (() => void)[];
}

const texts = (root: Node): Text[] => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found;
};

/** Wraps each occurrence of a word in an element, as find-in-page scripts do. */
function wrap(root: Element, word: string): () => void {
  const marks: HTMLElement[] = [];
  for (const text of texts(root)) {
    const at = text.data.indexOf(word);
    if (at < 0) continue;
    const middle = text.splitText(at);
    middle.splitText(word.length);
    const mark = make('mark');
    middle.replaceWith(mark);
    mark.append(middle);
    marks.push(mark);
  }
  return () => {
    for (const mark of marks) mark.replaceWith(...mark.childNodes);
    root.normalize();
  };
}

/** What pages do. Each does the same to a page with our text in it and to one without. */
const CHANGES: ((element: Element, random: Random, page: Live) => void)[] = [
  (element) => element.normalize(),
  (element, random) => {
    for (const text of texts(element)) if (text.length > 1 && random(1) < 0.5) text.splitText(1 + (text.length >> 1));
  },
  (element, random, page) => page.later.push(wrap(element, pick(random, ['会议', '今天']))),
  // Words that our text has too: another page is wrapped, until it is unwrapped again.
  (element, random, page) =>
    page.soon.push(wrap(element, pick(random, ['发展改革', '杭州市', '局', '（', '局）', '城']))),
  (element, _random, page) => page.root.append(element.cloneNode(true)),
  (element, random, page) => {
    if (element !== page.root) pick(random, [...page.root.children]).after(element.cloneNode(true));
  },
  (element) => {
    const html = element.innerHTML;
    element.innerHTML = html;
  },
  (element) => {
    element.textContent = `又${element.textContent}今`;
  },
  (element, _random, page) => {
    if (element === page.root) return;
    const { parentNode, nextSibling } = element;
    document.implementation.createHTMLDocument('').adoptNode(element);
    parentNode?.insertBefore(element, nextSibling);
  },
  (element, random, page) => {
    const target = pick(random, [page.root, ...page.root.querySelectorAll('*')]);
    if (!element.contains(target)) target.append(element);
  },
  (element, _random, page) => element !== page.root && element.remove(),
  (element) => {
    const [text] = texts(element);
    if (text) text.data = `前${text.data}`;
  },
  (element) => texts(element).at(-1)?.appendData('又来了'),
  (element, _random, page) => {
    element.setAttribute('contenteditable', 'true');
    page.later.push(() => element.removeAttribute('contenteditable'));
  },
  (element, _random, page) => {
    element.setAttribute('hidden', '');
    page.later.push(() => element.removeAttribute('hidden'));
  },
  (element, random) => element.append(make(pick(random, ['p', 'span']), [words(random)])),
  (element) => {
    if (!element.firstChild) return;
    const range = document.createRange();
    range.selectNodeContents(element);
    const inner = make('i');
    inner.append(range.extractContents());
    range.insertNode(inner);
  },
  (element, _random, page) => page.kept.push(element.cloneNode(true)),
  (element) => {
    for (const text of texts(element)) if (text.data.includes('会议')) text.data = text.data.replaceAll('会议', '开会');
  },
  (element) => {
    const text = texts(element).find(({ data }) => data.includes('来了'));
    if (text) text.data = `${text.data.slice(0, text.data.indexOf('来了'))}…`;
  },
  (element, _random, page) => {
    const template = document.createElement('template');
    template.content.append(element.cloneNode(true));
    page.later.push(() => page.root.prepend(template.content.cloneNode(true)));
  },
  (element) => {
    element.normalize();
    const children = [...element.childNodes].reverse();
    element.replaceChildren(...children);
  },
];

let page: Stand | undefined;
beforeEach(() => document.body.replaceChildren());
afterEach(() => page?.off());

const settle = async (): Promise<void> => {
  // Changes are heard in a microtask and looked at after they have settled.
  do await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  while (page?.reading.slices.busy);
};

async function round(seed: number, expandForm: Settings['expandForm']): Promise<void> {
  document.body.replaceChildren();
  const pages = Array.from({ length: AT_ONCE }, (_, i) => {
    const build = (): Live => {
      const root = make('article');
      grow(root, randomFrom(seed + i), 4);
      return { root, kept: [], later: [], soon: [] };
    };
    return { seed: seed + i, live: build(), own: build(), did: [] as number[] };
  });
  document.body.append(...pages.map(({ live }) => live.root));
  page = stand({ expandForm });
  await settle();
  const expand = (): void => page?.expander.expandPage();
  expand();
  await settle();
  const undo = (when: 'soon' | 'later'): void => {
    for (const { live, own } of pages)
      for (const one of [live, own]) for (const change of one[when].splice(0)) change();
  };
  const plan = randomFrom(seed * 31 + 7);
  for (let step = 0, steps = 2 + plan(4); step < steps; step++) {
    for (const { seed, live, own, did } of pages) {
      const turn = seed * 131 + step;
      const which = Math.floor(randomFrom(turn)(CHANGES.length));
      did.push(which);
      for (const one of [live, own]) {
        const random = randomFrom(turn + 1);
        CHANGES[which]?.(pick(random, [one.root, ...one.root.querySelectorAll('*')]), random, one);
      }
    }
    const pause = plan(3);
    if (pause < 1) await settle();
    else if (pause < 2) await Promise.resolve();
    undo('soon');
    if (plan(3) < 1) await settle();
    if (plan(5) < 1) {
      page.expander.restoreAll();
      expand();
    }
    if (plan(2) < 1) undo('later');
  }
  await settle();
  undo('later');
  if (plan(2) < 1) await settle();
  page.expander.restoreAll();
  const bytes = ({ root }: Live): string => root.innerHTML;
  for (const { seed, live, own, did } of pages)
    expect(bytes(live), `seed ${seed} ${expandForm} did ${did.join()}`).toBe(bytes(own));
  // What the page has kept of an expanded text comes back when nothing is expanded any more.
  for (const { live, own } of pages) for (const one of [live, own]) one.root.append(...one.kept);
  await settle();
  for (const { seed, live, own, did } of pages) {
    expect(bytes(live), `seed ${seed} ${expandForm} did ${did.join()}, kept`).toBe(bytes(own));
    expect(live.root.textContent).not.toContain(SIGN);
  }
  page.off();
}

for (const form of ['bracket', 'replace'] as const)
  it(`${form}: whatever pages do meanwhile, what is taken back leaves them their own bytes`, {
    timeout: 3_600_000,
  }, async () => {
    for (let seed = 1; seed <= ROUNDS / 2; seed += AT_ONCE) await round(seed * 1009, form);
  });
