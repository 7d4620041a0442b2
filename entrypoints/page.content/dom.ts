/**
 * The page's tree, read through the browser's own getters. A property of an element is not to be trusted: a form answers
 * with its field where one has the property's name (`<input name="parentNode">`), a document with a form or picture
 * (`<img name="createRange">`). Whoever lets others post HTML lets them do that. Everything here takes getter and method
 * from the prototype; `tests/guard` keeps other files of the page script from going past it, and
 * `tests/browser/page/clobbering.test.ts` tries every name there is.
 */

type Method = (...given: never[]) => unknown;

/** A property of nodes as a function, taken from its interface. */
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

export const nodeTypeOf = getter(Node, 'nodeType');
export const parentNodeOf = getter(Node, 'parentNode');
export const parentElementOf = getter(Node, 'parentElement');
export const firstChildOf = getter(Node, 'firstChild');
export const nextSiblingOf = getter(Node, 'nextSibling');
export const childNodesOf = getter(Node, 'childNodes');
export const isConnected = getter(Node, 'isConnected');
export const rootOf = method(Node, 'getRootNode');
export const contains = method(Node, 'contains');

export const localNameOf = getter(Element, 'localName');
export const attributeOf = method(Element, 'getAttribute');
export const firstElementOf = getter(Element, 'firstElementChild');
export const hasAttributes = method(Element, 'hasAttributes');
export const matches = method(Element, 'matches');
export const closest = method(Element, 'closest');
export const boxOf = method(Element, 'getBoundingClientRect');
export const nextElementOf = getter(Element, 'nextElementSibling');
export const previousElementOf = getter(Element, 'previousElementSibling');
export const scrollLeftOf = getter(Element, 'scrollLeft');
export const scrollTopOf = getter(Element, 'scrollTop');
export const scrollBy = method(Element, 'scrollBy') as (of: Element, by: ScrollToOptions) => void;
export const scrollIntoView = method(Element, 'scrollIntoView');
export const queryAll = method(Element, 'querySelectorAll');
const checkVisibility = method(Element, 'checkVisibility');
/** Whether an element has a box, is not hidden and not wholly transparent. What the browser skips for now counts. */
export const isRendered = (element: Element): boolean =>
  checkVisibility(element, { visibilityProperty: true, opacityProperty: true });
export const isEditableContent = getter(HTMLElement, 'isContentEditable');

export const slotOf = getter(Element, 'assignedSlot');
const openShadowOf = getter(Element, 'shadowRoot');

export const listen = method(EventTarget, 'addEventListener') as <K extends keyof DocumentEventMap>(
  of: EventTarget,
  type: K,
  heard: (event: DocumentEventMap[K]) => void,
  options: AddEventListenerOptions,
) => void;

const rootElement = getter(Document, 'documentElement');
const bodyElement = getter(Document, 'body');
const hidden = getter(Document, 'hidden');
const title = getter(Document, 'title');
const designMode = getter(Document, 'designMode');
const active = getter(Document, 'activeElement');
const scrolling = getter(Document, 'scrollingElement');
const sheetsOfDocument = getter(Document, 'adoptedStyleSheets');
const stackAt = method(Document, 'elementsFromPoint');
const caretAt = Object.getOwnPropertyDescriptor(Document.prototype, 'caretPositionFromPoint')?.value as
  | Document['caretPositionFromPoint']
  | undefined;
const focused = method(Document, 'hasFocus');
const walker = method(Document, 'createTreeWalker');
const atPoint = method(Document, 'elementFromPoint');

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
  caretAt?.call(document, x, y, { shadowRoots }) ?? null;
export const hasFocus = (): boolean => focused(document);
export const elementAt = (x: number, y: number): Element | null => atPoint(document, x, y);
/** `show`: a mask of `NodeFilter`. */
export const walk = (root: Node, show: number): TreeWalker => walker(document, root, show);

export const isText = (node: Node): node is Text => nodeTypeOf(node) === 3;
export const isElement = (node: Node): node is Element => nodeTypeOf(node) === 1;

/** Whether an element has a shadow root that scripts of its page can see. */
export const openRootOf = openShadowOf;

interface OpensClosed {
  chrome?: { dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };
}
/** Firefox has a property of elements for it, for extensions alone. */
const opened = Object.getOwnPropertyDescriptor(Element.prototype, 'openOrClosedShadowRoot')?.get as
  | ((this: Element) => ShadowRoot | null)
  | undefined;

/** An element's shadow root, closed ones too: the browser opens them to extensions. */
export function shadowOf(element: Element): ShadowRoot | null {
  const { chrome } = globalThis as OpensClosed;
  try {
    return (
      openShadowOf(element) ?? (opened ? opened.call(element) : (chrome?.dom?.openOrClosedShadowRoot(element) ?? null))
    );
  } catch {
    // Elements of XML and SVG have none, and Chromium says so by throwing.
    return null;
  }
}

/** What an element is laid out in: its slot, its parent, or the host of the shadow root it stands in. */
export function parentOf(element: Element): Element | null {
  const parent = slotOf(element) ?? parentNodeOf(element);
  if (parent instanceof ShadowRoot) return parent.host;
  return parent && isElement(parent) ? parent : null;
}
