import type { ReactNode } from 'react';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import '../../../components/tokens.css';
import '../../../components/ui/ui.css';
import { type Language, LanguageContext } from '../../../components/i18n';
import { LibraryProvider, openAccess } from '../../../components/library/context';
import type { LibrarySource } from '../../../components/library/source';
import { sampleSource } from './sample';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

let root: Root | undefined;
let box: HTMLElement | undefined;

export async function show(
  content: ReactNode,
  { source = sampleSource(), language = 'zh' }: { source?: LibrarySource; language?: Language } = {},
): Promise<HTMLElement> {
  await takeAway();
  // What the last test of a file before has left there, where nothing is in the way of its next.
  document.body.replaceChildren();
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = 'atlas';
  box = document.createElement('div');
  document.body.append(box);
  const access = openAccess(source);
  root = createRoot(box);
  draw = (inner) =>
    act(async () =>
      root?.render(
        <LanguageContext value={language}>
          <LibraryProvider access={access}>{inner}</LibraryProvider>
        </LanguageContext>,
      ),
    );
  await draw(content);
  return box;
}

/** Renders again with other props, keeping what is mounted. */
export let draw: (content: ReactNode) => Promise<void> = async () => {};

export async function takeAway(): Promise<void> {
  await act(async () => root?.unmount());
  root = undefined;
  box?.remove();
  document.documentElement.removeAttribute('data-theme');
}

/** Waits until `see` gives something, as a reader waits for what comes. */
export async function until<T>(see: () => T | null | undefined | false): Promise<T> {
  for (let turn = 0; turn < 200; turn++) {
    const seen = see();
    if (seen) return seen;
    await act(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
    });
  }
  throw new Error(`did not come: ${see}`);
}

export async function on(element: Element | null | undefined, ...events: Event[]): Promise<void> {
  if (!element) throw new Error('nothing there');
  await act(async () => {
    for (const event of events) element.dispatchEvent(event);
  });
}

/** What a browser tells when the pointer comes onto an element, and when it goes. */
export const enter = () => [new MouseEvent('mouseover', { bubbles: true }), new MouseEvent('mouseenter')];
export const leave = () => [new MouseEvent('mouseout', { bubbles: true }), new MouseEvent('mouseleave')];
export const click = () => new MouseEvent('click', { bubbles: true, cancelable: true });
export const key = (name: string) => new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true });

export async function type(field: HTMLInputElement, text: string): Promise<void> {
  await act(async () => {
    field.focus();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
