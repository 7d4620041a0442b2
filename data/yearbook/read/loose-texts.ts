/** Text that stands under a division without entries: people, terms, or a treatise. */
import { readGlossary } from '../divisions/glossary';
import { readPeople } from '../divisions/people';
import type { Setting } from '../infer/setting';
import { signatureOf } from '../infer/signatures';
import type { Category, Person, Term, Treatise } from '../model';
import { IdRegister } from './ids';
import type { Owned } from './ledger';
import type { Piece } from './lines';
import { append, extent } from './lists';

const OF_PEOPLE = /人物|英模|先进/;
const OF_TERMS = /名词解释|名词注释|词语解释|术语/;
/** 一、…, （二）… */
const NUMBERED = /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/;

/** A heading in a treatise: numbered, short, and no sentence. */
const isHeading = (tight: string) => NUMBERED.test(tight) && tight.length <= 30 && !/[。；]/.test(tight);

export class LooseTexts {
  readonly #pack: string;
  readonly #setting: Setting;
  readonly #owned: Owned[];
  readonly #out: { terms: Term[]; people: Person[]; treatises: Treatise[] };
  readonly #ids = new IdRegister();

  /** Puts what it reads into the lists given, and who owns which piece into `owned`. */
  constructor(
    pack: string,
    setting: Setting,
    owned: Owned[],
    out: { terms: Term[]; people: Person[]; treatises: Treatise[] },
  ) {
    this.#pack = pack;
    this.#setting = setting;
    this.#owned = owned;
    this.#out = out;
  }

  /** Reads the text under the division called `name`, which is or stands in `category`. */
  take(pieces: Piece[], name: string, category: Category | null): void {
    const rest = this.#people(pieces, name, category) ?? this.#terms(pieces, name) ?? pieces;
    if (rest.length > 0) this.#treatise(name, rest, category);
  }

  /** The pieces that are no person's; null where the text is not about people. */
  #people(pieces: Piece[], name: string, category: Category | null): Piece[] | null {
    if (!OF_PEOPLE.test(`${category?.title ?? ''}${name}`)) return null;
    const read = readPeople(pieces, category?.title ?? name, this.#pack);
    if (read.people.length === 0 || read.sections.length > 0) return null;
    for (const person of read.people) person.section = person.section || name;
    append(this.#out.people, read.people);
    append(this.#owned, read.owned);
    return read.rest;
  }

  /** The pieces that explain no term; null where the text is no glossary. */
  #terms(pieces: Piece[], name: string): Piece[] | null {
    if (!OF_TERMS.test(name)) return null;
    const read = readGlossary(pieces, name, this.#pack);
    append(this.#out.terms, read.terms);
    append(this.#owned, read.owned);
    return read.rest;
  }

  #treatise(name: string, pieces: Piece[], category: Category | null): void {
    const last = pieces[pieces.length - 1]!;
    const names = pieces.length > 1 ? signatureOf(last.text) : null;
    const id = this.#ids.claim(`${this.#pack}/文/${name}`, pieces[0]!.page);
    this.#out.treatises.push({
      id,
      title: name,
      subtitle: null,
      signature: names ?? [],
      sections: this.#sections(names ? pieces.slice(0, -1) : pieces),
      page: pieces[0]!.page,
      lines: [pieces[0]!.line, extent(pieces.map(({ line }) => line))[1]],
    });
    this.#owned.push({ owner: `treatise:${id}`, pieces });
    if (category) category.lines[1] = Math.max(category.lines[1], last.line);
  }

  /** The text cut at its numbered headings. */
  #sections(pieces: readonly Piece[]): Treatise['sections'] {
    const cuts = pieces.flatMap(({ tight }, i) => (i === 0 || isHeading(tight) ? [i] : []));
    return cuts.map((from, k) => {
      const all = pieces.slice(from, cuts[k + 1]);
      const { tight, text } = all[0]!;
      const headed = isHeading(tight);
      const heading = headed ? text.trim() : '';
      return {
        heading: heading.slice(0, 300),
        level: /^[（(]/.test(heading) ? 2 : 1,
        text: this.#setting.join(headed ? all.slice(1) : all),
        page: all[0]!.page,
        lines: [all[0]!.line, all[all.length - 1]!.line],
      };
    });
  }
}
