import { describe, expect, it } from 'vitest';
import { type CardSituation, cardActions } from '../../../components/card/actions';
import { languageOf } from '../../../components/i18n';
import { packOf } from '../../../components/library/source';
import { mergeAnswers, readAnswers } from '../../../components/options/answers-section';
import { bytesInWords } from '../../../components/options/storage-section';

const plain: CardSituation = {
  nested: false,
  expandable: false,
  expanded: false,
  pageExpandable: 0,
  pageExpanded: 0,
  pinned: false,
  citable: true,
  onPage: true,
};

describe('what the card offers', () => {
  it('never shows more than five actions', () => {
    for (const nested of [true, false])
      for (const expandable of [true, false])
        for (const expanded of [true, false])
          for (const pinned of [true, false])
            for (const citable of [true, false]) {
              const { visible } = cardActions({ ...plain, nested, expandable, expanded, pinned, citable });
              expect(visible.length).toBeLessThanOrEqual(5);
              expect(visible.at(-1)).toBe('menu');
            }
  });

  it('puts expanding first for a short name, and its undoing when it is expanded', () => {
    expect(cardActions({ ...plain, expandable: true }).visible[0]).toBe('expand');
    expect(cardActions({ ...plain, expandable: true, expanded: true }).visible[0]).toBe('restore');
    expect(cardActions({ ...plain, expandable: true }).menu).toContain('why');
  });

  it('offers to expand or restore the page only where there is something to do', () => {
    expect(cardActions({ ...plain, pageExpandable: 3, pageExpanded: 3 }).menu).not.toContain('expand-page');
    expect(cardActions({ ...plain, pageExpandable: 3, pageExpanded: 1 }).menu).toContain('expand-page');
    expect(cardActions({ ...plain, pageExpandable: 3, pageExpanded: 1 }).menu).toContain('restore-page');
    expect(cardActions(plain).menu).not.toContain('restore-page');
  });

  it('has nothing to say about the page for a name looked up inside the card', () => {
    const { visible, menu } = cardActions({ ...plain, nested: true });
    expect(visible[0]).toBe('back');
    expect(menu.some((action) => action.startsWith('not-'))).toBe(false);
  });
});

describe('corrections from a file', () => {
  const answer = { verdict: 'never', name: '文化', scope: 'site', where: 'example.com', at: '2026-01-01' } as const;

  it('reads what export wrote, and a bare list', () => {
    expect(readAnswers(JSON.stringify({ answers: [answer] }))).toEqual([answer]);
    expect(readAnswers(JSON.stringify([answer]))).toEqual([answer]);
  });

  it('takes nothing from a file that is something else', () => {
    for (const text of ['', 'null', '{"answers":1}', '[1,null,{"verdict":"never"}]', '<html>'])
      expect(readAnswers(text)).toEqual([]);
  });

  it('keeps one answer for a name and place, the newer', () => {
    const newer = { ...answer, verdict: 'always' } as const;
    expect(mergeAnswers([answer], [newer, { ...answer, where: 'other.com' }])).toEqual([
      newer,
      { ...answer, where: 'other.com' },
    ]);
  });
});

it('says sizes in units people know', () => {
  expect(bytesInWords(0)).toBe('0 B');
  expect(bytesInWords(999)).toBe('999 B');
  expect(bytesInWords(5_600_000)).toBe('5.6 MB');
  expect(bytesInWords(120_000_000_000)).toBe('120 GB');
});

it('speaks English only to browsers that do', () => {
  expect([languageOf('en-GB'), languageOf('zh-Hans-CN'), languageOf('de')]).toEqual(['en', 'zh', 'zh']);
});

it('knows the pack of an id', () => {
  expect(packOf('sample-2022/街道/青杨')).toBe('sample-2022');
});
