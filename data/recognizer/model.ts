import type { Kind, MarkGroup } from '../gazetteer/model';
import type { RuleId } from './evidence/rules';

/** What is known of the document besides its text. */
export interface DocumentContext {
  title?: string;
  url?: string;
  /** The reader's own answers, applied by the same decision function. */
  feedback?: readonly Feedback[];
}

/** "Not this" / "always here", for one surface form, on one page, site, or everywhere. */
export interface Feedback {
  verdict: 'never' | 'always';
  /** Surface form as matched after folding. */
  name: string;
  /** `page` compares the address without its fragment, `site` the host. */
  scope: 'page' | 'site' | 'everywhere';
  where: string;
  at: string;
}

/** A heading counts double as evidence; `list` blocks (rows of addresses) carry their own evidence. */
export type BlockRole = 'heading' | 'body' | 'list';

/** A decided mention. `start`/`end` are UTF-16 offsets into the block's text as given. */
export interface Mention {
  start: number;
  end: number;
  /** The text as it stands in the block. */
  text: string;
  /** Canonical surface form that matched. */
  name: string;
  entity: string;
  kind: Kind;
  group: MarkGroup;
  /** Full name where the text is a short one. */
  full?: string;
  /** Inline expansion is allowed here. */
  expand: boolean;
  former: boolean;
  /** 0–1; marking and expansion have thresholds of their own. */
  score: number;
  /** The rules that fired, in their order, with their weights: `reasonOf` puts them into words. */
  rules: readonly FiredRule[];
  /** Ids of other entities that carry the same name. */
  others: readonly string[];
}

/** A rule that spoke for a mention (weight above 0) or against it, in nats of log-odds. */
export interface FiredRule {
  id: RuleId | 'reader-always' | 'reader-never';
  weight: number;
}

/**
 * A document being recognized block by block. Blocks may come late, change and go: evidence is kept per block and
 * summed for the document, so a decision can change when other text arrives.
 */
export interface RecognizerDocument {
  setContext(context: DocumentContext): void;
  /**
   * Scans one block (a paragraph, cell, list item…). Linear in its length; allocates nothing per character. `under` is the
   * nearest block before it that may head it (a heading, a very short block): under one that is a place's name and
   * nothing else, 宁波, names of ours are not ours. False where nothing was
   * found in the block: it is not kept and need not be deleted.
   */
  set(block: number, text: string, role?: BlockRole, under?: number): boolean;
  delete(block: number): void;
  /**
   * Blocks whose mentions changed since the last call, with their mentions in order; an emptied block maps to []. Judges
   * at most `most` blocks (all of them when not given); `pending` tells whether some are left for the next call.
   */
  decide(most?: number): ReadonlyMap<number, readonly Mention[]>;
  /** Whether blocks wait to be judged, as of the last call of `decide`. */
  readonly pending: boolean;
  /**
   * Whether the document seems to be about another place: names of the book stand in it, and what else it says (its
   * site, its title, the places it names) speaks for elsewhere. Asked where nothing is lit. Linear in what was found.
   */
  readonly foreign: boolean;
}
