import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NewBook } from '../../../components/new-book/new-book';
import type { ReadingLine } from '../../../components/new-book/use-reading';
import { type FromWorker, serveReadings, type ToWorker } from '../../../data/build/reading-worker';
import contextWords from '../../../data/lexicon/context-words.tsv?raw';
import divisions from '../../../data/lexicon/divisions.tsv?raw';
import worldPlaces from '../../../data/lexicon/world-places.tsv?raw';
import { show, takeAway } from '../card/render';
import { PATIENCE } from '../settle';

const LEXICON = {
  'context-words.tsv': contextWords,
  'divisions.tsv': divisions,
  'words.tsv': '',
  'world-places.tsv': worldPlaces,
};

/** The reading worker's end, without a thread of its own. */
function lineWithin(): ReadingLine {
  const [here, there] = [new EventTarget(), new EventTarget()];
  const send = (to: EventTarget, data: unknown) =>
    queueMicrotask(() => to.dispatchEvent(new MessageEvent('message', { data })));
  const listen = (at: EventTarget) => (type: 'message', listener: (event: MessageEvent) => void) =>
    at.addEventListener(type, listener as EventListener);
  serveReadings(
    { postMessage: (data: FromWorker) => send(here, data), addEventListener: listen(there) },
    async () => LEXICON,
  );
  return {
    postMessage: (data: ToWorker) => send(there, data),
    addEventListener: listen(here),
    terminate: () => {},
  };
}

const host = {
  load: async (file: File) => ({ bytes: new Uint8Array(await file.arrayBuffer()) }),
  start: lineWithin,
  shelve: vi.fn(),
};

/** Drops a file on the page and gives the alert it answers with. */
async function drop(bytes: string | Uint8Array<ArrayBuffer>): Promise<{ page: HTMLElement; alert: string }> {
  const page = await show(<NewBook host={host} />, { width: 1000 });
  const input = page.querySelector<HTMLInputElement>('input[type=file]')!;
  const files = new DataTransfer();
  files.items.add(new File([bytes], 'book.txt', { type: 'text/plain' }));
  input.files = files.files;
  const acting = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean };
  await act(async () => input.dispatchEvent(new Event('change', { bubbles: true })));
  // What the worker says comes when it comes.
  acting.IS_REACT_ACT_ENVIRONMENT = false;
  await vi.waitFor(() => expect(page.querySelector('[role=alert]')).not.toBeNull(), PATIENCE);
  acting.IS_REACT_ACT_ENVIRONMENT = true;
  return { page, alert: page.querySelector('[role=alert]')!.textContent };
}

afterEach(takeAway);

describe('a strange file on the guided page', () => {
  it.each([
    ['empty', '', /没有读成.*没有字/],
    ['bytes', Uint8Array.from({ length: 4000 }, (_, i) => (i * 197 + 131) % 256), /没有读成.*不是纯文本/],
    ['one line', `清溪年鉴（2020）　${'农业【概况】全年粮食丰收。'.repeat(5000)}`, /没有读成.*没有换行/],
    [
      'contents alone',
      `清溪年鉴（2020）\n目　录\n${['农业', '工业', '教育', '卫生'].map((one, i) => `${one}……………${i + 1}\n`).join('')}`,
      /没有读成.*不是年鉴/,
    ],
  ])('is refused in a sentence: %s', async (_, file, said) => {
    const { alert } = await drop(file);
    expect(alert).toMatch(said);
  });

  it('a book that lacks only its year is read; the page asks for the year and shows the rest', async () => {
    const { page, alert } = await drop(
      '清溪年鉴\n大事记\n1月\n8日　全会召开。\n19日　博物馆开馆。\n农业\n【概况】粮食丰收。\n',
    );
    expect(alert).toMatch(/读出来了.*请填上年份/);
    expect(alert).not.toContain('没有读成');
    expect(page.textContent).toContain('农业');
  });

  it('a novel is told to look like no yearbook', async () => {
    const { alert } = await drop(`雨夜\n第一章　归来\n${'　　他撑着旧伞走过石桥，心里想着家中的母亲。\n'.repeat(40)}`);
    expect(alert).toMatch(/不是年鉴/);
  });
});
