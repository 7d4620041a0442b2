import type { Pack } from '../pack/model';
import type { BookChanges, PackRow } from './model';

/** What a reader is told about a pack before it is taken in. */
export interface PackPreview {
  info: Pack['book']['info'];
  checksum: string;
  /** UTF-16 units of the pack's JSON. */
  characters: number;
  counts: Record<string, number>;
  /** Kinds of records that the book does not have. */
  missing: string[];
  /** Source lines that have no home in any record. */
  unaccounted: number;
  /** Findings of the reading of the book, a line each, the first few. */
  findings: string[];
  /** Control and direction characters that were made visible. */
  unseen: number;
  /** Entities with a point of their own or of an address, of all. */
  located: number;
  /** Entities that no entry speaks of. */
  silent: number;
  /** The same book in the library, when this import takes its place. */
  replaces: {
    title: string;
    checksum: string;
    importedAt: string;
    /** Made before the one on the shelf, as far as both tell. */
    older: boolean;
    /** Null where nothing changes, or the one on the shelf is damaged. */
    changes: BookChanges | null;
  } | null;
}

const FINDINGS = 20;

/** Looks a checked pack over. Linear in its entities. */
export function previewPack(
  pack: Pack,
  counts: Record<string, number>,
  about: { characters: number; unseen: number; present: PackRow | undefined; changes: BookChanges | null },
): PackPreview {
  const { report } = pack.book;
  const missing = Object.keys(counts).filter((kind) => counts[kind] === 0);
  return {
    info: pack.book.info,
    checksum: pack.checksum,
    characters: about.characters,
    counts,
    missing,
    unaccounted: report.unaccounted.count,
    findings: report.findings
      .slice(0, FINDINGS)
      .map((finding) => (typeof finding === 'string' ? finding : JSON.stringify(finding))),
    unseen: about.unseen,
    located: pack.entities.filter(({ location }) => location.level === 'own' || location.level === 'address').length,
    silent: pack.entities.filter(({ entries }) => entries.length === 0).length,
    replaces: about.present
      ? {
          title: about.present.info.title,
          checksum: about.present.checksum,
          importedAt: about.present.importedAt,
          older: isOlder(pack, about.present),
          changes: about.changes,
        }
      : null,
  };
}

/** Whether a pack was made before the build on the shelf; by its edition, else by the time of the build where both tell it. */
function isOlder({ book, builtAt }: Pack, present: PackRow): boolean {
  if (book.info.edition !== present.info.edition) return book.info.edition < present.info.edition;
  return builtAt !== undefined && present.builtAt !== undefined && Date.parse(builtAt) < Date.parse(present.builtAt);
}
