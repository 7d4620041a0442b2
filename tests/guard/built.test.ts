import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { PAGE_PARTS, partPath } from '../../modules/page-parts/bundle';
import { ROOT } from '../../scripts/load-facts';
import { bytesOfBuild } from '../../scripts/page-bytes';
import { namesIn } from './names-in';

const built = (browser: 'chrome' | 'firefox') => join(ROOT, `.output/${browser}-mv3`);
const manifestOf = (browser: 'chrome' | 'firefox') =>
  JSON.parse(readFileSync(join(built(browser), 'manifest.json'), 'utf8'));

/** What a tab may pay for, bytes gzipped, without the names. */
const PAGE_BYTES = {
  page: 11_950,
  find: 5_920,
  decide: 12_620,
  show: 10_950,
  pointer: 3_000,
  card: 14_000,
  expand: 5_660,
  shelf: 1_800,
  long: 4_330,
  drawn: 7_000,
};
/** … together, with Chinese text on a page; with a name. */
const HAN_BYTES = 17_850;
const NAME_BYTES = 41_500;

/** What each page may load before its first paint, bytes gzipped; what is not needed for that comes later. */
const FIRST_PAINT = {
  'card.html': 132_200,
  'new-book.html': 90_000,
  'options.html': 106_000,
  'popup.html': 80_000,
  'reader.html': 147_000,
  'sidepanel.html': 183_700,
  'welcome.html': 80_000,
};

/** What the background loads at each start; no part of it can come later. React alone would be 68,000 more. */
const BACKGROUND = 103_260;

