import { defineStrings } from '../i18n';

/** What is asked for and why, in the settings and on the welcome page. */
export const privacyStrings = defineStrings(
  {
    title: '权限与隐私',
    privacy: [
      '年鉴、名称表和底图都在扩展包里，默认不发出任何网络请求。',
      '网页内容只在本机比对，不上传、不记录；网页也得不到你看了什么。',
    ],
    permissions: [
      ['读取网页', '在任何网页上找出年鉴里的名字；输入框、编辑器和代码不读。'],
      ['storage、unlimitedStorage', '存放设置和年鉴，并避免被浏览器自动清理。'],
      ['contextMenus', '右键菜单：查这个词、展开简称。'],
      ['sidePanel', '在侧栏打开全区图（Firefox 用边栏，不需要此权限）。'],
    ],
  },
  {
    title: 'Permissions and privacy',
    privacy: [
      'The yearbook, the names and the base map are in the package; by default no network request is made.',
      'Pages are compared on this device only, nothing is sent or recorded; a page cannot learn what you looked at.',
    ],
    permissions: [
      ['Reading web pages', 'to find the yearbook’s names on any page; fields, editors and code are not read.'],
      ['storage, unlimitedStorage', 'keep settings and the book, safe from automatic clearing.'],
      ['contextMenus', 'the right-click menu: look up this word, expand short names.'],
      ['sidePanel', 'opens the atlas beside the page (Firefox uses its sidebar and needs no permission).'],
    ],
  },
);
