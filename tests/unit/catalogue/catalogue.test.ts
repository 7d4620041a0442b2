import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  buildFilter,
  buildShard,
  CatalogueError,
  checkFile,
  hashName,
  type Manifest,
  possibleDistricts,
  readFilter,
  readManifest,
  readShard,
  sha256,
  shardOf,
  signManifest,
} from '../../../data/catalogue/index';

const NAMES = [
  { name: '试验县', district: 0, own: true },
  { name: '柳岸镇', district: 0, own: false },
  { name: '望桥街道', district: 0, own: false },
  { name: '城关镇', district: 0, own: false },
  { name: '旁边区', district: 1, own: true },
  { name: '城关镇', district: 1, own: false },
];

describe('the filter of districts', () => {
  const filter = readFilter(buildFilter(NAMES, 2));

  it('finds a district by its name, and by two of its towns', () => {
    expect(possibleDistricts(filter, '记者在试验县采访')).toEqual([0]);
    expect(possibleDistricts(filter, '从柳岸镇到望桥街道')).toEqual([0]);
  });

  it('takes neither one town nor towns that many districts have for enough', () => {
    expect(possibleDistricts(filter, '柳岸镇')).toEqual([]);
    expect(possibleDistricts(filter, '城关镇，又是城关镇')).toEqual([]);
  });

  it('says nothing of other texts, however long', () => {
    expect(possibleDistricts(filter, '')).toEqual([]);
    expect(possibleDistricts(filter, '这里没有任何地名，只有乡音与街区的道路。'.repeat(5000))).toEqual([]);
  });

  it('refuses what is cut or none', () => {
    const bytes = buildFilter(NAMES, 2);
    for (let length = 0; length < bytes.length; length += 1)
      expect(() => readFilter(bytes.subarray(0, length))).toThrow(RangeError);
    expect(() => readFilter(new Uint8Array([1, 2, 3]))).toThrow(RangeError);
    expect(() => buildFilter([{ name: '甲', district: 2, own: true }], 2)).toThrow(RangeError);
  });

  it('keeps a name to about five bytes', () => {
    const many = Array.from({ length: 40_000 }, (_, i) => ({ name: `第${i}号镇`, district: i % 2900, own: false }));
    expect(buildFilter(many, 2900).length / many.length).toBeLessThan(5);
  });
});

describe('shards', () => {
  const districts = [
    { district: 4, books: ['a-2022', 'a-2021'], wire: '一\n二|三' },
    { district: 9, books: ['b-2022'], wire: '' },
  ];

  it('come back as they were put in', () => {
    expect(readShard(buildShard(districts))).toEqual(districts);
  });

  it('are refused when cut or of another kind', () => {
    const text = buildShard(districts);
    for (const bad of [text.slice(0, -1), `${text}x`, '', '{}\n', 'x'])
      expect(() => readShard(bad)).toThrow(RangeError);
  });

  it('part neighbours', () => {
    const codes = Array.from({ length: 13 }, (_, i) => `33010${i}`);
    expect(new Set(codes.map((code) => shardOf(code, 128))).size).toBeGreaterThan(9);
    expect(hashName('上城区', 0, 2)).toBe(hashName('上城'));
  });
});

describe('the manifest', () => {
  let key: CryptoKey;
  let secret: CryptoKey;
  const file = new TextEncoder().encode('names');
  let manifest: Manifest;

  beforeAll(async () => {
    const pair = generateKeyPairSync('ed25519');
    const load = (bytes: Buffer, form: 'spki' | 'pkcs8', use: KeyUsage) =>
      crypto.subtle.importKey(form, new Uint8Array(bytes), 'Ed25519', false, [use]);
    key = await load(pair.publicKey.export({ type: 'spki', format: 'der' }), 'spki', 'verify');
    secret = await load(pair.privateKey.export({ type: 'pkcs8', format: 'der' }), 'pkcs8', 'sign');
    manifest = {
      format: 'yearbook-lens-catalogue',
      version: 1,
      serial: 7,
      districts: [],
      shards: 1,
      files: [{ path: 'shards/0', bytes: file.length, sha256: await sha256(file) }],
    };
  });

  it('is believed when its publisher signed it, and vouches for its files', async () => {
    const text = JSON.stringify(manifest);
    const read = await readManifest(text, await signManifest(text, secret), key);
    expect(await checkFile(read, 'shards/0', file)).toBe(file);
  });

  it('is refused when changed, older than seen, or a file is another', async () => {
    const text = JSON.stringify(manifest);
    const signature = await signManifest(text, secret);
    await expect(readManifest(text.replace('7', '8'), signature, key)).rejects.toThrow(CatalogueError);
    await expect(readManifest(text, signature, key, 8)).rejects.toThrow(/older/);
    await expect(checkFile(manifest, 'shards/0', new TextEncoder().encode('nomes'))).rejects.toThrow(CatalogueError);
    await expect(checkFile(manifest, 'shards/1', file)).rejects.toThrow(/no file/);
  });
});
