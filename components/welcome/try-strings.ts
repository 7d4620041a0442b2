import { defineStrings } from '../i18n';

/** What stands below the installation: it comes after the page is drawn. */
export const tryStrings = defineStrings(
  {
    sample: '就在这里试',
    sampleHint: '点一点画线的名字，旁边就是它的卡片；网页上只要把指针停在名字上。',
    onMap: '在图中看',
    try: '还可以',
    things: [
      [
        '看卡片',
        '打开一篇讲书中所记地方的新闻，把指针停在画线的名字上。没有鼠标：Alt+Shift+N 到下一个名字，Alt+Shift+Y 打开卡片。',
      ],
      ['把图标钉在工具栏', '点工具栏的拼图图标，再点“年鉴镜”旁的图钉，随时看到本页有几处名字。'],
      ['看地图', '点工具栏图标里的“全区图”，侧栏显示全区的街道、社区和本页提到的地方。'],
      ['展开简称', '在卡片里点“展开全称”，区发改经信局就写成全称；随时可以原样还原。'],
      ['读全书', '目录、表格、大事记、索引和全文检索都在阅读页。'],
    ],
  },
  {
    sample: 'Try it here',
    sampleHint:
      'Press an underlined name and its card is beside it; on web pages it is enough to rest the pointer on a name.',
    onMap: 'On the map',
    try: 'More to try',
    things: [
      [
        'See a card',
        'Open a news page about the place the book is about and rest the pointer on an underlined name. Without a mouse: Alt+Shift+N goes to the next name, Alt+Shift+Y opens its card.',
      ],
      [
        'Pin the button',
        'Press the puzzle piece in the toolbar and the pin beside Yearbook Lens: then the count of the page is always in sight.',
      ],
      [
        'See the map',
        '“Atlas” in the toolbar popup shows the district beside the page, with the places the page mentions.',
      ],
      ['Expand a short name', '“Expand” in the card writes an abbreviation in full; “Restore” takes it back exactly.'],
      ['Read the book', 'Contents, tables, chronicle, index and full-text search are on the reading page.'],
    ],
  },
);
