import { attributeOf, firstChildOf, hasAttributes, hasBox, isElement, localNameOf, parentNodeOf } from '../../dom';

/** A Han character (unified ideographs, extension A, radicals, compatibility, and the astral extensions' first surrogates). */
export const HAN = /[\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ud840-\ud88c]/;

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Elements that flow inside a line: a name may run through them, where layout does not part it (`mark/seams.ts`). */
const INLINE = set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rbc ruby rtc s samp small ' +
    'span strike strong sub sup time tt u var wbr slot tspan textPath math mrow mi mn mo ms mtext mstyle semantics',
);

/** Elements that no style makes a part of a line: roots, cells and rows, text of a drawing, widgets. */
const APART = set(
  'html body table thead tbody tfoot tr td th caption svg text foreignObject button fieldset legend details summary pre ' +
    'dialog hr',
);

/** Not part of the text, and not a gap in it either: pinyin over a character, scripts between two spans. */
const TRANSPARENT = set('script style template noscript rt rp link meta wbr title desc metadata annotation');

/**
 * Never drawn as text of the page: what an element like these holds is code, a field's first value, or a substitute for
 * what the browser shows.
 */
const SKIP = set(
  'script style template noscript rt rp head title textarea input select option optgroup datalist canvas audio video ' +
    'embed iframe frame noframes noembed img progress meter desc metadata annotation annotation-xml',
);

/** Attributes whose change can turn text on or off. */
export const WATCHED_ATTRIBUTES = ['contenteditable'];

/** How text flows in an element: as part of the line around it or apart, and whether its white space stays. */
interface Flow {
  inline: boolean;
  preserved: boolean;
}

/** Kinds of elements whose style is remembered. */
const KINDS = 400;
const flows = new Map<string, Flow>();

/** Name, classes and what of the inline style decides about flow. */
function kindOf(element: Element): string {
  const name = localNameOf(element);
  if (!hasAttributes(element)) return name;
  const style = attributeOf(element, 'style') ?? '';
  return `${name}.${attributeOf(element, 'class')} ${/display|white-space/.test(style) ? style : ''}`;
}

/**
 * Asks the style of one element for all of its kind in parents of one kind: unknown elements (another extension's, a
 * component) and `div`s may flow in a line, any element may keep its line ends. What is joined wrongly, layout parts again.
 */
function flowOf(element: Element): Flow {
  const parent = parentNodeOf(element);
  const kind = `${kindOf(element)} in ${parent && isElement(parent) ? kindOf(parent) : ''}`;
  let flow = flows.get(kind);
  if (!flow) {
    if (flows.size >= KINDS) flows.clear();
    flow = measured(element);
    flows.set(kind, flow);
  }
  return flow;
}

function measured(element: Element): Flow {
  const { display, whiteSpace, whiteSpaceCollapse } = getComputedStyle(element) as CSSStyleDeclaration & {
    whiteSpaceCollapse?: string;
  };
  return {
    inline: isKnown(element)
      ? /^(inline|contents)$/.test(display) || (display === 'inline-block' && isLetter(element))
      : /^(inline|contents|ruby|math)/.test(display),
    preserved: /^(preserve|break-spaces)/.test(whiteSpaceCollapse ?? '') || /^(pre|break-spaces)/.test(whiteSpace),
  };
}

/** Titles that are animated have each letter in a box of its own. */
function isLetter(element: Element): boolean {
  return (firstChildOf(element) as Text | null)?.data?.length === 1;
}

/** Forgets what was measured: the page has got other styles. */
export function forgetFlows(): void {
  flows.clear();
}

const isKnown = (element: Element): boolean =>
  element instanceof HTMLElement && !(element instanceof HTMLUnknownElement) && !localNameOf(element).includes('-');

export function isInline(element: Element): boolean {
  const name = localNameOf(element);
  if (INLINE.has(name)) return true;
  // A block that is said to flow in a line is asked itself: whole pages must not run together for one odd sibling.
  return (
    !APART.has(name) && !SKIP.has(name) && flowOf(element).inline && (!isKnown(element) || measured(element).inline)
  );
}

/**
 * Whether an element is not displayed: what stands on either side of it is side by side. Asked of each part of a line, so
 * first by what costs least; nothing is laid out for it.
 */
export function isUnseen(element: Element): boolean {
  return !hasBox(element) && getComputedStyle(element).display === 'none';
}

export function isTransparent(element: Element): boolean {
  return TRANSPARENT.has(localNameOf(element));
}

/**
 * Whether the element and all in it are left alone, judged by itself (ancestors are the caller's matter): what is not text
 * of the page, and what the reader writes in. What an author says of translation, or an editor's class without the
 * editor, says nothing of reading.
 */
export function isLeftAlone(element: Element): boolean {
  if (SKIP.has(localNameOf(element))) return true;
  const editable = hasAttributes(element) ? attributeOf(element, 'contenteditable') : null;
  return editable !== null && /^(|true|plaintext-only)$/i.test(editable);
}

/** Plain-text documents and text whose style keeps its white space have line ends of their own. */
export function isPreformatted(element: Element): boolean {
  return flowOf(element).preserved;
}

const HEADING = set('h1 h2 h3 h4 h5 h6 caption legend summary');
const LIST = set('li td th dd dt tr');

/** Role of a block by its container, in the recognizer's words. */
export function roleOf(container: Element): 'heading' | 'body' | 'list' {
  const name = localNameOf(container);
  if (HEADING.has(name)) return 'heading';
  return LIST.has(name) ? 'list' : 'body';
}
