import type { ReaderPage as PageName } from '../../data/routes';
import type { SearchKind } from '../../data/store/model';
import type { Strings } from '../i18n';

interface ReaderStrings {
  pages: Record<PageName, string>;
  navigation: string;
  search: string;
  searchHint: string;
  searching: string;
  noHits: (query: string) => string;
  hits: (count: number, cut: boolean) => string;
  hitKinds: Record<SearchKind, string>;
  options: string;
  loading: string;
  failed: string;
  retry: string;
  missing: string;
  missingHint: string;
  noBook: string;
  noBookHint: string;
  filter: string;
  filtered: (shown: number, all: number) => string;
  entries: (count: number) => string;
  none: string;
  previous: string;
  next: string;
  cite: string;
  copy: string;
  copied: string;
  copyFailed: string;
  copyLink: string;
  copyCsv: string;
  gbt: string;
  plain: string;
  compilers: (names: string) => string;
  note: string;
  photos: string;
  table: (number: number) => string;
  rows: (count: number) => string;
  checks: string;
  checkRight: (label: string, printed: number) => string;
  checkWrong: (label: string, printed: number, computed: number) => string;
  month: (month: string) => string;
  allMonths: string;
  facts: (year: number) => string;
  map: string;
  atlas: string;
  members: (count: number) => string;
  allKinds: string;
  related: (count: number) => string;
  more: (count: number) => string;
  times: (count: number) => string;
  ranks: Record<'title' | 'section' | 'body', string>;
  columns: {
    post: string;
    name: string;
    remark: string;
    recipient: string;
    award: string;
    awarder: string;
    date: string;
    number: string;
    title: string;
  };
  about: {
    counts: string;
    findings: string;
    findingsHint: string;
    lines: (lines: string) => string;
    got: string;
    names: Record<string, string>;
    expected: string;
  };
}

