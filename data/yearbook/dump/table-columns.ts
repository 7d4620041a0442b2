/** A dumped table cut into its columns: each head followed by the cells below it, so that all columns have as many cells. */
import type { ColumnDescription } from '../description';
import type { Piece } from '../read/lines';

/** Words that head a column in the tables of yearbooks, alone or as the end of a longer head, with a unit in brackets. */
const WHOLE =
  /^(?:序号|编号|文号|地区|区域|区县|街道|乡镇|镇街|村居|社区|单位|部门|项目|指标|类别|类型|名称|性别|年龄|民族|学历|职务|职称|地址|地点|电话|备注|年份|月份|日期|时间|数量|面积|比例|比重|金额|总额|占比|增幅|案由|事由|提案人|来源|年龄段|产值|税收|人口|等级|级别|.{1,3}[类型])$/;
const END =
  /^(?:[^，。；：！？“”《》【】\d][^，。；：！？“”《》【】]{0,10})?(?:名称|姓名|单位|部门|日期|时间|标题|题名|类别|类型|情况|数|数量|人数|面积|比重|比例|金额|产值|地址|归口|评价|完成度|进度|称号|级别)(?:（[^）]*）)?$/;
const UNIT =
  /^[^，。；：！？“”《》【】]{1,10}（(?:[^）]{0,5}\/)?(?:人|个|户|家|所|村|项|件|次|班|台|套|辆|吨|公里|千米|米|公顷|亩|平方米|平方千米|立方米|元|万元|亿元|万人|万户|%|％|‰)）$/;
const KIND = /^(?:所[辖属].{1,6}|.{2,4}荣誉（称号）|荣誉称号)(?:（[^）]*）)?$/;

/** Whether a text is worded as the head of a column. */
export function isHeadWord(tight: string): boolean {
  return WHOLE.test(tight) || UNIT.test(tight) || KIND.test(tight) || END.test(tight);
}

/** A place where a column may begin. */
interface Candidate {
  text: string;
  at: number;
  size: number;
}

export interface Cut {
  heads: string[];
  /** Offset of the first head and after the last cell, in the pieces given. */
  from: number;
  to: number;
  rows: number;
  /** Columns by cells counted in lines, and between blank lines. */
  byLine: number[];
  byGap: number[];
  /** Columns whose cells hold no sentence. */
  terse: boolean[];
}

const opensBlock = (pieces: readonly Piece[], at: number) => at === 0 || pieces[at]!.line - pieces[at - 1]!.line > 1;

/** Heads stand between blank lines and run over three lines at most. */
function candidatesIn(pieces: readonly Piece[]): Candidate[] {
  const out: Candidate[] = [];
  for (let at = 0; at < pieces.length; at++) {
    if (!opensBlock(pieces, at) && at > 0) continue;
    let text = '';
    for (let size = 1; size <= 3 && at + size <= pieces.length; size++) {
      if (size > 1 && opensBlock(pieces, at + size - 1)) break;
      text += pieces[at + size - 1]!.tight;
      if (at + size < pieces.length && !opensBlock(pieces, at + size)) continue;
      if (isHeadWord(text)) {
        out.push({ text, at, size });
        break;
      }
    }
  }
  return out;
}

const gapsIn = (pieces: readonly Piece[], from: number, to: number) => {
  let count = 0;
  for (let i = from; i < to; i++) if (i === from || opensBlock(pieces, i)) count++;
  return count;
};

/**
 * Cuts pieces that end with a table. The heads are the candidates that give most columns the same number of cells; where two
 * cuts do as well, the one that begins earlier.
 * @param open true where text may follow the table: the last column ends with as many cells as the others have
 */
export function cutTable(pieces: readonly Piece[], open: boolean): Cut | null {
  const candidates = candidatesIn(pieces).slice(-MOST);
  let best: { cut: Cut; score: number } | null = null;
  for (let first = 0; first < candidates.length; first++) {
    for (const chosen of choices(candidates.slice(first))) {
      const cut = measure(pieces, chosen, open);
      if (cut === null) continue;
      const score = scoreOf(cut);
      if (score > 0 && (best === null || score > best.score)) best = { cut, score };
    }
  }
  return best && widened(pieces, best.cut);
}

