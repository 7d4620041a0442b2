/** 大事记: dated items under month lines. */

import type { ChronicleItem, NoteBox } from '../model';
import { IdRegister } from '../read/ids';
import type { Owned } from '../read/ledger';
import type { Piece } from '../read/lines';
import { columnWidth } from '../read/measure';
import { BOX, readNote } from '../read/notes';
import { paragraphs } from '../read/paragraphs';

/** `7日 `, `29 日 `, `2—3日 `, `29日至 2月 28日 `, `30日起 `, `同日 `, `△ `, `是月 `: a date and a blank open an item. */
const LEAD =
  /^(?:(\d{1,2}) ?(?:[—–-] ?(\d{1,2}) ?)?日(?: ?至 ?(?:(\d{1,2}) ?月 ?)?(\d{1,2}) ?日)?(起)?|(同 ?日|[△▲])|((?:是|本|当) ?月))\s+(?=\S)/;

export interface Chronicle {
  items: ChronicleItem[];
  notes: NoteBox[];
  owned: Owned[];
  /** Lines before the first month, which belong to no item. */
  rest: Piece[];
}

interface Draft {
  month: number;
  lead: RegExpExecArray;
  pieces: Piece[];
}

/** Reads the chronicle of `year`. 同日 takes the date of the item before it, 是月 stands for the whole month. */
export function readChronicle(pieces: readonly Piece[], year: number, pack: string): Chronicle {
  const out: Chronicle = { items: [], notes: [], owned: [], rest: [] };
  const column = columnWidth(pieces);
  let month = 0;
  let draft: Draft | null = null;
  let box: Piece[] | null = null;
  const months: Piece[] = [];
  const used = new IdRegister();
  let previous: { from: string | null; to: string | null } = { from: null, to: null };

  const close = () => {
    if (!draft) return;
    const [first, ...others] = draft.pieces as [Piece, ...Piece[]];
    const label = draft.lead[0].replace(/\s+/g, '');
    const date = dateOf(draft, year, previous);
    if (!draft.lead[7]) previous = date;
    const body = { ...first, text: first.text.slice(draft.lead[0].length) };
    body.tight = first.tight.slice(label.length);
    const text = paragraphs([body, ...others], column).join('\n');
    const item: ChronicleItem = {
      id: '',
      month: `${year}-${two(draft.month)}`,
      ...date,
      label,
      text,
      page: first.page ?? 0,
      lines: [first.line, draft.pieces[draft.pieces.length - 1]!.line],
    };
    item.id = used.claim(`${pack}/大事记/${item.from ?? item.month}/${text.slice(0, 20)}`, item.page);
    out.items.push(item);
    out.owned.push({ owner: `chronicle:${item.id}`, pieces: draft.pieces });
    if (box) {
      const note = readNote(box, item.id, columnWidth(box));
      out.notes.push(note);
      out.owned.push({ owner: `note:${note.id}`, pieces: box });
    }
    draft = null;
    box = null;
  };

  for (const piece of pieces) {
    const monthLine = /^(\d{1,2})月$/.exec(piece.tight);
    if (monthLine && Number(monthLine[1]) === month + 1) {
      close();
      month++;
      months.push(piece);
      continue;
    }
    const lead = month > 0 ? LEAD.exec(piece.text) : null;
    if (lead) {
      close();
      draft = { month, lead, pieces: [piece] };
    } else if (box) {
      (box as Piece[]).push(piece);
    } else if (draft && piece.tight === BOX) {
      box = [piece];
    } else if (draft) {
      (draft as Draft).pieces.push(piece);
    } else {
      out.rest.push(piece);
    }
  }
  close();
  if (months.length > 0) out.owned.push({ owner: 'chronicle:months', pieces: months });
  return out;
}

function dateOf(draft: Draft, year: number, previous: { from: string | null; to: string | null }) {
  const [, day, lastDay, toMonth, toDay, onwards, same, wholeMonth] = draft.lead;
  if (wholeMonth) return { from: null, to: null };
  // The same day as the item before it, of which 30日起 (line 7653) has only the first.
  if (same) return { from: previous.from, to: previous.to ?? previous.from };
  const from = iso(year, draft.month, Number(day));
  if (onwards) return { from, to: null };
  if (toDay) return { from, to: iso(year, toMonth ? Number(toMonth) : draft.month, Number(toDay)) };
  return { from, to: lastDay ? iso(year, draft.month, Number(lastDay)) : from };
}

function iso(year: number, month: number, day: number): string {
  return `${year}-${two(month)}-${two(day)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
