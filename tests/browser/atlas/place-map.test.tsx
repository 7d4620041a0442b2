import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PlaceMap } from '../../../components/map';
import { Nested } from '../../../components/map/nested';
import { one } from '../find';
import { groundOf, mapOf, markerOf, markersOf, popupOf, shapesOf } from './drawn';
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
  const canvas = groundOf(box)!;
  const { data } = canvas.getContext('2d')!.getImageData(canvas.width / 2, canvas.height / 2, 1, 1);
  return [...data].join();
}

test('a placed thing has a marker, its precision, and says that the map is a sketch and whose', async () => {
  const box = await show(<PlaceMap entity={community} containers={holders} layers={layers} height={132} />);
  await until(() => markerOf(box));
  expect(shapesOf(box, 'precision')).toHaveLength(1);
  expect(box.textContent).toMatch(/示意图.*精度约 200 米.*© OpenStreetMap/);
});

test('the marker opens a popup with the content given, as nodes', async () => {
  const box = await show(
    <PlaceMap entity={community} layers={layers} height={200} popup={<b id="inside">{'<img src=x>'}</b>} />,
  );
  const marker = await until(() => markerOf(box));
  await on(marker, click());
  const inside = await until(() => popupOf(box)?.querySelector('#inside'));
  expect(inside.textContent).toBe('<img src=x>');
  expect(box.querySelectorAll('img')).toHaveLength(0);
  expect(popupOf(box)!.textContent).toContain('精度约 200 米');
});

test('another entity closes the popup, stands in the middle, and its marker says its name', async () => {
  const other = find('青石公园');
  const box = await show(<PlaceMap entity={community} layers={layers} height={132} popup={<b>柳岸</b>} />);
  const marker = await until(() => markerOf(box));
  await on(marker, click());
  await until(() => popupOf(box));
  await draw(<PlaceMap entity={other} layers={layers} height={132} popup={<b>青石</b>} />);
  await until(() => !popupOf(box));
  const middle = (element: Element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [Math.round(left + width / 2), Math.round(top + height / 2)];
  };
  expect(middle(markerOf(box)!)).toEqual(middle(mapOf(box)!));
  expect(markerOf(box)!.getAttribute('title')).toBe('青石公园');
});

test('another entity moves the same map; an unplaced one gets its area in dashes and no marker', async () => {
  const box = await show(<PlaceMap entity={community} containers={holders} layers={layers} height={132} />);
  const map = await until(() => mapOf(box));
  await draw(<PlaceMap entity={unplaced} containers={holders} layers={layers} height={132} />);
  await until(() => shapesOf(box, 'area', { vague: true })[0]);
  expect(mapOf(box)).toBe(map);
  expect(markersOf(box)).toEqual([]);
  expect(box.textContent).toContain('位置：仅知在东湾街道');
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
  const area = await until(() => shapesOf(box, 'area', { vague: true })[0]);
  const map = mapOf(box)!;
  const size = () => area.getBoundingClientRect();
  await until(() => size().height > 40 && size().height < map.clientHeight);
  const frame = map.getBoundingClientRect();
  expect(size().top).toBeGreaterThanOrEqual(frame.top);
  expect(size().bottom).toBeLessThanOrEqual(frame.bottom);
});

test('the ground follows the theme while it is shown', async () => {
  document.documentElement.dataset.theme = 'light';
  const box = await show(<PlaceMap entity={community} layers={layers} height={132} />);
  await until(() => markerOf(box));
  const light = await until(() => ground(box) !== '0,0,0,0' && ground(box));
  document.documentElement.dataset.theme = 'dark';
  const dark = await until(() => ground(box) !== light && ground(box));
  expect(Number(dark.split(',')[0])).toBeLessThan(Number(light.split(',')[0]));
});

test('a map that grows draws to its new edge', async () => {
  const box = await show(<PlaceMap entity={community} layers={layers} height={132} />);
  await until(() => markerOf(box));
  await draw(<PlaceMap entity={community} layers={layers} height={320} />);
  await until(() => (groundOf(box)?.getBoundingClientRect().height ?? 0) > 320);
});

test('nothing is asked of the network and nothing is amiss for assistive technology', async () => {
  const box = await show(<PlaceMap entity={community} layers={layers} height={132} popup={<p>条目</p>} />);
  await until(() => markerOf(box));
  expect(fetch).not.toHaveBeenCalled();
  expect(box.querySelectorAll('img')).toHaveLength(0);
  const { violations } = await axe.run(box, { rules: { region: { enabled: false } } });
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
});

/** What the boxes around a name say, outermost first. */
function around(picture: Element, name: string): string[] {
  const inner = [...picture.querySelectorAll('*')].find(
    ({ children, textContent }) => !children[0] && textContent === name,
  );
  const names: string[] = [];
  for (let box = inner?.parentElement; box && box !== picture; box = box.parentElement)
    names.unshift(box.firstElementChild?.textContent ?? '');
  return names;
}

test('without a map, boxes within boxes say what belongs to what, and are one picture to a screen reader', async () => {
  const box = await show(<Nested chain={['柳江区', '东湾街道', '望桥社区']} />);
  const picture = one(box, 'img', '柳江区 › 东湾街道 › 望桥社区');
  expect(around(picture, '望桥社区')).toEqual(['柳江区', '东湾街道']);
  expect(box.textContent).toContain('不表示远近');
  expect((await axe.run(box)).violations).toEqual([]);
});
