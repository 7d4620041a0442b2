import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OwnHost } from '../../../components/own/own-host';
import { Reader } from '../../../components/reader/reader';
import { publicAddress } from '../../../data/address';
import { NOTHING_OWN, type Own } from '../../../data/own/shape';
import { all, one, said } from '../find';
import './reader-parts';
import '../../../components/own/mine-page';
import '../../../components/own/own-tools';
import '../../../components/reader/found';
import { untranslated } from '../own-words';
import { PATIENCE } from '../settle';
import { expectAccessible } from './axe';
import { button, click, press, settled, show, takeAway, type } from './render';
import * as sample from './sample-book';
import { entries, sampleSource, street } from './sample-book';
import { records } from './sample-records';

beforeEach(() => {
  location.hash = '';
});
afterEach(async () => {
  await takeAway();
  location.hash = '';
});

/** Keeps in memory what the extension keeps in its storage. */
function keeper(pins: string[] = [], own: Own = NOTHING_OWN) {
  const kept = { pins, own, isFull: false };
  const told = new Set<() => void>();
  const watch = (tell: () => void) => {
    told.add(tell);
    tell();
    return () => told.delete(tell);
  };
  const tellAll = () => {
    for (const tell of told) tell();
  };
  const host: OwnHost = {
    watchPins: (callback) => watch(() => callback(kept.pins)),
    watchOwn: (callback) => watch(() => callback(kept.own)),
    changePins: async (change) => {
      if (!kept.isFull) kept.pins = change(kept.pins);
      tellAll();
      return !kept.isFull;
    },
    changeOwn: async (change) => {
      if (!kept.isFull) kept.own = change(kept.own);
      tellAll();
      return !kept.isFull;
    },
  };
  return { kept, host };
}

const reader = (own: OwnHost) => (
  <Reader importing={null} onAtlas={() => {}} onOptions={() => {}} onImport={() => {}} own={own} />
);

async function go(hash: string): Promise<void> {
  location.hash = hash;
  await settled();
}

describe('the reader’s own work', () => {
  it('is begun at an entry: pinned, put into a new collection, written about', async () => {
    const { kept, host } = keeper();
    const page = await show(reader(host), { width: 900 });
    await go(`#/entry/${encodeURIComponent(entries[1]!.id)}`);
    await click(await vi.waitFor(() => button(page, '收藏'), PATIENCE));
    expect(kept.pins).toEqual([entries[1]!.id]);
    await click(button(page, '放进专题'));
    await type(one(page, 'textbox', '新专题的名字') as HTMLInputElement, '区划');
    await click(button(page, '建立'));
    expect(kept.own.collections).toMatchObject([{ name: '区划', items: [entries[1]!.id] }]);
    await click(button(page, '写笔记'));
    const field = one(page, 'textbox', /笔记$/) as HTMLTextAreaElement;
    expect(document.activeElement).toBe(field);
    field.value = '要核对';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    // What cannot be stored stays in the field.
    kept.isFull = true;
    await click(button(page, '保存'));
    expect(field.isConnected && field.value).toBe('要核对');
    kept.isFull = false;
    await click(button(page, '保存'));
    expect(document.activeElement?.textContent).toMatch(/笔记$/);
    await expectAccessible(page);
  });

  it('is all together on one page, ordered, taken away and put back', async () => {
    const { kept, host } = keeper([street.id, entries[0]!.id, 'gone-1999/entity/旧名'], {
      notes: [{ id: street.id, text: '看第 50 页', at: '2026-01-01' }],
      collections: [{ key: 'k', name: '未来社区', items: [entries[0]!.id] }],
    });
    const page = await show(reader(host), { width: 900 });
    await go('#/mine');
    await settled();
    const pins = one(page, 'region', '收藏');
    expect(said(all(pins, 'listitem')).map((text) => text.slice(0, 4))).toEqual([
      '青杨街道',
      entries[0]!.title.slice(0, 4),
      '旧名go',
    ]);
    expect(pins.textContent).toContain('书不在书架上');
    await click(all(pins, 'button', new RegExp(entries[0]!.title))[0]);
    await click(one(pins, 'menuitem', '上移'));
    expect(kept.pins[0]).toBe(entries[0]!.id);
    await click(all(pins, 'button', /青杨街道/)[0]);
    await click(one(pins, 'menuitem', '移到“未来社区”'));
    await settled();
    expect(kept.own.collections[0]?.items).toEqual([entries[0]!.id, street.id]);
    expect(kept.pins).not.toContain(street.id);
    const collection = one(page, 'region', '未来社区');
    await click(button(collection, '改名'));
    await type(one(collection, 'textbox', '改名') as HTMLInputElement, '样本');
    await click(button(collection, '保存'));
    expect(kept.own.collections[0]?.name).toBe('样本');
    await click(button(one(page, 'region', '样本'), '删除'));
    expect(kept.own.collections).toEqual([]);
    await click(button(page, '撤销'));
    expect(kept.own.collections[0]?.items).toHaveLength(2);
    await click(all(one(page, 'region', '笔记'), 'button', /青杨街道/)[0]);
    await click(one(page, 'menuitem', '删除'));
    expect(kept.own.notes).toEqual([]);
    await click(button(page, '撤销'));
    expect(kept.own.notes[0]?.text).toBe('看第 50 页');
    await expectAccessible(page);
  });

  it('says what to do where there is nothing yet', async () => {
    const page = await show(reader(keeper().host), { width: 900 });
    await go('#/mine');
    await settled();
    expect(page.textContent).toContain('这里还没有东西');
    await expectAccessible(page);
  });
});

