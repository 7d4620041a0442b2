import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BlockRole, RecognizerDocument } from '../../../data/recognizer/model';
import { make, type Stand, stand } from './stand';

let page: Stand;
beforeEach(() => document.body.replaceChildren());
afterEach(() => page.off());

/** A recognizer whose names come later: what is read before waits. */
class Late implements RecognizerDocument {
  private readonly waiting: [number, string, BlockRole | undefined][] = [];

  constructor(private readonly whole: RecognizerDocument) {}

  /** Takes one of those that wait; false when none does. */
  takeOne(): boolean {
    const next = this.waiting.shift();
    if (next) this.whole.set(...next);
    return next !== undefined;
  }

  set(block: number, text: string, role?: BlockRole): void {
    this.waiting.push([block, text, role]);
  }
  delete = (block: number) => this.whole.delete(block);
  setContext: RecognizerDocument['setContext'] = (context) => this.whole.setContext(context);
  decide = () => this.whole.decide();
  explain: RecognizerDocument['explain'] = (block) => this.whole.explain(block);
}

it('marks to its end what waited for the names, in however many slices they catch up', async () => {
  const count = 12;
  for (let i = 0; i < count; i++) document.body.append(make('p', [`第${i}段，清波街道`]));
  let late!: Late;
  page = stand({}, (whole) => {
    late = new Late(whole);
    return late;
  });
  await page.idle();
  expect(page.texts()).toEqual([]);
  // A machine that takes a slice for each.
  page.reading.catchUpWith({
    step: (deadline) => {
      const more = late.takeOne();
      while (performance.now() < deadline);
      return !more;
    },
  });
  await page.idle();
  expect(page.texts()).toEqual(Array(count).fill('清波街道'));
});
