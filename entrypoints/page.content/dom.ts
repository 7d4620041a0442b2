/**
 * The page's tree, read through the browser's own getters. A property of an element is not to be trusted: a form answers
 * with its field where one has the property's name (`<input name="parentNode">`), a document with a form or picture
 * (`<img name="createRange">`). Whoever lets others post HTML lets them do that. Everything here takes getter and method
 * from the prototype; `tests/guard` keeps other files of the page script from going past it, and
 * `tests/browser/page/clobbering.test.ts` tries every name there is.
 */

type Method = (...given: never[]) => unknown;

/** A property of nodes as a function, taken from its interface. Pure: each part of the script carries what it uses. */
function getter<T extends object, K extends keyof T & string>(type: { prototype: T }, name: K): (of: T) => T[K] {
  const get = Object.getOwnPropertyDescriptor(type.prototype, name)?.get as (this: T) => T[K];
  return (of) => get.call(of);
}

/** A method of nodes as a function, taken from its interface. */
function method<T extends object, K extends keyof T & string>(
  type: { prototype: T },
  name: K,
): T[K] extends Method ? (of: T, ...given: Parameters<T[K]>) => ReturnType<T[K]> : never {
  const call = type.prototype[name] as Method;
  return ((of: T, ...given: never[]) => call.apply(of, given)) as never;
}

export const nodeTypeOf = /* @__PURE__ */ getter(Node, 'nodeType');
export const parentNodeOf = /* @__PURE__ */ getter(Node, 'parentNode');
export const parentElementOf = /* @__PURE__ */ getter(Node, 'parentElement');
export const firstChildOf = /* @__PURE__ */ getter(Node, 'firstChild');
export const lastChildOf = /* @__PURE__ */ getter(Node, 'lastChild');
export const nextSiblingOf = /* @__PURE__ */ getter(Node, 'nextSibling');
export const previousSiblingOf = /* @__PURE__ */ getter(Node, 'previousSibling');
export const childNodesOf = /* @__PURE__ */ getter(Node, 'childNodes');
const connected = /* @__PURE__ */ getter(Node, 'isConnected');
export const ownerOf = /* @__PURE__ */ getter(Node, 'ownerDocument');
/** Whether a node stands in this document; one that a frame has adopted is connected, but elsewhere. */
export const isConnected = (node: Node): boolean => connected(node) && (ownerOf(node) ?? document) === document;
export const rootOf = /* @__PURE__ */ method(Node, 'getRootNode');
export const contains = /* @__PURE__ */ method(Node, 'contains');

