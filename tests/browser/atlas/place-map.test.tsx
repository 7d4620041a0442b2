import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PlaceMap } from '../../../components/map';
import { Nested } from '../../../components/map/nested';
import { click, draw, on, show, takeAway, until } from './render';
import { entities, id, layers } from './sample';

const find = (name: string) => entities.find((entity) => entity.id === id(name))!;
const community = find('柳岸社区');
const unplaced = find('望桥社区');
const holders = [find('东湾街道'), find('柳江区')];

beforeEach(() => vi.stubGlobal('fetch', vi.fn()));
afterEach(async () => {
  vi.unstubAllGlobals();
  await takeAway();
});

/** Colour of the ground in the middle of the map. */
function ground(box: Element): string {
  const canvas = box.querySelector<HTMLCanvasElement>('canvas.ym-ground')!;
  const { data } = canvas.getContext('2d')!.getImageData(canvas.width / 2, canvas.height / 2, 1, 1);
  return [...data].join();
}

test('a placed thing has a marker, its precision, and says that the map is a sketch and whose', async () => {
  const box = await show(<PlaceMap entity={community} containers={holders} layers={layers} height={132} />);
  await until(() => box.querySelector('.ym-marker'));
  expect(box.querySelector('path.ym-ring')).not.toBeNull();
  expect(box.querySelector('.ym-caption')!.textContent).toMatch(/示意图.*精度约 200 米.*© OpenStreetMap/);
});

test('the marker opens a popup with the content given, as nodes', async () => {
  const box = await show(
    <PlaceMap entity={community} layers={layers} height={200} popup={<b id="inside">{'<img src=x>'}</b>} />,
  );
  const marker = await until(() => box.querySelector('.ym-marker'));
  await on(marker, click());
  const inside = await until(() => box.querySelector('.leaflet-popup #inside'));
  expect(inside.textContent).toBe('<img src=x>');
  expect(box.querySelector('.leaflet-popup img')).toBeNull();
  expect(box.querySelector('.leaflet-popup')!.textContent).toContain('精度约 200 米');
});

test('another entity closes the popup, stands in the middle, and its marker says its name', async () => {
  const other = find('青石公园');
  const box = await show(<PlaceMap entity={community} layers={layers} height={132} popup={<b>柳岸</b>} />);
  const marker = await until(() => box.querySelector('.ym-marker'));
  await on(marker, click());
  await until(() => box.querySelector('.leaflet-popup'));
  await draw(<PlaceMap entity={other} layers={layers} height={132} popup={<b>青石</b>} />);
  await until(() => !box.querySelector('.leaflet-popup'));
  const middle = (element: Element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [Math.round(left + width / 2), Math.round(top + height / 2)];
  };
  expect(middle(box.querySelector('.ym-marker')!)).toEqual(middle(box.querySelector('.leaflet-container')!));
  expect(box.querySelector('.ym-marker')!.getAttribute('title')).toBe('青石公园');
});

test('another entity moves the same map; an unplaced one gets its area in dashes and no marker', async () => {
  const box = await show(<PlaceMap entity={community} containers={holders} layers={layers} height={132} />);
  const map = await until(() => box.querySelector('.leaflet-container'));
  await draw(<PlaceMap entity={unplaced} containers={holders} layers={layers} height={132} />);
  await until(() => box.querySelector('path.ym-area.ym-vague'));
  expect(box.querySelector('.leaflet-container')).toBe(map);
  expect(box.querySelector('.ym-marker')).toBeNull();
  expect(box.querySelector('.ym-caption')!.textContent).toContain('位置：仅知在东湾街道');
});

test('a map told what to show before it has a size shows it once it has one', async () => {
  const box = await show(
    <div hidden>
      <PlaceMap entity={unplaced} containers={holders} layers={layers} height={132} />
    </div>,
  );
  await draw(
    <div>
      <PlaceMap entity={unplaced} containers={holders} layers={layers} height={132} />
    </div>,
  );
  const area = await until(() => box.querySelector<SVGPathElement>('path.ym-area.ym-vague'));
  const map = box.querySelector('.leaflet-container')!;
  const size = () => area.getBoundingClientRect();
  await until(() => size().height > 40 && size().height < map.clientHeight);
  const frame = map.getBoundingClientRect();
  expect(size().top).toBeGreaterThanOrEqual(frame.top);
  expect(size().bottom).toBeLessThanOrEqual(frame.bottom);
});

test('the ground follows the theme while it is shown', async () => {
  document.documentElement.dataset.theme = 'light';
  const box = await show(<PlaceMap entity={community} layers={layers} height={132} />);
  await until(() => box.querySelector('.ym-marker'));
  const light = await until(() => ground(box) !== '0,0,0,0' && ground(box));
  document.documentElement.dataset.theme = 'dark';
  const dark = await until(() => ground(box) !== light && ground(box));
  expect(Number(dark.split(',')[0])).toBeLessThan(Number(light.split(',')[0]));
});

test('a map that grows draws to its new edge', async () => {
  const box = await show(<PlaceMap entity={community} layers={layers} height={132} />);
  await until(() => box.querySelector('.ym-marker'));
  await draw(<PlaceMap entity={community} layers={layers} height={320} />);
  await until(
    () => (box.querySelector<HTMLCanvasElement>('canvas.ym-ground')?.getBoundingClientRect().height ?? 0) > 320,
  );
});

test('nothing is asked of the network and nothing is amiss for assistive technology', async () => {
  const box = await show(<PlaceMap entity={community} layers={layers} height={132} popup={<p>条目</p>} />);
  await until(() => box.querySelector('.ym-marker'));
  expect(fetch).not.toHaveBeenCalled();
  expect(box.querySelectorAll('img')).toHaveLength(0);
  const { violations } = await axe.run(box, { rules: { region: { enabled: false } } });
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
});

test('without a map, boxes within boxes say what belongs to what, and are one picture to a screen reader', async () => {
  const box = await show(<Nested chain={['柳江区', '东湾街道', '望桥社区']} />);
  expect(box.querySelector('[role=img]')!.getAttribute('aria-label')).toBe('柳江区 › 东湾街道 › 望桥社区');
  expect(box.querySelectorAll('.ym-nest')).toHaveLength(2);
  expect(box.textContent).toContain('不表示远近');
  expect((await axe.run(box)).violations).toEqual([]);
});
