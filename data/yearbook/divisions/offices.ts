/** 机构及负责人: bodies, their posts and who held them. */

import type { OfficeHolder } from '../model';
import type { Owned } from '../read/ledger';
import type { Piece } from '../read/lines';
import { readNames } from '../read/names';

/** A person's name, letter-spaced when of two characters, with remarks in brackets. */
const PERSON = /^((?:[\u4e00-\u9fff] [\u4e00-\u9fff])|[\u4e00-\u9fff]{2,4})((?:\s*（[^（）]*）)*)$/;
const POST = /^([^：:（）]{2,24})[：:](.*)$/;
const REMARK = /^（[^（）]*）$/;
/** Last characters of the names of bodies, so that 区妇联 is not read as a person. */
const BODY_END = /[委办局协联会院部处队所社区司团心镇场城纽构关道]$/;
const COURT = /(?:法院|检察院)$/;
/** A body's name this wide is cut by the end of the column and goes on in the next line. */
const FULL_LINE = 15;

export interface Offices {
  offices: OfficeHolder[];
  owned: Owned[];
  rest: Piece[];
}

/**
 * Reads the list. `title` is its heading; a heading directly before another one is a group (`区委工作部门`), which ends at
 * a body printed with its term (`…委员会（2021年1—3月）`), at a court or procuratorate, which is no department of anything,
 * or at a body named in `ungrouped`.
 */
export function readOffices(pieces: readonly Piece[], title: string, ungrouped: readonly string[] = []): Offices {
  const out: Offices = { offices: [], owned: [], rest: [] };
  const own: Piece[] = [];
  let group: string | null = null;
  let body = '';
  let term: string | null = null;
  let post = '';
  let holder: OfficeHolder | null = null;
  let heading: { text: string; open: boolean } | null = null;

  pieces.forEach((piece, i) => {
    const text = piece.text;
    own.push(piece);
    if (piece.tight === title) return;
    const postLine = POST.exec(text);
    if (postLine) {
      heading = null;
      post = postLine[1]!.replace(/\s/g, '');
      holder = null;
      const value = postLine[2]!.trim();
      // `委 员：（按姓氏笔画为序）` speaks of the order of the names, not of a holder.
      if (value !== '' && !REMARK.test(value)) name(value, piece);
      return;
    }
    if (REMARK.test(text)) {
      if (heading) term = bare(text);
      else if (isSignature(i)) sign(text);
      else if (holder) remark(holder, text, piece);
      else out.rest.push(own.pop()!);
      return;
    }
    if (heading?.open) {
      continueHeading(text);
      return;
    }
    const person = PERSON.exec(text);
    if (person && body !== '' && !isBody(piece, i)) {
      name(text, piece);
      return;
    }
    // A heading right after a heading: the first one was a group's.
    if (heading && post === '') {
      group = body;
    }
    body = '';
    term = null;
    post = '';
    holder = null;
    heading = { text: '', open: true };
    continueHeading(text);
  });
  if (own.length > 0) out.owned.push({ owner: 'offices', pieces: own });
  return out;

  /** Whoever signs (a person, or the units themselves: `（市直属单位）`) signs all that stands since the signature before. */
  function sign(text: string): void {
    for (const row of out.offices) row.signature ??= readNames(text);
  }

  function continueHeading(text: string): void {
    const cut = /^([^（]*)（([^）]*\d[^）]*)(）?)$/.exec(text);
    if (cut && cut[3] === '') {
      // `（2021年 1—` goes on in the next line.
      body += cut[1]!.replace(/\s/g, '');
      term = cut[2]!.replace(/\s/g, '');
      heading = { text: body, open: true };
      return;
    }
    if (term !== null && heading?.open && text.endsWith('）')) {
      term += text.replace(/[\s）]/g, '');
      heading = { text: body, open: false };
      return;
    }
    body += (cut ? cut[1]! : text).replace(/\s/g, '');
    if (cut) term = cut[2]!.replace(/\s/g, '');
    heading = { text: body, open: !cut && text.length >= FULL_LINE };
  }

  function name(value: string, piece: Piece): void {
    const match = PERSON.exec(value);
    if (!match) {
      out.rest.push(own.pop()!);
      return;
    }
    const remarks = (match[2] ?? '').match(/（[^（）]*）/g) ?? [];
    holder = {
      body,
      group: term !== null || ungrouped.includes(body) || COURT.test(body) ? null : group,
      post,
      name: readNames(match[1]!)[0]!,
      period: term,
      remark: null,
      page: piece.page ?? 0,
      lines: [piece.line, piece.line],
    };
    for (const text of remarks) remark(holder, text, piece);
    out.offices.push(holder);
  }

  function isBody(piece: Piece, i: number): boolean {
    const next = pieces[i + 1];
    if (!next || !(BODY_END.test(piece.tight) || /^区/.test(piece.tight))) return false;
    return POST.test(next.text) || (PERSON.test(next.text) && isBody(next, i + 1));
  }

  function isSignature(i: number): boolean {
    const next = pieces[i + 1];
    if (next === undefined) return true;
    return !/\d/.test(pieces[i]!.tight) && !POST.test(next.text) && !PERSON.test(next.text);
  }
}

/** Adds a bracketed remark to a holder; one that names a year is the period in office. */
function remark(holder: OfficeHolder, text: string, piece: Piece): void {
  const value = bare(text);
  holder.remark = holder.remark === null ? value : `${holder.remark}；${value}`;
  if (/\d{4}年/.test(value)) holder.period = value;
  holder.lines[1] = piece.line;
}

function bare(text: string): string {
  return text.replace(/[（）\s]/g, '');
}
