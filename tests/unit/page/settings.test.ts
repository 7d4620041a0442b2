import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  addFeedback,
  changeSettings,
  DEFAULT_SETTINGS,
  feedbackItem,
  offReason,
  readSettings,
  readSites,
  repairSettings,
  setPageOff,
  setSiteOff,
} from '../../../data/settings/items';

beforeEach(() => fakeBrowser.reset());

describe('settings', () => {
  it('start from the defaults and keep changes', async () => {
    expect(await readSettings()).toEqual(DEFAULT_SETTINGS);
    await changeSettings({ delay: 400, trigger: 'modifier' });
    expect(await readSettings()).toEqual({ ...DEFAULT_SETTINGS, delay: 400, trigger: 'modifier' });
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

describe('off', () => {
  it('holds for a site and its subdomains until it is on again', async () => {
    await setSiteOff('example.com', true);
    const off = await readSites();
    expect(offReason(DEFAULT_SETTINGS, off, 'https://news.example.com/a')).toBe('off-site');
    expect(offReason(DEFAULT_SETTINGS, off, 'https://notexample.com/a')).toBeNull();
    await setSiteOff('news.example.com', false);
    expect(offReason(DEFAULT_SETTINGS, await readSites(), 'https://news.example.com/a')).toBeNull();
  });

  it('holds for a page whatever its fragment', async () => {
    await setPageOff('https://example.com/a#part', true);
    const sites = await readSites();
    expect(offReason(DEFAULT_SETTINGS, sites, 'https://example.com/a#other')).toBe('off-page');
    expect(offReason(DEFAULT_SETTINGS, sites, 'https://example.com/b')).toBeNull();
  });

  it('holds everywhere before anything else', () => {
    expect(
      offReason({ ...DEFAULT_SETTINGS, everywhere: false }, { off: [], expand: [], pagesOff: [] }, 'file:///a'),
    ).toBe('off');
  });
});

it('a newer answer on the same name and place replaces the older', async () => {
  const base = { name: '望江', scope: 'site', where: 'example.com', at: '2026-01-01' } as const;
  await addFeedback({ ...base, verdict: 'never' });
  await addFeedback({ ...base, verdict: 'always' });
  expect((await feedbackItem.getValue()).map((item) => item.verdict)).toEqual(['always']);
});
