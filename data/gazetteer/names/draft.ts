import type { Kind, NameOrigin, Scope } from '../model';

/** A surface form on its way to a `Name`. */
export interface Surface {
  name: string;
  origin: NameOrigin;
  line: number | null;
  /** Full name that expansion may insert. */
  full?: string;
  /** A form with its suffix or its 上城 left off: weak everywhere. */
  bare?: boolean;
  /** The book uses it without its ending, outside longer names. */
  alone?: boolean;
}

/** An entity on its way: forms first, records and numbers later. */
export interface Draft {
  name: string;
  kind: Kind;
  scope: Scope;
  surfaces: Map<string, Surface>;
  full?: string;
  short?: string;
  former?: { until: string | null; successor: string | null; note: string };
  /** Source line that says what followed; absent where a rule or another source does. */
  formerLine?: number;
  /** Name of the unit that holds it. */
  within?: string;
  address?: string;
  /** Other plates of the same body (挂牌): names of drafts, with the source line. */
  plates?: { name: string; role: 'plate' | 'plate-of'; line: number | null }[];
  /** What it was before, as the book says: a name, and the source line. */
  before?: { name: string; line: number | null }[];
  /** Made by rule from another body's name: it is kept only where the book writes it, or shown as made by rule. */
  rule?: boolean;
  /** Nothing in its name says where it is: it needs a little beside it. */
  unplaced?: boolean;
  /** Set where the name alone would not make the id unique. */
  tag?: string;
}

const RANK: Record<NameOrigin, number> = { table: 0, list: 1, title: 2, text: 3, curated: 4, rule: 5 };

/** Starts a draft with its own name as first form. */
export function draft(
  name: string,
  kind: Kind,
  origin: NameOrigin,
  line: number | null,
  scope: Scope = 'district',
): Draft {
  const made: Draft = { name, kind, scope, surfaces: new Map() };
  addSurface(made, { name, origin, line });
  return made;
}

/** Adds a form; of two reports of one form the better sourced stays, `full` and `bare` are kept from either. */
export function addSurface(to: Draft, surface: Surface): void {
  const before = to.surfaces.get(surface.name);
  if (before === undefined) {
    to.surfaces.set(surface.name, surface);
    return;
  }
  const better = RANK[surface.origin] < RANK[before.origin] ? surface : before;
  to.surfaces.set(surface.name, {
    ...before,
    ...surface,
    origin: better.origin,
    line: better.line ?? before.line ?? surface.line,
  });
}

/** The drafts with an index from every form to the drafts that carry it. */
export class DraftSet {
  readonly all: Draft[] = [];
  private readonly byForm = new Map<string, Draft[]>();

  /** Adds a draft and indexes its forms; call `form` for forms added later. */
  add(made: Draft): Draft {
    this.all.push(made);
    for (const name of made.surfaces.keys()) this.index(name, made);
    return made;
  }

  /** Takes a draft out; its forms lead nowhere any more. */
  remove(gone: Draft): void {
    this.all.splice(this.all.indexOf(gone), 1);
    for (const name of gone.surfaces.keys()) {
      const list = this.byForm.get(name)?.filter((one) => one !== gone) ?? [];
      if (list.length > 0) this.byForm.set(name, list);
      else this.byForm.delete(name);
    }
  }

  form(made: Draft, surface: Surface): void {
    addSurface(made, surface);
    this.index(surface.name, made);
  }

  /** The first draft that carries the form. With `whole`, a draft for which it is only a shortened form does not count. */
  find(form: string, whole = false): Draft | undefined {
    return this.byForm.get(form)?.find((one) => !whole || one.surfaces.get(form)?.bare !== true);
  }

  private index(name: string, made: Draft): void {
    const list = this.byForm.get(name);
    if (list === undefined) this.byForm.set(name, [made]);
    else if (!list.includes(made)) list.push(made);
  }
}
