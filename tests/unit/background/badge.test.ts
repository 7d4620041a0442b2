import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { countFrame } from '../../../entrypoints/background/badge';

const frame = (count: number, more?: boolean) => ({ count, names: count, state: 'marked' as const, more });

describe('the count on the button', () => {
  const told: string[] = [];
  beforeEach(() => {
    fakeBrowser.reset();
    told.length = 0;
    const action = { setBadgeBackgroundColor: vi.fn(), setTitle: vi.fn(), setBadgeTextColor: vi.fn() };
    Object.assign(browser.action, action, {
      setBadgeText: ({ text }: { text: string }) => {
        told.push(text);
      },
    });
    Object.assign(browser.i18n, { getMessage: (key: string) => key });
  });

  it('says that there may be more while a frame is not read whole', async () => {
    await countFrame(1, 0, frame(120, true));
    await countFrame(1, 3, frame(4, false));
    await countFrame(1, 0, frame(130, false));
    expect(told).toEqual(['120+', '124+', '134']);
  });

  it('says nothing of more where nothing is counted yet', async () => {
    await countFrame(2, 0, frame(0, true));
    await countFrame(2, 0, frame(1000, true));
    expect(told).toEqual(['', '999+']);
  });
});
