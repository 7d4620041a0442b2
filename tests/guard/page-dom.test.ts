import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/load-facts';

const FOLDER = join(ROOT, 'entrypoints/page.content');
const files = readdirSync(FOLDER, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.ts') && file !== 'dom.ts');
/** What reads every page, and what paints its names. The card and the expansion meet the page's elements in few places. */
const reading = files.filter((file) => /^(read|mark)\/|^[a-z-]+\.ts$/.test(file));

/** Properties of elements and documents that a field of a form, or a named form, can stand in the way of. */
const CLOBBERED =
  'parentNode|parentElement|firstChild|lastChild|nextSibling|previousSibling|childNodes|children|firstElementChild|' +
  'nextElementSibling|previousElementSibling|nodeType|nodeName|localName|tagName|isConnected|shadowRoot|assignedSlot|' +
  'attributes|className|classList|getAttribute|hasAttribute|hasAttributes|matches|closest|contains|getRootNode|' +
  'querySelector|querySelectorAll|getBoundingClientRect|getClientRects|checkVisibility|isContentEditable|scrollIntoView';
const DOCUMENT =
  'documentElement|body|head|title|hidden|designMode|activeElement|hasFocus|elementFromPoint|elementsFromPoint|' +
  'caretPositionFromPoint|createRange|createTreeWalker|querySelector|querySelectorAll|scrollingElement|adoptedStyleSheets|' +
  'addEventListener|readyState';

describe('the page script', () => {
  it('asks elements and the document of a page through dom.ts alone, where it reads and paints', () => {
    const direct = new RegExp(`\\.(${CLOBBERED})\\b|\\bdocument\\.(${DOCUMENT})\\b`);
    // Ranges and text nodes have no named properties: a range is measured, a text's parent is one of its own.
    const harmless =
      /record\.\w+Sibling|live\.get\w+Rects?\(|range\.getClientRects|node\?\.parentElement|startContainer|root\.elementsFromPoint/;
    const found = reading.flatMap((file) =>
      readFileSync(join(FOLDER, file), 'utf8')
        .split('\n')
        .map((line, i) => ({ line: line.replace(/\/\/.*|^\s*\*.*/, ''), at: `${file}:${i + 1}` }))
        .filter(({ line }) => direct.test(line) && !harmless.test(line))
        .map(({ line, at }) => `${at}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });
});
