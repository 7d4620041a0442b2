import type { SearchHit } from '../../data/store/model';
import type { Strings } from '../i18n';

interface AtlasStrings {
  edition(title: string, year: number): string;
  search: string;
  searchHint: string;
  tabs: { page: string; all: string; year: string; streets: string };
  views: string;
  map(district: string): string;
  times(count: number): string;
  entries(count: number): string;
  only(area: string): string;
  nowhere: string;
  byAddress: string;
  formerMark: string;
  page: {
    waiting: string;
    noPage: string;
    noPageHint: string;
    unavailable: string;
    unavailableHint: string;
    off: string;
    offSite: string;
    offPage: string;
    turnOn: string;
    none: string;
    noneHint: string;
    foreign: string;
    working: string;
    summary(names: number, placed: number): string;
    expandable(count: number): string;
    list: string;
  };
  all: {
    kinds: string;
    everything: string;
    filter: string;
    placed(count: number): string;
    unplaced(count: number): string;
    nowhere(count: number): string;
    moreKinds(count: number): string;
    fewerKinds: string;
    none: string;
    clear: string;
    list: string;
  };
  year: {
    months: string;
    wholeYear: string;
    month(month: number): string;
    count(count: number): string;
    street: string;
    everyStreet: string;
    play: string;
    pause: string;
    previous: string;
    next: string;
    placed(count: number): string;
    unplaced: string;
    none: string;
    list: string;
    position(at: number, of: number): string;
    unavailable: string;
  };
  streets: {
    measure: string;
    entryCount: string;
    sketch: string;
    table: string;
    source(page: number): string;
    noNumber: string;
    list: string;
    legend: string;
    counted: string;
    tableOf(label: string): string;
    street: string;
    value: string;
  };
  entity: {
    back: string;
    pin: string;
    unpin: string;
    cite: string;
    cited: string;
    copyFailed: string;
    read: string;
    link: string;
    linked: string;
    former: string;
    until(when: string): string;
    successor: string;
    aliases: string;
    full: string;
    address: string;
    location: string;
    own(precision: string, basis: string): string;
    addressed(precision: string, basis: string): string;
    numbers: string;
    neighbours: string;
    neighboursOf: string;
    metres(metres: number): string;
    members(count: number): string;
    entries(count: number): string;
    more(count: number): string;
    noEntries: string;
    missing: string;
    rank: { title: string; section: string; body: string };
    onPage(count: number): string;
    show: string;
  };
  find: {
    results: string;
    none: string;
    recent: string;
    pinned: string;
    kinds: Record<SearchHit['kind'], string>;
    count(count: number): string;
    failed: string;
  };
  menu: {
    label: string;
    export: string;
    png: string;
    geojson: string;
    linked: string;
    csv: string;
    saved(file: string): string;
    shown(count: number): string;
    ground: string;
    key: string;
    address: string;
    turnOn: string;
    tilesFailed: string;
    copyLink: string;
    tab: string;
    failed: string;
    invalidAddress: string;
  };
  states: {
    loading: string;
    importing: string;
    progress(done: number, total: number): string;
    empty: string;
    emptyHint: string;
    failed: string;
    retry: string;
    options: string;
  };
  printed(page: number): string;
}

const lengthZh = (metres: number) =>
  metres >= 1000 ? `${(metres / 1000).toFixed(1)} 千米` : `${Math.round(metres / 10) * 10} 米`;
const lengthEn = (metres: number) =>
  metres >= 1000 ? `${(metres / 1000).toFixed(1)} km` : `${Math.round(metres / 10) * 10} m`;

