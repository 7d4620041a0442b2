import type { Strings } from '../i18n';

interface OptionsStrings {
  title: string;
  sections: {
    marking: string;
    card: string;
    expand: string;
    look: string;
    sites: string;
    answers: string;
    books: string;
    storage: string;
    tiles: string;
    privacy: string;
  };
  everywhere: string;
  everywhereHint: string;
  badge: string;
  density: string;
  densities: Record<'all' | 'paragraph' | 'page' | 'none', string>;
  trigger: string;
  triggers: Record<'hover' | 'modifier' | 'click', string>;
  modifier: string;
  delay: string;
  milliseconds: (ms: number) => string;
  expandForm: string;
  expandForms: Record<'bracket' | 'replace', string>;
  expandScope: string;
  expandScopes: Record<'first' | 'all', string>;
  copyMode: string;
  copyModes: Record<'original' | 'expanded', string>;
  theme: string;
  themes: Record<'auto' | 'light' | 'dark', string>;
  language: string;
  languages: Record<'auto' | 'zh' | 'en', string>;
  sitesOff: string;
  sitesExpand: string;
  pagesOff: string;
  noSites: string;
  remove: (what: string) => string;
  removeShort: string;
  answersHint: string;
  noAnswers: string;
  verdicts: Record<'never' | 'always', string>;
  scopes: Record<'page' | 'site' | 'everywhere', string>;
  exportAnswers: string;
  importAnswers: string;
  clearAnswers: string;
  cleared: (count: number) => string;
  undo: string;
  answersAdded: (count: number) => string;
  answersBad: string;
  builtIn: string;
  imported: (date: string) => string;
  contents: (entries: number, names: number) => string;
  checksum: string;
  reinstall: string;
  removeBook: string;
  removeSure: (title: string) => string;
  cancel: string;
  addBook: string;
  addBookHint: string;
  importing: (name: string) => string;
  importDone: (title: string) => string;
  sources: string;
  usage: (used: string, quota: string) => string;
  usageUnknown: string;
  persisted: string;
  notPersisted: string;
  persist: string;
  persistRefused: string;
  tilesHint: string;
  privacy: string[];
  permissions: [name: string, why: string][];
  loading: string;
}

