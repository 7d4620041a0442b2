/**
 * The bits of a hit's context and the places of the page's rules and of columns in the table, in the order of `CONTEXT_RULES`,
 * `PAGE_RULES` and `COLUMNS` (a test holds them together). Single constants, since a bundler writes their numbers where they are used; what each sees stands in
 * `rules.ts`.
 */
export const CONTEXT_CITY_BEFORE = 1 << 0;
export const CONTEXT_CITY_CLAUSE = 1 << 1;
export const CONTEXT_CITY_SENTENCE = 1 << 2;
export const CONTEXT_ELSEWHERE_BEFORE = 1 << 3;
export const CONTEXT_ELSEWHERE_SENTENCE = 1 << 4;
export const CONTEXT_OTHER_DISTRICT_BEFORE = 1 << 5;
export const CONTEXT_ADDRESS_AFTER = 1 << 6;
export const CONTEXT_LONGER_PLACE = 1 << 7;
export const CONTEXT_LONGER_FAR = 1 << 8;
export const CONTEXT_INSTITUTION_AFTER = 1 << 9;
export const CONTEXT_UNIT_AFTER = 1 << 10;
export const CONTEXT_EDGE = 1 << 11;
export const CONTEXT_EDGE_RIGHT = 1 << 12;
export const CONTEXT_EDGE_DOUBT = 1 << 13;
export const CONTEXT_PERSON = 1 << 14;
export const CONTEXT_QUOTED = 1 << 15;
export const CONTEXT_USER = 1 << 16;
export const CONTEXT_LISTED = 1 << 17;
export const CONTEXT_DISTRICT_LIST = 1 << 18;
export const CONTEXT_NAME_AFTER = 1 << 19;
export const CONTEXT_NOT_FREE = 1 << 20;
export const CONTEXT_COMPANY = 1 << 21;
export const CONTEXT_INNER = 1 << 22;
export const CONTEXT_NO_RAIL = 1 << 23;
/** … and so does this one. */
export const CONTEXT_VISITED = 1 << 23;
export const CONTEXT_DISTRICT_NEAR = 1 << 24;
export const CONTEXT_OURS_LAST = 1 << 25;
export const CONTEXT_OTHER_LAST = 1 << 26;
export const CONTEXT_OTHER_EARLIER = 1 << 27;
export const CONTEXT_FORMER_LAST = 1 << 28;
export const CONTEXT_FORMER_EARLIER = 1 << 29;
export const CONTEXT_SEVERAL = 1 << 30;
export const CONTEXT_GLUED = 1 << 31;
/** The last bit says one thing of bare bodies and another of all other names. */
export const CONTEXT_LED = 1 << 31;
export const RULE_LED = 32;
export const RULE_VISITED = 33;
export const RULE_BASE = 34;
export const RULE_PAGE = 35;
export const RULE_COVERAGE = 36;
export const RULE_CLEAN = 37;
export const RULE_ORDINARY = 38;
export const RULE_SELDOM_WORD = 39;
export const RULE_STEM = 40;
export const RULE_DISTRICT_SHORT = 41;
export const RULE_IN_TITLE = 42;
export const RULE_MARKED_ELSEWHERE = 43;
export const RULE_OTHER_USE = 44;
export const RULE_UNDER_ELSEWHERE = 45;
export const RULE_DISTRICT_LEANING = 46;
export const RULE_FORMER_PAGE = 47;
export const COLUMN_DISTRICT = 3;
export const COLUMN_BARE = 4;
export const COLUMN_FORMER = 5;
export const COLUMN_WIDER = 6;
export const COLUMN_COUNT = 7;
