import { describe, expect, it } from 'vitest';
import { makePackOf } from '../../../data/build/make-pack';
import { loadLexicon } from '../../../scripts/load-facts';

describe('members of a town whose list does not say of each what it is', () => {
  it('村（居）: either ending is a name of it; 荔村 is a name though short', async () => {
    const text =
      '清溪年鉴（2020）\n乡镇\n白沙镇\n【概况】白沙镇下辖4个村（居）：常教、荔村、三洲、羊额。2019年人口3万人。\n' +
      '竹溪镇\n【概况】竹溪镇辖3个村（浯村、石门村、上湾村）。2019年人口2万人。\n';
    const { pack } = await makePackOf(text, {}, {}, loadLexicon());
    const named = (name: string) =>
      pack.names
        .find((one) => one.name === name)
        ?.entity.split('/')
        .at(-1);
    expect(named('常教社区')).toBe('常教村');
    expect(named('荔村')).toBe('荔村');
    expect(named('浯村')).toBe('浯村');
    expect(named('石门村社区')).toBeUndefined();
  });
});
