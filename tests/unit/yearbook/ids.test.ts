import { describe, expect, it } from 'vitest';
import { IdRegister } from '../../../data/yearbook/read/ids';

describe('ids', () => {
  it('of long titles stay within the bound of a pack, each its own', () => {
    const register = new IdRegister();
    const long = '条目'.repeat(300);
    const ids = [`${long}一`, `${long}二`, `${long}一`].map((id) => register.claim(`a-2020/${id}`, 7));
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id.length).toBeLessThanOrEqual(260);
    expect(ids[0]).toMatch(/^a-2020\/条目/);
  });
});