export const localNameOf = /* @__PURE__ */ getter(Element, 'localName');
export const attributeOf = /* @__PURE__ */ method(Element, 'getAttribute');
export const firstElementOf = /* @__PURE__ */ getter(Element, 'firstElementChild');
export const hasAttributes = /* @__PURE__ */ method(Element, 'hasAttributes');
export const matches = /* @__PURE__ */ method(Element, 'matches');
export const closest = /* @__PURE__ */ method(Element, 'closest');
export const boxOf = /* @__PURE__ */ method(Element, 'getBoundingClientRect');
export const nextElementOf = /* @__PURE__ */ getter(Element, 'nextElementSibling');
export const previousElementOf = /* @__PURE__ */ getter(Element, 'previousElementSibling');
export const scrollLeftOf = /* @__PURE__ */ getter(Element, 'scrollLeft');
export const scrollTopOf = /* @__PURE__ */ getter(Element, 'scrollTop');
export const scrollBy = /* @__PURE__ */ method(Element, 'scrollBy') as (of: Element, by: ScrollToOptions) => void;
export const scrollIntoView = /* @__PURE__ */ method(Element, 'scrollIntoView');
export const childCountOf = /* @__PURE__ */ getter(Element, 'childElementCount');
export const clientLeftOf = /* @__PURE__ */ getter(Element, 'clientLeft');
export const clientTopOf = /* @__PURE__ */ getter(Element, 'clientTop');
export const clientWidthOf = /* @__PURE__ */ getter(Element, 'clientWidth');
export const clientHeightOf = /* @__PURE__ */ getter(Element, 'clientHeight');
export const offsetWidthOf = /* @__PURE__ */ getter(HTMLElement, 'offsetWidth');
export const prependTo = /* @__PURE__ */ method(Element, 'prepend') as (of: Element, node: Node) => void;
export const appendTo = /* @__PURE__ */ method(Element, 'append') as (of: Element, node: Node) => void;
/** Moves an element within the document without loading what is in it anew; where the browser can (Chrome 133, Firefox 144). */
export const moveInto = /* @__PURE__ */ method(Element as never, 'moveBefore' as never) as unknown as (
  of: Element,
  node: Node,
  child: null,
) => void;
export const remove = /* @__PURE__ */ method(Element, 'remove');
export const animate = /* @__PURE__ */ method(Element, 'animate');
const focus = /* @__PURE__ */ method(HTMLElement, 'focus');
const blur = /* @__PURE__ */ method(HTMLElement, 'blur');
/** Gives an element of HTML the focus where it is. */
export function focusOn(element: Element): void {
  if (element instanceof HTMLElement) focus(element, { preventScroll: true });
}
export function blurOf(element: Element): void {
  if (element instanceof HTMLElement) blur(element);
}
/** Factor by which an element is zoomed in all. */
export const zoomOf = /* @__PURE__ */ getter(Element, 'currentCSSZoom');
export const cellsOf = /* @__PURE__ */ getter(HTMLTableRowElement, 'cells');
export const queryAll = /* @__PURE__ */ method(Element, 'querySelectorAll');
const checkVisibility = /* @__PURE__ */ method(Element, 'checkVisibility');
/**
 * Whether what stands in an element is drawn: it has a box, is not hidden and not wholly transparent; without a box of its
 * own (`display: contents`, a slot) it is drawn in what is around it. What the browser skips for now counts.
 */
export function isRendered(element: Element): boolean {
  if (checkVisibility(element, { visibilityProperty: true, opacityProperty: true })) return true;
  const { display, visibility } = styleOf(element);
  const around = display === 'contents' && visibility === 'visible' ? parentOf(element) : null;
  return around !== null && isRendered(around);
}
/** Whether an element has a box, hidden and transparent ones too. */
export const hasBox = (element: Element): boolean => checkVisibility(element);
export const isEditableContent = /* @__PURE__ */ getter(HTMLElement, 'isContentEditable');

export const slotOf = /* @__PURE__ */ getter(Element, 'assignedSlot');
const openShadowOf = /* @__PURE__ */ getter(Element, 'shadowRoot');

export const listen = /* @__PURE__ */ method(EventTarget, 'addEventListener') as <K extends keyof DocumentEventMap>(
  of: EventTarget,
  type: K,
  heard: (event: DocumentEventMap[K]) => void,
  options: AddEventListenerOptions,
) => void;

const rootElement = /* @__PURE__ */ getter(Document, 'documentElement');
const bodyElement = /* @__PURE__ */ getter(Document, 'body');
const hidden = /* @__PURE__ */ getter(Document, 'hidden');
const title = /* @__PURE__ */ getter(Document, 'title');
const designMode = /* @__PURE__ */ getter(Document, 'designMode');
const active = /* @__PURE__ */ getter(Document, 'activeElement');
const scrolling = /* @__PURE__ */ getter(Document, 'scrollingElement');
const sheetsOfDocument = /* @__PURE__ */ getter(Document, 'adoptedStyleSheets');
const stackAt = /* @__PURE__ */ method(Document, 'elementsFromPoint');
const caretAt = /* @__PURE__ */ method(Document, 'caretPositionFromPoint');
const focused = /* @__PURE__ */ method(Document, 'hasFocus');
const readiness = /* @__PURE__ */ getter(Document, 'readyState');
const creating = /* @__PURE__ */ method(Document, 'createElementNS') as (
  of: Document,
  space: string,
  name: string,
) => Element;
const querying = /* @__PURE__ */ method(Document, 'querySelectorAll');
const viewOf = /* @__PURE__ */ getter(Document, 'defaultView');
const activeIn = /* @__PURE__ */ getter(ShadowRoot, 'activeElement');
const walker = /* @__PURE__ */ method(Document, 'createTreeWalker');
const animations = /* @__PURE__ */ method(Document, 'getAnimations');
const atPoint = /* @__PURE__ */ method(Document, 'elementFromPoint');

