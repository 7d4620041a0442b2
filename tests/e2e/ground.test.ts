import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archive } from '../unit/basemap/tiles-archive';
import { lens, setUp } from './fixtures';

/** An answer of a query service: a grid of roads over the district, a canal, a lake with an island, a metro line. */
function extract(): string {
  const line = (points: [number, number][]) => points.map(([lon, lat]) => ({ lon, lat }));
  const elements: object[] = [];
  for (let i = 0; i < 40; i += 1) {
    const lat = 30.2 + i * 0.005;
    const points = Array.from({ length: 50 }, (_, k): [number, number] => [120.13 + k * 0.004, lat + (k % 2) * 0.0006]);
    elements.push({ type: 'way', id: i, tags: { highway: 'residential', name: `试验${i}路` }, geometry: line(points) });
  }
  elements.push({
    type: 'way',
    id: 100,
    tags: { waterway: 'canal', name: '试验河' },
    geometry: line([
      [120.17, 30.25],
      [120.2, 30.3],
    ]),
  });
  elements.push({
    type: 'way',
    id: 101,
    tags: { railway: 'subway', name: '试验线', colour: '#aa3377' },
    geometry: line([
      [120.15, 30.22],
      [120.25, 30.32],
    ]),
  });
  return JSON.stringify({ version: 0.6, elements });
}

describe('the detailed base map', () => {
  let service: Server;
  let address: string;
  let asked: string[];
  let answer: { status: number; body: string; hold?: boolean };
  let options: Page;

  setUp({ story: true });

  beforeAll(async () => {
    asked = [];
    service = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        asked.push(new URLSearchParams(body).get('data') ?? '');
        response.writeHead(answer.status, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
        if (answer.hold) response.write(answer.body);
        else response.end(answer.body);
      });
    });
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(service.address() as AddressInfo).port}/api/interpreter`;
    options = await lens.newPage(lens.url('options.html'));
    // The browser's own question cannot be answered by a test: the reader's yes (or no) is put in its place.
    await options.evaluate(() => {
      const state = globalThis as unknown as { allow: boolean; chrome: { permissions: { request: unknown } } };
      state.allow = true;
      state.chrome.permissions.request = async () => state.allow;
    });
  });

  afterAll(() => {
    service?.closeAllConnections();
    service?.close();
  });

  const section = () => options.getByRole('region', { name: /详细底图|Detailed base map/ });
  const button = (name: RegExp) => section().getByRole('button', { name });
  const status = () => section().getByRole('status').innerText();
  async function fetchNow() {
    await button(/从 OpenStreetMap 取一次|重新取一次/).click();
    await section().getByRole('textbox').fill(address);
    await button(/现在去取/).click();
  }

  it('asks nothing before the reader says so, and nothing when the browser is told no', async () => {
    await options.evaluate(() => {
      (globalThis as unknown as { allow: boolean }).allow = false;
    });
    answer = { status: 200, body: extract() };
    await fetchNow();
    await expect.poll(status).toMatch(/没有得到访问这个地址的许可/);
    expect(asked).toEqual([]);
    await options.evaluate(() => {
      (globalThis as unknown as { allow: boolean }).allow = true;
    });
  });

  it('says what is wrong with an answer, and keeps the sketch', async () => {
    for (const [given, words] of [
      [{ status: 429, body: '' }, /拒绝了请求/],
      [{ status: 200, body: '<html>' }, /不是 JSON/],
      [{ status: 200, body: '{"elements":[]}' }, /没有一样东西在本区/],
    ] as const) {
      answer = given;
      await fetchNow();
      await expect.poll(status).toMatch(words);
    }
    expect(await button(/换回示意底图/).count()).toBe(0);
  });

  it('can be cancelled while the answer comes', async () => {
    answer = { status: 200, body: `${' '.repeat(600_000)}{`, hold: true };
    await fetchNow();
    await expect.poll(status).toMatch(/接收/);
    await button(/取消/).click();
    await expect.poll(status).toMatch(/已取消/);
  });

  it('is fetched once for the district, stored, drawn in the atlas, and taken back', async () => {
    answer = { status: 200, body: extract() };
    await fetchNow();
    await expect.poll(() => section().innerText()).toMatch(/取自 127\.0\.0\.1.*42 个图形/s);
    expect(asked.at(-1)).toMatch(/^\[out:json\].*\[bbox:30\.\d+,120\.\d+,30\.\d+,120\.\d+\].*out geom;$/s);
    const layers = () =>
      options.evaluate(
        () =>
          new Promise<number>((resolve, reject) => {
            const open = indexedDB.open('yearbook-lens');
            open.onerror = () => reject(open.error);
            open.onsuccess = () => {
              const all = open.result.transaction('grounds').objectStore('grounds').getAll();
              all.onsuccess = () => {
                open.result.close();
                resolve((all.result as { layers: unknown[] }[]).reduce((sum, { layers }) => sum + layers.length, 0));
              };
            };
          }),
      );
    expect(await layers()).toBe(3);
    const atlas = await lens.newPage(lens.url('sidepanel.html'));
    await atlas
      .getByRole('button', { name: /示意图/ })
      .first()
      .click();
    await atlas.getByText('ODbL').first().waitFor();
    await atlas.close();
    await button(/换回示意底图/).click();
    await expect.poll(layers).toBe(0);
  });

  it('comes out of a file too', async () => {
    await section()
      .locator('input[type=file]')
      .setInputFiles({ name: 'district.json', mimeType: 'application/json', buffer: Buffer.from(extract()) });
    await expect.poll(() => section().innerText()).toMatch(/取自 district\.json/);
  });

  it('comes out of an archive of vector tiles', async () => {
    const road: GeoJSON.Feature = {
      type: 'Feature',
      properties: { kind: 'minor_road', kind_detail: 'residential', name: '试验路' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [120.17, 30.25],
          [120.2, 30.28],
        ],
      },
    };
    const file = archive({ roads: [road] });
    await section()
      .locator('input[type=file]')
      .setInputFiles({ name: file.name, mimeType: '', buffer: Buffer.from(await file.arrayBuffer()) });
    await expect.poll(() => section().innerText()).toMatch(/取自 district\.pmtiles，1 个图形/);
  });
});
