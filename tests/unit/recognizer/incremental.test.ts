import { describe, expect, it } from 'vitest';
import { type Mention, openDocument } from '../../../data/recognizer';
import { vocabulary as small } from './vocabulary';

const vocabulary = small();
const ROWS = [
  '凯旋路上很热闹',
  '河坊街的早市',
  '湖滨的风',
  '区教育局发布通知',
  '庆春路8号',
  '采荷街道、同心、湖滨参加',
  '今天天气好',
];

function inPieces(most: number): { marks: Map<number, string[]>; rounds: number } {
  const document = openDocument(vocabulary, {});
  const marks = new Map<number, string[]>();
  const take = (decided: ReadonlyMap<number, readonly Mention[]>): void => {
    for (const [id, mentions] of decided)
      marks.set(
        id,
        mentions.map(({ text }) => text),
      );
  };
  let rounds = 0;
  const decide = (): void => {
    do {
      take(document.decide(most));
      rounds += 1;
    } while (document.pending);
  };
  for (const [id, text] of ROWS.entries()) document.set(id, text);
  decide();
  // What the page is about comes last, as it does on a page that is still loading: everything is judged again.
  document.set(100, '杭州市上城区今天开会，上城区的湖滨街道参加。', 'heading');
  take(document.decide(most));
  document.set(3, '区委发布通知');
  document.delete(4);
  decide();
  return { marks, rounds };
}

describe('a decision in pieces', () => {
  it('ends as the decision at once does, whatever came between', () => {
    const whole = inPieces(Number.POSITIVE_INFINITY);
    expect(whole.marks.get(0)).toEqual(['凯旋路']);
    expect(whole.marks.get(3)).toEqual(['区委']);
    expect(whole.marks.get(4)).toEqual([]);
    for (const most of [1, 2, 3, 5]) {
      const { marks, rounds } = inPieces(most);
      expect(rounds).toBeGreaterThan(whole.rounds);
      // Blocks without a name may or may not be told of.
      for (const [id, texts] of whole.marks) expect(marks.get(id) ?? [], `${most}: ${id}`).toEqual(texts);
    }
  });
});

describe('a document about another place', () => {
  const about = (text: string, context = {}): boolean => {
    const document = openDocument(vocabulary, context);
    document.set(0, text);
    document.decide();
    return document.foreign;
  };

  it('is told from one that has none of the names, and from one of ours', () => {
    expect(about('安徽桐乡市凯旋路上很热闹')).toBe(true);
    expect(about('区教育局发布通知', { url: 'https://www.gongshu.gov.cn/a' })).toBe(true);
    expect(about('安徽今天下雨')).toBe(false);
    expect(about('凯旋路上很热闹')).toBe(false);
    expect(about('杭州凯旋路上很热闹')).toBe(false);
  });
});