export const atlasStrings: Strings<AtlasStrings> = {
  zh: {
    edition: (title, year) => `${title} · ${year} 年`,
    search: '搜地名、机构、条目、拼音…',
    searchHint: '按 / 键搜索',
    tabs: { page: '本页', all: '全区', year: '大事记', streets: '街道' },
    views: '地图内容',
    map: (district) => `${district}示意图`,
    times: (count) => `${count} 处`,
    entries: (count) => `${count} 条目`,
    only: (area) => `位置：仅知在${area}`,
    nowhere: '位置：本书未载',
    byAddress: '按地址定位',
    formerMark: '已撤销',
    page: {
      waiting: '正在读本页的名字…',
      noPage: '没有打开的网页',
      noPageHint: '打开一篇新闻，这里会按阅读顺序列出其中的名字。',
      unavailable: '这个页面不允许扩展读取',
      unavailableHint: '浏览器自带的页面、应用商店和装上扩展之前打开的标签页都是这样；后者刷新即可。',
      off: '标注已全部关闭',
      offSite: '这个网站的标注已关闭',
      offPage: '本页的标注已关闭',
      turnOn: '重新打开',
      none: '本页没有书中的名字',
      noneHint: '可以到“全区”看看整本书里的地方。',
      foreign: '本页说的是别处，没有可标注的名字',
      working: '正在读本页的名字…',
      summary: (names, placed) => `${names} 个名字，${placed} 个在图上`,
      expandable: (count) => `${count} 处简称可展开`,
      list: '本页的名字',
    },
    all: {
      kinds: '种类',
      everything: '全部',
      filter: '在列表中筛选…',
      placed: (count) => `图上 ${count}`,
      unplaced: (count) => `仅知所在区域 ${count}`,
      nowhere: (count) => `位置不详 ${count}`,
      moreKinds: (count) => `另 ${count} 种`,
      fewerKinds: '收起',
      none: '没有符合的名字',
      clear: '清除筛选',
      list: '全区的名字',
    },
    year: {
      months: '月份',
      wholeYear: '全年',
      month: (month) => `${month}月`,
      count: (count) => `${count} 条`,
      street: '街道',
      everyStreet: '所有街道',
      play: '播放',
      pause: '暂停',
      previous: '上一条',
      next: '下一条',
      placed: (count) => `${count} 处在图上`,
      unplaced: '未提到有位置的地方',
      none: '没有符合的大事',
      list: '大事记',
      position: (at, of) => `第 ${at} 条，共 ${of} 条`,
      unavailable: '名字还没有准备好，暂时不能把大事放到图上。',
    },
    streets: {
      measure: '按街道比较',
      entryCount: '相关条目',
      sketch: '街道范围为示意，非行政界线',
      table: '看数据表',
      source: (page) => `据第 ${page} 页`,
      noNumber: '本书未载',
      list: '街道',
      legend: '图例',
      counted: '按本书条目统计',
      tableOf: (label) => `${label}：各街道`,
      street: '街道',
      value: '数值',
    },
    entity: {
      back: '返回',
      pin: '收藏',
      unpin: '取消收藏',
      cite: '引用',
      cited: '已复制引文',
      copyFailed: '无法复制',
      read: '在阅读器中看',
      link: '复制链接',
      linked: '已复制链接',
      former: '已撤销或更名',
      until: (when) => `止于 ${when}`,
      successor: '后为',
      aliases: '别名',
      full: '全称',
      address: '地址',
      location: '位置',
      own: (precision, basis) => `精度约 ${precision}${basis ? ` · ${basis}` : ''}`,
      addressed: (precision, basis) => `按地址定位，精度约 ${precision}${basis ? ` · ${basis}` : ''}`,
      numbers: '数字',
      neighbours: '附近',
      neighboursOf: '附近的名字',
      metres: lengthZh,
      members: (count) => `其中 ${count} 个`,
      entries: (count) => `书中条目 ${count}`,
      more: (count) => `再看 ${count} 条`,
      noEntries: '书中没有专门的条目。',
      missing: '这本书里没有这个名字。',
      rank: { title: '标题', section: '分目', body: '正文' },
      onPage: (count) => `本页 ${count} 处`,
      show: '看详情',
    },
    find: {
      results: '搜索结果',
      none: '没有找到',
      recent: '最近看过',
      pinned: '收藏',
      kinds: {
        entity: '地名与机构',
        entry: '条目',
        term: '名词',
        chronicle: '大事记',
        table: '表格',
        person: '人物',
        treatise: '专文',
      },
      count: (count) => `${count} 个结果`,
      failed: '搜索没有完成',
    },
    menu: {
      label: '更多',
      export: '导出所示',
      png: '图片 PNG',
      geojson: 'GeoJSON',
      linked: 'Linked Places',
      csv: '表格 CSV',
      saved: (file) => `已保存 ${file}`,
      shown: (count) => `${count} 个名字`,
      ground: '底图',
      key: '密钥',
      address: '瓦片地址（https，含 {z} {x} {y}）',
      turnOn: '使用',
      tilesFailed: '在线底图没有载入，已回到离线示意图。',
      copyLink: '复制链接',
      tab: '在标签页中打开',
      failed: '没有导出成功',
      invalidAddress: '地址要以 https:// 开头并含 {z} {x} {y}',
    },
    states: {
      loading: '正在打开…',
      importing: '正在装入年鉴',
      progress: (done, total) => `${Math.round((100 * done) / Math.max(total, 1))}%`,
      empty: '书架上还没有年鉴',
      emptyHint: '在设置里导入一本。',
      failed: '年鉴没有打开',
      retry: '再试一次',
      options: '打开设置',
    },
    printed: (page) => `第 ${page} 页`,
  },
  en: {
    edition: (title, year) => `${title} · the year ${year}`,
    search: 'Search places, bodies, entries, pinyin…',
    searchHint: 'Press / to search',
    tabs: { page: 'Page', all: 'District', year: 'Chronicle', streets: 'Subdistricts' },
    views: 'What the map shows',
    map: (district) => `Sketch map of ${district}`,
    times: (count) => (count === 1 ? 'once' : `${count} times`),
    entries: (count) => (count === 1 ? '1 entry' : `${count} entries`),
    only: (area) => `Location: only known to be in ${area}`,
    nowhere: 'Location: not in the book',
    byAddress: 'placed by its address',
    formerMark: 'ended',
    page: {
      waiting: 'Reading the names on this page…',
      noPage: 'No web page is open',
      noPageHint: 'Open a news article and its names are listed here in reading order.',
      unavailable: 'This page cannot be read by extensions',
      unavailableHint:
        'Browser pages, extension stores and tabs opened before the extension are like that; reload the latter.',
      off: 'Marking is off everywhere',
      offSite: 'Marking is off on this site',
      offPage: 'Marking is off on this page',
      turnOn: 'Turn on again',
      none: 'No names from the book on this page',
      noneHint: 'The District tab shows every place in the book.',
      foreign: 'This page is about somewhere else; nothing to mark',
      working: 'Reading the names on this page…',
      summary: (names, placed) => `${names} names, ${placed} on the map`,
      expandable: (count) => `${count} short names can be expanded`,
      list: 'Names on this page',
    },
    all: {
      kinds: 'Kinds',
      everything: 'All',
      filter: 'Filter the list…',
      placed: (count) => `On the map: ${count}`,
      unplaced: (count) => `Only the area is known: ${count}`,
      nowhere: (count) => `Location unknown: ${count}`,
      moreKinds: (count) => `${count} more kinds`,
      fewerKinds: 'Fewer kinds',
      none: 'No such names',
      clear: 'Clear filter',
      list: 'All names of the district',
    },
    year: {
      months: 'Months',
      wholeYear: 'Whole year',
      month: (month) => new Intl.DateTimeFormat('en', { month: 'short' }).format(new Date(2000, month - 1)),
      count: (count) => (count === 1 ? '1 event' : `${count} events`),
      street: 'Subdistrict',
      everyStreet: 'All subdistricts',
      play: 'Play',
      pause: 'Pause',
      previous: 'Previous',
      next: 'Next',
      placed: (count) => (count === 1 ? '1 place on the map' : `${count} places on the map`),
      unplaced: 'names no placed location',
      none: 'No such events',
      list: 'Chronicle',
      position: (at, of) => `${at} of ${of}`,
      unavailable: 'The names are not ready yet, so events cannot be put on the map.',
    },
    streets: {
      measure: 'Compare subdistricts by',
      entryCount: 'entries about it',
      sketch: 'Areas are sketches, not administrative boundaries',
      table: 'Show the table',
      source: (page) => `from p. ${page}`,
      noNumber: 'not in the book',
      list: 'Subdistricts',
      legend: 'Legend',
      counted: 'counted from the book’s entries',
      tableOf: (label) => `${label} by subdistrict`,
      street: 'Subdistrict',
      value: 'Value',
    },
    entity: {
      back: 'Back',
      pin: 'Pin',
      unpin: 'Unpin',
      cite: 'Cite',
      cited: 'Citation copied',
      copyFailed: 'Cannot copy',
      read: 'Open in the reader',
      link: 'Copy link',
      linked: 'Link copied',
      former: 'Ended or renamed',
      until: (when) => `until ${when}`,
      successor: 'followed by',
      aliases: 'Also called',
      full: 'Full name',
      address: 'Address',
      location: 'Location',
      own: (precision, basis) => `within about ${precision}${basis ? ` · ${basis}` : ''}`,
      addressed: (precision, basis) => `by its address, within about ${precision}${basis ? ` · ${basis}` : ''}`,
      numbers: 'Numbers',
      neighbours: 'Nearby',
      neighboursOf: 'Nearby names',
      metres: lengthEn,
      members: (count) => `${count} within it`,
      entries: (count) => `${count} entries in the book`,
      more: (count) => `Show ${count} more`,
      noEntries: 'The book has no entry about it.',
      missing: 'This book does not have this name.',
      rank: { title: 'title', section: 'section', body: 'text' },
      onPage: (count) => `${count} on this page`,
      show: 'Details',
    },
    find: {
      results: 'Search results',
      none: 'Nothing found',
      recent: 'Recent',
      pinned: 'Pinned',
      kinds: {
        entity: 'Places and bodies',
        entry: 'Entries',
        term: 'Terms',
        chronicle: 'Chronicle',
        table: 'Tables',
        person: 'People',
        treatise: 'Documents',
      },
      count: (count) => (count === 1 ? '1 result' : `${count} results`),
      failed: 'The search did not finish',
    },
    menu: {
      label: 'More',
      export: 'Export what is shown',
      png: 'Picture (PNG)',
      geojson: 'GeoJSON',
      linked: 'Linked Places',
      csv: 'Table (CSV)',
      saved: (file) => `Saved ${file}`,
      shown: (count) => `${count} names`,
      ground: 'Base map',
      key: 'Key',
      address: 'Tile address (https, with {z} {x} {y})',
      turnOn: 'Use',
      tilesFailed: 'The online map did not load; back to the offline sketch.',
      copyLink: 'Copy link',
      tab: 'Open in a tab',
      failed: 'Export failed',
      invalidAddress: 'The address must start with https:// and hold {z} {x} {y}',
    },
    states: {
      loading: 'Opening…',
      importing: 'Putting the yearbook on the shelf',
      progress: (done, total) => `${Math.round((100 * done) / Math.max(total, 1))}%`,
      empty: 'No yearbook on the shelf yet',
      emptyHint: 'Import one in the options.',
      failed: 'The yearbook did not open',
      retry: 'Try again',
      options: 'Open options',
    },
    printed: (page) => `p. ${page}`,
  },
};
