import { parseArgs } from 'node:util';
import { placesReport, placesReportText } from '../../data/gazetteer/places/index';
import { formatReport, isComplete } from '../../data/yearbook/index';
import { BOOK_OPTIONS, currentPack, readBookOf } from './books';
import { print, printRows } from './output';

/** `report`: how well the book was read, and how many of its names are placed. Exit 1 when a required part is missing. */
export async function report(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false }, ...BOOK_OPTIONS } });
  const book = readBookOf(values);
  const places = values.text ? null : placesReport((await currentPack()).entities, book);
  if (values.json) await printRows([{ ...book.report, ...(places ? { places } : {}) }]);
  else await print(formatReport(book.report) + (places ? `\n位置 places\n${placesReportText(places)}\n` : ''));
  return isComplete(book.report) ? 0 : 1;
}