export const optionsStrings: Strings<OptionsStrings> = {
  zh: {
    title: '设置',
    sections: {
      marking: '标注',
      card: '卡片',
      expand: '简称',
      look: '外观与语言',
      sites: '关闭标注的网站',
      answers: '你的更正',
      books: '年鉴',
      storage: '存储',
      tiles: '在线底图',
      privacy: '权限与隐私',
    },
    everywhere: '标注网页上的名字',
    everywhereHint: '总开关；也可以在工具栏弹窗里只关本页或本站',
    badge: '在工具栏图标上显示本页处数',
    density: '标注多少',
    densities: { all: '每一处', paragraph: '每段只标第一处', page: '每页只标第一处', none: '不标，需要时再看' },
    trigger: '怎样打开卡片',
    triggers: { hover: '指针停在名字上', modifier: '按住键再指', click: '点击名字' },
    modifier: '按住的键',
    delay: '停留多久打开',
    milliseconds: (ms) => `${ms} 毫秒`,
    expandForm: '展开成',
    expandForms: { bracket: '简称（全称）', replace: '用全称替换' },
    expandScope: '展开哪些',
    expandScopes: { first: '每个简称只展开第一处', all: '每一处' },
    copyMode: '复制网页文字时',
    copyModes: { original: '得到网页原文', expanded: '得到展开后的文字' },
    theme: '明暗',
    themes: { auto: '随系统', light: '亮', dark: '暗' },
    language: '界面语言',
    languages: { auto: '随浏览器', zh: '中文', en: 'English' },
    sitesOff: '不标注的网站',
    sitesExpand: '总是展开简称的网站',
    pagesOff: '不标注的网页',
    noSites: '没有关闭任何网站。',
    remove: (what) => `移除 ${what}`,
    removeShort: '移除',
    answersHint: '在卡片里说过“标错了”“标对了”的名字。只存在本机。',
    noAnswers: '还没有更正过。',
    verdicts: { never: '不标', always: '总标' },
    scopes: { page: '本页', site: '本站', everywhere: '处处' },
    exportAnswers: '导出',
    importAnswers: '导入',
    clearAnswers: '全部清除',
    cleared: (count) => `已清除 ${count} 条。`,
    undo: '撤销',
    answersAdded: (count) => `已加入 ${count} 条。`,
    answersBad: '这个文件里没有可用的更正。',
    builtIn: '自带',
    imported: (date) => `装入于 ${date}`,
    contents: (entries, names) => `${entries} 条目 · ${names} 个名字`,
    checksum: '校验值',
    reinstall: '重新装入',
    removeBook: '移除',
    removeSure: (title) => `确定移除《${title.replace(/[《》]/g, '')}》？`,
    cancel: '取消',
    addBook: '导入年鉴包…',
    addBookHint: '用本项目的工具从另一部年鉴做成的 .json 文件。导入前会全部核对；出错或取消时，资料库保持原样。',
    importing: (name) => `正在导入 ${name}`,
    importDone: (title) => `已导入《${title.replace(/[《》]/g, '')}》。`,
    sources: '资料来源与许可',
    usage: (used, quota) => `已用 ${used}，浏览器允许 ${quota}。`,
    usageUnknown: '浏览器没有说明用了多少。',
    persisted: '浏览器已承诺不自动清理。',
    notPersisted: '空间紧张时浏览器可能清理；清理后可随时重新装入。',
    persist: '请浏览器长期保留',
    persistRefused: '浏览器没有答应；扩展的数据一般仍会保留。',
    tilesHint: '默认只用包内的示意底图，不联网。选用在线底图后，打开全区图时浏览器会向所选的服务请求图片。',
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
    loading: '正在读取…',
  },
  en: {
    title: 'Settings',
    sections: {
      marking: 'Marking',
      card: 'Card',
      expand: 'Short names',
      look: 'Look and language',
      sites: 'Sites without marks',
      answers: 'Your corrections',
      books: 'Yearbooks',
      storage: 'Storage',
      tiles: 'Online map',
      privacy: 'Permissions and privacy',
    },
    everywhere: 'Mark names on web pages',
    everywhereHint: 'Main switch; the toolbar popup turns off only this page or site',
    badge: 'Show the count of the page on the toolbar button',
    density: 'How much to mark',
    densities: {
      all: 'Every mention',
      paragraph: 'The first in each paragraph',
      page: 'The first on the page',
      none: 'Nothing until asked',
    },
    trigger: 'How the card opens',
    triggers: { hover: 'Pointer rests on a name', modifier: 'Pointer with a key held', click: 'Click on a name' },
    modifier: 'Key to hold',
    delay: 'Opens after',
    milliseconds: (ms) => `${ms} ms`,
    expandForm: 'Expand to',
    expandForms: { bracket: 'short name (full name)', replace: 'the full name instead' },
    expandScope: 'Which to expand',
    expandScopes: { first: 'The first of each name', all: 'Every mention' },
    copyMode: 'Copying page text gives',
    copyModes: { original: 'the page’s own text', expanded: 'the expanded text' },
    theme: 'Theme',
    themes: { auto: 'System', light: 'Light', dark: 'Dark' },
    language: 'Language',
    languages: { auto: 'Browser', zh: '中文', en: 'English' },
    sitesOff: 'Sites not marked',
    sitesExpand: 'Sites always expanded',
    pagesOff: 'Pages not marked',
    noSites: 'No site is turned off.',
    remove: (what) => `Remove ${what}`,
    removeShort: 'Remove',
    answersHint: 'Names you called wrong or right in the card. Kept on this device only.',
    noAnswers: 'No corrections yet.',
    verdicts: { never: 'never', always: 'always' },
    scopes: { page: 'page', site: 'site', everywhere: 'everywhere' },
    exportAnswers: 'Export',
    importAnswers: 'Import',
    clearAnswers: 'Clear all',
    cleared: (count) => `${count} cleared.`,
    undo: 'Undo',
    answersAdded: (count) => `${count} added.`,
    answersBad: 'No usable corrections in this file.',
    builtIn: 'built in',
    imported: (date) => `installed ${date}`,
    contents: (entries, names) => `${entries} entries · ${names} names`,
    checksum: 'checksum',
    reinstall: 'Install again',
    removeBook: 'Remove',
    removeSure: (title) => `Remove ${title}?`,
    cancel: 'Cancel',
    addBook: 'Import a pack…',
    addBookHint:
      'A .json file made from another yearbook with this project’s tools. It is checked completely first; after an error or a cancel the library is as it was.',
    importing: (name) => `Importing ${name}`,
    importDone: (title) => `${title} is imported.`,
    sources: 'Sources and licences',
    usage: (used, quota) => `${used} used of ${quota} allowed.`,
    usageUnknown: 'The browser does not tell how much is used.',
    persisted: 'The browser has promised to keep it.',
    notPersisted: 'The browser may clear it when space is short; it can be installed again at any time.',
    persist: 'Ask the browser to keep it',
    persistRefused: 'The browser did not agree; extension data are usually kept all the same.',
    tilesHint:
      'By default the map is drawn from the package, without the network. With an online map, the browser asks that service for pictures whenever the atlas is open.',
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
    loading: 'Reading…',
  },
};
