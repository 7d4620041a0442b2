import { parseArgs } from 'node:util';
import { exportClaims, exportLinks, exportNames, exportUnlinked } from '../../data/gazetteer/index';
import { isOnMap, linkedPlaces, placesCsv, placesGeoJSON } from '../../data/gazetteer/places/index';
import { csvFile } from '../../data/tables/csv';
import { EXPORTS, exportRecords, isExportKind } from '../../data/yearbook/export/records';
import { BOOK_OPTIONS, currentPack, readBookOf } from './books';
import { print, printRows, UsageError } from './output';

export const EXPORT_KINDS = [...EXPORTS, 'names', 'links', 'claims', 'places', 'linked-places'];

/** `export WHAT [--csv]`: records of the book, names, links (`--unlinked`: what has none, and why), claims or places. */
export async function exportCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      csv: { type: 'boolean', default: false },
      unlinked: { type: 'boolean', default: false },
      pack: { type: 'string' },
      ...BOOK_OPTIONS,
    },
  });
  const [what, ...more] = positionals;
  if (!what || more.length) throw new UsageError(`export takes one of: ${EXPORT_KINDS.join(' ')}`);
  if (values.unlinked && what !== 'links') throw new UsageError('--unlinked goes with links');
  if (isExportKind(what)) {
    const book = values.pack ? (await currentPack(values.pack)).book : readBookOf(values);
    await print(exportRecords(book, what, values.csv ? 'csv' : 'jsonl'));
    return 0;
  }
  if (!EXPORT_KINDS.includes(what)) {
    throw new UsageError(`there is no “${what}” to export; one of: ${EXPORT_KINDS.join(' ')}`);
  }
  const { names, entities, book } = await currentPack(values.pack);
  if (what === 'names') {
    const rows = exportNames(names);
    await (values.csv ? print(csvFile(rows)) : printRows(rows));
  } else if (what === 'links') {
    if (values.unlinked) {
      const rows = exportUnlinked(entities);
      await (values.csv
        ? print(csvFile(rows.map((row) => ({ ...row, inside: row.inside.join('、') }))))
        : printRows(rows));
    } else {
      const rows = exportLinks(entities, book);
      await (values.csv ? print(csvFile(rows)) : printRows(rows));
    }
  } else if (what === 'claims') {
    const rows = exportClaims(entities, names, book);
    await (values.csv ? print(csvFile(rows)) : printRows(rows));
  } else if (what === 'places') {
    // The CSV has one row a place; GeoJSON is one document.
    await (values.csv ? print(placesCsv(entities.filter(isOnMap), entities)) : printRows([placesGeoJSON(entities)]));
  } else await printRows([linkedPlaces(entities.filter(isOnMap), entities, book.info)]);
  return 0;
}
