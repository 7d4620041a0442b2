import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import type { KeyCommand } from './data/messaging/page-commands';
import { PAGE_PARTS, partPath } from './modules/page-parts/bundle';
import { FILES, tableOf } from './scripts/traditional';

/**
 * Only the atlas may load pictures from the network, and only the settings may ask for anything else there (the detailed
 * base map, in a worker of theirs): stricter policies in the other pages add to the manifest's.
 */
const offlinePages = {
  name: 'offline-pages',
  transformIndexHtml: {
    order: 'post' as const,
    handler: (_html: string, { filename }: { filename: string }) => [
      {
        tag: 'meta',
        attrs: {
          'http-equiv': 'Content-Security-Policy',
          content: [
            ...(filename.includes('sidepanel') ? [] : ["img-src 'self' data: blob:"]),
            ...(filename.includes('options') ? [] : ["connect-src 'self'"]),
          ].join('; '),
        },
        injectTo: 'head-prepend' as const,
      },
    ],
  },
};

/** Taiwan's table for the words as they are in this build; the file beside the code is what tests and types see. */
const traditional = {
  name: 'traditional',
  enforce: 'pre' as const,
  load: (id: string) => (id.split('?')[0] === FILES.table ? tableOf() : undefined),
};

/** What every page of ours needs before anything else, in two files: a dozen small ones are a kilobyte more. Workers are one file anyway. */
const frame = {
  name: 'frame',
  outputOptions: (output: { format?: string }) =>
    output.format === 'es' ? { ...output, codeSplitting: { groups: [BASE, FRAME] } } : undefined,
};

/** Of that, what the service worker needs too: in one file with React it would load React. */
const BASE = {
  name: 'base',
  test: /node_modules\/(wxt|@wxt-dev)\/|virtual:wxt-plugins|data\/(settings\/(items|shape)|messaging\/messages|shelf\/choices)/,
  priority: 1,
};

const FRAME = {
  name: 'frame',
  test: /node_modules\/(react|react-dom|scheduler)\/|virtual:wxt-html-plugins|components\/(app-frame\/(?!unkept)|i18n|strings\/doors|shelf\/shelf-context|ui\/(button|notice))|data\/(messaging\/(read-message|late-feed)|own\/shape)/,
};

// The manifest is written here and nowhere else; tests/guard reads the built one and holds
// permissions, CSP and exposed resources to what README explains.
export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  imports: false,
  manifestVersion: 3,
  vite: () => ({
    plugins: [offlinePages, traditional, frame],
    // Every browser we run in preloads modules by itself.
    build: { modulePreload: { polyfill: false } },
    resolve: {
      // WXT's own context announces the page script to every page by DOM events that carry the extension's id.
      alias: {
        'wxt/utils/content-script-context': fileURLToPath(
          new URL('./entrypoints/page.content/context.ts', import.meta.url),
        ),
      },
    },
  }),
  hooks: {
    // WXT takes these from the pages' <title>, in one language.
    'build:manifestGenerated': (_wxt, manifest) => {
      if (manifest.action) manifest.action.default_title = '__MSG_extName__';
      if (manifest.sidebar_action) manifest.sidebar_action.default_title = '__MSG_panelTitle__';
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'zh_CN',
    ...(process.env.YL_HOMEPAGE ? { homepage_url: process.env.YL_HOMEPAGE } : {}),
    permissions: ['storage', 'unlimitedStorage', 'contextMenus', ...(browser === 'firefox' ? [] : ['sidePanel'])],
    // Asked for when the reader fetches the detailed base map, and then only for the address named there.
    optional_host_permissions: ['https://*/*', 'http://127.0.0.1/*', 'http://localhost/*'],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              // Whoever publishes a build of their own gives it an id of their own.
              id: process.env.YL_FIREFOX_ID ?? 'yearbook-lens@yearbook-lens.example',
              strict_min_version: '153.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '128' }),
    // The card is the only page a web page may frame, and the page script imports its parts from where it runs; dynamic
    // URLs keep sites from probing for them.
    web_accessible_resources: [
      {
        resources: ['card.html', ...PAGE_PARTS.map(partPath)],
        matches: ['<all_urls>'],
        ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
      },
    ],
    content_security_policy: {
      // 'unsafe-inline' for styles only: Leaflet and React position with style attributes. img data: is Leaflet's empty tile.
      // img https: is for the atlas alone, whose reader may turn an online base map on (any https address, off by default);
      // every other page takes it back with a policy of its own (`offlinePages` below).
      extension_pages:
        "default-src 'self'; script-src 'self'; object-src 'none'; img-src 'self' data: blob: https:; style-src 'self' 'unsafe-inline'; connect-src 'self' https: http://127.0.0.1:* http://localhost:*; frame-src 'self'; base-uri 'none'; form-action 'none'",
    },
    // `yb 望江` in the address bar; needs no permission.
    omnibox: { keyword: 'yb' },
    commands: {
      'next-name': { suggested_key: { default: 'Alt+Shift+N' }, description: '__MSG_cmdNext__' },
      'previous-name': { suggested_key: { default: 'Alt+Shift+P' }, description: '__MSG_cmdPrevious__' },
      'open-card': { suggested_key: { default: 'Alt+Shift+Y' }, description: '__MSG_cmdOpen__' },
      'toggle-page': { description: '__MSG_cmdToggle__' },
      'close-card': { description: '__MSG_cmdClose__' },
      'pin-card': { description: '__MSG_cmdPin__' },
      'show-marks': { description: '__MSG_cmdShow__' },
      'expand-page': { description: '__MSG_cmdExpand__' },
    } satisfies Record<KeyCommand, { suggested_key?: { default: string }; description: string }>,
  }),
});
