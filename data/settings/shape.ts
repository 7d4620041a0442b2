import type { Feedback } from '../recognizer/model';

/**
 * What the reader can choose, with defaults and the repair of stored values. No browser call here (`items.ts` has them);
 * changes are in `changes.ts`. The page script carries what it acts on, and no more.
 */
export interface PageSettings {
  /** Marking is on at all. */
  everywhere: boolean;
  /** All mentions, the first of each name in a paragraph, the first on the page, or none until asked. */
  density: 'all' | 'paragraph' | 'page' | 'none';
  /** Milliseconds the pointer rests on a name before the card opens. */
  delay: number;
  /** The card opens on hover, on hover with the modifier key held, or on click only. */
  trigger: 'hover' | 'modifier' | 'click';
  modifier: 'alt' | 'ctrl' | 'shift';
  /** `区教育局（杭州市上城区教育局）`, or the full name in place of the short one. */
  expandForm: 'bracket' | 'replace';
  /** The first mention of each name on the page, or all. */
  expandScope: 'first' | 'all';
  /** What copying gives where a name is expanded: the page's own text, or what is seen. */
  copy: 'original' | 'expanded';
  theme: 'auto' | 'light' | 'dark';
}

export interface Settings extends PageSettings {
  language: 'auto' | 'zh' | 'tw' | 'en';
  /** Count on the toolbar button. */
  badge: boolean;
  /** Online map tiles, off by default; the address holds {z} {x} {y}. */
  tiles: { url: string; attribution: string } | null;
}

export interface Sites {
  /** Hosts without marks. */
  off: string[];
  /** Hosts whose abbreviations are always expanded. */
  expand: string[];
  /** Page addresses (without fragment) without marks, newest last. */
  pagesOff: string[];
}

const PAGE_DEFAULTS: PageSettings = {
  everywhere: true,
  density: 'all',
  delay: 150,
  trigger: 'hover',
  modifier: 'alt',
  expandForm: 'bracket',
  expandScope: 'all',
  copy: 'original',
  theme: 'auto',
};

export const DEFAULT_SETTINGS: Settings = {
  ...PAGE_DEFAULTS,
  language: 'auto',
  badge: true,
  tiles: null,
};

export const DEFAULT_SITES: Sites = { off: [], expand: [], pagesOff: [] };

/** How running text is set in the reader. An item of its own: no page script carries it. */
export interface ReadingLook {
  size: 'small' | 'normal' | 'large' | 'huge';
  width: 'narrow' | 'normal' | 'wide';
}

export const DEFAULT_LOOK: ReadingLook = { size: 'normal', width: 'normal' };
export const LOOKS = {
  size: ['small', 'normal', 'large', 'huge'],
  width: ['narrow', 'normal', 'wide'],
} as const;

export function repairReading(stored: unknown): ReadingLook {
  const { size, width } = (stored ?? {}) as Partial<ReadingLook>;
  return {
    size: LOOKS.size.find((one) => one === size) ?? DEFAULT_LOOK.size,
    width: LOOKS.width.find((one) => one === width) ?? DEFAULT_LOOK.width,
  };
}

/** Longest lists kept; the oldest entries go first. */
export const LIST_LIMIT = { sites: 2000, pagesOff: 500, feedback: 5000 };
export const PINS_LIMIT = 500;

type Choices<T> = { [K in keyof T]?: readonly T[K][] };

const PAGE_CHOICES: Choices<PageSettings> = {
  density: ['all', 'paragraph', 'page', 'none'],
  trigger: ['hover', 'modifier', 'click'],
  modifier: ['alt', 'ctrl', 'shift'],
  expandForm: ['bracket', 'replace'],
  expandScope: ['first', 'all'],
  copy: ['original', 'expanded'],
  theme: ['auto', 'light', 'dark'],
  everywhere: [true, false],
};

const OTHER_CHOICES: Choices<Settings> = {
  language: ['auto', 'zh', 'tw', 'en'],
  badge: [true, false],
};

/** The defaults with those stored values that are one of their choices. */
function chosen<T extends object>(stored: unknown, defaults: T, choices: Choices<T>): T {
  const given = (stored ?? {}) as Partial<T>;
  const settings = { ...defaults };
  for (const key in choices) {
    const value = given[key] as T[typeof key];
    if (choices[key]?.includes(value)) settings[key] = value;
  }
  return settings;
}

/** Stored value → the settings that pages act on; a field that is missing or not one of its choices gets the default. */
export function repairPageSettings(stored: unknown): PageSettings {
  const settings = chosen(stored, PAGE_DEFAULTS, PAGE_CHOICES);
  const { delay } = (stored ?? {}) as { delay?: unknown };
  if (typeof delay === 'number' && delay >= 0 && delay <= 5000) settings.delay = delay;
  return settings;
}

/** Stored value → settings; a field that is missing or not one of its choices gets the default. */
export function repairSettings(stored: unknown): Settings {
  const settings = chosen(stored, { ...DEFAULT_SETTINGS, ...repairPageSettings(stored) }, OTHER_CHOICES);
  const { tiles } = (stored ?? {}) as { tiles?: Partial<NonNullable<Settings['tiles']>> | null };
  if (typeof tiles?.url === 'string' && /^https:\/\/[^\s"'<>]+$/.test(tiles.url))
    settings.tiles = { url: tiles.url, attribution: String(tiles.attribution ?? '') };
  return settings;
}

function strings(value: unknown, limit: number): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string' && item !== '').slice(-limit) : [];
}

export function repairSites(stored: unknown): Sites {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  return {
    off: strings(given.off, LIST_LIMIT.sites),
    expand: strings(given.expand, LIST_LIMIT.sites),
    pagesOff: strings(given.pagesOff, LIST_LIMIT.pagesOff),
  };
}

/** Ids of entities and entries, as pins and recents keep them. */
export function repairIds(stored: unknown): string[] {
  return strings(stored, PINS_LIMIT);
}

export function repairFeedback(stored: unknown): Feedback[] {
  if (!Array.isArray(stored)) return [];
  return stored
    .filter(
      (item: Partial<Feedback> | null) =>
        (item?.verdict === 'never' || item?.verdict === 'always') &&
        typeof item.name === 'string' &&
        (item.scope === 'page' || item.scope === 'site' || item.scope === 'everywhere') &&
        typeof item.where === 'string',
    )
    .slice(-LIST_LIMIT.feedback) as Feedback[];
}

/** Address as pages are remembered by: without fragment. */
export function pageKey(url: string): string {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
}

/** Host as sites are remembered by; empty where the address has none (local files). */
export function siteKey(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

/** Why a page is not marked, or null where it is. A host entry covers its subdomains. */
export function offReason(
  { everywhere }: Partial<PageSettings>,
  sites: Sites,
  url: string,
): 'off' | 'off-site' | 'off-page' | null {
  // As stored: what is none of its choices is its default.
  if (everywhere === false) return 'off';
  if (covers(sites.off, siteKey(url))) return 'off-site';
  return sites.pagesOff.includes(pageKey(url)) ? 'off-page' : null;
}

/** Whether a list of hosts holds this one or a parent domain of it. */
export function covers(hosts: readonly string[], host: string): boolean {
  return host !== '' && hosts.some((item) => host === item || host.endsWith(`.${item}`));
}
