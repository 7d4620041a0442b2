import { defineStrings } from '../i18n';

export const stateStrings = defineStrings(
  {
    offPage: '本页已关闭标注。',
    offSite: '本站已关闭标注。',
    off: '标注已全部关闭。',
    noNames: '本页没有出现年鉴里的名字。',
    foreign: '本页讲的像是别处，同名的地方没有标注。',
    unavailable: '浏览器不允许扩展读取本页。',
    unavailableHint: '浏览器自己的页面和扩展商店都是这样。',
    stale: '扩展刚装好或更新过，刷新本页后就会标注。',
    reload: '刷新本页',
  },
  {
    offPage: 'Marking is off on this page.',
    offSite: 'Marking is off on this site.',
    off: 'Marking is off everywhere.',
    noNames: 'No name of the yearbook is on this page.',
    foreign: 'This page seems to be about another place, so names that exist there too are not marked.',
    unavailable: 'The browser does not let extensions read this page.',
    unavailableHint: 'So it is with the browser’s own pages and the store.',
    stale: 'The extension was just installed or updated; the page is marked once it is reloaded.',
    reload: 'Reload the page',
  },
);
