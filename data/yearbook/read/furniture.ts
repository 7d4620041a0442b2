/** Step 3: pages → running heads, page numbers and decorative tabs set apart. */
import type { Piece } from './lines';

export type FurnitureKind = 'blank' | 'page number' | 'running head' | 'tab' | 'photo section' | 'byte order mark';

export interface FurnitureOptions {
  /** Running head of left pages. */
  runningHead: string;
  /** Category titles: running heads of right pages and tabs. */
  titles: readonly string[];
  photoSections: readonly string[];
}

export interface FurnitureSplit {
  furniture: { kind: FurnitureKind; piece: Piece; title: string }[];
  rest: Piece[];
}

/**
 * The forms a decorative tab takes in the text, by what the line says: a category title printed twice over (`教育教育`),
 * whole or run by run (`纪检纪检··监察监察`).
 */
export function tabForms(titles: readonly string[]): Map<string, string> {
  const forms = new Map<string, string>();
  for (const title of titles) {
    forms.set(title + title, title);
    forms.set(title.replace(/·|[^·]+/g, '$&$&'), title);
  }
  return forms;
}

/** Sets furniture apart from the text. A running head is the first line of a page, a page number the last one. */
export function splitFurniture(
  pieces: readonly Piece[],
  starts: readonly number[],
  options: FurnitureOptions,
): FurnitureSplit {
  const tabs = tabForms(options.titles);
  const heads = new Set([options.runningHead, ...options.titles]);
  const photos = new Set(options.photoSections);
  const startLines = new Set(starts);
  const furniture: FurnitureSplit['furniture'] = [];
  const rest: Piece[] = [];
  pieces.forEach((piece, i) => {
    const next = pieces[i + 1];
    const atStart = startLines.has(piece.line);
    const atEnd = next === undefined || startLines.has(next.line);
    const kind = kindOf(piece, atStart, atEnd);
    if (kind) furniture.push({ kind: kind[0], piece, title: kind[1] });
    else rest.push(piece);
  });
  return { furniture, rest };

  function kindOf(piece: Piece, atStart: boolean, atEnd: boolean): [FurnitureKind, string] | null {
    const { tight, page } = piece;
    if (page === null) {
      if (photos.has(tight)) return ['photo section', tight];
      return tight === options.runningHead ? ['running head', tight] : null;
    }
    if (atEnd && tight === String(page)) return ['page number', tight];
    if (atStart && heads.has(tight)) return ['running head', tight];
    const tab = tabs.get(tight);
    return tab ? ['tab', tab] : null;
  }
}
