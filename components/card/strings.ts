import type { Strings } from '../i18n';

interface CardStrings {
  card: (name: string) => string;
  loading: string;
  notInBook: (name: string) => string;
  notInBookHint: string;
  noEntries: string;
  failed: string;
  retry: string;
  importing: string;
  importStep: (step: string, done: number, total: number) => string;
  importFailed: string;
  openOptions: string;
  full: string;
  short: string;
  former: string;
  history: string;
  formerUntil: (until: string) => string;
  bookTitle: (title: string) => string;
  successor: string;
  address: string;
  nowhere: string;
  facts: (year: number) => string;
  factsYear: (year: number) => string;
  factsPages: (pages: readonly number[]) => string;
  entries: string;
  openEntry: (title: string) => string;
  more: (count: number) => string;
  showMore: (count: number) => string;
  why: string;
  whyTitle: string;
  whyNested: string;
  score: (percent: number) => string;
  cite: string;
  citeTitle: string;
  copy: string;
  copied: string;
  copyFailed: string;
  gbt: string;
  plain: string;
  atlas: string;
  read: string;
  menu: string;
  back: string;
  close: string;
  expand: string;
  restore: string;
  expandPage: string;
  restorePage: string;
  notThis: string;
  notHere: string;
  notPage: string;
  notSite: string;
  notEverywhere: string;
  always: string;
  alwaysSite: string;
  pin: string;
  unpin: string;
  dismissed: Record<'here' | 'page' | 'site' | 'everywhere', string>;
  scope: Record<'here' | 'page' | 'site' | 'everywhere' | 'always', string>;
  undo: string;
  undone: string;
  pinned: string;
}

export const cardStrings: Strings<CardStrings> = {
  zh: {
    card: (name) => `年鉴卡片：${name}`,
    loading: '正在翻书…',
    notInBook: (name) => `本书未载“${name}”`,
    notInBookHint: '这本年鉴里没有这个名字。',
    noEntries: '本书没有专写它的条目。',
    failed: '读不到年鉴的数据。',
    retry: '重试',
    importing: '正在装入年鉴，装好后即可查看。',
    importStep: (step, done, total) => (total > 0 ? `${step} ${done} / ${total}` : step),
    importFailed: '年鉴没有装成。',
    openOptions: '打开设置',
    full: '全称',
    short: '简称',
    former: '旧名',
    history: '沿革',
    formerUntil: (until) => {
      const [year, month, day] = until.split('-').map(Number);
      return `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}止`;
    },
    bookTitle: (title) => `《${title}》`,
    successor: '后为',
    address: '地址',
    nowhere: '位置不详',
    facts: (year) => `${year} 年的数字`,
    factsYear: (year) => `${year} 年`,
    factsPages: (pages) => `第 ${pages.join('、')} 页`,
    entries: '相关条目',
    openEntry: (title) => `在阅读页打开：${title}`,
    more: (count) => `另有 ${count} 条`,
    showMore: (count) => `再看 ${count} 条`,
    why: '为何标注？',
    whyTitle: '为何标注',
    whyNested: '这个名字出自年鉴正文，不是网页上标注的。',
    score: (percent) => `把握 ${percent}%`,
    cite: '引用',
    citeTitle: '引用这一条',
    copy: '复制',
    copied: '已复制',
    copyFailed: '浏览器不让复制，请选中文字后自行复制',
    gbt: 'GB/T 7714',
    plain: '简明',
    atlas: '在图中看',
    read: '读全文',
    menu: '更多',
    back: '返回',
    close: '关闭卡片',
    expand: '展开全称',
    restore: '还原简称',
    expandPage: '展开本页全部简称',
    restorePage: '还原本页全部简称',
    notThis: '标错了',
    notHere: '这一处不是它',
    notPage: '本页不再标注这个名字',
    notSite: '本站不再标注这个名字',
    notEverywhere: '处处不再标注这个名字',
    always: '标对了',
    alwaysSite: '本站总标这个名字',
    pin: '钉住卡片',
    unpin: '松开卡片',
    dismissed: {
      here: '这一处不再标注',
      page: '本页不再标注',
      site: '本站不再标注',
      everywhere: '任何网站都不再标注',
    },
    scope: { here: '这一处', page: '本页', site: '本站', everywhere: '处处', always: '本站总标' },
    undo: '撤销',
    undone: '已恢复标注',
    pinned: '已钉住',
  },
  en: {
    card: (name) => `Yearbook card: ${name}`,
    loading: 'Looking it up…',
    notInBook: (name) => `“${name}” is not in this book`,
    notInBookHint: 'The yearbook does not have this name.',
    noEntries: 'No entry of this book is about it.',
    failed: 'The yearbook’s data cannot be read.',
    retry: 'Try again',
    importing: 'The yearbook is being installed and will be here in a moment.',
    importStep: (step, done, total) => (total > 0 ? `${step} ${done} / ${total}` : step),
    importFailed: 'The yearbook could not be installed.',
    openOptions: 'Open settings',
    full: 'Full name',
    short: 'Short name',
    former: 'Former name',
    history: 'History',
    formerUntil: (until) => `until ${until}`,
    bookTitle: (title) => title,
    successor: 'now',
    address: 'Address',
    nowhere: 'Location unknown',
    facts: (year) => `Figures for ${year}`,
    factsYear: (year) => String(year),
    factsPages: (pages) => `${pages.length > 1 ? 'pp.' : 'p.'} ${pages.join(', ')}`,
    entries: 'Entries',
    openEntry: (title) => `Open in the reader: ${title}`,
    more: (count) => `${count} more`,
    showMore: (count) => `Show ${count} more`,
    why: 'Why?',
    whyTitle: 'Why this is marked',
    whyNested: 'This name comes from the yearbook’s own text, not from the web page.',
    score: (percent) => `confidence ${percent}%`,
    cite: 'Cite',
    citeTitle: 'Cite this entry',
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'The browser refused to copy; select the text and copy it yourself',
    gbt: 'GB/T 7714',
    plain: 'Plain',
    atlas: 'On the map',
    read: 'Read',
    menu: 'More',
    back: 'Back',
    close: 'Close the card',
    expand: 'Expand',
    restore: 'Restore',
    expandPage: 'Expand all short names on this page',
    restorePage: 'Restore all short names on this page',
    notThis: 'Wrong mark',
    notHere: 'Here only: not this one',
    notPage: 'Page: do not mark this name',
    notSite: 'Site: do not mark this name',
    notEverywhere: 'Everywhere: do not mark this name',
    always: 'Right mark',
    alwaysSite: 'Always mark on this site',
    pin: 'Pin the card',
    unpin: 'Unpin the card',
    dismissed: {
      here: 'No longer marked here',
      page: 'No longer marked on this page',
      site: 'No longer marked on this site',
      everywhere: 'No longer marked anywhere',
    },
    scope: { here: 'Here', page: 'Page', site: 'Site', everywhere: 'Everywhere', always: 'Always on this site' },
    undo: 'Undo',
    undone: 'Marked again',
    pinned: 'Pinned',
  },
};
