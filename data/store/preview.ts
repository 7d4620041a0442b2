import type { Pack } from '../pack/model';
import type { PackRow } from './model';

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
  replaces: { checksum: string; importedAt: string; counts: Record<string, number> } | null;
}

const FINDINGS = 20;

/** Looks a checked pack over. Linear in its entities. */
export function previewPack(
  pack: Pack,
  counts: Record<string, number>,
  about: { characters: number; unseen: number; present: PackRow | undefined },
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
          checksum: about.present.checksum,
          importedAt: about.present.importedAt,
          counts: about.present.counts,
        }
      : null,
  };
}
