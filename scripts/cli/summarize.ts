import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Row } from '../../data/lens/formats';
import { csvFile } from '../../data/tables/csv';
import { note, type PackOf, print, printRows, UsageError } from './output';

const KEYS = ['entity', 'month', 'document', 'kind'] as const;
type Key = (typeof KEYS)[number];

interface Count {
  mentions: number;
  documents: number;
  /** The document counted last: rows of one document stand together. */
  last: string;
}

/**
 * `summarize [FILE] [--by entity,month]`: counts of names out of the rows of `annotate`, for maps and tables. A row a
 * group, most mentions first; groups by entity carry its name, kind and point (WGS-84 degrees). Memory grows with the
 * number of groups, not of rows. A line that is no row is counted and named; exit 1 then.
 */
export async function summarize(args: string[], packOf: PackOf): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      by: { type: 'string', default: 'entity' },
      csv: { type: 'boolean', default: false },
      pack: { type: 'string' },
    },
  });
  const keys = values.by.split(',') as Key[];
  const wrong = keys.find((key) => !KEYS.includes(key));
  if (wrong !== undefined) throw new UsageError(`--by takes ${KEYS.join(', ')}; not “${wrong}”`);
  if (positionals.length > 1) throw new UsageError('summarize takes one file of rows, or stdin');
  const [file = '-'] = positionals;
  const groups = new Map<string, Count>();
  let bad = 0;
  let number = 0;
  const lines = createInterface({ input: file === '-' ? process.stdin : createReadStream(file), crlfDelay: Infinity });
  for await (const line of lines) {
    number += 1;
    if (!line.trim()) continue;
    const row = rowOfLine(line);
    if (!row) {
      bad += 1;
      if (bad <= 5) note(`summarize: line ${number} is no row of annotate`);
      continue;
    }
    const key = keys.map((one) => partOf(row, one)).join('\t');
    const group = groups.get(key);
    if (!group) groups.set(key, { mentions: 1, documents: 1, last: row.file });
    else {
      group.mentions += 1;
      if (group.last !== row.file) group.documents += 1;
      group.last = row.file;
    }
  }
  const { entities } = await packOf(values.pack);
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const rows = [...groups]
    .sort(([, a], [, b]) => b.mentions - a.mentions)
    .map(([key, { mentions, documents }]) => {
      const parts = key.split('\t');
      const entity = keys.includes('entity') ? byId.get(parts[keys.indexOf('entity')]!) : undefined;
      const location = entity?.location;
      const point = location && 'lon' in location ? { lon: location.lon, lat: location.lat } : { lon: null, lat: null };
      return {
        ...Object.fromEntries(keys.map((name, i) => [name, parts[i] || null])),
        ...(keys.includes('entity') ? { name: entity?.name ?? null, kind: entity?.kind ?? null, ...point } : {}),
        mentions,
        documents,
      };
    });
  await (values.csv ? print(csvFile(rows)) : printRows(rows));
  if (bad) note(`summarize: ${bad} of ${number} lines were no rows of annotate`);
  return bad ? 1 : 0;
}

function rowOfLine(line: string): Row | null {
  try {
    const row = JSON.parse(line) as Partial<Row> | null;
    return typeof row?.file === 'string' && typeof row.entity === 'string' ? (row as Row) : null;
  } catch {
    return null;
  }
}

function partOf(row: Row, key: Key): string {
  if (key === 'month') return row.date?.slice(0, 7) ?? '';
  return key === 'document' ? row.file : row[key];
}
