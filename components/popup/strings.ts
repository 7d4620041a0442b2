import type { Strings } from '../i18n';

interface PopupStrings {
  product: string;
  count: (mentions: number, names: number) => string;
  page: string;
  pageHint: (title: string) => string;
  site: string;
  everywhere: string;
  everywhereHint: string;
  noSite: string;
  names: string;
  times: (count: number) => string;
  former: string;
  reveal: string;
  expand: (count: number) => string;
  restore: (count: number) => string;
  alwaysExpand: string;
  showAll: string;
  atlas: string;
  reader: string;
  options: string;
  filter: string;
  noMatch: string;
  states: {
    offPage: string;
    offSite: string;
    off: string;
    noNames: string;
    foreign: string;
    working: string;
    unavailable: string;
    unavailableHint: string;
  };
}

export const popupStrings: Strings<PopupStrings> = {
  zh: {
    product: '年鉴镜',
    count: (mentions, names) => `本页 ${mentions} 处 · ${names} 个名字`,
    page: '标注本页',
    pageHint: (title) => title,
    site: '标注本站',
    everywhere: '标注所有网站',
    everywhereHint: '总开关',
    noSite: '本地文件没有网站',
    names: '本页出现的名字',
    times: (count) => `${count} 处`,
    former: '旧名',
    reveal: '在页面上指出',
    expand: (count) => `展开本页 ${count} 处简称`,
    restore: (count) => `还原 ${count} 处简称`,
    alwaysExpand: '本站总是展开简称',
    showAll: '暂时标出本页每一处',
    atlas: '全区图',
    reader: '读全书',
    options: '设置',
    filter: '筛选名字',
    noMatch: '没有这样的名字。',
    states: {
      offPage: '本页已关闭标注。',
      offSite: '本站已关闭标注。',
      off: '标注已全部关闭。',
      noNames: '本页没有出现年鉴里的名字。',
      foreign: '本页讲的像是别处，同名的地方没有标注。',
      working: '正在查找本页的名字…',
      unavailable: '浏览器不允许扩展读取本页。',
      unavailableHint: '浏览器自己的页面和扩展商店都是这样；若是刚安装，请刷新本页。',
    },
  },
  en: {
    product: 'Yearbook Lens',
    count: (mentions, names) => `${mentions} marks · ${names} names here`,
    page: 'Mark this page',
    pageHint: (title) => title,
    site: 'Mark this site',
    everywhere: 'Mark all sites',
    everywhereHint: 'Main switch',
    noSite: 'A local file has no site',
    names: 'Names on this page',
    times: (count) => `${count}×`,
    former: 'former',
    reveal: 'Show on the page',
    expand: (count) => `Expand ${count} short names`,
    restore: (count) => `Restore ${count} short names`,
    alwaysExpand: 'Always expand on this site',
    showAll: 'Mark every name here for now',
    atlas: 'Atlas',
    reader: 'Read the book',
    options: 'Settings',
    filter: 'Filter names',
    noMatch: 'No such name.',
    states: {
      offPage: 'Marking is off on this page.',
      offSite: 'Marking is off on this site.',
      off: 'Marking is off everywhere.',
      noNames: 'No name of the yearbook is on this page.',
      foreign: 'This page seems to be about another place, so names that exist there too are not marked.',
      working: 'Looking for names on this page…',
      unavailable: 'The browser does not let extensions read this page.',
      unavailableHint: 'So it is with the browser’s own pages and the store; right after installing, reload the page.',
    },
  },
};
