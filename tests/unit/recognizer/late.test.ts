import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mention, openDocument } from '../../../data/recognizer';
import { type Decider, LateDocument } from '../../../data/recognizer/late-document';
import { headsOf, type TextBlock } from '../../../data/recognizer/text/blocks';
import { vocabulary as small } from './vocabulary';

const vocabulary = small();
const CONTEXT = { title: '湖滨' };
const PIECES = [
  '凯旋路',
  '湖滨',
  '区教育局',
  '上城区',
  '杭州',
  '宁波',
  '桐乡市',
  '拱墅区',
  '长庆街道',
  '。',
  '今天开会',
];

/** A late document, and the moment at which what decides comes to it. */
function late() {
  let come = (_decider: Decider): void => {};
  let asked = 0;
  const jobs: ((deadline: number) => boolean)[] = [];
  const document = new LateDocument(
    vocabulary,
    CONTEXT,
    () => {
      asked += 1;
      return new Promise((resolve) => {
        come = resolve;
      });
    },
    (job) => jobs.push(job),
  );
  return {
    document,
    jobs,
    asked: () => asked,
    come: async () => {
      come({ openDocument });
      await Promise.resolve();
    },
  };
}

/** Notes what is marked where, as what. Which rules are told besides depends on when a mention was decided, in any document. */
function take(marks: Map<number, string[]>, decided: ReadonlyMap<number, readonly Mention[]>): void {
  for (const [id, mentions] of decided)
    marks.set(
      id,
      mentions.map(({ start, text, entity }) => `${start} ${text} ${entity}`),
    );
}

describe('a document that is decided by what comes late', () => {
  it('asks for it with the first string that may be a name, once', async () => {
    const { document, asked, jobs, come } = late();
    expect(document.set(0, '今天开会。')).toBe(false);
    expect(document.set(1, '桐乡市今天下雨')).toBe(true);
    expect(asked()).toBe(0);
    expect(document.set(2, '凯旋路')).toBe(true);
    document.set(3, '采荷街道');
    expect(asked()).toBe(1);
    expect([...document.decide()]).toEqual([]);
    await come();
    expect(jobs).toHaveLength(1);
    expect(jobs[0]!(Number.POSITIVE_INFINITY)).toBe(true);
    expect([...document.decide().keys()].sort()).toEqual([1, 2, 3]);
  });

  it('ends as one that had it from the start, whenever it comes and whatever is taken away', async () => {
    const texts = fc.array(
      fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('')),
      { minLength: 1, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(12), fc.nat(12), fc.nat(3), async (given, arrival, gone, headings) => {
        const blocks = given.map(
          (text, i): TextBlock => ({ start: 0, text, role: i % 4 === headings ? 'heading' : 'body' }),
        );
        const heads = headsOf(blocks);
        const whole = openDocument(vocabulary, CONTEXT);
        const { document, jobs, come } = late();
        const expected = new Map<number, string[]>();
        const found = new Map<number, string[]>();
        for (const [i, { text, role }] of blocks.entries()) {
          if (i === arrival) await come();
          expect(document.set(i, text, role, heads[i])).toBe(whole.set(i, text, role, heads[i]));
          if (i === gone) {
            whole.delete(i);
            document.delete(i);
          }
          if (jobs.length > 0 && jobs[0]!(0)) jobs.shift();
          take(found, document.decide(2));
        }
        await come();
        while (jobs.length > 0) if (jobs[0]!(0)) jobs.shift();
        take(expected, whole.decide());
        do take(found, document.decide(3));
        while (document.pending);
        for (const [id, marks] of expected) expect(found.get(id) ?? [], `${id}`).toEqual(marks);
        expect(document.foreign).toBe(whole.foreign);
      }),
      { numRuns: 400 },
    );
  });
});