/** A first column headed by any other word is one where as many cells as the table has rows follow a short line. */
function widened(pieces: readonly Piece[], cut: Cut): Cut {
  for (let at = cut.from - cut.rows - 1; at >= 0 && at >= cut.from - cut.rows * 3 - 1; at--) {
    if (!opensBlock(pieces, at) || !opensBlock(pieces, at + 1)) continue;
    const lines = cut.from - at - 1;
    const gaps = gapsIn(pieces, at + 1, cut.from);
    const cells = pieces.slice(at, cut.from);
    if ((lines !== cut.rows && gaps !== cut.rows) || cells.some(({ tight }) => /[。，；：【】]/.test(tight))) continue;
    if (!/^[\u4e00-\u9fff]{2,6}(?:（[^）]*）)?$/.test(pieces[at]!.tight)) continue;
    return {
      ...cut,
      heads: [pieces[at]!.tight, ...cut.heads],
      from: at,
      byLine: [lines, ...cut.byLine],
      byGap: [gaps, ...cut.byGap],
      terse: [true, ...cut.terse],
    };
  }
  return cut;
}

/** Cuts pieces at heads that are known from another page of the same table; null where they do not all follow. */
export function cutAtHeads(pieces: readonly Piece[], heads: readonly string[], open: boolean): Cut | null {
  const chosen: Candidate[] = [];
  const candidates = candidatesIn(pieces);
  for (const head of heads) {
    const next = candidates.find(({ text, at }) => text === head && at > (chosen[chosen.length - 1]?.at ?? -1));
    if (!next) return null;
    chosen.push(next);
  }
  return measure(pieces, chosen, open, 1);
}

/** Candidates looked at together: every choice among them is tried. */
const MOST = 11;

/** Every choice of two or more candidates that keeps the first one. */
function choices(candidates: readonly Candidate[]): Candidate[][] {
  const [first, ...others] = candidates;
  const out: Candidate[][] = [];
  for (let bits = 1; bits < 1 << others.length; bits++)
    out.push([first!, ...others.filter((_, i) => (bits & (1 << i)) !== 0)]);
  return out;
}

function measure(pieces: readonly Piece[], heads: readonly Candidate[], open: boolean, least = 2): Cut | null {
  const byLine: number[] = [];
  const byGap: number[] = [];
  const terse: boolean[] = [];
  for (const [k, head] of heads.entries()) {
    const from = head.at + head.size;
    const to = heads[k + 1]?.at ?? pieces.length;
    if (to <= from) return null;
    byLine.push(to - from);
    byGap.push(gapsIn(pieces, from, to));
    terse.push(pieces.slice(from, to).every(({ tight }) => !/[。，；【]/.test(tight)));
  }
  const last = heads.length - 1;
  const rows = commonest(byLine.slice(0, open ? last : undefined), byGap.slice(0, open ? last : undefined));
  if (rows < least) return null;
  let to = pieces.length;
  if (open) {
    const from = heads[last]!.at + heads[last]!.size;
    if (byLine[last]! < rows) return null;
    if (byLine[last] !== rows && byGap[last] !== rows) {
      to = from + rows;
      byLine[last] = rows;
      byGap[last] = gapsIn(pieces, from, to);
    }
  }
  return { heads: heads.map((head) => head.text), from: heads[0]!.at, to, rows, byLine, byGap, terse };
}

/** The number of cells that most columns have, counted in one way or the other. */
function commonest(byLine: readonly number[], byGap: readonly number[]): number {
  const votes = new Map<number, number>();
  byLine.forEach((lines, k) => {
    votes.set(lines, (votes.get(lines) ?? 0) + 1);
    if (byGap[k] !== lines) votes.set(byGap[k]!, (votes.get(byGap[k]!) ?? 0) + 1);
  });
  return [...votes].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** Columns that agree count for a cut, and a little for it those of merged cells; others count against it. */
function scoreOf({ byLine, byGap, rows, terse }: Cut): number {
  let agree = 0;
  let score = 0;
  byGap.forEach((gaps, k) => {
    if (byLine[k] === rows || gaps === rows) agree++;
    else score += gaps < rows && terse[k] ? 0.3 : -1.5;
  });
  return agree < 2 ? 0 : score + agree;
}

/** How the cells of each column are parted, by what gives it the rows of the table on most of its pages. */
export function columnsOf(cuts: readonly Cut[]): ColumnDescription[] {
  return cuts[0]!.heads.map((head, k) => {
    const line = cuts.filter((cut) => cut.byLine[k] === cut.rows).length;
    const gap = cuts.filter((cut) => cut.byGap[k] === cut.rows).length;
    return { head, cells: line > 0 && line >= gap ? 'line' : 'gap' };
  });
}
