import { hashName } from './filter';

/**
 * The names of all districts in files of several unrelated districts each. A reader who needs one district fetches the
 * file it lies in, so the host learns only that it is one of those; and a file once fetched is kept.
 */

/** What a shard holds of one district: the compiled names of its newest book, and which books there are. */
export interface ShardDistrict {
  district: number;
  /** `shangcheng-2022`, newest first. */
  books: string[];
  /** The vocabulary in the recognizer's wire form. */
  wire: string;
}

/** Number of the shard a district lies in: by hash of its code, so that neighbours do not share one. */
export const shardOf = (code: string, shards: number): number => hashName(code) % shards;

/** One shard as text: a line of JSON, then the wires one a line (a wire holds line ends, so lengths stand in the head). */
export function buildShard(districts: readonly ShardDistrict[]): string {
  const head = districts.map(({ district, books, wire }) => ({ district, books, length: wire.length }));
  return `${JSON.stringify({ format: 'yearbook-lens-shard', version: 1, districts: head })}\n${districts.map(({ wire }) => wire).join('')}`;
}

/** Reads a shard. Throws RangeError when it is cut or none. */
export function readShard(text: string): ShardDistrict[] {
  const end = text.indexOf('\n');
  let head: { format?: unknown; districts?: { district: number; books: string[]; length: number }[] };
  try {
    head = JSON.parse(text.slice(0, end));
  } catch {
    throw new RangeError('this is no shard of a catalogue');
  }
  if (end < 0 || head.format !== 'yearbook-lens-shard' || !Array.isArray(head.districts))
    throw new RangeError('this is no shard of a catalogue');
  let at = end + 1;
  const districts = head.districts.map(({ district, books, length }) => {
    const wire = text.slice(at, at + length);
    at += length;
    return { district, books, wire };
  });
  if (at !== text.length) throw new RangeError('the shard is cut short');
  return districts;
}
