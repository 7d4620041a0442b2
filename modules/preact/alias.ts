/**
 * The pages are written against React's interface and run on Preact's implementation of it: React's own takes 70 kB under
 * gzip of every page, Preact's 11 (docs/decisions). Given to Vite by whoever builds or tests pages.
 */
export const PREACT_FOR_REACT = [
  { find: /^react$/, replacement: 'preact/compat' },
  { find: /^react-dom$/, replacement: 'preact/compat' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
];
