import { COLUMN_COUNT } from './bits';

/**
 * The rules by which a mention is decided: one table. Each rule sees one thing; its weight, in nats of log-odds, may differ by the
 * column a name is judged in. What a rule says in words, in both languages, stands in `rule-words.ts`, which pages do not
 * load; the weights stand in `weights.ts`, which `npm run fit` writes.
 */

/**
 * The columns of the table: names of class A, B and C, names that carry the district's own, bodies named by 区 alone, these
 * taken for bodies of a district that ended, and bodies of the city, the province or the nation.
 */
export const COLUMNS = ['A', 'B', 'C', 'district', 'bare', 'former', 'wider'] as const;

/** What stands around a hit, independent of the rest of the page: bit i of a hit's context is rule i. */
export const CONTEXT_RULES = [
  /** Straight after our city, district or a unique name of ours, as in an address. */
  'city-before',
  /** Our city or district to the left in the same clause. */
  'city-clause',
  /** Our city or district elsewhere in the same sentence or row. */
  'city-sentence',
  /** Straight after a place elsewhere, 桐乡市濮院镇凯旋路, or said to be there: 东站，南昌那个. */
  'elsewhere-before',
  /** A place elsewhere in the same sentence, nearer than ours. */
  'elsewhere-sentence',
  /** Straight after another district of our city. */
  'other-district-before',
  /** A house number, crossing or the like follows. */
  'address-after',
  /** The name goes on as a longer one of a place: 凤凰山|滑雪场. */
  'longer-place',
  /** It may go on as one after some characters: 凤凰山|皇城. */
  'longer-far',
  /** … of an institution, branch or shop: 西湖|公证处, 钱塘|校区. */
  'institution-after',
  /** An administrative ending follows: 望江|县. */
  'unit-after',
  /** A word crosses an end: 希|望江|苏. */
  'edge',
  /** A word crosses the right end of a name of which enough is left: 上城区|分中心 (区分). */
  'edge-right',
  /** A word crosses an end, but the cut with the name is as good: 鼓楼|下车. */
  'edge-doubt',
  /** A person's name, a plant's, or what every town has. */
  'person',
  /** The beginning of a longer name in quotation marks or 《》, or the end of a title: “采荷|茶饮”, 《魂断|蓝桥》. */
  'quoted',
  /** In an @name, link or mail address. */
  'user',
  /** In an enumeration with sure names of ours. */
  'listed',
  /** In an enumeration with other districts: 西湖 and 钱塘 are the districts there, 上城 is ours. */
  'district-list',
  /** A name of ours follows at once: 九堡|九环路. */
  'name-after',
  /** Behind a character that leads to no place: 无名|闸口. */
  'not-free',
  /** Two or more other names of ours, not everyday words, in the same block. */
  'company',
  /** A piece of an institution's own name: 浙江省中医院|湖滨|院区. */
  'inner',
  /** 杭州|站 without a word of the railway near. */
  'no-rail',
  /** Bodies of the city, the province and the nation: a name of the district in the same sentence; bare bodies: a street or community of ours named last before, or the district in a sentence before; with the next, a body of today in a sentence about a former district. */
  'district-near',
  /** Bare bodies: the last district named before it in the sentence is ours; other names: the last place, in a sentence before, is of the city. */
  'ours-last',
  /** … is another district or place. */
  'other-last',
  /** The last district named before it in the block, outside the sentence, is another; for other names: the last place is one elsewhere. */
  'other-earlier',
  /** … is a former one, in the sentence; other names: with `ours-last`, in the same sentence. */
  'former-last',
  /** … is a former one, earlier in the block. */
  'former-earlier',
  /** Several districts are named together before it (上城、萧山两区), or all levels are meant (省、市、区委); other names: a place elsewhere has one of the name too. */
  'several',
  /** The character before it is no boundary: 河|区检察院. */
  'glued',
] as const;

/** What stands around a name that is no bare body, in the bit that the last rule above has for those. */
export const NAME_RULES = [
  /** Behind a character that leads to a place and to little else: 住在|景芳, 沿|中河. */
  'led',
] as const;

/** What stands around a bare body, in a bit that says something else of all other names. */
export const BARE_RULES = [
  /** The text has just gone to the district: 第一站是|上城区，听取了区教育局…. In the bit of `no-rail`. */
  'visited',
] as const;

/** What the name is and what the page says of it. */
export const PAGE_RULES = [
  /** Where a name of this column starts from. */
  'base',
  /** What the page is about, times its leaning, within limits. */
  'page',
  /** Streets and communities that the book does not hold, times how many more they are than those it holds. */
  'coverage',
  /** Nothing is known against the name. */
  'clean',
  /** An everyday word. */
  'ordinary',
  /** The stem of a community that is a word now and then. */
  'seldom-word',
  /** The stem of a community. */
  'stem',
  /** The district's short name on a page about the district. */
  'district-short',
  /** It stands in the title too. */
  'in-title',
  /** Another occurrence on the page is marked. */
  'marked-elsewhere',
  /** Other occurrences on the page speak of a place elsewhere. */
  'other-use',
  /** Under a heading that names a place elsewhere. */
  'under-elsewhere',
  /** Bare bodies: which district the page's 区 is, times its leaning. */
  'district-leaning',
  /** Bare bodies: the page is about a district that ended; for that district's bodies times its leaning. */
  'former-page',
] as const;

export type RuleId =
  | (typeof CONTEXT_RULES)[number]
  | (typeof NAME_RULES)[number]
  | (typeof BARE_RULES)[number]
  | (typeof PAGE_RULES)[number];
// A call, so that pages, which have the names with the weights, load none of them twice.
export const RULES: readonly RuleId[] = /* @__PURE__ */ (() => [
  ...CONTEXT_RULES,
  ...NAME_RULES,
  ...BARE_RULES,
  ...PAGE_RULES,
])();

/** The weights as a table; a column that is not given weighs nothing. Pages load the rules' names with the weights only. */
export function tableOf({ rules }: Weights): Float64Array {
  const rows = Object.values(rules);
  const table = new Float64Array(rows.length * COLUMN_COUNT);
  for (const [index, row] of rows.entries()) table.set(row, index * COLUMN_COUNT);
  return table;
}

/** Everything that is fitted. */
export interface Weights {
  /** By rule, in the order of `RULES`: weights of the columns, in the order of `COLUMNS`. */
  rules: Record<RuleId, readonly number[]>;
  /** What the page's evidence counts, nats. */
  page: Record<PageWeight, number>;
  /** Thresholds and limits. */
  limits: Record<Limit, number>;
}

/** Evidence of the page as a whole. */
export type PageWeight =
  | 'base'
  | 'city-once'
  | 'city-twice'
  | 'city-often'
  | 'city-heading'
  /** The city is named, and nothing elsewhere. */
  | 'city-alone'
  /** Another district of the city is named, and the city is not. */
  | 'sibling'
  | 'district'
  | 'former-district'
  | 'site'
  | 'elsewhere'
  | 'elsewhere-share'
  /** A place elsewhere is named, and neither the city nor a district of ours. */
  | 'abroad'
  | 'elsewhere-heading';

export type Limit =
  /** Points from which a name is marked. */
  | 'mark'
  /** The page's term is held between these. */
  | 'page-low'
  | 'page-low-district'
  | 'page-high'
  /** … for a name that many towns have, on a page that names a place elsewhere, where nothing near it is ours. */
  | 'page-mixed'
  /** … for any other that stands for no town alone, under headings that name a place elsewhere. */
  | 'page-headed'
  /** Most that unknown units and places elsewhere can take from a page. */
  | 'unknown-most'
  | 'elsewhere-most';
