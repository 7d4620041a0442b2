import { expect, it } from 'vitest';
import type { CardController } from '../../../entrypoints/page.content/card/card-controller';
import type { CardHandle } from '../../../entrypoints/page.content/card/card-handle';
import { runCommand } from '../../../entrypoints/page.content/commands';
import { marksOf } from '../../../entrypoints/page.content/mark/listing';
import type { MarkPort } from '../../../entrypoints/page.content/ports';
import { make, reader, SHORT } from './stand';

const stand = reader();

/** The name that a key goes to from nowhere. */
function goneTo(command: 'next-name' | 'previous-name'): string | undefined {
  const { page } = stand;
  let gone: string | undefined;
  const layer: Partial<MarkPort> = {
    painter: page.painter,
    current: null,
    marks: () => marksOf(page.reading),
    setCurrent: (mark) => {
      gone = mark?.mention.text;
    },
  };
  runCommand(layer as MarkPort, {} as CardController, { open: false } as CardHandle, command, undefined);
  return gone;
}

it('begins the keys with what is seen, not with what a box has scrolled away though it stands within the window', async () => {
  const box = make('div', [
    make('p', [`${SHORT}来了。`]),
    make('p', ['清波街道来了。']),
    make('p', ['柳翠井巷社区来了。']),
  ]);
  box.style.cssText = 'margin-top:200px;height:60px;overflow:auto;line-height:60px';
  for (const line of box.children) (line as HTMLElement).style.margin = '0';
  await stand.read(box);
  expect(goneTo('next-name')).toBe(SHORT);
  box.scrollTop = 60;
  expect(goneTo('next-name')).toBe('清波街道');
  box.scrollTop = 60;
  expect(goneTo('previous-name')).toBe('清波街道');
});
