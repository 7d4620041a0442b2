import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { cardBox, current, noCard } from './card';
import { desk, lens, server, setUp } from './fixtures';
import { command, namesOf } from './golden';
import { cardFrame, waitForMarks } from './harness';

const LINE = '<p>居民从望江街道走到小营街道，又去了清波街道。</p>';
const page = (style: string): string =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>杭州市上城区</title>
  <style>p{margin:2px;font-size:14px;width:24em}${style}</style><div id=app>${LINE.repeat(20)}</div>`;

/** Of all pixels, those that look other in one of two pictures: more than an edge of a letter that is a shade off. */
const SHADE = 80;

describe('a page that changes its styles at every frame', () => {
  setUp({
    pages: {
      '/plain.html': page(''),
      '/dark.html': page('body{background:#111;color:#eee}#app{position:relative}'),
      '/animated.html': page(
        '@keyframes go{to{background-position:90px 0}}#app::after{content:"";display:block;height:9px;background:linear-gradient(90deg,red,blue);animation:go 2s infinite linear}',
      ),
    },
  });

  const registered = (target: Page): Promise<number> =>
    target.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0));

  async function open(name: string): Promise<Page> {
    const made = await lens.newPage(`${server.origin}/${name}.html`);
    await made.bringToFront();
    await waitForMarks(made, '清波街道');
    await expect.poll(() => registered(made)).toBe(60);
    return made;
  }

  const stir = (target: Page): Promise<void> =>
    target.evaluate(() => {
      let n = 0;
      const frame = (): void => {
        document.documentElement.style.setProperty('--at', `${n++}`);
        Object.assign(window, { stirring: requestAnimationFrame(frame) });
      };
      frame();
    });
  const calm = (target: Page): Promise<void> =>
    target.evaluate(() => cancelAnimationFrame((window as unknown as { stirring: number }).stirring));

  /** Share of pixels that are other in two pictures. */
  const otherIn = (target: Page, pictures: [Buffer, Buffer]): Promise<number> =>
    target.evaluate(
      async ([shade, ...pictures]) => {
        const [one, two] = await Promise.all(
          pictures.map(async (picture) => {
            const image = new Image();
            image.src = `data:image/png;base64,${picture}`;
            await image.decode();
            const brush = new OffscreenCanvas(image.width, image.height).getContext('2d');
            brush?.drawImage(image, 0, 0);
            return brush?.getImageData(0, 0, image.width, image.height).data ?? [];
          }),
        );
        let other = 0;
        for (let i = 0; i < (one?.length ?? 0); i++) if (Math.abs((one?.[i] ?? 0) - (two?.[i] ?? 0)) > shade) other++;
        return other / (one?.length ?? 0);
      },
      [SHADE, ...pictures.map((picture) => picture.toString('base64'))] as [number, string, string],
    );

  it.each(['plain', 'dark'])(
    'looks the same while its names are drawn (%s), and is as before when it rests',
    async (name) => {
      const made = await open(name);
      const before = await made.screenshot();
      await stir(made);
      await expect.poll(() => registered(made)).toBe(0);
      const drawn = await made.screenshot();
      await calm(made);
      await expect.poll(() => registered(made)).toBe(60);
      const desert = await lens.newPage('about:blank');
      expect(await otherIn(desert, [before, drawn])).toBeLessThan(0.0005);
      // The measure would notice if nothing were drawn.
      await command(desk, made, 'toggle-page');
      await expect.poll(() => registered(made)).toBe(0);
      expect(await otherIn(desert, [before, await made.screenshot()])).toBeGreaterThan(0.002);
      await command(desk, made, 'toggle-page');
      await expect.poll(() => registered(made)).toBe(60);
    },
  );

  it('opens the card of a drawn name, goes from name to name, and takes all away when marking ends', async () => {
    const made = await open('plain');
    await stir(made);
    await expect.poll(() => registered(made)).toBe(0);
    expect((await namesOf(desk, made.url()))?.names).toHaveLength(3);
    const place = await made.evaluate(() => {
      const text = document.querySelectorAll('p')[4]?.firstChild as Text;
      const range = new Range();
      const from = text.data.indexOf('小营街道');
      range.setStart(text, from);
      range.setEnd(text, from + 4);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    await made.mouse.move(place.x, place.y, { steps: 4 });
    await cardBox(made);
    const card = await cardFrame(made);
    await card.getByText('小营街道').first().waitFor();
    expect(await current(made)).toEqual(['小营街道']);
    expect(await registered(made)).toBe(1);
    await made.keyboard.press('Escape');
    await made.mouse.move(900, 5, { steps: 4 });
    await noCard(made);
    await expect.poll(() => registered(made)).toBe(0);

    await command(desk, made, 'next-name');
    await expect.poll(() => current(made)).toHaveLength(1);
    await command(desk, made, 'toggle-page');
    await expect.poll(() => made.evaluate(() => document.documentElement.firstElementChild?.localName)).toBe('head');
    expect(await registered(made)).toBe(0);
    await command(desk, made, 'toggle-page');
    await calm(made);
    await expect.poll(() => registered(made)).toBe(60);
  });

  it('draws where an animation that the browser cannot run by itself goes on', async () => {
    const made = await open('animated');
    await expect.poll(() => registered(made)).toBe(0);
    await made.evaluate(() => document.getElementById('app')?.setAttribute('id', 'still'));
    await expect.poll(() => registered(made)).toBe(60);
  });
});
