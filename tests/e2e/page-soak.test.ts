import { beforeAll, describe, expect, it } from 'vitest';
import { desk, lens, server, setUp } from './fixtures';
import { badgeOf, command, painted, store } from './golden';
import { bytesOf, outlast, waitForMarks } from './harness';

const FULL = '杭州市上城区教育局';
/** A page that never rests: `soak(n)` makes n bursts of changes of every kind, the same on every page; `tidy()` ends it. */
const SOAK = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>上城区</title>
<h1>杭州市上城区</h1><div id="stage"></div><div id="hosts"></div>
<script>
const WORDS = ['清波街道', '区发改经信局', '小营街道', '大家', '湖滨街道', '区教育局', '今天'];
const [stage, hosts] = [document.getElementById('stage'), document.getElementById('hosts')];
let seed, most = 0;
const any = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648, Math.floor(seed / 65536) % n);
const line = () => '这里是' + WORDS[any(7)] + '和' + WORDS[any(7)] + '，' + any(1000) + '。';
function paragraph() {
  const [p, b] = [document.createElement('p'), document.createElement('b')];
  b.append(WORDS[any(7)]);
  p.append(line(), b, line());
  return p;
}
function component(content) {
  const host = document.createElement('x-host');
  host.attachShadow({ mode: 'open' }).append(content);
  hosts.append(host);
  if (hosts.children.length > 12) hosts.firstChild.remove();
}
const one = () => stage.children[any(40)];
const CHANGES = [
  () => { one().firstChild.data = line(); },
  () => { one().lastChild.data = line(); },
  () => one().replaceWith(paragraph()),
  () => one().replaceChildren(...paragraph().childNodes),
  () => stage.insertBefore(one(), one()),
  () => one().toggleAttribute('hidden'),
  () => { const p = one(); p.translate = !p.translate; },
  () => { one().className = 'c' + any(5); },
  () => component(paragraph()),
  () => component(paragraph()),
  () => hosts.children[any(12)]?.shadowRoot.replaceChildren(paragraph(), paragraph()),
  () => { one().firstChild.splitText(2); one().normalize(); },
];
function tidy() {
  seed = 7;
  hosts.replaceChildren();
  stage.replaceChildren(...Array.from({ length: 40 }, paragraph));
}
async function soak(bursts) {
  for (let i = 0; i < bursts; i++) {
    for (let j = 0; j < 100; j++) CHANGES[any(CHANGES.length)]();
    await new Promise((resolve) => setTimeout(resolve, 40));
    most = Math.max(most, [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0));
  }
}
tidy();
</script>`;

describe('a page that changes for long', () => {
  setUp({ pages: { '/soak': SOAK }, story: true });

  // The same page of a host that is off: what it is without us.
  beforeAll(() => store(desk, { sites: { off: ['localhost'], expand: [], pagesOff: [] } }));

  it('is marked right at the end, is the page it would have been, and has grown by nothing', async () => {
    const page = await lens.newPage(`${server.origin}/soak`);
    const control = await lens.newPage(`${server.origin.replace('127.0.0.1', 'localhost')}/soak`);
    await page.bringToFront();
    const session = await lens.context.newCDPSession(page);
    await session.send('Performance.enable');
    await waitForMarks(page, '清波街道');
    await expect.poll(() => badgeOf(desk, page.url())).not.toBe('');
    const wanted = await painted(page);

    const weigh = async (): Promise<{ heap: number; nodes: number; listeners: number }> => {
      await expect.poll(() => painted(page)).toEqual(wanted);
      // What has left the page is swept up a while after.
      await outlast(page, 1500);
      for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value as number;
      return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') };
    };

    // The first rounds fill caches, compile code and load the parts that expanding and taking back need.
    let before = { heap: 0, nodes: 0, listeners: 0 };
    for (let round = 0; round < 6; round++) {
      if (round === 2) {
        await page.evaluate('tidy()');
        before = await weigh();
      }
      await command(desk, page, 'expand-page');
      if (round % 2 === 0) await page.waitForFunction((full) => document.body.textContent?.includes(full), FULL);
      await page.evaluate('soak(30)');
    }
    await page.evaluate('tidy()');
    const after = await weigh();
    expect(after.nodes - before.nodes).toBeLessThan(66);
    expect(after.listeners - before.listeners).toBeLessThan(5);
    expect(after.heap - before.heap).toBeLessThan(2_000_000);
    // Forty paragraphs and a dozen components hold no more names than this.
    expect(await page.evaluate('most')).toBeLessThan(600);
    expect(await bytesOf(page)).toBe(await bytesOf(control));

    // Only what is in view, or nearly, is painted.
    await page.evaluate('component("上城区居民走访望江街道"), hosts.lastChild.scrollIntoView()');
    await waitForMarks(page, '望江街道');
  });
});