/** Null in a document that the page is writing anew. */
export const documentElement = (): Element | null => rootElement(document);
export const body = (): HTMLElement | null => bodyElement(document);
export const isHidden = (): boolean => hidden(document);
export const titleOf = (): string => title(document);
export const isDesigned = (): boolean => designMode(document) === 'on';
export const activeElement = (): Element | null => active(document);
export const scrollingElement = (): Element | null => scrolling(document);
/** The list itself, to push to. */
export const adoptedSheetsOf = (root: Document | ShadowRoot): CSSStyleSheet[] =>
  root === document ? sheetsOfDocument(document) : root.adoptedStyleSheets;
export const elementsAt = (root: Document | ShadowRoot, x: number, y: number): Element[] =>
  root === document ? stackAt(document, x, y) : root.elementsFromPoint(x, y);
export const caretPositionAt = (x: number, y: number, shadowRoots: ShadowRoot[]): CaretPosition | null =>
  caretAt(document, x, y, { shadowRoots });
/** Animations and transitions of all elements. */
export const animationsHere = (): Animation[] => animations(document);
export const isComplete = (): boolean => readiness(document) === 'complete';
/** Its markup is still coming. */
export const isLoading = (): boolean => readiness(document) === 'loading';
/** Makes an element of HTML, in a document of plain XML too. */
export const newElement = <K extends keyof HTMLElementTagNameMap>(name: K): HTMLElementTagNameMap[K] =>
  creating(document, 'http://www.w3.org/1999/xhtml', name) as HTMLElementTagNameMap[K];
/** Elements of the document itself; what stands in shadow roots is not among them. */
export const allInDocument = (selector: string): NodeListOf<Element> => querying(document, selector);
/** The style of an element of this document, or of one around it that scripts can reach. */
export function styleOf(element: Element): CSSStyleDeclaration {
  const owner = ownerOf(element);
  return ((owner && viewOf(owner)) ?? window).getComputedStyle(element);
}
/** The focused element, inside open shadow roots too. */
export function deepActive(): Element | null {
  let found = active(document);
  for (let root = found && openShadowOf(found); root; root = found && openShadowOf(found)) {
    const inner = activeIn(root);
    if (!inner) break;
    found = inner;
  }
  return found;
}
export const hasFocus = (): boolean => focused(document);
export const elementAt = (x: number, y: number): Element | null => atPoint(document, x, y);
/** `show`: a mask of `NodeFilter`. */
export const walk = (root: Node, show: number): TreeWalker => walker(document, root, show);

/** What a walker shows: texts, and an XML document's CDATA sections (`NodeFilter.SHOW_TEXT | SHOW_CDATA_SECTION`). */
export const TEXTS = 12;
export const isText = (node: Node): node is Text => nodeTypeOf(node) === 3;
export const isElement = (node: Node): node is Element => nodeTypeOf(node) === 1;

/** Whether an element has a shadow root that scripts of its page can see. */
export const openRootOf = openShadowOf;

interface OpensClosed {
  chrome?: { dom?: { openOrClosedShadowRoot?(element: Element): ShadowRoot | null } };
}
/** An element's shadow root, closed ones too: the browser opens them to extensions. */
export function shadowOf(element: Element): ShadowRoot | null {
  const { chrome } = globalThis as OpensClosed;
  try {
    return (
      openShadowOf(element) ??
      // Firefox: a property, which no page can stand in the way of there.
      (element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot ??
      chrome?.dom?.openOrClosedShadowRoot?.(element) ??
      null
    );
  } catch {
    // Elements of XML and SVG have none, and Chromium says so by throwing.
    return null;
  }
}

/** The element that a node stands in: its parent, or the host of the shadow root that it is a child of. */
export function holderOf(node: Node): Element | null {
  const parent = parentNodeOf(node);
  if (parent instanceof ShadowRoot) return parent.host;
  return parent && isElement(parent) ? parent : null;
}

/** What an element is laid out in: its slot, its parent, or the host of the shadow root it stands in. */
export function parentOf(element: Element): Element | null {
  return slotOf(element) ?? holderOf(element);
}
