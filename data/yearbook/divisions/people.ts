/** 人物: biographies that open with `姓名 男，1970年…`, in sections, each signed like entries. */

import type { Person, Section } from '../model';
import { IdRegister } from '../read/ids';
import type { Owned } from '../read/ledger';
import type { Piece } from '../read/lines';
import { cutPiece } from '../read/lines';
import { append } from '../read/lists';
import { columnWidth } from '../read/measure';
import { readNames } from '../read/names';
import { paragraphs } from '../read/paragraphs';
import { joinPieces } from '../read/spacing';

const OPENING = /^([\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff] [\u4e00-\u9fff])\s+(?=[男女]，)/;
const SIGNATURE = /（[\u4e00-\u9fff]{1,2}[\u4e00-\u9fff ]{1,30}）$/;

export interface People {
  sections: Section[];
  people: Person[];
  owned: Owned[];
  rest: Piece[];
}

/**
 * Reads biographies. A section's title stands at the head of the part or after a signature; it is a short line that the
 * opening of a biography follows.
 */
export function readPeople(pieces: readonly Piece[], category: string, pack: string): People {
  const out: People = { sections: [], people: [], owned: [], rest: [] };
  const column = columnWidth(pieces);
  const used = new IdRegister();
  let run: Person[] = [];
  let current: { person: Person; body: Piece[] } | null = null;
  let signed = true;

  const close = () => {
    if (!current) return;
    const { person, body } = current;
    person.lines[1] = body[body.length - 1]!.line;
    const [first, ...others] = body as [Piece, ...Piece[]];
    const skip = OPENING.exec(first.text)![0].length;
    const lead = { ...first, text: first.text.slice(skip), from: first.from + skip };
    person.text = paragraphs([lead, ...others], column).join('\n');
    out.owned.push({ owner: `person:${person.id}`, pieces: body });
    current = null;
  };
  const sign = (piece: Piece) => {
    close();
    const names = readNames(piece.text);
    for (const person of run) person.signature = names;
    out.owned.push({ owner: 'signature:people', pieces: [piece] });
    run = [];
    signed = true;
  };

  /** A short line without punctuation of a sentence, from which a biography opens within three lines. */
  const isTitleLine = (i: number): boolean => {
    for (let k = i; k < i + 3 && pieces[k]; k++) {
      if (pieces[k]!.width > column + 1.5 || /[，。；：]/.test(pieces[k]!.tight)) return false;
      if (pieces[k + 1] && OPENING.test(pieces[k + 1]!.text)) return true;
    }
    return false;
  };
  let title: Piece[] = [];
  const openSection = () => {
    const name = joinPieces(title);
    out.sections.push({
      id: `${pack}/${category}/${name}`,
      title: name,
      category,
      page: title[0]!.page ?? 0,
      column: null,
      lines: [title[0]!.line, title[title.length - 1]!.line],
    });
    out.owned.push({ owner: `section:${name}`, pieces: title });
    title = [];
  };

  pieces.forEach((piece, i) => {
    const opening = OPENING.exec(piece.text);
    const next = pieces[i + 1];
    if (opening) {
      close();
      const section = out.sections[out.sections.length - 1]?.title ?? '';
      const name = opening[1]!.replace(/\s/g, '');
      const id = used.claim(`${pack}/${category}/${section}/${name}`, piece.page);
      const person: Person = { id, name, section, text: '', page: piece.page ?? 0, lines: [piece.line, piece.line] };
      out.people.push(person);
      run.push(person);
      current = { person, body: [piece] };
      signed = false;
    } else if (signed && isTitleLine(i)) {
      title.push(piece);
      if (next && OPENING.test(next.text)) openSection();
    } else if (!current) {
      out.rest.push(piece);
    } else {
      const signature = SIGNATURE.exec(piece.text);
      const opens = !next || OPENING.test(next.text) || isTitleLine(i + 1);
      if (signature && opens && (signature.index === 0 || piece.text[signature.index - 1] === ' ')) {
        if (signature.index > 0) {
          const [left, right] = cutPiece(piece, signature.index);
          current.body.push(left);
          sign(right);
        } else {
          sign(piece);
        }
      } else {
        current.body.push(piece);
      }
    }
  });
  close();
  append(out.rest, title);
  for (const section of out.sections) {
    const last = out.people.filter((person) => person.section === section.title).at(-1);
    if (last) section.lines[1] = last.lines[1];
  }
  return out;
}
