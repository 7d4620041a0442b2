/** A side of the compass, as limits name them. */
export type Side = '东' | '南' | '西' | '北';

/** One limit: on which sides, and the words that say what is there. */
export interface Limit {
  sides: Side[];
  words: string;
}

/** What a text says of an area's limits. */
export interface Limits {
  limits: Limit[];
  /** The text's own words, from the first limit to the last. */
  quote: string;
}

/** 东起, 南至, 西北沿, 东、北分别与 …: one or more sides and a verb that limits are told with. */
const SIDE =
  /^((?:[东南西北]{1,2}、?)+)(?:面|部|侧)?(?:分别)?(?:起|至|临|接|邻|及|倚|抵|濒|傍|连|靠|毗|隔|与|以|沿|自|到|望)/u;
/** What goes on with the limit before: 与拱墅区交界, 临新塘路. */
const GOES_ON = /^(?:与|和|临|沿|以|至|到|往|经)/u;
/** Sides a text must name before it is one of limits and not of a street that runs 东起…西至… */
const ENOUGH = 3;

/**
 * Limits in words (四至) at the head of a description: 东起…，南至…，西邻…，北抵…. Null where fewer than three sides are named. Reads
 * the first sentence that does; spaces of typesetting are not part of it.
 */
export function limitsIn(text: string): Limits | null {
  for (const sentence of text
    .replace(/\s+/gu, '')
    .split(/(?<=。)/u)
    .slice(0, 4)) {
    const clauses = sentence
      .replace(/。$/u, '')
      .split(/(?<=[，；])|(?<=(?<![东南西北])、)(?=[东南西北][^、，；]{0,2}[起至临接邻及倚抵濒傍连靠毗与以沿])/u);
    const limits: Limit[] = [];
    const words: string[] = [];
    let pending: string[] = [];
    for (const clause of clauses) {
      // The name of what is described may stand before the first limit.
      const from = limits.length === 0 ? clause.search(FIRST) : 0;
      const part = from > 0 ? clause.slice(from) : clause;
      const sides = from < 0 ? null : SIDE.exec(part);
      if (sides) {
        limits.push({ sides: [...new Set(sides[1]!.match(/[东南西北]/gu))] as Side[], words: bare(part) });
        words.push(...pending, part);
        pending = [];
      } else if (limits.length > 0) {
        if (!GOES_ON.test(part)) {
          pending.push(part);
          continue;
        }
        if (pending.length > 0) continue;
        limits.at(-1)!.words += `，${bare(part)}`;
        words.push(part);
      }
    }
    if (new Set(limits.flatMap(({ sides }) => sides)).size >= ENOUGH) return { limits, quote: bare(words.join('')) };
  }
  return null;
}

const FIRST = new RegExp(SIDE.source.slice(1), 'u');

function bare(clause: string): string {
  return clause.replace(/[，；、]$/u, '');
}
