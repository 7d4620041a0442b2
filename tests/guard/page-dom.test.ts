import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/load-facts';

const FOLDER = join(ROOT, 'entrypoints/page.content');
const files = readdirSync(FOLDER, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.ts') && file !== 'dom.ts');

/** Properties and methods of nodes and elements that a field of a form can stand in the way of. */
const OF_ELEMENTS = (
  'parentNode parentElement firstChild lastChild nextSibling previousSibling childNodes children childElementCount ' +
  'firstElementChild lastElementChild nextElementSibling previousElementSibling nodeType nodeName nodeValue textContent ' +
  'localName tagName namespaceURI isConnected ownerDocument shadowRoot assignedSlot openOrClosedShadowRoot attributes ' +
  'className classList getAttribute setAttribute removeAttribute hasAttribute hasAttributes matches closest contains ' +
  'compareDocumentPosition isSameNode getRootNode cloneNode normalize appendChild insertBefore replaceChild removeChild ' +
  'append prepend insertAdjacentElement replaceChildren moveBefore innerHTML outerHTML innerText querySelector ' +
  'querySelectorAll getElementsByTagName getBoundingClientRect getClientRects checkVisibility isContentEditable ' +
  'contentEditable scrollIntoView scrollLeft scrollTop scrollWidth scrollHeight clientWidth clientHeight clientLeft ' +
  'clientTop offsetWidth offsetHeight offsetLeft offsetTop offsetParent currentCSSZoom cells cellIndex rows attachShadow ' +
  'dataset computedStyleMap getAnimations showPopover hidePopover'
).split(' ');
/** The same of a document, where a named picture or form stands in the way. */
const OF_DOCUMENT = (
  'documentElement body head title hidden visibilityState designMode activeElement hasFocus elementFromPoint ' +
  'elementsFromPoint caretPositionFromPoint createRange createTreeWalker createElement createElementNS createTextNode ' +
  'getElementById scrollingElement adoptedStyleSheets addEventListener removeEventListener readyState defaultView ' +
  'cookie forms images links getSelection fullscreenElement'
).split(' ');

/** What is no element of a page: objects that have no named fields, and elements of our own making, by file. */
const HARMLESS: readonly { in?: string; what: RegExp; why: string }[] = [
  { what: /\brecord\.(next|previous)Sibling\b/, why: 'a mutation record' },
  { what: /\b(live|range)\.get\w+Rects?\(/, why: 'a range' },
  { what: /\broot\.(elementsFromPoint|append)\b/, why: 'a shadow root' },
  { what: /\bmatchMedia\('[^']*'\)\.matches\b/, why: 'a question about the reader’s device' },
  { what: /\bvisual\.offset\w+/, why: 'the visual viewport' },
  { what: /\baround\.rows\b/, why: 'what is around a name' },
  { what: /\b(host|iframe|style|shadow|this\.host|this\.iframe)\.\w+/, why: 'the card’s own' },
  { in: 'mark/paint/registry.ts', what: /\bstyle\.textContent\b/, why: 'a style of our own' },
];

/** Lines without their comments. */
const linesOf = (file: string): string[] =>
  readFileSync(join(FOLDER, file), 'utf8')
    .split('\n')
    .map((line) => line.replace(/\/\/.*|^\s*\/?\*.*/, ''));

/** Uses of a property of an element or a document past `dom.ts`. */
function direct(file: string, lines: readonly string[]): string[] {
  const use = new RegExp(
    `[\\w)\\]!?]\\.(${OF_ELEMENTS.join('|')})\\b|\\bdocument\\.(${OF_DOCUMENT.join('|')})\\b|\\b(const|let) \\{[^}]*\\b(${OF_ELEMENTS.join('|')})\\b[^}]*\\} = (?!this\\b)`,
  );
  return lines.flatMap((line, i) => {
    let rest = line;
    for (const { in: where, what } of HARMLESS)
      if (!where || where === file) rest = rest.replace(new RegExp(what, 'g'), '');
    return use.test(rest) ? [`${file}:${i + 1}: ${line.trim()}`] : [];
  });
}

describe('the page script', () => {
  it('asks elements and the document of a page through dom.ts alone', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(files.flatMap((file) => direct(file, linesOf(file)))).toEqual([]);
  });

  it('would be told of one that does not', () => {
    for (const line of [
      'for (let at = element; at; at = at.parentElement) {}',
      'if (at.matches(KEEPS_FOCUS)) return at;',
      'return node.parentElement?.isContentEditable === true;',
      'const { parentElement } = node;',
      "document.addEventListener('toggle', () => {});",
      'while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;',
      'const box = frame.getBoundingClientRect();',
    ])
      expect(direct('x.ts', [line])).toHaveLength(1);
  });
});
