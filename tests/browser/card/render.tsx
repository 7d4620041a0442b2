import type { ReactNode } from 'react';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import '../../../components/tokens.css';
import { type Language, LanguageContext } from '../../../components/i18n';
import { LibraryProvider, openAccess } from '../../../components/library/context';
import type { LibrarySource } from '../../../components/library/source';
import { still } from '../settle';
import { sampleSource } from './sample-book';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

let root: Root | undefined;
let host: HTMLElement | undefined;

/** Renders into a box of a width, as the frame of the card or a popup has. */
export async function show(
  content: ReactNode,
  { source = sampleSource(), language = 'zh', width = 372 }: Shown = {},
): Promise<HTMLElement> {
  await takeAway();
  // What the last test of a file before has left there, where nothing is in the way of its next.
  document.body.replaceChildren();
  host = document.createElement('div');
  host.style.width = `${width}px`;
  document.body.append(host);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  const access = openAccess(source);
  root = createRoot(host);
  const draw = (inner: ReactNode) => (
    <LanguageContext value={language}>
      <LibraryProvider access={access}>{inner}</LibraryProvider>
    </LanguageContext>
  );
  redraw = (inner) => act(async () => root?.render(draw(inner)));
  await redraw(content);
  return host;
}

interface Shown {
  source?: LibrarySource;
  language?: Language;
  width?: number;
}

/** Renders again with other props, keeping what is mounted. */
export let redraw: (content: ReactNode) => Promise<void> = async () => {};

export async function takeAway(): Promise<void> {
  await act(async () => root?.unmount());
  root = undefined;
  host?.remove();
  document.documentElement.removeAttribute('data-theme');
}

/** Waits for the data of the sample book and for what is drawn from it. */
export const settled = still;

export async function click(element: Element | null | undefined): Promise<void> {
  if (!(element instanceof HTMLElement)) throw new Error('nothing to click');
  await act(async () => element.click());
}

export async function press(element: Element, key: string): Promise<void> {
  await act(async () => {
    element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
}

/** The button whose accessible text is exactly this. */
export function button(within: Element, label: string): HTMLElement {
  const found = [...within.querySelectorAll<HTMLElement>('button, [role=menuitem], [role=button]')].find(
    (item) => (item.getAttribute('aria-label') ?? item.textContent ?? '').trim() === label,
  );
  if (!found)
    throw new Error(
      `no button “${label}” among: ${[...within.querySelectorAll('button')].map((b) => b.textContent).join(' | ')}`,
    );
  return found;
}

/** Types into a field that React controls. */
export async function type(field: Element | null, text: string): Promise<void> {
  if (!(field instanceof HTMLInputElement)) throw new Error('nothing to type into');
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  await act(async () => {
    set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