describe('in English', () => {
  it('nothing of ours is Chinese, on either page', async () => {
    const own = {
      notes: [{ id: street.id, text: '看第 50 页', at: '2026-01-01' }],
      collections: [{ key: 'k', name: '未来社区', items: [entries[0]!.id] }],
    };
    const { host } = keeper([street.id, 'gone-1999/entity/旧名'], own);
    const page = await show(reader(host), { width: 900, language: 'en' });
    await go('#/mine');
    await settled();
    expect(one(page, 'region', 'Pinned').textContent).toContain('not on the shelf');
    expect(untranslated(page, [sample, own, '旧名'])).toEqual([]);
    await go(`#/entry/${encodeURIComponent(entries[0]!.id)}?find=${encodeURIComponent('青杨')}`);
    await vi.waitFor(() => one(page, 'group', '青杨'), PATIENCE);
    await settled();
    expect(untranslated(page, [sample, records, own], ['[出版地不详]: [出版者不详]'])).toEqual([]);
  });
});

describe('what leads to a page', () => {
  it('is marked in it, over the links too, until the reader has enough of it', async () => {
    const page = await show(reader(keeper().host), { width: 900 });
    await go(`#/entry/${encodeURIComponent(entries[0]!.id)}?find=${encodeURIComponent(entries[0]!.title.slice(0, 2))}`);
    await settled();
    await settled();
    const bar = one(page, 'group', entries[0]!.title.slice(0, 2));
    expect(bar.textContent).toMatch(/在本页 [1-9]\d* 处/);
    expect(CSS.highlights.get('found')!.size).toBeGreaterThan(0);
    await expectAccessible(page);
    await click(button(bar, '不再标出'));
    await settled();
    expect(CSS.highlights.has('found')).toBe(false);
    expect(location.hash).not.toContain('find=');
  });

  it('can be an address from another copy, alone or in a sentence', async () => {
    const source = sampleSource();
    const page = await show(reader(keeper().host), { source, width: 900 });
    await go('#/search');
    const field = one(page, 'combobox', '检索全书') as HTMLInputElement;
    await type(field, `看这个：${publicAddress(street.id)}。`);
    await settled();
    expect(said(all(page, 'option'))).toEqual(['青杨街道地址 · 样本年鉴（2022）']);
    await press(field, 'Enter');
    await settled();
    expect(one(page, 'heading').textContent).toContain('青杨街道');
    await go('#/search');
    await type(one(page, 'combobox', '检索全书') as HTMLInputElement, 'urn:yearbook:other-1999/entity/x');
    await settled();
    expect(page.textContent).toContain('书架上没有这本书');
  });
});
