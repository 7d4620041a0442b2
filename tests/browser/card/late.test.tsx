import type { ComponentType } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import { ErrorBoundary } from '../../../components/app-frame/error-boundary';
import { late } from '../../../components/ui/late';

// As readers have it: no `act`, React's own clock.
(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = false;

let root: Root | undefined;
afterEach(() => root?.unmount());

const Name = ({ name }: { name: string }) => <b>{name}</b>;

function open(Part: ComponentType<{ name: string }>): HTMLElement {
  root?.unmount();
  const host = document.createElement('div');
  root = createRoot(host);
  root.render(
    <ErrorBoundary>
      <Part name="望江街道" />
    </ErrorBoundary>,
  );
  return host;
}

it('shows a part when its code has come, not a third of a second later', async () => {
  let come: (part: typeof Name) => void = () => {};
  const get = vi.fn(() => new Promise<typeof Name>((done) => (come = done)));
  const host = open(late(get, <i>…</i>));
  await vi.waitUntil(() => host.innerHTML === '<i>…</i>' && get.mock.calls.length === 1);
  come(Name);
  // Timers fire in their order: React's would come after this one.
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(host.innerHTML).toBe('<b>望江街道</b>');
});

it('draws a part that was loaded before at once, and asks for it once', async () => {
  const get = vi.fn(async () => Name);
  const Part = late(get, <i>…</i>);
  await Part.load();
  for (let i = 0; i < 2; i++) {
    const drawn: string[] = [];
    const host = open(Part);
    new MutationObserver(() => drawn.push(host.innerHTML)).observe(host, { childList: true, subtree: true });
    await vi.waitUntil(() => drawn.length > 0);
    expect(drawn).toEqual(['<b>望江街道</b>']);
  }
  expect(get).toHaveBeenCalledTimes(1);
});

it('fails where its code does not come, and asks again when it is drawn anew', async () => {
  const get = vi.fn(async () => Name).mockRejectedValueOnce(new Error('no such file'));
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const Part = late(get);
  const failed = open(Part);
  await vi.waitUntil(() => failed.textContent?.includes('no such file'));
  const host = open(Part);
  await vi.waitUntil(() => host.innerHTML === '<b>望江街道</b>');
  told.mockRestore();
});
