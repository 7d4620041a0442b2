/** The parts of a dump: what each category is made of, and where the pieces of an appendix begin. */
import type { PartDescription } from '../description';
import type { Piece } from '../read/lines';
import { type CategoryFound, PAIRS_TITLE } from './heads';
import type { DumpPage } from './page-starts';

const PREFACE = /^(?:编辑说明|编纂说明|编辑凡例|凡例|前言|序|序言|出版说明)$/;
const CHRONICLE = /^大事(?:记|纪要|纪略|年表)$/;
const PEOPLE = /^人物(?:[·、]\S+)?$/;
const INDEX = /^(?:主题)?索引$/;
/** Categories of whole texts rather than entries. */
const TEXTS = /^(?:特载|特辑|专文|文献|重要文献|附录|附\s*录|附录·.+)$/;
const OFFICES = /^[^，。；]{0,12}(?:机构|单位|部门)[^，。；]{0,6}(?:负责人|领导(?:人|成员)?)(?:名单|名录)?$/;
const HONOURS = /^先进(?:集体|个人|单位)$/;
const BULLETIN = /^[^，。；]{4,30}公报$/;
const GLOSSARY = /名词解释$/;
/** What stands below the title of a speech: where it was held, when, by whom. */
const HELD = /^[—－―-]{1,2}在.+上$/;
const HELD_ON = /^（\d{4}年\d{1,2}月\d{1,2}日）$/;
const SPEAKER = /^[\u4e00-\u9fff]{4,30}$/;
/** A term that is explained: `“三圈三街”：…`, `APEC：…`. */
const TERM = /^(?:(?:“[^”]+”)+|[^，。：、《》]{1,14})：/;

/** Parts in the order of the text, each with the source line it begins at. */
export function findParts(
  pages: readonly DumpPage[],
  categories: readonly CategoryFound[],
  photoSections: readonly string[],
): PartDescription[] {
  const front = pages.filter(({ page }) => page === null);
  const parts = frontParts(front, photoSections);
  categories.forEach((category, i) => {
    const next = categories[i + 1]?.page ?? Number.POSITIVE_INFINITY;
    const own = pages.filter(({ page }) => page !== null && page >= category.page && page < next);
    if (own.length === 0) return;
    const line = own[0]!.pieces[0]!.line;
    const { title } = category;
    const base = { title, line, required: true };
    if (INDEX.test(title)) parts.push({ kind: 'index', ...base });
    else if (CHRONICLE.test(title)) parts.push({ kind: 'chronicle', category: title, ...base });
    else if (PEOPLE.test(title)) parts.push({ kind: 'people', category: title, ...base });
    else if (TEXTS.test(title) || !hasEntries(own)) parts.push(...textParts(own, title));
    else if (parts[parts.length - 1]?.kind !== 'entries') parts.push({ kind: 'entries', ...base });
  });
  return parts;
}

const hasEntries = (pages: readonly DumpPage[]) =>
  pages.some(({ pieces }) => pieces.some((piece) => piece.tight.startsWith('【')));

function frontParts(front: readonly DumpPage[], photoSections: readonly string[]): PartDescription[] {
  const parts: PartDescription[] = [];
  const pieces = front.flatMap((page) => page.pieces);
  const preface = pieces.find((piece) => PREFACE.test(piece.tight));
  if (preface)
    parts.push({
      kind: 'preface',
      title: preface.tight,
      titleLines: [preface.tight],
      headings: false,
      required: false,
    });
  const photos = front.find((page) => photoSections.includes(page.pieces[0]!.tight));
  if (photos) parts.push({ kind: 'photos', title: '卷首照片', line: photos.pieces[0]!.line, required: false });
  const orgs = pieces.find((piece) => PAIRS_TITLE.test(piece.tight) && piece.tight.length <= 40);
  if (orgs) parts.push({ kind: 'orgs', title: orgs.tight, line: orgs.line, required: true });
  return parts;
}

/** Texts that stand one after another, each from the top of the page its title stands on. */
function textParts(pages: readonly DumpPage[], category: string): PartDescription[] {
  const parts: PartDescription[] = [];
  const honours = pages.flatMap(({ pieces }) => pieces).filter((piece) => HONOURS.test(piece.tight));
  for (const { pieces } of pages) {
    const top = pieces[0]!.line;
    for (const [i, piece] of pieces.entries()) {
      const base = { title: piece.tight, category, required: true };
      if (OFFICES.test(piece.tight)) parts.push({ kind: 'offices', ...base, line: top });
      else if (BULLETIN.test(piece.tight) && piece.width <= 32)
        parts.push({ kind: 'treatise', ...base, line: top, titleLines: [piece.tight] });
      else if (HELD.test(pieces[i + 1]?.tight ?? ''))
        parts.push({ kind: 'treatise', ...base, line: top, titleLines: titleBlock(pieces, i) });
      else if (GLOSSARY.test(piece.tight)) {
        const term = pieces.find((one, k) => TERM.test(one.tight) && /[。！？]$/.test(pieces[k - 1]?.tight ?? '。'));
        parts.push({ kind: 'glossary', ...base, line: term?.line ?? piece.line });
      } else if (piece === honours[0])
        parts.push({
          kind: 'honours',
          ...base,
          title: '先进集体和先进个人',
          line: top,
          titleLines: [...new Set(honours.map(({ tight }) => tight))],
        });
    }
  }
  // What stands before the first title belongs to it: the extractor puts titles behind the text.
  if (parts[0]) parts[0].line = pages[0]!.pieces[0]!.line;
  else parts.push({ kind: 'treatise', title: category, category, line: pages[0]!.pieces[0]!.line, required: true });
  return parts;
}

function titleBlock(pieces: readonly Piece[], title: number): string[] {
  const block = [pieces[title]!.tight];
  for (const piece of pieces.slice(title + 1, title + 5)) {
    if (!HELD.test(piece.tight) && !HELD_ON.test(piece.tight) && !SPEAKER.test(piece.tight)) break;
    block.push(piece.tight);
  }
  return block;
}
