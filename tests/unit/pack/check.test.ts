import { describe, expect, it } from 'vitest';
import { canonicalJson, PACK_LIMITS, type Pack, PackError, packChecksum, readPack } from '../../../data/pack/index';
import { smallPack } from '../../fixtures/small-pack';

// biome-ignore lint/suspicious/noExplicitAny: the changes break the type on purpose
type Broken = any;

/** A good pack with one thing changed, its checksum made good again unless told otherwise. */
async function changed(change: (pack: Broken) => void, sign = true): Promise<string> {
  const pack: Pack = await smallPack();
  change(pack);
  if (sign) pack.checksum = await packChecksum(pack);
  return JSON.stringify(pack);
}

async function faultOf(text: string): Promise<PackError> {
  try {
    await readPack(text);
  } catch (error) {
    if (error instanceof PackError) return error;
    throw error;
  }
  throw new Error('the pack was taken');
}

describe('packs from other hands', () => {
  it('takes a good pack', async () => {
    const pack = await smallPack();
    expect((await readPack(JSON.stringify(pack))).id).toBe(pack.id);
  });

  it('takes a pack of before entities had links, and reads none', async () => {
    const pack = await readPack(
      await changed((p) => {
        for (const entity of p.entities) delete entity.links;
      }),
    );
    expect(pack.entities.map(({ links }) => links)).toEqual(pack.entities.map(() => []));
  });

  it('has the same checksum whatever the order of members, and another for another content', async () => {
    const a = await smallPack();
    const b = Object.fromEntries(Object.entries(a).reverse());
    expect(await packChecksum(b)).toBe(a.checksum);
    expect(canonicalJson({ b: 1, a: [undefined, { d: undefined, c: '二' }] })).toBe('{"a":[null,{"c":"二"}],"b":1}');
    expect((await smallPack(a.id, '别的书名')).checksum).not.toBe(a.checksum);
  });

  it.each([
    ['empty file', '', '$'],
    ['half a file', '{"format":"yearbook-lens-pack","ver', '$'],
    ['not a pack', '[1]', '$'],
    ['another format', '{"format":"x"}', '$.format'],
    ['a newer version', '{"format":"yearbook-lens-pack","version":2}', '$.version'],
  ])('refuses %s', async (_, text, path) => {
    expect((await faultOf(text)).path).toBe(path);
  });

  it.each<[string, (pack: Broken) => void, string]>([
    ['a missing part', (p) => delete p.book.entries, '$.book'],
    ['a wrong type, naming the place', (p) => (p.entities[1].location.lon = 'x'), '$.entities[1].location.lon'],
    ['a latitude off the globe', (p) => (p.entities[1].location.lat = 91), '$.entities[1].location.lat'],
    ['an unknown kind', (p) => (p.names[0].kind = '<b>'), '$.names[0].kind'],
    ['an id of another book', (p) => (p.entities[0].id = 'shangcheng-2022/x'), '$.entities[0].id'],
    ['an id twice', (p) => (p.book.entries[1].id = p.book.entries[0].id), '$.book.entries[1].id'],
    ['a name of nothing', (p) => (p.names[2].entity = `${p.id}/none`), '$.names[2].entity'],
    [
      'an entry that is not there',
      (p) => (p.entities[1].entries[1].entry = `${p.id}/none`),
      '$.entities[1].entries[1].entry',
    ],
    ['a text longer than any entry', (p) => (p.book.entries[0].body = '长'.repeat(400_001)), '$.book.entries[0].body'],
    [
      'coordinates of a wrong shape',
      (p) => (p.layers[0].features.features[0].geometry.coordinates = [[1, 2]]),
      '$.layers[0].features.features[0].geometry.coordinates',
    ],
    ['a pack id that is a path', (p) => (p.id = '../x'), '$.id'],
  ])('refuses %s', async (_, change, path) => {
    expect((await faultOf(await changed(change))).path).toBe(path);
  });

  it('refuses a changed content under an old checksum', async () => {
    const text = await changed((p) => (p.book.entries[0].body += '另'), false);
    expect((await faultOf(text)).path).toBe('$.checksum');
  });

  it('refuses bottomless nesting without running out of stack', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const text = (await changed(() => undefined)).replace('"sources":[]', `"sources":${deep}`);
    expect((await faultOf(text)).message).toContain(`${PACK_LIMITS.depth}`);
  });

  it('refuses keys that reach for the prototype', async () => {
    const text = (await changed(() => undefined)).replace('"sources":[]', '"sources":[],"__proto__":{"a":1}');
    expect((await faultOf(text)).path).toBe('$');
  });
});
