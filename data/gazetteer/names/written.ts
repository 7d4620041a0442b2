import type { Book } from '../../yearbook/model';
import type { SourceIndex } from '../../yearbook/read/source-index';
import { bookTexts, lineAt } from '../book-texts';
import type { DraftSet, Surface } from './draft';
import { NameFinder } from './name-finder';

/**
 * Gives each form of which no line is known (a rule made it, or a list of the book's facts leaves it out) the first source line
 * on which the book writes it, outside longer names. A form that gets none stands nowhere in the book: 涌金门社区党总支 where
 * the book has only 涌金门社区党委.
 */
export function markWritten(set: DraftSet, book: Book, source: SourceIndex): void {
  const unplaced = new Map<string, Surface[]>();
  const owners = new Map<string, string>();
  for (const one of set.all) {
    for (const surface of one.surfaces.values()) {
      owners.set(surface.name, surface.name);
      if (surface.origin === 'curated' || surface.line !== null) continue;
      unplaced.set(surface.name, [...(unplaced.get(surface.name) ?? []), surface]);
    }
  }
  const finder = new NameFinder(owners);
  const look = (text: string, line: (at: number) => number): void => {
    finder.find(text, (form, at) => {
      const surfaces = unplaced.get(form);
      if (surfaces === undefined) return;
      const first = line(at);
      for (const surface of surfaces) surface.line = first;
      unplaced.delete(form);
    });
  };
  for (const text of bookTexts(book)) {
    if (text.title !== '') look(text.title, () => text.lines[0]);
    look(text.text, (at) => lineAt(source, text, at));
  }
  for (const { list, recipient, unit, awarder, lines } of book.honours)
    for (const cell of [recipient, unit ?? '', awarder ?? ''])
      look(cell, (at) => source.span(list.replace(/^表/, 'table:'), cell, at, at + 2)?.[0] ?? lines[0]);
  for (const { body, lines } of book.offices) look(body, () => lines[0]);
  for (const { number, rows, lines } of book.tables)
    for (const row of rows)
      for (const cell of row) look(cell, (at) => source.span(`table:${number}`, cell, at, at + 2)?.[0] ?? lines[0]);
}
