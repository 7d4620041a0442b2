/**
 * What is text to read and what is left alone. Decided from tags and attributes only: asking for computed style on every
 * element would force layout on the page.
 */

/** A Han character (unified ideographs, extension A, compatibility, and the astral extensions' first surrogates). */
export const HAN = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ud840-\ud88c]/;

/** Elements that flow inside a line: a name may run through them. Anything else starts a block. */
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark nobr q rb ruby rtc s small span ' +
    'strike strong sub sup time tt u var wbr slot'
  ).split(' '),
);

/** Not part of the text, and not a gap in it either: pinyin over a character, scripts between two spans. */
const TRANSPARENT = new Set('script style template noscript rt rp link meta wbr'.split(' '));

/** Never read. */
const SKIP = new Set(
  (
    'script style template noscript rt rp head title textarea input select option datalist code kbd samp svg math ' +
    'canvas audio video object embed iframe frame img picture progress meter map'
  ).split(' '),
);

/**
 * Editors, code and what the author or the reader asked to leave alone. `hidden` covers `until-found` too: such text
 * comes into view only when searched for, and is read again then. The classes are those of editors and code viewers
 * that are built of plain elements.
 */
const LEAVE = [
  '[contenteditable]:not([contenteditable="false" i])',
  '[translate="no" i]',
  '[hidden]',
  '[role="textbox" i]',
  '[role="searchbox" i]',
  '[aria-multiline]',
  '.notranslate',
  '.CodeMirror',
  '.cm-editor',
  '.monaco-editor',
  '.ace_editor',
  '.ql-editor',
  '.ProseMirror',
  'pre[class*="lang"]',
  'pre[class*="code" i]',
  'pre.prettyprint',
  'pre.hljs',
  '.highlight > pre',
].join(',');

/** Attributes whose change can turn text on or off. */
export const WATCHED_ATTRIBUTES = ['hidden', 'contenteditable', 'translate', 'role'];

export function isInline(element: Element): boolean {
  return INLINE.has(element.localName);
}

export function isTransparent(element: Element): boolean {
  return TRANSPARENT.has(element.localName);
}

/** Whether the element and all in it are left alone, judged by itself (ancestors are the caller's matter). */
export function isLeftAlone(element: Element): boolean {
  if (SKIP.has(element.localName)) return true;
  // matches() costs far more than a look at the attribute list, and most elements of a long page have none that matter.
  return element.hasAttributes() && element.matches(LEAVE);
}

/** Plain-text documents and preformatted text keep their own line ends. */
export function isPreformatted(element: Node): boolean {
  const name = (element as Element).localName;
  return name === 'pre' || name === 'xmp' || name === 'plaintext' || name === 'listing';
}

const HEADING = new Set('h1 h2 h3 h4 h5 h6 caption legend summary'.split(' '));
const LIST = new Set('li td th dd dt tr'.split(' '));

/** Role of a block by its container, in the recognizer's words. */
export function roleOf(container: Node): 'heading' | 'body' | 'list' {
  const name = (container as Element).localName;
  if (HEADING.has(name)) return 'heading';
  return LIST.has(name) ? 'list' : 'body';
}
