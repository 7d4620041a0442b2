import type { Vocabulary } from '../match/vocabulary';
import type { DocumentContext } from '../model';
import { IS_DATED, IS_ISSUE, IS_SINCE, wordsOf } from './words';

/** What the address says: the district's own site, a former district's, another government's, or nothing. */
export type Site = 'ours' | 'former' | 'shared' | 'foreign' | 'unknown';

/** Host of an address without `www.`; empty where the address has none or cannot be read. */
export function hostOf(url: string | undefined): string {
  if (!url) return '';
  try {
    return new URL(url).hostname.replace(/^www\./, '');
  } catch {
    return '';
  }
}

const under = (host: string, site: string): boolean => host === site || host.endsWith(`.${site}`);

/** A government host that is neither ours nor our city's speaks of another place when it says 区. */
export function siteOf(vocabulary: Vocabulary, url: string | undefined): Site {
  const host = hostOf(url);
  if (!host) return 'unknown';
  for (const site of vocabulary.sites) {
    const former = site.startsWith('former:');
    if (under(host, former ? site.slice(7) : site)) return former ? 'former' : 'ours';
  }
  if (vocabulary.shared.some((site) => (site.startsWith('=') ? host === site.slice(1) : under(host, site))))
    return 'shared';
  return /\.gov(\.(cn|hk|mo|tw))?$/.test(host) ? 'foreign' : 'unknown';
}

/**
 * Whether a page's address or title says that it was written before the district of today began (below 0) or since:
 * /2016/0512/, t20160512_1.html, or the `site` in its title, 江干报2016年存档. 0 where neither says it.
 */
export function datedOf(vocabulary: Vocabulary, { url = '', title = '' }: DocumentContext, site: string): number {
  const { since } = vocabulary.beside;
  const { patterns } = wordsOf(vocabulary);
  const year = (patterns[IS_DATED]!.exec(url) ?? patterns[IS_ISSUE]!.exec(site))?.[1];
  if (since && year) return +year < since ? -1 : 1;
  return patterns[IS_SINCE]!.test(title) ? 1 : 0;
}
