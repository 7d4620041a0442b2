import { afterEach, beforeEach } from 'vitest';
import type { Name } from '../../../data/gazetteer/model';
import { openDocument } from '../../../data/recognizer/evidence/document';
import { compileVocabulary } from '../../../data/recognizer/match/compile';
import { loadVocabulary } from '../../../data/recognizer/match/vocabulary';
import type { RecognizerDocument } from '../../../data/recognizer/model';
import { splitBlocks } from '../../../data/recognizer/text/blocks';
import { DEFAULT_SETTINGS, type Settings } from '../../../data/settings/shape';
import { Expander } from '../../../entrypoints/page.content/expand/expander';
import { SIGN } from '../../../entrypoints/page.content/expand/ledger';
import { Beat } from '../../../entrypoints/page.content/mark/beat';
import { shownMarks } from '../../../entrypoints/page.content/mark/density';
import { Drawn } from '../../../entrypoints/page.content/mark/drawn/drawn';
import { HitTest } from '../../../entrypoints/page.content/mark/hit';
import { marksOf, seenMarks } from '../../../entrypoints/page.content/mark/listing';
import { Painter } from '../../../entrypoints/page.content/mark/paint/painter';
import { isEdited, part, Seams } from '../../../entrypoints/page.content/mark/seams';
import { Sight } from '../../../entrypoints/page.content/mark/seen';
import type { Mark } from '../../../entrypoints/page.content/marks';
import { Reading } from '../../../entrypoints/page.content/read/reading';

/** Names that light alone, so that these tests are about the page and not about decisions. */
export const NAMES: Name[] = [
  { name: '清波街道', entity: 'qingbo', kind: 'street', class: 'A', origin: 'list', line: 1 },
  { name: '柳翠井巷社区', entity: 'liucuijing', kind: 'community', class: 'A', origin: 'list', line: 2 },
  {
    name: '上城区发改经信局',
    entity: 'fagai',
    kind: 'government',
    class: 'A',
    origin: 'table',
    full: '杭州市上城区发展改革和经济信息化局',
    line: 3,
  },
  // Two short names of one office, and a full name that ends like a short one.
  {
    name: '上城发改经信局',
    entity: 'fagai',
    kind: 'government',
    class: 'A',
    origin: 'table',
    full: '杭州市上城区发展改革和经济信息化局',
    line: 3,
  },
  {
    name: '上城区教育局',
    entity: 'jiaoyu',
    kind: 'government',
    class: 'A',
    origin: 'table',
    full: '杭州市上城区教育局',
    line: 4,
  },
];
export const FULL = '杭州市上城区发展改革和经济信息化局';
export const SHORT = '上城区发改经信局';

const wire = compileVocabulary(NAMES);
const vocabulary = loadVocabulary(wire);

export interface Stand {
  reading: Reading;
  painter: Painter;
  expander: Expander;
  settings: Settings;
  off(): void;
  /** Resolves when everything is read and decided. */
  idle(): Promise<void>;
  texts(): string[];
  /** Texts of the marks that the reader can see. */
  seen(): string[];
  mark(text: string, nth?: number): Mark;
}

let latest: Stand | null = null;
const long = () => import('../../../entrypoints/page.content/long.part');

/** For the tests of a file that put something into an empty document and read it: what is marked, and the page they read. */
export function reader() {
  let page: Stand;
  beforeEach(() => document.body.replaceChildren());
  afterEach(() => page.off());
  return {
    get page() {
      return page;
    },
    async read(...content: (Node | string)[]): Promise<string[]> {
      document.body.append(...content);
      page = stand();
      await page.idle();
      return page.texts();
    },
  };
}

