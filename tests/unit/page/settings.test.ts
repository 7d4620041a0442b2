import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Feedback } from '../../../data/recognizer/model';
import {
  answersLike,
  withAnswer,
  withPageOff,
  withPageToggled,
  withRecent,
  withSiteExpand,
  withSiteOff,
} from '../../../data/settings/changes';
import * as items from '../../../data/settings/items';
import { changeItem, readItem, settingsItem, sitesItem, watchItem } from '../../../data/settings/items';
import { DEFAULT_SETTINGS, DEFAULT_SITES, offReason, repairSettings } from '../../../data/settings/shape';

beforeEach(() => fakeBrowser.reset());

describe('settings', () => {
  it('start from the defaults and keep changes', async () => {
    expect(await readItem(settingsItem)).toEqual(DEFAULT_SETTINGS);
    await changeItem(settingsItem, (now) => ({ ...now, delay: 400, trigger: 'modifier' as const }));
    expect(await readItem(settingsItem)).toEqual({ ...DEFAULT_SETTINGS, delay: 400, trigger: 'modifier' });
  });

  it('are mended where storage holds nonsense', () => {
    expect(
      repairSettings({ density: 'many', delay: -4, trigger: 'click', tiles: { url: 'javascript:1' }, x: 1 }),
    ).toEqual({
      ...DEFAULT_SETTINGS,
      trigger: 'click',
    });
    expect(repairSettings(null)).toEqual(DEFAULT_SETTINGS);
  });
});

describe('stored items', () => {
  it.each(Object.values(items).flatMap((item) => ('key' in item ? [item as items.StoredItem<unknown>] : [])))(
    'are as good as not there where they hold nonsense: $key',
    ({ repair }) => {
      for (const value of [{ length: 3, off: 5, a: [1] }, 'text', [null], 7, null])
        expect(repair(value)).toEqual(repair(undefined));
    },
  );

  it('keep both of two changes made at once', async () => {
    await Promise.all([
      changeItem(sitesItem, (sites) => withSiteOff(sites, 'a.example', true)),
      changeItem(sitesItem, (sites) => withSiteOff(sites, 'b.example', true)),
    ]);
    expect((await readItem(sitesItem)).off).toEqual(['a.example', 'b.example']);
  });

  it('go on after a change that failed', async () => {
    await expect(
      changeItem(settingsItem, () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await changeItem(settingsItem, (now) => ({ ...now, delay: 9 }));
    expect((await readItem(settingsItem)).delay).toBe(9);
  });

  it('tell what they hold and what becomes of it, until nobody listens', async () => {
    const heard: number[] = [];
    const stop = watchItem(settingsItem, ({ delay }) => heard.push(delay));
    await expect.poll(() => heard).toEqual([DEFAULT_SETTINGS.delay]);
    await changeItem(settingsItem, (now) => ({ ...now, delay: 7 }));
    stop();
    await changeItem(settingsItem, (now) => ({ ...now, delay: 8 }));
    expect(heard).toEqual([DEFAULT_SETTINGS.delay, 7]);
  });
});

describe('off', () => {
  it('holds for a site and its subdomains until it is on again', () => {
    const off = withSiteOff(DEFAULT_SITES, 'example.com', true);
    expect(offReason(DEFAULT_SETTINGS, off, 'https://news.example.com/a')).toBe('off-site');
    expect(offReason(DEFAULT_SETTINGS, off, 'https://notexample.com/a')).toBeNull();
    const on = withSiteOff(off, 'news.example.com', false);
    expect(offReason(DEFAULT_SETTINGS, on, 'https://news.example.com/a')).toBeNull();
  });

  it('holds for a page whatever its fragment', () => {
    const sites = withPageOff(DEFAULT_SITES, 'https://example.com/a#part', true);
    expect(offReason(DEFAULT_SETTINGS, sites, 'https://example.com/a#other')).toBe('off-page');
    expect(offReason(DEFAULT_SETTINGS, sites, 'https://example.com/b')).toBeNull();
  });

  it('holds everywhere before anything else', () => {
    expect(offReason({ ...DEFAULT_SETTINGS, everywhere: false }, DEFAULT_SITES, 'file:///a')).toBe('off');
  });

  it('turns to on by the same key, whatever it was that turned it off', () => {
    const url = 'https://news.example.com/a';
    const off = withPageToggled(DEFAULT_SETTINGS, DEFAULT_SITES, url);
    expect(offReason(off.settings, off.sites, url)).toBe('off-page');
    const all = {
      settings: { ...off.settings, everywhere: false },
      sites: withSiteOff(off.sites, 'example.com', true),
    };
    const on = withPageToggled(all.settings, all.sites, url);
    expect(offReason(on.settings, on.sites, url)).toBeNull();
  });

  it('leaves a page without a host (a local file) out of the lists of sites', () => {
    expect(withSiteOff(DEFAULT_SITES, '', true)).toEqual(DEFAULT_SITES);
    expect(withSiteExpand(DEFAULT_SITES, '', true)).toEqual(DEFAULT_SITES);
  });
});

describe('answers', () => {
  const older: Feedback = { name: '望江', scope: 'site', where: 'example.com', at: '2026-01-01', verdict: 'never' };
  const newer: Feedback = { ...older, verdict: 'always', at: '2026-01-02' };
  const other: Feedback = { ...older, where: 'other.example' };

  it('on the same name and place take the place of the older', () => {
    expect(withAnswer([older, other], newer)).toEqual([other, newer]);
  });

  it('can be taken back: what was there before is there again', () => {
    const before = answersLike([older, other], newer);
    expect(withAnswer(withAnswer([older, other], newer), newer, before)).toEqual([other, older]);
  });
});

it('keeps what was looked at last at the head, once', () => {
  expect(withRecent(['a', 'b', 'c'], 'c')).toEqual(['c', 'a', 'b']);
});
