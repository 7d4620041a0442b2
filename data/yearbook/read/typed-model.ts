import type { Category, Entry, NoteBox, Person, Section, Term, Treatise } from '../model';

/** A category as the lists or the running heads of a book tell it. */
export interface ByPage {
  title: string;
  /** From the contents or the index, which say where a category begins; running heads only say where one goes on. */
  listed: boolean;
}

/** What a text holds beside its tables, its chronicle and its lists. */
export interface Records {
  categories: Category[];
  sections: Section[];
  entries: Entry[];
  notes: NoteBox[];
  terms: Term[];
  people: Person[];
  treatises: Treatise[];
}