/** The page's parts on the test's own document, without an extension around them. */
export function stand(
  change: Partial<Settings> = {},
  recognizer: (whole: RecognizerDocument) => RecognizerDocument = (whole) => whole,
): Stand {
  const stop = new AbortController();
  const settings: Settings = { ...DEFAULT_SETTINGS, ...change };
  let reading: Reading | null = null;
  const expander = new Expander(
    () => reading,
    () => settings,
    () => {},
  );
  const painter = new Painter(
    stop.signal,
    (block) => shownMarks(block, settings.density, () => new Set()),
    (block) => expander.ranges(block),
    long,
  );
  const seams = new Seams();
  const current: Reading = new Reading(
    Object.assign(
      recognizer(openDocument(vocabulary, { title: '杭州市上城区人民政府', url: 'https://www.hzsc.gov.cn/' })),
      { lines: splitBlocks },
    ),
    stop.signal,
    {
      decided: (block, old) => {
        const parted = seams.partedIn(block);
        if (parted.length > 0) part(current, block.container, parted);
        else if (block.marks.length > 0 && isEdited(block)) current.blocks.drop(block.container);
        else painter.update(block, old);
      },
      moved: (block) => painter.moved(block),
      placed: (block) => painter.placed(block),
      gone: (block) => painter.forget(block),
      settled: (idle) => {
        if (!idle) return;
        painter.settled();
        expander.release();
        expander.continuePage();
      },
      textChanged: (text) => {
        const container = current.blocks.containerOf(text);
        if (container) for (const block of current.blocks.in(container)) painter.dropChanged(block);
        expander.textChanged(text);
      },
      added: (node) => expander.added(node),
      changed: () => {},
      ownText: expander.ledger.ownText,
      loadFar: long,
    },
    0,
  );
  reading = current;
  const drawn = new Drawn(painter, stop.signal);
  new Beat(
    stop.signal,
    () => {
      painter.registry.renew();
      return painter.recolour();
    },
    (byRoot, surely) => drawn.stirred(byRoot, surely),
  );
  current.start();
  // What Reading keeps to itself: a look at the page's changes or a sweep that is set, or waits in line.
  const waits = () =>
    current.slices.busy || current['behind'] || current['timer'] !== undefined || current['sweepTimer'] !== undefined;
  const idle = async (): Promise<void> => {
    // Changes are heard in a microtask and told in the next task; what one step finds may be another's work.
    for (let quiet = 0; quiet < 3; quiet = waits() ? 0 : quiet + 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
  };
  latest = {
    reading: current,
    painter,
    expander,
    settings,
    off() {
      expander.restoreAll();
      stop.abort();
    },
    idle,
    texts: () => marksOf(current).map((mark) => mark.mention.text),
    seen() {
      const seen = new Set(seenMarks(current, new Sight()));
      return marksOf(current)
        .filter((mark) => seen.has(mark))
        .map((mark) => mark.mention.text);
    },
    mark(text, nth = 0) {
      const found = marksOf(current).filter((mark) => mark.mention.text === text)[nth];
      if (!found) throw new Error(`no mark “${text}”`);
      return found;
    },
  };
  return latest;
}

const STYLES = ['place', 'organization', 'abbreviation', 'current-place', 'current-abbreviation', 'added'] as const;

/** Texts of the ranges painted now, by style (`place`, on dark ground `place dark`); the page's own by their names. */
export function painted(): Record<string, string[]> {
  const styles = new Map<string, string>();
  for (const style of STYLES) {
    styles.set(latest?.painter.registry.nameOf(style, 'light') ?? '', style);
    styles.set(latest?.painter.registry.nameOf(style, 'dark') ?? '', `${style} dark`);
  }
  const result: Record<string, string[]> = {};
  for (const [name, ranges] of CSS.highlights)
    for (const { startContainer, startOffset, endContainer, endOffset } of ranges) {
      const range = document.createRange();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      const style = styles.get(name) ?? name;
      result[style] = [...(result[style] ?? []), range.toString().replaceAll(SIGN, '')];
    }
  return result;
}

/** Builds the document of a test from parts; no HTML from strings. */
export function make(
  tag: string,
  content: (Node | string)[] = [],
  attributes: Record<string, string> = {},
): HTMLElement {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name] as string);
  element.append(...content);
  return element;
}

/** What finds the mark at a point. */
export function hitsOf({ painter, reading }: Pick<Stand, 'painter' | 'reading'>): HitTest {
  return new HitTest(painter, reading, (mark) => new Sight().sees(mark));
}
