import { afterEach, describe, expect, it } from 'vitest';
import { FIXTURES } from '../gallery/fixtures';
import { expectAccessible } from './card/axe';
import { settled, show, takeAway } from './card/render';
import * as sample from './card/sample-book';
import { untranslated } from './own-words';

afterEach(takeAway);

describe('every shared component', () => {
  it.each(FIXTURES.map((fixture) => [fixture.name, fixture] as const))('%s', async (_, { node }) => {
    for (const theme of ['light', 'dark']) {
      const host = await show(node, { language: 'en', width: 420 });
      document.documentElement.dataset.theme = theme;
      await settled();
      await expectAccessible(host, theme === 'dark');
      // What is given as words is English here, what is left is of the book; the rest would be ours.
      expect(
        untranslated(host, [sample, '一个名字特别长用来看在窄处怎样换行的区人民政府街道办事处（样本区综合服务中心）']),
      ).toEqual([]);
      expect(host.scrollWidth).toBeLessThanOrEqual(421);
    }
  });
});