describe.each(['chrome', 'firefox'] as const)('the built extension for %s', (browser) => {
  const manifest = manifestOf(browser);

  it('asks for what the README explains and nothing else', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const wanted = ['storage', 'unlimitedStorage', 'contextMenus', ...(browser === 'chrome' ? ['sidePanel'] : [])];
    expect([...manifest.permissions].sort()).toEqual(wanted.sort());
    for (const permission of wanted) expect(readme).toContain(`\`${permission}\``);
    expect(manifest.host_permissions ?? []).toEqual([]);
    const optional = manifest.optional_host_permissions ?? [];
    for (const host of optional) expect(readme).toContain(host);
    expect(manifest.optional_permissions ?? []).toEqual([]);
    expect(manifest.externally_connectable).toBeUndefined();
  });

  it('says its name and the panel’s in the reader’s language', () => {
    expect(manifest.action.default_title).toBe('__MSG_extName__');
    if (browser === 'firefox') expect(manifest.sidebar_action.default_title).toBe('__MSG_panelTitle__');
    for (const locale of ['zh_CN', 'zh_TW', 'en']) {
      const messages = JSON.parse(readFileSync(join(built(browser), `_locales/${locale}/messages.json`), 'utf8'));
      for (const [name] of JSON.stringify(manifest).matchAll(/(?<=__MSG_)\w+?(?=__)/g))
        expect(messages).toHaveProperty(name);
    }
  });

  it('runs one script in pages, in every frame', () => {
    expect(manifest.content_scripts).toHaveLength(1);
    const [script] = manifest.content_scripts;
    expect(script.matches).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(<all_urls>|\*:\/\/\*\/\*|https?:\/\/\*\/\*)$/)]),
    );
    expect(script.all_frames).toBe(true);
    expect(script.world ?? 'ISOLATED').toBe('ISOLATED');
  });

  it('shows pages nothing of itself but the card and the parts of the page script', () => {
    const resources = manifest.web_accessible_resources.flatMap((one: { resources: string[] }) => one.resources);
    expect(resources).toEqual(['card.html', ...PAGE_PARTS.map(partPath)]);
    if (browser === 'chrome') expect(manifest.web_accessible_resources[0].use_dynamic_url).toBe(true);
  });

  it('lets its own pages load and run only what is in the package', () => {
    const policy: string = manifest.content_security_policy.extension_pages;
    const rules = new Map(policy.split(';').map((rule) => [rule.trim().split(' ')[0], rule.trim()]));
    expect(rules.get('default-src')).toBe("default-src 'self'");
    expect(rules.get('script-src')).toBe("script-src 'self'");
    expect(rules.get('object-src')).toBe("object-src 'none'");
    expect(rules.get('connect-src')).toBe("connect-src 'self' https: http://127.0.0.1:* http://localhost:*");
    // The settings alone may use that, for the detailed base map; every other page takes it back.
    for (const page of readdirSync(built(browser)).filter((file) => file.endsWith('.html') && file !== 'options.html'))
      expect(readFileSync(join(built(browser), page), 'utf8').replaceAll('&#39;', "'"), page).toMatch(
        /<meta http-equiv="Content-Security-Policy" content="[^"]*connect-src 'self'"/,
      );
    expect(rules.get('base-uri')).toBe("base-uri 'none'");
    expect(rules.get('form-action')).toBe("form-action 'none'");
    expect(policy).not.toContain('unsafe-eval');
  });

  it('has a small page script, and parts that are loaded where they are of use', () => {
    const bytes = (file: string) => gzipSync(readFileSync(join(built(browser), file)), { level: 9 }).length;
    expect(manifest.content_scripts[0].js).toHaveLength(1);
    expect(bytes(manifest.content_scripts[0].js[0])).toBeLessThan(PAGE_BYTES.page);
    for (const name of PAGE_PARTS) expect(bytes(partPath(name)), name).toBeLessThan(PAGE_BYTES[name]);
    const han = bytes(manifest.content_scripts[0].js[0]) + bytes(partPath('find'));
    expect(han).toBeLessThan(HAN_BYTES);
    expect(han + bytes(partPath('decide')) + bytes(partPath('show'))).toBeLessThan(NAME_BYTES);
  });

  it('has pages that are light at first paint', () => {
    const sizes = bytesOfBuild(built(browser));
    const pages = [...sizes].filter(([name]) => name.endsWith('.html'));
    expect(pages.map(([name]) => name)).toEqual(Object.keys(FIRST_PAINT));
    for (const [name, { gzip }] of pages)
      expect(gzip, name).toBeLessThan(FIRST_PAINT[name as keyof typeof FIRST_PAINT]);
  });

  it('has a background that loads nothing of the pages', () => {
    expect(bytesOfBuild(built(browser)).get('background.js')?.gzip).toBeLessThan(BACKGROUND);
  });

  it('has a part that shows names in whichever window it is given, and asks no other for anything', () => {
    const code = readFileSync(join(built(browser), partPath('show')), 'utf8');
    const { asked, own } = namesIn(parseSync('show.js', code).program);
    const language = new Set<unknown>(runInNewContext('Object.getOwnPropertyNames(globalThis)') as string[]);
    expect(asked).toContain('Map');
    expect([...asked].filter((name) => !own.has(name) && !language.has(name) && name !== 'of')).toEqual([]);
  });

  it('has parts that import nothing', () => {
    for (const name of PAGE_PARTS) {
      const code = readFileSync(join(built(browser), partPath(name)), 'utf8');
      expect(code, name).not.toMatch(/\bimport\b\s*[{("'*]/);
    }
  });

  it('loads no script from elsewhere in its pages', () => {
    for (const file of readdirSync(built(browser)).filter((name) => name.endsWith('.html'))) {
      const html = readFileSync(join(built(browser), file), 'utf8');
      expect(html, file).not.toMatch(/(src|href)="(https?:)?\/\//);
      expect(html, file).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>[^<]/);
    }
  });

  it('carries the book', () => {
    const stamp = JSON.parse(readFileSync(join(built(browser), 'pack/shangcheng-2022.stamp.json'), 'utf8'));
    const pack = JSON.parse(gunzipSync(readFileSync(join(built(browser), 'pack/shangcheng-2022.json.gz'))).toString());
    expect(pack.checksum).toBe(stamp.checksum);
    expect(pack.book.report.unaccounted.count).toBe(0);
  });
});
