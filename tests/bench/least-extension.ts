import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SCRIPT = `
const ranges = [];
const highlight = new Highlight();
const register = ({ firstChild: text }) => {
  for (const { index } of text?.data?.matchAll(/(望江|小营|清波)街道/g) ?? []) {
    const range = new StaticRange({ startContainer: text, startOffset: index, endContainer: text, endOffset: index + 4 });
    ranges.push(range);
    highlight.add(range);
  }
};
for (const p of document.querySelectorAll('p')) {
  const { top, bottom } = p.getBoundingClientRect();
  if (top > innerHeight) break;
  if (bottom > 0) register(p);
}
if (ranges.length > 0) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':root::highlight(least){background-color:rgb(15 118 110/12%);text-decoration:underline 2px rgb(15 118 110/85%)}');
  document.adoptedStyleSheets.push(sheet);
  CSS.highlights.set('least', highlight);
  const most = ranges.length;
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) register(node);
    while (ranges.length > most) highlight.delete(ranges.shift());
  }).observe(document, { childList: true, subtree: true });
}`;

/**
 * The least that an extension can do that paints names, in a folder: it knows three names, registers those of the paragraphs
 * in view, and of new ones as they come, and nothing else. What the browser makes of that is the floor of ours.
 */
export function leastExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yearbook-least-'));
  const manifest = {
    manifest_version: 3,
    name: 'least',
    version: '1',
    content_scripts: [
      { matches: ['<all_urls>'], all_frames: true, match_about_blank: true, run_at: 'document_idle', js: ['least.js'] },
    ],
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'least.js'), SCRIPT);
  return folder;
}
