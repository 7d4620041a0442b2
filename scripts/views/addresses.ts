/** Every view of the built extension that is looked at, by a name for its picture. */

/** Names that the sample book has in every edition: a street, a body, a community with much about it. */
export const STREET = '望江街道';
const BODY = '区发改经信局';
/** The longest name of an entity in the sample book stands in its place. */
export const LONGEST = 'longest';

/** `@name` stands for the id of the entity of that name, `!title` for that of the entry, `%tab` for the sample page's tab. */
export const VIEWS: Record<string, string> = {
  'reader-contents': 'reader.html#/contents',
  'reader-category': 'reader.html#/contents/街道',
  'reader-entry': 'reader.html#/entry/!荷花塘未来社区建设',
  'reader-found': 'reader.html#/entry/!荷花塘未来社区建设?find=社区',
  'reader-names': 'reader.html#/names',
  'reader-entity': `reader.html#/entity/@${STREET}`,
  'reader-body': `reader.html#/entity/@${BODY}`,
  'reader-long-name': `reader.html#/entity/@${LONGEST}`,
  'reader-compare': `reader.html#/compare/@${STREET}`,
  'reader-search': 'reader.html#/search?q=未来社区',
  'reader-shelf-search': 'reader.html#/search?q=未来社区&shelf=1',
  'reader-nothing': 'reader.html#/search?q=小米里',
  'reader-tables': 'reader.html#/tables',
  'reader-table': 'reader.html#/tables/3',
  'reader-table-wide': 'reader.html#/tables/5',
  'reader-data': 'reader.html#/data',
  'reader-chronicle': 'reader.html#/chronicle',
  'reader-day': 'reader.html#/chronicle/2021-09-09',
  'reader-treatises': 'reader.html#/treatises',
  'reader-people': 'reader.html#/people',
  'reader-offices': 'reader.html#/offices',
  'reader-honours': 'reader.html#/honours',
  'reader-documents': 'reader.html#/documents',
  'reader-orgs': 'reader.html#/orgs',
  'reader-captions': 'reader.html#/captions',
  'reader-glossary': 'reader.html#/glossary',
  'reader-index': 'reader.html#/index',
  'reader-about': 'reader.html#/about',
  'reader-mine': 'reader.html#/mine',
  'panel-page': 'sidepanel.html?tab=%tab#/page',
  'panel-all': 'sidepanel.html?tab=1#/all',
  'panel-streets': 'sidepanel.html?tab=1#/streets',
  'panel-year': 'sidepanel.html?tab=1#/year',
  'panel-entity': `sidepanel.html?tab=1#/entity/@${STREET}`,
  popup: 'popup.html?tab=%tab',
  'popup-empty': 'popup.html',
  options: 'options.html',
  welcome: 'welcome.html',
  'new-book': 'new-book.html',
};
