/** 全称/简称: the table of organizations' full and short names. */

import type { OrgPair } from '../model';
import type { Owned } from '../read/ledger';
import type { Piece } from '../read/lines';
import { append } from '../read/lists';
import { joinPieces } from '../read/spacing';

const FULL = '全称';
const SHORT = '简称';

export interface OrgTable {
  orgs: OrgPair[];
  /** Lines of the pairs, and the column heads and heading that name the table. */
  owned: Owned[];
  /** Lines that could not be paired. */
  rest: Piece[];
}

/**
 * Each page prints a column of full names, then a column of short names of the same length. A line in brackets belongs
 * to the name above it: a second plate of the same body (lines 353, 412, 435, 501).
 */
export function readOrgs(pieces: readonly Piece[]): OrgTable {
  const table: OrgTable = { orgs: [], owned: [], rest: [] };
  const heads: Piece[] = [];
  let full: Piece[][] = [];
  let short: Piece[][] = [];
  let into: Piece[][] | null = null;
  const flush = () => {
    if (full.length === short.length) {
      for (let i = 0; i < full.length; i++) pair(full[i]!, short[i]!);
    } else {
      append(table.rest, [...full.flat(), ...short.flat()]);
    }
    full = [];
    short = [];
  };
  for (const piece of pieces) {
    if (piece.tight === FULL) {
      flush();
      into = full;
      heads.push(piece);
    } else if (piece.tight === SHORT) {
      into = short;
      heads.push(piece);
    } else if (into === null) {
      heads.push(piece);
    } else if (into.length > 0 && /^[（(]/.test(piece.tight)) {
      into[into.length - 1]!.push(piece);
    } else {
      into.push([piece]);
    }
  }
  flush();
  if (heads.length > 0) table.owned.push({ owner: 'orgs:heads', pieces: heads });
  return table;

  function pair(fullCell: Piece[], shortCell: Piece[]): void {
    table.owned.push({ owner: `org:${fullCell[0]!.tight}`, pieces: [...fullCell, ...shortCell] });
    const names = fullCell.map((piece) => strip(joinPieces([piece])));
    const shorts = shortCell.map((piece) => strip(joinPieces([piece])));
    const lines: OrgPair['lines'] = [fullCell[0]!.line, shortCell[shortCell.length - 1]!.line];
    const org: OrgPair = { full: names[0]!, short: shorts[0]!, lines };
    if (names.length > 1) org.plate = names.slice(1).join('');
    if (shorts.length > 1) org.plateShort = shorts.slice(1).join('');
    table.orgs.push(org);
  }
}

function strip(text: string): string {
  return text.replace(/^[（(]/, '').replace(/[）)]$/, '');
}