export const readerStrings: Strings<ReaderStrings> = {
  zh: {
    pages: {
      contents: '目录',
      entry: '条目',
      entity: '名字',
      names: '地名与机构',
      tables: '表格',
      chronicle: '大事记',
      glossary: '名词解释',
      index: '索引',
      people: '人物',
      offices: '任职名录',
      honours: '荣誉',
      documents: '文件题录',
      treatises: '特载与公报',
      search: '检索',
      about: '本书',
    },
    navigation: '全书各部分',
    search: '检索全书',
    searchHint: '输入地名、机构、条目或正文里的字词；按 / 跳到这里，↑↓ 选择，回车打开。',
    searching: '正在检索…',
    noHits: (query) => `全书没有“${query}”。`,
    hits: (count, cut) => (cut ? `最相关的 ${count} 条` : `${count} 条结果`),
    hitKinds: {
      entity: '名字',
      entry: '条目',
      term: '名词',
      chronicle: '大事记',
      table: '表格',
      person: '人物',
      treatise: '特载',
    },
    options: '设置',
    loading: '正在翻书…',
    failed: '读不到年鉴的数据。',
    retry: '重试',
    missing: '这一页不在书里。',
    missingHint: '链接可能来自另一本年鉴，或条目已改名。',
    noBook: '还没有装入年鉴。',
    noBookHint: '在设置里装入自带的年鉴，或导入一个年鉴包。',
    filter: '筛选',
    filtered: (shown, all) => (shown === all ? `共 ${all} 条` : `${shown} / ${all} 条`),
    entries: (count) => `${count} 条`,
    none: '没有符合的内容。',
    previous: '上一条',
    next: '下一条',
    cite: '引用',
    copy: '复制',
    copied: '已复制',
    copyFailed: '浏览器不让复制，请选中文字后自行复制',
    copyLink: '复制链接',
    copyCsv: '复制为 CSV',
    gbt: 'GB/T 7714',
    plain: '简明',
    compilers: (names) => `撰稿：${names}`,
    note: '资料',
    photos: '图片说明',
    table: (number) => `表 ${number}`,
    rows: (count) => `${count} 行`,
    checks: '与书中合计核对',
    checkRight: (label, printed) => `${label}：${printed}，相符`,
    checkWrong: (label, printed, computed) => `${label}：书中印 ${printed}，各行相加得 ${computed}`,
    month: (month) => `${Number(month.slice(5))} 月`,
    allMonths: '全年',
    facts: (year) => `${year} 年的数字`,
    map: '位置',
    atlas: '在全区图中看',
    members: (count) => `所辖 ${count} 处`,
    allKinds: '全部',
    related: (count) => `书中提到它的条目 ${count} 条`,
    more: (count) => `再看 ${count} 条`,
    times: (count) => `${count} 次`,
    ranks: { title: '题名', section: '分目', body: '正文' },
    columns: {
      post: '职务',
      name: '姓名',
      remark: '备注',
      recipient: '获得者',
      award: '荣誉',
      awarder: '授予单位',
      date: '时间',
      number: '文号',
      title: '题名',
    },
    about: {
      counts: '从文本中认出的内容',
      findings: '书中的矛盾与误排',
      findingsHint: '照原文保留，只在这里指出。',
      lines: (lines) => `原文第 ${lines} 行`,
      got: '认出',
      names: {
        categories: '类目',
        sections: '分目',
        entries: '条目',
        notes: '资料框',
        chronicle: '大事记',
        orgs: '全称与简称',
        terms: '名词解释',
        captions: '图片说明',
        tables: '表格',
        people: '人物',
        offices: '任职',
        honours: '荣誉',
        documents: '文件题录',
        treatises: '特载与公报',
        index: '索引条目',
        signatures: '署名',
        signed: '有署名',
      },
      expected: '应有',
    },
  },
  en: {
    pages: {
      contents: 'Contents',
      entry: 'Entry',
      entity: 'Name',
      names: 'Names',
      tables: 'Tables',
      chronicle: 'Chronicle',
      glossary: 'Glossary',
      index: 'Index',
      people: 'People',
      offices: 'Offices',
      honours: 'Honours',
      documents: 'Documents',
      treatises: 'Reports',
      search: 'Search',
      about: 'This book',
    },
    navigation: 'Parts of the book',
    search: 'Search the book',
    searchHint: 'A place, body, entry or any words of the text; press / to come here, ↑↓ to choose, Enter to open.',
    searching: 'Searching…',
    noHits: (query) => `“${query}” is not in the book.`,
    hits: (count, cut) => (cut ? `the ${count} best results` : `${count} results`),
    hitKinds: {
      entity: 'Name',
      entry: 'Entry',
      term: 'Term',
      chronicle: 'Chronicle',
      table: 'Table',
      person: 'Person',
      treatise: 'Report',
    },
    options: 'Settings',
    loading: 'Turning the pages…',
    failed: 'The yearbook’s data cannot be read.',
    retry: 'Try again',
    missing: 'This page is not in the book.',
    missingHint: 'The link may come from another yearbook, or the entry was renamed.',
    noBook: 'No yearbook is installed yet.',
    noBookHint: 'Install the built-in yearbook in the settings, or import a pack.',
    filter: 'Filter',
    filtered: (shown, all) => (shown === all ? `${all} in all` : `${shown} of ${all}`),
    entries: (count) => `${count}`,
    none: 'Nothing fits.',
    previous: 'Previous',
    next: 'Next',
    cite: 'Cite',
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'The browser refused to copy; select the text and copy it yourself',
    copyLink: 'Copy link',
    copyCsv: 'Copy as CSV',
    gbt: 'GB/T 7714',
    plain: 'Plain',
    compilers: (names) => `Compiled by ${names}`,
    note: 'Note',
    photos: 'Captions',
    table: (number) => `Table ${number}`,
    rows: (count) => `${count} rows`,
    checks: 'Checked against the printed totals',
    checkRight: (label, printed) => `${label}: ${printed}, correct`,
    checkWrong: (label, printed, computed) => `${label}: printed ${printed}, the rows add up to ${computed}`,
    month: (month) =>
      new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`)),
    allMonths: 'Whole year',
    facts: (year) => `Figures for ${year}`,
    map: 'Position',
    atlas: 'Show in the atlas',
    members: (count) => `${count} parts`,
    allKinds: 'All',
    related: (count) => `${count} entries mention it`,
    more: (count) => `Show ${count} more`,
    times: (count) => `${count}×`,
    ranks: { title: 'title', section: 'section', body: 'text' },
    columns: {
      post: 'Post',
      name: 'Name',
      remark: 'Remark',
      recipient: 'Recipient',
      award: 'Award',
      awarder: 'Awarded by',
      date: 'Date',
      number: 'Number',
      title: 'Title',
    },
    about: {
      counts: 'What was read from the text',
      findings: 'Contradictions and misprints in the book',
      findingsHint: 'Kept as printed; only pointed out here.',
      lines: (lines) => `source line ${lines}`,
      got: 'read',
      names: {},
      expected: 'expected',
    },
  },
};
