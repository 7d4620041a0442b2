import { defineStrings, plural } from '../i18n';

export const popupStrings = defineStrings(
  {
    count: (mentions: number, names: number) => `本页 ${mentions} 处 · ${names} 个名字`,
    page: '标注本页',
    site: '标注本站',
    everywhere: '标注所有网站',
    noSite: '本地文件没有网站',
    expand: (count: number) => `展开本页 ${count} 处简称`,
    restore: (count: number) => `还原 ${count} 处简称`,
    alwaysExpand: '本站总是展开简称',
    showAll: '暂时标出本页每一处',
    working: '正在查找本页的名字…',
  },
  {
    count: (mentions, names) => `${plural(mentions, 'mark', 'marks')} · ${plural(names, 'name', 'names')} here`,
    page: 'Mark this page',
    site: 'Mark this site',
    everywhere: 'Mark all sites',
    noSite: 'A local file has no site',
    expand: (count) => `Expand ${plural(count, 'short name', 'short names')}`,
    restore: (count) => `Restore ${plural(count, 'short name', 'short names')}`,
    alwaysExpand: 'Always expand on this site',
    showAll: 'Mark every name here for now',
    working: 'Looking for names on this page…',
  },
);
