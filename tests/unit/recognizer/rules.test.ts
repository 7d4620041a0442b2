import { describe, expect, it } from 'vitest';
import * as bits from '../../../data/recognizer/evidence/bits';
import { BARE_RULES, COLUMNS, CONTEXT_RULES, NAME_RULES, RULES } from '../../../data/recognizer/evidence/rules';
import { WEIGHTS } from '../../../data/recognizer/evidence/weights';
import { RULE_WORDS } from '../../../data/recognizer/rule-words';

const constant = (prefix: string, id: string): string => `${prefix}_${id.replaceAll('-', '_').toUpperCase()}`;

describe('the table of rules', () => {
  it('names every rule by one constant, in its place', () => {
    const numbers = bits as Record<string, number>;
    const columns = ['district', 'bare', 'former', 'wider'] as const;
    expect(Object.keys(numbers)).toHaveLength(
      RULES.length + NAME_RULES.length + BARE_RULES.length + columns.length + 1,
    );
    for (const id of columns) expect(numbers[constant('COLUMN', id)], id).toBe(COLUMNS.indexOf(id));
    expect(numbers.COLUMN_COUNT).toBe(COLUMNS.length);
    expect(Object.keys(WEIGHTS.rules), 'the weights stand in the order of the rules').toEqual([...RULES]);
    for (const [i, id] of RULES.entries()) {
      const context = i < CONTEXT_RULES.length;
      expect(numbers[constant(context ? 'CONTEXT' : 'RULE', id)], id).toBe(context ? 1 << i : i);
    }
    for (const id of NAME_RULES) expect(numbers[constant('CONTEXT', id)], id).toBe(1 << (CONTEXT_RULES.length - 1));
  });

  it('has a weight and words in both languages for every rule', () => {
    for (const id of RULES) {
      expect(
        WEIGHTS.rules[id]?.some((weight) => weight !== 0),
        id,
      ).toBe(true);
      expect(RULE_WORDS[id].zh, id).toMatch(/[\u4e00-\u9fff]/);
      expect(RULE_WORDS[id].en, id).toMatch(/^[\x20-\x7e’区]+$/);
    }
  });
});
