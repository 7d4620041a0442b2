import { useState } from 'react';
import { csvHead, csvRow } from '../../data/tables/csv';
import { useStrings } from '../i18n';
import { commonStrings } from '../strings/common';
import { Menu } from '../ui/menu';
import { Popover } from '../ui/popover';
import { saveFile } from '../ui/save-file';
import { dataStrings } from './data-strings';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface TakeAlongProps {
  /** Name of the file without its ending. */
  file: string;
  header: readonly string[];
  rows: readonly (readonly string[])[];
}

/** A table as a file for a spreadsheet or a program, or on the clipboard. */
export function TakeAlong({ file, header, rows }: TakeAlongProps) {
  const words = useStrings(dataStrings);
  const common = useStrings(commonStrings);
  const [said, setSaid] = useState('');
  const csv = () => saveFile(`${file}.csv`, csvHead(header) + rows.map(csvRow).join(''), 'text/csv');
  const json = () => {
    const records = rows.map((row) => Object.fromEntries(row.map((cell, at) => [header[at] ?? String(at), cell])));
    saveFile(`${file}.json`, JSON.stringify(records, null, 1), 'application/json');
  };
  // Tabs between cells: what spreadsheets take from the clipboard.
  const copy = () =>
    navigator.clipboard
      .writeText(
        [header, ...rows].map((row) => row.map((cell) => cell.replaceAll(/[\t\n]/g, ' ')).join('\t')).join('\n'),
      )
      .then(
        () => setSaid(common.copied),
        () => setSaid(common.copyFailed),
      );
  // Packing comes with its first use.
  const xlsx = async () => {
    const { xlsxFile } = await import('../../data/tables/xlsx');
    saveFile(`${file}.xlsx`, new Blob([xlsxFile(file, [header, ...rows])], { type: XLSX }));
  };
  const items = [
    { id: 'csv', label: words.csv, run: csv, done: common.saved(`${file}.csv`) },
    {
      id: 'xlsx',
      label: words.xlsx,
      run: () => void xlsx().catch(() => setSaid(common.saveFailed)),
      done: common.saved(`${file}.xlsx`),
    },
    { id: 'json', label: words.json, run: json, done: common.saved(`${file}.json`) },
    { id: 'copy', label: words.copyTable, run: () => void copy(), done: '' },
  ];
  return (
    <>
      <Popover label={words.take} className="button button-small">
        {(close) => (
          <Menu
            label={words.take}
            groups={[
              {
                items: items.map(({ id, label, run, done }) => ({
                  id,
                  label,
                  onSelect: () => {
                    close();
                    run();
                    setSaid(done);
                  },
                })),
              },
            ]}
          />
        )}
      </Popover>
      <span role="status" className="reader-hint">
        {said}
      </span>
    </>
  );
}
